import fc from "fast-check";
import { moduleText } from "../../src/compiler/backends/javascript/javascript.ts";
import type { RuleClass } from "../../src/compiler/classes/model.ts";
import { samplesOf } from "../../src/compiler/classes/samples.ts";
import { sameOf } from "../../src/compiler/classes/type-functions.ts";
import type { CellRule, IrMap } from "../../src/compiler/ir/nodes.ts";
import type { Json } from "../../src/compiler/types.ts";
import { valuesOf } from "../../src/laws/values.ts";
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
