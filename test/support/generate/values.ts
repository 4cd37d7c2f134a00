import fc from "fast-check";
import type { Expr, IrMap } from "../../../src/compiler/ir/nodes.ts";
import type { Json, Type } from "../../../src/compiler/types.ts";
import { hostileTexts } from "./names.ts";

/** Values of other kinds than a rule expects, and empty ones. */
export const junk: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  5,
  -0,
  2.5,
  1e21,
  0.1 + 0.2,
  2 ** 53,
  true,
  false,
  "text",
  "",
  [],
  {},
  [null],
  [1],
  ["x", {}],
  { x: 1 },
  JSON.parse('{"__proto__":{"x":1}}') as Json,
  { value: null },
  [[]],
);

/** Members that no rule names. */
export const unknownMembers: fc.Arbitrary<readonly (readonly [string, Json])[]> = fc.array(
  fc.tuple(
    fc.oneof(
      {
        weight: 60,
        arbitrary: fc.constantFrom(
          "H",
          "N__c",
          "__proto__",
          "constructor",
          "extra",
          "id",
          "type",
          "x y",
          "0",
          "sequence",
          "keepSingleton",
        ),
      },
      { weight: 1, arbitrary: fc.constantFrom("_jsonata_lambda", "outerWrapper", "tupleStream") },
    ),
    fc.oneof(junk, fc.constantFrom<Json>(null, 1, "h", true)),
  ),
  { maxLength: 2 },
);

/** Literals of conditions, tables and enums of a map: texts that its rules know. */
export function knownTexts(map: IrMap): readonly string[] {
  const texts = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) visit(item);
    if (typeof node !== "object" || node === null) return;
    const { kind, value } = node as { readonly kind?: unknown; readonly value?: unknown };
    if ((kind === "literal" || kind === "value") && typeof value === "string") texts.add(value);
    for (const [name, inner] of Object.entries(node)) if (name !== "span") visit(inner);
  };
  visit(map.block);
  return [...texts];
}

/** Values of a type, biased to its edges; `texts` are drawn often where any text will do. */
export function typedValue(type: Type, texts: readonly string[]): fc.Arbitrary<Json> {
  switch (type.kind) {
    case "scalar":
      return scalarOf(type.name, texts);
    case "enum":
      return fc.constantFrom<Json>(...type.members);
    case "list":
      return fc.array(orNull(typedValue(type.item, texts)), { maxLength: 3 });
    case "map":
      return fc
        .array(
          fc.tuple(
            fc.constantFrom("k", "__proto__", "b c", "0"),
            orNull(typedValue(type.value, texts)),
          ),
          { maxLength: 2 },
        )
        .map((entries) => Object.fromEntries(entries));
    case "object":
      return fc
        .tuple(
          ...type.fields.map((field) =>
            optional(typedValue(field.type, texts)).map((value) => [field.name, value] as const),
          ),
        )
        .map((entries) =>
          Object.fromEntries(
            entries.filter((entry): entry is [string, Json] => entry[1] !== undefined),
          ),
        );
    default:
      return fc.oneof(junk, scalarOf("string", texts));
  }
}

/** Missing now and then. */
export function optional<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.oneof(
    { weight: 5, arbitrary: value },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

function orNull(value: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) });
}

const numbers = [0, 1, 2, 7, 10, -1, 42, 100, 1999];
const fractions = [
  0.5, 2.5, -1.25, 19.99, 19.999, 0.1, 1e-7, 1e21, 123456789.123456, 0.30000000000000004,
];
const days = [
  "2024-02-29",
  "2024-01-01",
  "1999-12-31",
  "1970-01-01",
  "2068-12-31",
  "2069-01-01",
  "0001-01-01",
  "9999-12-31",
];
const clocks = ["00:00:00", "23:59:59", "12:00:00.000", "10:15", "00:30:05.007", "02:30:00"];
const offsets = ["Z", "+00:00", "+02:00", "-05:30", "+1400"];

function scalarOf(name: string, texts: readonly string[]): fc.Arbitrary<Json> {
  switch (name) {
    case "string":
      return fc.oneof(
        fc.constantFrom<Json>("a", "b", "x", "u1", "r1", ...texts),
        fc.constantFrom<Json>("A", "Mary Ann Lee", "a b", ...hostileTexts),
        fc.string({ maxLength: 6 }),
      );
    case "integer":
      return fc.oneof(
        fc.constantFrom<Json>(...numbers, -0, 2 ** 53 - 1),
        fc.integer({ min: -2000, max: 2_000_000 }),
      );
    case "number":
      return fc.oneof(
        fc.constantFrom<Json>(...numbers, ...fractions),
        fc.integer({ min: -9999, max: 9999 }).map((n) => n / 100),
      );
    case "decimal":
      return fc.constantFrom<Json>(
        1,
        1.5,
        "1.50",
        "19.99",
        "0.10",
        0,
        "-0",
        "1e2",
        "123456789012345678.5",
        7,
        "+5",
      );
    case "boolean":
      return fc.boolean();
    case "date":
      return fc.constantFrom<Json>(...days, "2024-03-10", "2024-11-03");
    case "time":
      return fc.constantFrom<Json>(...clocks);
    case "datetime":
      return fc
        .tuple(
          fc.constantFrom(...days, "2024-03-10", "2024-11-03"),
          fc.constantFrom(...clocks, "08:30:00"),
          fc.constantFrom(...offsets),
        )
        .map((parts) => `${parts[0]}T${parts[1]}${parts[2]}`);
    default:
      return fc.oneof(junk, fc.constantFrom<Json>(null, "j", { a: [1, { b: null }] }));
  }
}

/** Whether an expression compares a place with a constant: `[place, constant]` of each comparison. */
export function comparisons(expr: Expr): readonly (readonly [Expr, Json])[] {
  if (expr.kind !== "binary") return [];
  if (expr.right.kind === "literal" && expr.op === "=") return [[expr.left, expr.right.value]];
  return [...comparisons(expr.left), ...comparisons(expr.right)];
}
