import { isObject } from "./checks.ts";
import { sameJson } from "./equality.ts";
import type { Site } from "./errors.ts";
import { mergePatch } from "./merge-patch.ts";
import { type Steps, setPath } from "./paths.ts";
import { type CommonPlace, rebase } from "./rebase.ts";
import { checkRecord, type RecordObject, tolerant, unreadable } from "./record.ts";
import { hasValue, peekPath, removePlace } from "./record-write.ts";

/** What a generated module knows of its map for the functions that say what changed. */
export interface Changer {
  /** Both throw MappingError as `write` does. */
  readonly create: (common: unknown) => unknown;
  readonly update: (common: unknown, original: unknown) => unknown;
  readonly read: (original: unknown) => unknown;
  /** What a record shows, without what cannot be read. */
  readonly view: (original: unknown) => unknown;
  readonly places: readonly CommonPlace[];
  /** Common and vendor places of nested objects, outer ones first. */
  readonly scopes: readonly (readonly [common: Steps, vendor: readonly string[]])[];
  /** Vendor places that only `->` rows write; those inside of lists travel with the list. */
  readonly targets: readonly (readonly string[])[];
}

/** Vendor records before and after a change. */
export interface Change {
  readonly from: RecordObject;
  readonly to: RecordObject;
}

/**
 * What the difference of two common objects does to a record: only rules where they differ are
 * written, whatever `original` holds. Without an original the record is what `before` alone would
 * write, so `before` must be writable where anything changed.
 */
export function changeOf(
  changer: Changer,
  before: unknown,
  after: unknown,
  original: unknown,
): Change {
  checkRecord(before, nowhere);
  checkRecord(after, nowhere);
  if (sameJson(before, after)) return unchanged;
  if (original === undefined) {
    const { isChanged } = rebase(changer.places, { before, after, view: after });
    return isChanged ? changeBehind(changer, before, after) : unchanged;
  }
  const from = checkRecord(original, nowhere);
  const shown = tolerant(changer.read, from);
  const view = shown === unreadable ? changer.view(from) : shown;
  const { common, isChanged, kept } = rebase(changer.places, { before, after, view });
  if (!isChanged) return unchanged;
  const to = changer.update(common, from) as RecordObject;
  return { from, to: shown === unreadable ? withKept(kept, to, from) : to };
}

/** `record` with places as `source` has them, and without lists in which only the order differs. */
function withKept(
  kept: readonly Steps[],
  record: RecordObject,
  source: RecordObject,
): RecordObject {
  const lists = kept.map((path) =>
    path.slice(
      0,
      path.findIndex((step) => !isName(step)),
    ),
  );
  const restored = kept.reduce<unknown>(
    (result, path) => withPlaceOf(path, result, source),
    record,
  );
  return lists.reduce<unknown>((result, path) => {
    const [old, now] = [source, result].map((object) => peekPath(path, object, nowhere));
    if (!Array.isArray(old) || !Array.isArray(now) || old.length !== now.length) return result;
    const isSame = old.every((item) => now.some((other) => sameJson(item, other)));
    return isSame ? withPlaceOf(path, result, source) : result;
  }, restored) as RecordObject;
}

function isName(step: Steps[number]): boolean {
  return typeof step === "string";
}

/** The place as `source` has it. */
function withPlaceOf(path: Steps, record: unknown, source: unknown): unknown {
  const value = peekPath(path, source, nowhere);
  if (value === peekPath(path, record, nowhere)) return record;
  return value === undefined
    ? removePlace(path, record, nowhere)
    : setPath(path, record, value, nowhere);
}

const unchanged: Change = { from: {}, to: {} };

/** RFC 7396 merge patch of the vendor record: only what differs between the two views. */
export function patchOf(
  changer: Changer,
  before: unknown,
  after: unknown,
  original: unknown,
): RecordObject {
  const { from, to } = changeOf(changer, before, after, original);
  return mergePatch(from, to);
}

/**
 * The change of a record of which only the part is known that `before` tells of. Nothing in it is
 * new, so no default is filled in; and what `->` rows write is not known to be there.
 */
function changeBehind(changer: Changer, before: unknown, after: unknown): Change {
  let seed: unknown = {};
  for (const [common, vendor] of changer.scopes) {
    const isThere = isObject(peekPath(vendor, seed, nowhere));
    if (!isThere && isObject(peekPath(common, before, nowhere))) {
      seed = setPath(vendor, seed, {}, nowhere);
    }
  }
  const record = changer.update(before, seed);
  const bare = changer.targets.reduce<unknown>(
    (result, target) => removePlace(target, result, nowhere),
    record,
  );
  const to = changer.update(after, bare);
  if (bare === record) return { from: bare as RecordObject, to: to as RecordObject };
  // What a branch that is left had written is cleared, if only a record that has it shows that.
  const full = changer.update(after, record);
  const cleared = changer.targets.filter(
    (target) =>
      peekPath(target, to, nowhere) === undefined &&
      peekPath(target, full, nowhere) === null &&
      hasValue(peekPath(target, record, nowhere)),
  );
  const result = cleared.reduce<unknown>(
    (object, target) => setPath(target, object, null, nowhere),
    to,
  );
  return { from: bare as RecordObject, to: result as RecordObject };
}

const nowhere: Site = { path: "", rule: "" };
