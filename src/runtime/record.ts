import { isObject } from "./checks.ts";
import { MappingError, type Site } from "./errors.ts";

/** An object of a record; only own members count, and one that holds `undefined` is missing. */
export type RecordObject = { readonly [name: string]: unknown };

/** What a rule whose place cannot be read shows; no value equals it. */
export const unreadable: unique symbol = Symbol("unreadable");

/** The own member, or missing. For names that objects inherit something under. */
export function ownMember(object: RecordObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** What a member of a value that is no object is: missing of missing, null of null, else `type`. */
export function noMember(value: unknown, at: Site): undefined | null {
  if (value === undefined || value === null) return value;
  throw new MappingError("type", at);
}

/** Error `type` for anything but an object: the top of a record, or an item with members. */
export function checkRecord(value: unknown, at: Site): RecordObject {
  if (!isObject(value)) throw new MappingError("type", at);
  return value;
}

/** A copy with one member set, in its old place or at the end; `__proto__` is a name like others. */
export function withMember(object: RecordObject, name: string, value: unknown): RecordObject {
  const copy: { [name: string]: unknown } = { ...object };
  setMember(copy, name, value);
  return copy;
}

/** Sets a member of an object that is ours; `__proto__` is a name like others. */
export function setMember(object: { [name: string]: unknown }, name: string, value: unknown): void {
  if (name === "__proto__") {
    Object.defineProperty(object, name, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  } else {
    object[name] = value;
  }
}

/** A copy without one member; the object itself where it has none of that name. */
export function withoutMember(object: RecordObject, name: string): RecordObject {
  if (!Object.hasOwn(object, name)) return object;
  const copy: { [name: string]: unknown } = { ...object };
  delete copy[name];
  return copy;
}

/**
 * An object to write into: `value` when it is no longer the original's, else a copy of it.
 * Missing and null become a new object; other kinds are error `type`.
 */
export function owned(value: unknown, original: unknown, at: Site): { [name: string]: unknown } {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw new MappingError("type", at);
  return value === original ? { ...value } : (value as { [name: string]: unknown });
}

/** What `get` gives for `input`, or `unreadable` where it refuses. */
export function tolerant<Input>(get: (input: Input) => unknown, input: Input): unknown {
  try {
    return get(input);
  } catch (error) {
    return unreadableOr(error);
  }
}

/** `unreadable` for a refusal; any other error is thrown on. */
export function unreadableOr(error: unknown): typeof unreadable {
  if (error instanceof MappingError) return unreadable;
  throw error;
}

/** Names below which two views are merged member by member. */
export interface OverlayTree {
  readonly [name: string]: OverlayTree;
}

/**
 * `over` laid over `base`: at the nodes of `tree` member by member, elsewhere whole; missing
 * members of `over` replace nothing. Neither is changed.
 */
export function overlay(base: unknown, over: unknown, tree: OverlayTree): unknown {
  if (over === undefined) return base;
  if (!isObject(base) || !isObject(over)) return over;
  const result: { [name: string]: unknown } = { ...base };
  for (const name of Object.keys(over)) {
    const value = over[name];
    if (value === undefined) continue;
    const inner = Object.hasOwn(tree, name) ? tree[name] : undefined;
    const below = ownMember(result, name);
    setMember(result, name, inner === undefined ? value : overlay(below, value, inner));
  }
  return result;
}

/** Own names that hold a value, null included. */
export function presentNames(object: RecordObject): readonly string[] {
  return Object.keys(object).filter((name) => object[name] !== undefined);
}
