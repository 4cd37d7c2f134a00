import { type Changer, changeOf } from "./change.ts";
import { isObject, maxDepth } from "./checks.ts";
import { sameJson } from "./equality.ts";
import { MappingError } from "./errors.ts";
import { mergePatch } from "./merge-patch.ts";
import type { FindStep } from "./paths.ts";
import { ownMember, presentNames, type RecordObject, setMember, tolerant } from "./record.ts";
import { matchesPattern } from "./record-rest.ts";

/** What a vendor accepts in a request. */
export interface VendorRules {
  /** In every update, whether they changed or not. */
  readonly always: readonly Fields[];
  /** Never sent. */
  readonly readonly: readonly Fields[];
  /** Sent in a create only. */
  readonly createonly: readonly Fields[];
  /** How null is said; the first that fits counts. */
  readonly nulls: readonly (readonly [Fields, unknown])[];
  /** Lists of which only changed items are sent: the vendor keeps what is left out. */
  readonly merge: readonly Fields[];
  /** How rules find single items of lists. */
  readonly finds: readonly (readonly [list: readonly string[], find: FindStep])[];
}

/** A field by its path (null: every item of a list), or all whose names a pattern matches. */
export type Fields =
  | { readonly path: readonly (string | null)[] }
  | { readonly like?: readonly string[] };

/** Where a value stands in what is sent; null: in an item of a list. */
type Trail = readonly (string | null)[];

/**
 * What is sent to the vendor for a create (neither `before` nor `original`) or an update: the
 * patch, plus what every update holds, minus what cannot be sent, null as the vendor says it. An
 * update that has nothing to say is empty. Input is never changed. Throws MappingError as `write`.
 */
export function requestOf(
  changer: Changer,
  rules: VendorRules,
  before: unknown,
  after: unknown,
  original: unknown,
): RecordObject {
  if (before === undefined && original === undefined) {
    const dropped = (trail: Trail): boolean => hasField(rules.readonly, trail);
    return sendable(rules, changer.create(after), dropped);
  }
  const { from, to } = changeOf(changer, before ?? {}, after, original);
  const patch = mergePatch(from, to, (old, list, path) =>
    hasField(rules.merge, path) ? changedItems(rules, old, list, path) : list,
  );
  const isNamed = (trail: Trail): boolean =>
    rules.always.some((fields) => "path" in fields && isAt(fields, trail));
  const dropped = (trail: Trail): boolean =>
    !isNamed(trail) &&
    (hasField(rules.readonly, trail) ||
      (!trail.includes(null) && hasField(rules.createonly, trail)));
  const update = sendable(rules, patch, dropped);
  if (Object.keys(update).length === 0) return {};
  return sendable(rules, withAlways(rules, patch, to), dropped);
}

/** `patch` with the whole of what every update holds, as far as the record has it. */
function withAlways({ always }: VendorRules, patch: RecordObject, to: RecordObject): RecordObject {
  return always.reduce((result, fields) => {
    if ("path" in fields) return withPlace(fields.path, 0, result, to);
    const names = presentNames(to).filter((name) => matchesPattern(fields.like, name));
    return names.reduce((object, name) => withPlace([name], 0, object, to), result);
  }, patch);
}

/** A copy of `object` with what `source` holds at the path; fields inside of lists are there. */
function withPlace(
  path: Trail,
  index: number,
  object: RecordObject,
  source: RecordObject,
): RecordObject {
  const name = path[index];
  if (typeof name !== "string") return object;
  const value = ownMember(source, name);
  if (value === undefined) return object;
  const copy: { [name: string]: unknown } = { ...object };
  if (index + 1 === path.length) {
    setMember(copy, name, value);
  } else if (isObject(value)) {
    const below = ownMember(object, name);
    const inner = withPlace(path, index + 1, isObject(below) ? below : {}, value);
    if (Object.keys(inner).length > 0) setMember(copy, name, inner);
  }
  return copy;
}

