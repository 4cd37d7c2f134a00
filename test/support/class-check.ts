import fc from "fast-check";
import { moduleText } from "../../src/compiler/backends/javascript/javascript.ts";
import type { RuleClass } from "../../src/compiler/classes/model.ts";
import { samplesOf } from "../../src/compiler/classes/samples.ts";
import { sameOf } from "../../src/compiler/classes/type-functions.ts";
import type { CellRule, IrMap } from "../../src/compiler/ir/nodes.ts";
import type { Json, Type } from "../../src/compiler/types.ts";
import { sameJson } from "../../src/runtime/index.ts";
import { generatedTables } from "./generate/maps.ts";
import { loadModule } from "./run-javascript.ts";

/** A rule whose class a value contradicts. */
export interface Contradiction {
  readonly rule: string;
  readonly claimed: string;
  readonly value: Json;
  readonly back: unknown;
}

export interface ClassReport {
  /** Values that went there and back, refused ones aside. */
  readonly trips: number;
  readonly contradictions: readonly Contradiction[];
}

/**
 * Runs a cell alone, in the generated module, on values of its type: a lossless one gives back the
 * very value, a canonical one a value that gives back itself, and a witness does what it says.
 */
export async function checkClass(
  map: IrMap,
  { rule, write }: RuleClass,
  options: { readonly runs: number; readonly seed: number },
): Promise<ClassReport> {
  // A rule on the item itself cannot stand alone: a record is an object.
  const isWhole = rule.kind === "cell" && rule.cell.kind === "at" && rule.cell.path.length === 0;
  if (rule.kind !== "cell" || rule.on === "update" || isWhole)
    return { trips: 0, contradictions: [] };
  const trip = await tripOf(map, rule);
  const contradictions: Contradiction[] = [];
  let trips = 0;
  const values = fc.sample(valuesOf(rule.type), { numRuns: options.runs, seed: options.seed });
  for (const value of [...samplesOf(rule.type), ...values]) {
    const back = trip(value);
    if (back === refused) continue;
    trips += 1;
    const again = trip(back as Json);
    const isHeld =
      write.kind === "lossless"
        ? sameJson(back, value)
        : write.kind !== "canonical" || sameOf(rule.type)(back, value) || sameJson(again, back);
    if (!isHeld) contradictions.push({ rule: rule.label, claimed: write.kind, value, back });
  }
  const { witness } = write;
  // Patterns are mixed in the object of another value, not in a new record.
  const isNew = write.note?.startsWith("a pattern leaves") !== true;
  if (witness !== undefined && rule.cell.kind === "at" && isNew) {
    const back = trip(witness.value);
    const isTrue = witness.isRefused === true ? back === refused : sameJson(back, witness.back);
    if (!isTrue) {
      contradictions.push({
        rule: rule.label,
        claimed: "witness",
        value: witness.value ?? null,
        back,
      });
    }
  }
  return { trips, contradictions };
}

const refused = Symbol("refused");

/** The common value that comes back when a new record with this one is written and read. */
async function tripOf(map: IrMap, rule: CellRule): Promise<(value: Json | undefined) => unknown> {
  const name = "field";
  const left = [{ kind: "member", name }] as const;
  const alone: IrMap = { ...map, block: { rules: [{ ...rule, left }], overlay: {} } };
  const { read, write } = await loadModule(moduleText(alone, { sourceHash: "" }));
  const options = map.tables.length === 0 ? undefined : { tables: generatedTables };
  return (value) => {
    try {
      const vendor = write(value === undefined ? {} : { [name]: value }, undefined, options);
      const common = read(vendor, options) as Readonly<Record<string, unknown>>;
      return common[name];
    } catch {
      return refused;
    }
  };
}

/** Values of a type, more varied than the samples that classes are tried on. */
export function valuesOf(type: Type): fc.Arbitrary<Json> {
  switch (type.kind) {
    case "scalar":
      return scalarValues(type.name);
    case "enum":
      return fc.constantFrom(...type.members);
    case "list":
      return fc.array(valuesOf(type.item), { maxLength: 3 });
    case "map":
      return fc.dictionary(fc.string(), valuesOf(type.value), {
        maxKeys: 3,
        noNullPrototype: true,
      });
    case "object":
      return fc.record(
        Object.fromEntries(type.fields.map((field) => [field.name, valuesOf(field.type)])),
        { requiredKeys: [], noNullPrototype: true },
      ) as fc.Arbitrary<Json>;
    default:
      return fc.jsonValue() as fc.Arbitrary<Json>;
  }
}

function scalarValues(name: Extract<Type, { kind: "scalar" }>["name"]): fc.Arbitrary<Json> {
  const day = fc.date({
    min: new Date("1000-01-01"),
    max: new Date("2999-12-31"),
    noInvalidDate: true,
  });
  const cents = fc.integer({ min: -99_999_999, max: 99_999_999 });
  switch (name) {
    case "integer":
      return fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -10, max: 1000 }));
    case "number":
      return fc.oneof(
        cents.map((value) => value / 100),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      );
    case "decimal":
      return fc.oneof(
        cents.map((value) => (value / 100).toFixed(2)),
        cents,
        fc.bigInt().map(String),
      );
    case "boolean":
      return fc.boolean();
    case "date":
      return day.map((value) => value.toISOString().slice(0, 10));
    case "datetime":
      return day.map((value) => value.toISOString());
    case "time":
      return day.map((value) => value.toISOString().slice(11, 23));
    case "string":
      return fc.oneof(fc.string({ unit: "binary" }), fc.string(), cents.map(String));
    case "json":
      return fc.jsonValue() as fc.Arbitrary<Json>;
  }
}
