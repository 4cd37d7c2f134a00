import { isObject } from "./checks.ts";
import { sameJson } from "./equality.ts";
import { MappingError, type Site } from "./errors.ts";
import { type Establish, getPath, removePath, type Steps, setPath } from "./paths.ts";
import { tolerant, unreadable } from "./record.ts";

// How generated modules write places by difference. Nothing is changed in place: the same
// reference comes back where nothing differs.

/** The value at a path, or `unreadable`; never throws. */
export function peekPath(path: Steps, record: unknown, at: Site): unknown {
  try {
    return getPath(path, record, at);
  } catch (error) {
    if (error instanceof MappingError) return unreadable;
    throw error;
  }
}

/** `record` with a value or null at a path; `record` itself where that is so already. */
export function putPlace(path: Steps, record: unknown, value: unknown, at: Site): unknown {
  if (isThere(path, record, value)) return record;
  const next = setPath(path, record, value, at);
  return sameJson(next, record) ? record : next;
}

/** Neither missing nor null, nor unreadable. */
export function hasValue(value: unknown): boolean {
  return value !== undefined && value !== null && value !== unreadable;
}

/** Null at the place where the original holds a value. */
export function clearPlace(path: Steps, record: unknown, original: unknown, at: Site): unknown {
  return hasValue(peekPath(path, original, at)) ? putPlace(path, record, null, at) : record;
}

/** `clearPlace` for several places. */
export function clearPlaces(
  paths: readonly Steps[],
  record: unknown,
  original: unknown,
  at: Site,
): unknown {
  return paths.reduce((result, path) => clearPlace(path, result, original, at), record);
}

/** `record` without the place; `record` itself where there is nothing. */
export function removePlace(path: Steps, record: unknown, at: Site): unknown {
  return removePath(path, record, at);
}

/**
 * Sets what a condition states, unless it holds already. A test that another kind of value refuses
 * does not hold: that value is what is to be repaired.
 */
export function satisfy(
  test: (scope: unknown) => boolean,
  items: readonly Establish[],
  record: unknown,
  at: Site,
): unknown {
  if (isObject(record) && tolerant(test, record) === true) return record;
  let result = record;
  for (const [path, value] of items) result = putPlace(path, result, value, at);
  return result;
}

/**
 * Null for each place that was kept, read null through a null parent, and would now be missing
 * because that parent has become an object.
 */
export function fillNulls(
  kept: readonly (readonly Steps[] | undefined)[],
  record: unknown,
  original: unknown,
  at: Site,
): unknown {
  let result = record;
  for (const paths of kept) {
    if (paths === undefined || !paths.every((path) => isEmptyIn(path, original, at))) continue;
    for (const path of paths)
      if (isLost(path, result, original, at)) result = setPath(path, result, null, at);
  }
  return result;
}

function isEmptyIn(path: Steps, original: unknown, at: Site): boolean {
  const value = peekPath(path, original, at);
  return value === null || value === undefined;
}

function isLost(path: Steps, record: unknown, original: unknown, at: Site): boolean {
  for (let length = 1; length < path.length; length += 1) {
    const parent = path.slice(0, length);
    if (peekPath(parent, original, at) === null) {
      return isObject(peekPath(parent, record, at)) && peekPath(path, record, at) === undefined;
    }
  }
  return false;
}

/** Whether a path of members leads to this very value through objects. */
function isThere(path: Steps, record: unknown, value: unknown): boolean {
  let here = record;
  for (const step of path) {
    if (typeof step !== "string" || !isObject(here) || !Object.hasOwn(here, step)) return false;
    here = here[step];
  }
  return here !== undefined && sameJson(here, value);
}