/**
 * The items that differ, and as cleared ones those that a rule found before and finds no more.
 * Missing where there are none.
 */
function changedItems(
  { finds }: VendorRules,
  from: readonly unknown[],
  to: readonly unknown[],
  path: readonly string[],
): readonly unknown[] | undefined {
  const steps = finds.filter(([list]) => sameJson(list, path)).map(([, find]) => find);
  const old = new Set(from);
  const changed = to
    .filter((item) => !old.has(item) && !from.some((other) => sameJson(other, item)))
    .map((item) => {
      const step = steps.find((find) => holds(find, item));
      const before = step === undefined ? undefined : from.find((other) => holds(step, other));
      return isObject(before) && isObject(item) ? withCleared(before, item) : item;
    });
  const gone = steps.flatMap((step) => {
    const before = from.find((item) => holds(step, item));
    if (!isObject(before) || to.some((item) => holds(step, item))) return [];
    return [withCleared(before, identityOf(step, before))];
  });
  const items = [...changed, ...gone];
  return items.length === 0 ? undefined : items;
}

/** Members of an item by which a rule finds it. */
function identityOf({ establish }: FindStep, item: RecordObject): RecordObject {
  const result: { [name: string]: unknown } = {};
  for (const [[name]] of establish) {
    if (name !== undefined && Object.hasOwn(item, name)) setMember(result, name, item[name]);
  }
  return result;
}

/** `item`, and null for what `before` held and it does not. */
function withCleared(before: RecordObject, item: RecordObject): RecordObject {
  const result: { [name: string]: unknown } = { ...item };
  for (const name of presentNames(before)) {
    if (ownMember(item, name) === undefined) setMember(result, name, null);
  }
  return result;
}

function holds({ test }: FindStep, item: unknown): boolean {
  return tolerant(test, item) === true;
}

function sendable(
  rules: VendorRules,
  record: unknown,
  isDropped: (trail: Trail) => boolean,
): RecordObject {
  return sent(rules, record, [], isDropped) as RecordObject;
}

/** A copy without what is dropped, and without objects that are empty for it. */
function sent(
  rules: VendorRules,
  value: unknown,
  trail: Trail,
  isDropped: (trail: Trail) => boolean,
): unknown {
  if (trail.length > maxDepth) throw new MappingError("too-deep", { path: "", rule: "" });
  if (Array.isArray(value)) {
    const below = [...trail, null];
    return value.map((item) => sent(rules, item, below, isDropped));
  }
  if (!isObject(value)) return value;
  const result: { [name: string]: unknown } = {};
  for (const name of presentNames(value)) {
    const below = [...trail, name];
    if (isDropped(below)) continue;
    const member = value[name];
    const said = member === null ? nullOf(rules, below) : sent(rules, member, below, isDropped);
    const isEmptied = isObject(said) && Object.keys(said).length === 0;
    if (isEmptied && isObject(member) && presentNames(member).length > 0) continue;
    setMember(result, name, said);
  }
  return result;
}

/** A clear as the vendor says it. */
function nullOf({ nulls }: VendorRules, trail: Trail): unknown {
  const found = nulls.find(([fields]) => isAt(fields, trail));
  if (found === undefined) return null;
  // The caller may do with a request what it likes.
  return JSON.parse(JSON.stringify(found[1]));
}

function hasField(list: readonly Fields[], trail: Trail): boolean {
  return list.some((fields) => isAt(fields, trail));
}

/** Whether a row of a resource speaks of the field at `trail`. */
function isAt(fields: Fields, trail: Trail): boolean {
  if (!("path" in fields)) {
    const name = trail[trail.length - 1];
    return typeof name === "string" && matchesPattern(fields.like, name);
  }
  const { path } = fields;
  // Entries of a map are items, too, and have names.
  return (
    path.length === trail.length && path.every((step, at) => step === null || step === trail[at])
  );
}
