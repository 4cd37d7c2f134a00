import type { JsonObject } from "../json.ts";
import { entriesOf as configurationEntries } from "../map-draft.ts";
import { type FilterNames, filterNames } from "./filters.ts";
import { type CommonTypes, ScriptKinds } from "./kinds.ts";
import { Mapped, type SaidByName } from "./mapped.ts";
import { picksOf } from "./picks.ts";
import { type LiftedRow, oneWayRow, twoWayRow } from "./rows.ts";
import { type Kinds, type Said, saidOf } from "./said.ts";
import { type Assignments, assignmentsOf, renameOf } from "./statements.ts";
import { resolved, sourcesOf, type Term } from "./terms.ts";

export type { LiftedRow } from "./rows.ts";

/** A script as rows, and the entries whose values it decides. */
export interface Lifted {
  readonly rows: readonly LiftedRow[];
  readonly entries: readonly number[];
  /** Common members that the rules set or read. */
  readonly names: ReadonlySet<string>;
  /** Those of them that hold one of a few texts. */
  readonly picks: ReadonlyMap<string, readonly string[]>;
  /** What other entries are called in filters. */
  readonly filters: ReadonlyMap<number, string>;
}

type Refused = { readonly why: string };

/**
 * The rules that do what a script does, for values of the kinds that are declared or shown, null and
 * what is missing; or why there are none. Source: docs/platform.md "Scripts".
 */
export function lift(body: string, payload: JsonObject, types: CommonTypes): Lifted | Refused {
  const understood = assignmentsOf(body, payload.isLegacy === true);
  if ("why" in understood) return understood;
  const renamed = isOnFilters(payload) ? renameOf(body, payload.isLegacy === true) : undefined;
  if (renamed !== undefined && "why" in renamed) {
    return { why: `it runs on filters too, where ${renamed.why}` };
  }
  const { read, write } = understood;
  if (read.size === 0 && write.size === 0 && renamed === undefined) {
    return { why: "it sets nothing" };
  }
  const map = new Mapped(payload);
  const unclear = map.unclear(read, write);
  if (unclear !== undefined) return { why: unclear };
  const undefinedName = [...read.keys()].find((name) => types !== undefined && !types.has(name));
  if (undefinedName !== undefined) {
    return { why: `\`${undefinedName}\` is no field of the definition` };
  }
  const kinds = new ScriptKinds(types, map.vendorTypes, read, write);
  const reads = saidAll(read, (name) => map.before(name, "read"), kinds.of("read"));
  if ("why" in reads) return reads;
  const writes = saidAll(write, (name) => map.before(name, "write"), kinds.of("write"));
  if ("why" in writes) return writes;
  const passing = map.passing(reads.said, writes.said);
  if (passing !== undefined) return { why: `\`${passing}\` would pass in the other direction` };
  const rows = rowsOf(reads.said, writes.said, map);
  if ("why" in rows) return rows;
  const names = new Set([
    ...read.keys(),
    ...[...write.values()].flatMap((one) => [...sourcesOf(one)]),
  ]);
  const picks = picksOf(reads.said, writes.said);
  const lifted = { rows: rows.rows, entries: map.decided(read, write) };
  const filters =
    renamed === undefined ? noFilters(lifted.rows) : filterNames(renamed.rename, payload, lifted);
  if ("why" in filters) return filters;
  if (lifted.rows.length === 0 && filters.entries.size === 0) return { why: "it sets nothing" };
  return { ...lifted, rows: filters.rows, filters: filters.entries, names, picks };
}

/** The script sees no filters, which are what the fields make of them. */
function noFilters(rows: readonly LiftedRow[]): FilterNames {
  return { entries: new Map(), rows };
}

/** With `applyJSOnQueryFieldValue` a script runs on filters too. */
function isOnFilters({ configuration }: JsonObject): boolean {
  return configurationEntries(configuration, "applyJSOnQueryFieldValue").length > 0;
}

function saidAll(
  set: Assignments,
  before: (name: string) => Term | undefined,
  kindsOf: (target: string) => Kinds,
): { readonly said: SaidByName } | Refused {
  const all = new Map<string, Exclude<Said, { kind: "unsaid" }>>();
  for (const [name, term] of set) {
    // A field that stays one may change, and the script with it.
    const whole = resolved(term, (other) => (set.has(other) ? before(other) : undefined));
    if (whole === undefined) return { why: `what the fields make of \`${name}\` is not plain` };
    const said = saidOf(whole, kindsOf(name));
    if (said.kind === "unsaid") return { why: `\`${name}\` ${said.why}` };
    all.set(name, said);
  }
  return { said: all };
}

/** Each pair that both directions decide is one row, all else one row a direction. */
function rowsOf(
  set: SaidByName,
  sent: SaidByName,
  map: Mapped,
): { readonly rows: readonly LiftedRow[] } | Refused {
  const { reads, writes } = map.withOtherHalves(set, sent);
  const rows: LiftedRow[] = [];
  const done = new Set<string>();
  for (const [common, read] of reads) {
    const vendor = sourceOf(read);
    const write = vendor === undefined ? undefined : writes.get(vendor);
    const isPair = write !== undefined && sourceOf(write) === common;
    const both = isPair && vendor ? twoWayRow(common, vendor, read, write) : undefined;
    rows.push(both ?? oneWayRow(common, read, true));
    if (both !== undefined && vendor !== undefined) done.add(vendor);
    // A constant on both sides is one thought: `x <- "a"` with `"a" -> x`.
    const twin = read.kind === "constant" ? writes.get(common) : undefined;
    if (twin?.kind === "constant" && !done.has(common)) {
      rows.push(oneWayRow(common, twin, false));
      done.add(common);
    }
  }
  for (const [vendor, write] of writes) {
    if (done.has(vendor)) continue;
    const common = sourceOf(write);
    // The two rows would be one field, of which a missing value is left alone.
    const isField = common !== undefined && (reads.has(common) || map.maps(common));
    if (isField && fillsMissing(write)) {
      return { why: `\`${vendor}\` is sent where \`${common}\` is missing` };
    }
    rows.push(oneWayRow(vendor, write, false));
  }
  return { rows };
}

/** The one member that a rule copies or looks up. */
function sourceOf(said: Exclude<Said, { kind: "unsaid" }>): string | undefined {
  return "source" in said ? said.source : undefined;
}

function fillsMissing(said: Exclude<Said, { kind: "unsaid" }>): boolean {
  return said.kind === "table" && said.rows.has(undefined);
}
