import fc from "fast-check";
import type { BinaryExpr, Expr } from "../../../src/compiler/ir/nodes.ts";
import type { Json } from "../../../src/compiler/types.ts";
import { functionSignatures, type Parameter } from "../../../src/runtime/functions/signatures.ts";
import { check, literal, map, read, readRule } from "./build.ts";
import type { Animal } from "./zoo-pools.ts";

const texts = fc.constantFrom<Json>(
  "",
  "a",
  " a  b ",
  "a,b,,c",
  "😀é",
  "12.5",
  "0x1F",
  "-1e400",
  "05",
  "%41",
  "%zz",
  "\ud800",
  "YWI=",
  "2024-02-29",
  "2024-03-01T10:00:00.123456+02:00",
);
const numbers = fc.constantFrom<Json>(
  0,
  1,
  -1,
  2,
  2.5,
  -3.7,
  1.005,
  36,
  1e21,
  0.1 + 0.2,
  1e308,
  -1709305200123,
);
const lists = fc.constantFrom<Json>(
  [],
  [1],
  [3, 1, null, 2],
  ["b", "a"],
  [1, "a"],
  [[1], [1]],
  [{ a: 1 }, { b: [2] }, { a: { c: 1 } }],
);
const anything = fc.oneof(
  texts,
  numbers,
  lists,
  fc.constantFrom<Json>(true, false, {}, { a: null, "": 1 }),
);

function maybe(value: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) });
}

function record(shape: { readonly [name: string]: fc.Arbitrary<Json> }): fc.Arbitrary<Json> {
  const made = Object.entries(shape).map(([name, value]) => [name, maybe(value)] as const);
  return fc.record(Object.fromEntries(made), { requiredKeys: [] }) as fc.Arbitrary<Json>;
}

function animal(name: string, value: Expr, vendor: fc.Arbitrary<Json>): Animal {
  return { name, map: map(readRule("r", value)), vendor, common: fc.constant({}) };
}

const pools: Readonly<Record<Parameter["type"], fc.Arbitrary<Json>>> = {
  string: texts,
  number: numbers,
  boolean: fc.boolean(),
  json: anything,
  list: lists,
};

const listPools: Readonly<Record<string, fc.Arbitrary<Json>>> = {
  number: fc.constantFrom<Json>([], [1], [1, null, 2.5], [-1e308, -1e308]),
  string: fc.constantFrom<Json>([], ["a"], ["a", null, "b"]),
};

function functions(): readonly Animal[] {
  return [...functionSignatures].flatMap(([fn, { params }]) => {
    const required = params.filter((parameter) => parameter.optional !== true).length;
    const counts = [...new Set([required, params.length])];
    return counts.map((count) => {
      const args = params.slice(0, count);
      const shape = Object.fromEntries(
        args.map((parameter, index) => [`a${index}`, poolOf(parameter)]),
      );
      const values = args.map((_, index) => read(`a${index}`));
      return animal(`$${fn} of ${count}`, { kind: "call", fn, args: values }, record(shape));
    });
  });
}

function poolOf(parameter: Parameter): fc.Arbitrary<Json> {
  const ofItems = listPools[parameter.item ?? ""];
  return parameter.type === "list" && ofItems !== undefined ? ofItems : pools[parameter.type];
}

function operators(): readonly Animal[] {
  const numeric = ["+", "-", "*", "/", "%"] as const;
  const comparing = ["=", "!=", "<", "<=", ">", ">="] as const;
  const decimals = fc.constantFrom<Json>(
    0,
    1,
    "1.50",
    1.5,
    "-0.5",
    3,
    "1e15",
    123456789012345,
    "0.000000000000001",
    "123456789.123456",
    100,
    "7e-3",
  );
  const instants = fc.constantFrom<Json>(
    "2024-03-01T10:00Z",
    "2024-03-01T12:00:00+02:00",
    "2024-03-01T10:00:00.001Z",
  );
  const all: (readonly [BinaryExpr["op"], BinaryExpr["on"], fc.Arbitrary<Json>])[] = [
    ...numeric.map((op) => [op, "number", numbers] as const),
    ...numeric.map((op) => [op, "decimal", decimals] as const),
    ...comparing.map((op) => [op, "number", numbers] as const),
    ...comparing.map((op) => [op, "decimal", decimals] as const),
    ...comparing.map((op) => [op, "string", texts] as const),
    ...comparing.map((op) => [op, "datetime", instants] as const),
    ["=", "json", anything],
    ["&", "string", anything],
    ["and", "boolean", fc.boolean()],
    ["or", "boolean", fc.boolean()],
  ];
  return all.map(([op, on, pool]) =>
    animal(
      `${op} on ${on}`,
      { kind: "binary", op, on, left: read("x"), right: read("y") },
      record({ x: pool, y: pool }),
    ),
  );
}

/** Assigned in one go, since an object written with `then` looks like a promise. */
function conditional(test: Expr, yes: Expr, otherwise: Expr): Expr {
  const [name] = ["then"] as const;
  return { kind: "conditional", test, [name]: yes, otherwise };
}

function others(): readonly Animal[] {
  const bad = read("n", check("number"));
  return [
    animal(
      "negate",
      { kind: "negate", operand: read("x") },
      record({ x: fc.oneof(numbers, fc.constantFrom("1.50", "-0", "0.1")) }),
    ),
    animal(
      "conditional",
      conditional(read("t"), bad, literal("no")),
      record({ t: fc.boolean(), n: anything }),
    ),
    animal(
      "first",
      { kind: "first", items: [read("x"), bad, literal("z")] },
      record({ x: texts, n: anything }),
    ),
    animal(
      "in",
      { kind: "in", operand: read("x"), items: ["a", 1, null, [1]] },
      record({ x: anything }),
    ),
    animal(
      "present",
      { kind: "state", operand: read("x.y"), state: "present" },
      record({ x: record({ y: anything }) }),
    ),
    animal("missing", { kind: "state", operand: bad, state: "missing" }, record({ n: anything })),
    animal(
      "and of errors",
      {
        kind: "binary",
        op: "and",
        on: "boolean",
        left: read("t"),
        right: { kind: "state", operand: bad, state: "present" },
      },
      record({ t: fc.boolean(), n: anything }),
    ),
    animal(
      "all items",
      read("l[].m[].n"),
      record({ l: listOf(record({ m: listOf(record({ n: anything })) })) }),
    ),
    animal(
      "items of a list",
      { kind: "call", fn: "count", args: [read("l[].n")] },
      record({ l: listOf(record({ n: texts })) }),
    ),
    animal(
      "by condition",
      read("l[type=a].n"),
      record({ l: listOf(record({ type: texts, n: anything })) }),
    ),
    animal("by index", read("l[1].n"), record({ l: listOf(record({ n: anything })) })),
    animal(
      "template",
      {
        kind: "join",
        prefix: "<",
        suffix: ">",
        parts: [
          { value: read("x"), separator: "" },
          { value: read("n"), separator: ", " },
        ],
      },
      record({ x: texts, n: anything }),
    ),
  ];
}

function listOf(item: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc.oneof(fc.array(item, { maxLength: 3 }) as fc.Arbitrary<Json>, texts);
}

export const expressionZoo: readonly Animal[] = [...functions(), ...operators(), ...others()];
