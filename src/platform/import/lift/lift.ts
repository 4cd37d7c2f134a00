import type { Json } from "../../../compiler/types.ts";
import { isList, type JsonObject, memberOf } from "../json.ts";
import { entriesOf as configurationEntries, waysOf } from "../map-draft.ts";
import { jsonOf, nameOf } from "../text.ts";
import { type Assignments, assignmentsOf, type Value } from "./assignments.ts";

/** A script as rows, and the entries whose values it decides. */
export interface Lifted {
  readonly rows: readonly LiftedRow[];
  readonly entries: readonly number[];
}

export interface LiftedRow {
  /** The row without its block and `lossy`. */
  readonly head: string;
  /** Rows of its value table; empty without one. */
  readonly table: readonly string[];
}

/**
 * The rules that do what a script does, for texts, null and what is missing; or why there are none.
 * `paths` are those of the object, undefined where nobody defines it.
 */
export function lift(
  body: string,
  payload: JsonObject,
  paths: ReadonlySet<string> | undefined,
): Lifted | { readonly why: string } {
  const understood = assignmentsOf(body, payload.isLegacy === true);
  if ("why" in understood) return understood;
  if (isOnFilters(payload)) return { why: "it runs on filters too" };
  const { read, write } = understood;
  const rest = waysOf(payload.configuration);
  const isOpen = rest.fromVendor || rest.toVendor;
  const rows: LiftedRow[] = [];
  const entries: number[] = [];
  const done = new Set<string>();
  for (const [name, value] of read) {
    const found =
      value.kind === "constant"
        ? constantRows(name, value, write, payload, isOpen)
        : tableRow(name, value, write, payload);
    if ("why" in found) return found;
    if (paths !== undefined && !paths.has(name)) {
      return { why: `\`${name}\` is no field of the definition` };
    }
    rows.push(...found.rows);
    entries.push(...found.entries);
    done.add(found.written);
  }
  const alone = [...write.keys()].find((name) => !done.has(name));
  if (alone !== undefined) return { why: `\`${alone}\` is only set in requests` };
  if (rows.length === 0) return { why: "it sets nothing" };
  return { rows, entries };
}

/** The name that the rows decide in requests is `written`. */
type Found = (Lifted & { readonly written: string }) | { readonly why: string };

/** With `applyJSOnQueryFieldValue` a script changes filters, which no rule says. */
function isOnFilters({ configuration }: JsonObject): boolean {
  return configurationEntries(configuration, "applyJSOnQueryFieldValue").length > 0;
}

function constantRows(
  name: string,
  { value }: Extract<Value, { kind: "constant" }>,
  write: Assignments,
  payload: JsonObject,
  isOpen: boolean,
): Found {
  const text = jsonOf(value);
  const written = write.get(name);
  if (namesOf(payload).has(name)) return { why: `\`${name}\` is mapped and then set` };
  const isBoth = written?.kind === "constant" && written.value === value;
  if (written !== undefined && !isBoth) return { why: `\`${name}\` is set to different things` };
  if (isOpen && !isBoth) return { why: `\`${name}\` would pass in the other direction` };
  const rows = [
    { head: `${nameOf(name)} <- ${text}`, table: [] },
    ...(isBoth ? [{ head: `${text} -> ${nameOf(name)}`, table: [] }] : []),
  ];
  return { rows, entries: [], written: isBoth ? name : "" };
}

/** First names of all paths of a payload. */
function namesOf(payload: JsonObject): ReadonlySet<string> {
  const fields = isList(payload.fields) ? payload.fields : [];
  const paths = fields.flatMap((field) => [memberOf(field, "path"), memberOf(field, "vendorPath")]);
  return new Set(
    paths.flatMap((path) => (typeof path === "string" ? [/^[^.[]*/.exec(path)?.[0] ?? ""] : [])),
  );
}

/** A table in responses needs its partner in requests, and one plain entry that both decide. */
function tableRow(
  name: string,
  { source, rows: read }: Extract<Value, { kind: "table" }>,
  write: Assignments,
  payload: JsonObject,
): Found {
  const partner = write.get(source);
  if (partner?.kind !== "table" || partner.source !== name) {
    return { why: `\`${name}\` has a table in one direction only` };
  }
  const fields = isList(payload.fields) ? payload.fields : [];
  const entries = fields.flatMap((field, index) => (touches(field, name, source) ? [index] : []));
  if (!entries.every((index) => isPlain(fields[index] as Json, name, source))) {
    return { why: `\`${name}\` is mapped in another way besides` };
  }
  if (entries.length === 0) return { why: `\`${name}\` has no field` };
  const table = tableTexts(read, partner.rows);
  const head = `${nameOf(name)} <-> ${nameOf(source)}`;
  return { rows: [{ head, table }], entries, written: source };
}

function touches(field: Json, name: string, source: string): boolean {
  const isBelow = (path: Json | undefined, top: string): boolean =>
    typeof path === "string" && /^[^.[]*/.exec(path)?.[0] === top;
  return isBelow(memberOf(field, "path"), name) || isBelow(memberOf(field, "vendorPath"), source);
}

function isPlain(field: Json, name: string, source: string): boolean {
  return memberOf(field, "path") === name && memberOf(field, "vendorPath") === source;
}

/** Rows for all pairs; what is not listed, null among it, comes out missing. */
function tableTexts(
  read: ReadonlyMap<string, string>,
  write: ReadonlyMap<string, string>,
): readonly string[] {
  const both = [...read].filter(([vendor, common]) => write.get(common) === vendor);
  const isBoth = (vendor: string, common: string): boolean =>
    both.some(([one, other]) => one === vendor && other === common);
  const row = (common: string, arrow: string, vendor: string): string =>
    `${jsonOf(common)} ${arrow} ${jsonOf(vendor)}`;
  return [
    ...[...write].map(([common, vendor]) =>
      row(common, isBoth(vendor, common) ? "<->" : "->", vendor),
    ),
    ...[...read].flatMap(([vendor, common]) =>
      isBoth(vendor, common) ? [] : [row(common, "<-", vendor)],
    ),
    "missing <- null",
    "null -> missing",
    "else drop",
  ];
}
