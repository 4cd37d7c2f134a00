import { withMembers } from "../../runtime/index.ts";
import type { Codec, TableKey, TablePattern, TableStep } from "../ir/nodes.ts";
import type { Json, Type } from "../types.ts";
import { checked, type DirectionClass, lossy, type Witness } from "./model.ts";
import {
  keyValue,
  type Maybe,
  membersOf,
  type Outcome,
  type Runner,
  runnerOf,
} from "./run-codec.ts";
import { sameOf } from "./type-functions.ts";

/**
 * The classes of a value table by trying every value that it can tell apart: outside the values
 * that it names a table is constant, the identity or an error, so that one fresh value stands for
 * all others. The codec is the table alone, with what becomes of values that have no row.
 */
export function classOfTable(
  codec: Codec,
  step: TableStep,
): { readonly write: DirectionClass; readonly read: DirectionClass } {
  const { get, build } = runnerOf(codec);
  const common = valuesOf(step, step.commonType, (row) => row.common);
  const vendor = valuesOf(step, step.vendorType, (row) => row.vendor);
  const mixed = mixedPatterns(get, step);
  if (mixed !== undefined) {
    const write = { ...lossy("a pattern leaves what another one has set"), witness: mixed };
    return { write, read: checked };
  }
  return {
    write: finite(common, build, get, step.commonType),
    read: finite(vendor, get, build, step.vendorType),
  };
}

/** A common value that reads as another one when its pattern is set in the object of a third. */
function mixedPatterns(get: Runner["get"], step: TableStep): Witness | undefined {
  const patterns = step.rows.flatMap(({ vendor }) => (vendor.kind === "pattern" ? [vendor] : []));
  const olds = patterns.map(keyValue);
  for (const { direction, common, vendor } of step.rows) {
    if (direction === "read" || vendor.kind !== "pattern") continue;
    const value = keyValue(common);
    for (const old of olds) {
      const via = withMembers(old, membersOf(vendor)) as Json;
      const home = get(via);
      if ("refused" in home) return { value, via, back: undefined, isRefused: true };
      if (!sameOf(step.commonType)(home.value, value)) return { value, via, back: home.value };
    }
  }
  return undefined;
}

/** The members of a closed type; else what either side names, and one text that nothing names. */
function valuesOf(
  step: TableStep,
  type: Type,
  side: (row: TableStep["rows"][number]) => TableKey | TablePattern,
): readonly Maybe[] {
  if (type.kind === "enum") return [...type.members, null, undefined];
  if (type.kind === "scalar" && type.name === "boolean") return [true, false, null, undefined];
  const own = step.rows.map((row) => keyValue(side(row)));
  const named = step.rows.flatMap((row) => [keyValue(row.common), keyValue(row.vendor)]);
  const results = [step.readElse, step.writeElse].filter((value) => value !== undefined);
  return [...own, ...named, ...results, fresh(named), null, undefined];
}

function fresh(named: readonly Maybe[]): Json {
  let text = "other";
  while (named.includes(text)) text += "_";
  return text;
}

function finite(
  values: readonly Maybe[],
  there: (value: Maybe) => Outcome,
  back: (value: Maybe) => Outcome,
  type: Type,
): DirectionClass {
  const same = sameOf(type);
  let failed: Witness | undefined;
  for (const value of values) {
    const via = there(value);
    if ("refused" in via) continue;
    const home = back(via.value);
    if (!("refused" in home) && same(home.value, value)) continue;
    const trip = { value, via: via.value };
    failed ??=
      "refused" in home
        ? { ...trip, back: undefined, isRefused: true }
        : { ...trip, back: home.value };
  }
  return failed === undefined ? checked : { ...lossy("values share one code"), witness: failed };
}
