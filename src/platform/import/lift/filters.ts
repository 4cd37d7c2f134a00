import type { Json } from "../../../compiler/types.ts";
import { isList, type JsonObject, memberOf } from "../json.ts";
import { other, type Value, valueFor } from "./evaluate.ts";
import type { LiftedRow } from "./rows.ts";
import { namedValues } from "./said.ts";
import { resolved, type Term } from "./terms.ts";

/** What fields are called in the vendor's filters, where that is not what the platform puts there. */
export interface FilterNames {
  /** By entry of `fields`. */
  readonly entries: ReadonlyMap<number, string>;
  /** The lifted rows with their names. */
  readonly rows: readonly LiftedRow[];
}

/**
 * The names that a script gives in filters, as `@filter` of rows; or why no rows say the same. Every
 * attribute counts that the script or the fields can tell from others: one that is asked for by the
 * path of a field becomes its vendor path first, any other one stays as it is.
 */
export function filterNames(
  rename: Term,
  payload: JsonObject,
  lifted: { readonly rows: readonly LiftedRow[]; readonly entries: readonly number[] },
): FilterNames | { readonly why: string } {
  const fields = isList(payload.fields) ? payload.fields : [];
  const mapped = new Map(fields.flatMap(pathsOf));
  const texts = [...namedValues(rename)].filter((value) => typeof value === "string");
  const asked: readonly Value[] = [...new Set<Value>([...mapped.keys(), ...texts, "", other])];
  const sent = new Map<Value, string>();
  for (const name of asked) {
    const found = sentFor(rename, name, mapped);
    if (found === undefined) return { why: "what it makes of filters is not plain" };
    if (found !== other) sent.set(name, found);
  }
  const { rows, entries } = lifted;
  const paths = fields.map((field) => pathsOf(field)[0]?.[0]);
  const free = paths.flatMap((path, entry) =>
    path === undefined || entries.includes(entry) ? [] : [[entry, path] as const],
  );
  const own = new Map(free.filter(([, path]) => sent.get(path) !== mapped.get(path)));
  const readBy = new Map(
    rows.flatMap(({ reads }, row) => (reads === undefined ? [] : [[reads, row]])),
  );
  // What the fields and rows put into a filter where no row gives it a name.
  const usual = new Map([
    ...free.map(([, path]) => [path, mapped.get(path)] as const),
    ...rows.flatMap(({ copy }) =>
      copy === undefined ? [] : [[copy.common, copy.vendor] as const],
    ),
  ]);
  const isTwice = [...own.values()].find((path) => paths.indexOf(path) !== paths.lastIndexOf(path));
  const unsaid = [...sent].find(([name, attribute]) => {
    const isNamed =
      typeof name === "string" && (readBy.has(name) || [...own.values()].includes(name));
    return !isNamed && attribute !== (usual.get(name as string) ?? name);
  });
  if (isTwice !== undefined || unsaid !== undefined) {
    const name = isTwice ?? String(unsaid?.[0]);
    return { why: `no row says what \`${name}\` is called in filters` };
  }
  return {
    entries: new Map([...own].map(([entry, path]) => [entry, sent.get(path) ?? path])),
    rows: rows.map((row, index) => {
      const { reads = "" } = row;
      const filter = sent.get(reads) ?? reads;
      const isOwn = readBy.get(reads) === index && filter !== (usual.get(reads) ?? reads);
      return isOwn ? { ...row, filter } : row;
    }),
  };
}

function pathsOf(field: Json): readonly (readonly [string, string])[] {
  const [path, vendorPath] = [memberOf(field, "path"), memberOf(field, "vendorPath")];
  return typeof path === "string" && typeof vendorPath === "string" ? [[path, vendorPath]] : [];
}

/** The attribute that is sent; `other` for one that stays what it is, undefined for no text. */
function sentFor(
  rename: Term,
  asked: Value,
  mapped: ReadonlyMap<string, string>,
): string | typeof other | undefined {
  const term = (value: Value): Term =>
    typeof value === "string" ? { kind: "literal", value } : { kind: "input", name: "" };
  const put = typeof asked === "string" ? (mapped.get(asked) ?? asked) : asked;
  const whole = resolved(rename, (name) => term(name === "asked" ? asked : put));
  const found = whole === undefined ? "undecided" : valueFor(whole, other);
  if (found === "undecided") return undefined;
  const { value } = found;
  const isFit = typeof asked === "string" ? typeof value === "string" : value === other;
  return isFit ? (value as string | typeof other) : undefined;
}
