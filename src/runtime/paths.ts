import { isObject } from "./checks.ts";
import { sameJson } from "./equality.ts";
import { MappingError, type Site } from "./errors.ts";
import { ownMember, type RecordObject, setMember, withMember, withoutMember } from "./record.ts";

/** A member, the item at an index, or the first item that satisfies a test. */
export type Step = string | number | FindStep;

export interface FindStep {
  readonly test: (item: unknown) => boolean;
  /** What makes the test true in an empty item. */
  readonly establish: readonly Establish[];
}

/** Members on the way, and the value that stands there. */
export type Establish = readonly [path: readonly string[], value: unknown];

/** Empty: the scope itself. */
export type Steps = readonly Step[];

/** What a path through a list that is present shows where it ends in nothing: null, but not said. */
export const implicitNull: unique symbol = Symbol("implicit null");

/**
 * The value at a path; missing and null parents give missing and null, another kind is error
 * `type`. An item that a list lacks is `implicitNull`. With `unique`, two items that satisfy one
 * test are error `duplicate-key`.
 */
export function lookup(path: Steps, record: unknown, at: Site, unique = false): unknown {
  let value = record;
  let isInList = false;
  for (const step of path) {
    if (value === undefined) break;
    if (value === null) return null;
    if (typeof step === "string") {
      value = ownMember(objectAt(value, at), step);
    } else {
      const list = listAt(value, at);
      isInList = true;
      value = list[typeof step === "number" ? step : findItem(step, list, at, unique)];
    }
  }
  return value === undefined && isInList ? implicitNull : value;
}

/** As `lookup`, where not being in a list is plain null. */
export function getPath(path: Steps, record: unknown, at: Site): unknown {
  const value = lookup(path, record, at);
  return value === implicitNull ? null : value;
}

/**
 * `record` with a value, or null, at a path. Parents that are missing or null are made, others
 * are copied; one of another kind is error `type`. Null takes a member out of a found item, and
 * the item out of its list when only what its test needs would be left.
 */
export function setPath(path: Steps, record: unknown, value: unknown, at: Site): unknown {
  return put(path, 0, record, value, at);
}

/** `record` without the place; its parents stay. The same reference where there was nothing. */
export function removePath(path: Steps, record: unknown, at: Site): unknown {
  return take(path, 0, record, at);
}

/** Sets what a condition states where it is not so already. */
export function establish(items: readonly Establish[], record: unknown, at: Site): unknown {
  let result = record;
  for (const [path, value] of items) {
    if (!sameJson(getPath(path, result, at), value)) result = setPath(path, result, value, at);
  }
  return result;
}

function put(
  path: Steps,
  index: number,
  record: unknown,
  value: unknown,
  at: Site,
  isFound = false,
): unknown {
  const step = path[index];
  if (step === undefined) return value === null && isFound ? undefined : value;
  if (typeof step === "string") {
    const object = record === undefined || record === null ? {} : objectAt(record, at);
    const child = put(path, index + 1, ownMember(object, step), value, at, isFound);
    return child === undefined ? withoutMember(object, step) : withMember(object, step, child);
  }
  const list = record === undefined || record === null ? [] : listAt(record, at);
  if (typeof step !== "number") {
    return value === null
      ? putNullByTest(path, index, step, list, at)
      : putByTest(path, index, step, list, value, at);
  }
  const result = [...list];
  while (result.length <= step) result.push(null);
  result[step] = put(path, index + 1, result[step], value, at) ?? null;
  return result;
}

function putByTest(
  path: Steps,
  index: number,
  step: FindStep,
  list: readonly unknown[],
  value: unknown,
  at: Site,
): unknown {
  const found = findItem(step, list, at, false);
  if (found >= 0) {
    const result = [...list];
    result[found] = put(path, index + 1, list[found], value, at) ?? null;
    return result;
  }
  const fresh = establish(step.establish, {}, at);
  if (index + 1 === path.length && isObject(fresh) && isObject(value)) {
    return [...list, mergeMembers(fresh, value)];
  }
  return [...list, put(path, index + 1, fresh, value, at) ?? null];
}

function putNullByTest(
  path: Steps,
  index: number,
  step: FindStep,
  list: readonly unknown[],
  at: Site,
): unknown {
  const found = findItem(step, list, at, false);
  if (found < 0) return list;
  const item = put(path, index + 1, list[found], null, at, true);
  const isBare = item === undefined || sameJson(item, establish(step.establish, {}, at));
  if (isBare) return list.filter((_, position) => position !== found);
  if (sameJson(item, list[found])) return list;
  return list.map((old, position) => (position === found ? item : old));
}

function take(path: Steps, index: number, record: unknown, at: Site): unknown {
  const step = path[index];
  if (step === undefined) return undefined;
  if (record === undefined || record === null) return record;
  if (typeof step === "string") {
    const object = objectAt(record, at);
    const old = ownMember(object, step);
    const child = take(path, index + 1, old, at);
    if (child === undefined) return withoutMember(object, step);
    return child === old ? object : withMember(object, step, child);
  }
  const list = listAt(record, at);
  if (typeof step !== "number") return putNullByTest(path, index, step, list, at);
  if (step >= list.length) return list;
  const child = take(path, index + 1, list[step], at) ?? null;
  if (child === list[step]) return list;
  return list.map((old, position) => (position === step ? child : old));
}

function findItem(
  { test }: FindStep,
  list: readonly unknown[],
  at: Site,
  isUnique: boolean,
): number {
  let found = -1;
  for (let index = 0; index < list.length; index += 1) {
    if (!test(list[index])) continue;
    if (!isUnique) return index;
    if (found >= 0) throw new MappingError("duplicate-key", at);
    found = index;
  }
  return found;
}

function mergeMembers(base: RecordObject, over: RecordObject): RecordObject {
  const result: { [name: string]: unknown } = { ...base };
  for (const name of Object.keys(over)) setMember(result, name, over[name]);
  return result;
}

function objectAt(value: unknown, at: Site): RecordObject {
  if (!isObject(value)) throw new MappingError("type", at);
  return value;
}

function listAt(value: unknown, at: Site): readonly unknown[] {
  if (!Array.isArray(value)) throw new MappingError("type", at);
  return value;
}
