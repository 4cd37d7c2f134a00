import { isObject } from "./checks.ts";
import { sameJson } from "./equality.ts";
import { MappingError, type Site } from "./errors.ts";
import { presentNames, type RecordObject, setMember } from "./record.ts";
import { putPlace, removePlace } from "./record-write.ts";

/** What a rule for the rest of a scope goes by. */
export interface Rest {
  /** First names that other rules use, of the vendor's scope. */
  readonly vendorNames: ReadonlySet<string>;
  /** The same of the common scope; empty where the rest is gathered under a name. */
  readonly commonNames: ReadonlySet<string>;
  /** The rest is gathered under a name of its own. */
  readonly isGathered: boolean;
  /** Texts around the `*` of the pattern; absent: every name. */
  readonly like?: readonly string[];
}

/** Members of the vendor's scope that no rule names and that the pattern matches, in order. */
export function gatherRest(rest: Rest, record: unknown, at: Site): RecordObject {
  const result: { [name: string]: unknown } = {};
  if (record === undefined || record === null) return result;
  if (!isObject(record)) throw new MappingError("type", at);
  for (const name of presentNames(record)) {
    const isFree =
      !rest.vendorNames.has(name) && !rest.commonNames.has(name) && matchesPattern(rest.like, name);
    if (isFree) setMember(result, name, record[name]);
  }
  return result;
}

/** `gatherRest`, missing where nothing is left. */
export function readRest(rest: Rest, record: unknown, at: Site): RecordObject | undefined {
  const result = gatherRest(rest, record, at);
  return Object.keys(result).length === 0 ? undefined : result;
}

/**
 * Writes the members of `given` that are the rest's into `record`, each where it differs from the
 * original. Null nulls every one that the original has. A name that another rule uses, or that
 * the pattern lacks, is error `name-taken`. In an item of a list missing members go.
 */
export function writeRest(
  rest: Rest,
  given: unknown,
  record: unknown,
  original: unknown,
  at: Site,
  isItem: boolean,
): unknown {
  const old = gatherRest(rest, original, at);
  let result = record;
  if (given === null) {
    for (const name of Object.keys(old)) result = putPlace([name], result, null, at);
    return result;
  }
  if (given !== undefined && !isObject(given)) throw new MappingError("type", at);
  const own = given === undefined ? [] : ownNames(rest, given, at);
  for (const name of own) {
    const value = given?.[name];
    if (Object.hasOwn(old, name) && sameJson(old[name], value)) continue;
    result = putPlace([name], result, value, at);
  }
  if (!isItem) return result;
  const kept = new Set(own);
  for (const name of Object.keys(old)) {
    if (!kept.has(name)) result = removePlace([name], result, at);
  }
  return result;
}

function ownNames(rest: Rest, given: RecordObject, at: Site): readonly string[] {
  const own = presentNames(given).filter(
    (name) => rest.isGathered || (!rest.commonNames.has(name) && matchesPattern(rest.like, name)),
  );
  for (const name of own) {
    if (rest.vendorNames.has(name) || !matchesPattern(rest.like, name)) {
      const path = at.path === "" ? name : `${at.path}.${name}`;
      throw new MappingError("name-taken", { path, rule: at.rule });
    }
  }
  return own;
}

/** Whether a name is these texts with anything between them. Time linear in the name per text. */
export function matchesPattern(like: readonly string[] | undefined, name: string): boolean {
  if (like === undefined) return true;
  const first = like[0] ?? "";
  if (like.length === 1) return name === first;
  const last = like[like.length - 1] ?? "";
  if (name.length < first.length + last.length) return false;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let from = first.length;
  const end = name.length - last.length;
  for (const text of like.slice(1, -1)) {
    const found = name.indexOf(text, from);
    if (found < 0 || found + text.length > end) return false;
    from = found + text.length;
  }
  return true;
}
