import { checkDecimal } from "./checks.ts";
import { orderDecimals, orderInstants, sameJson } from "./equality.ts";
import { MappingError, type Site } from "./errors.ts";
import { fnString } from "./functions/values.ts";

// What expressions do about missing and null, around functions that know neither.

/**
 * `fn(at, …args)`, missing where one of the first `required` arguments is missing, else null
 * where one is null.
 */
export function lift(
  fn: (at: Site, ...args: never[]) => unknown,
  at: Site,
  required: number,
  ...args: readonly unknown[]
): unknown {
  for (let index = 0; index < required; index += 1) if (args[index] === undefined) return undefined;
  if (args.includes(null)) return null;
  return fn(at, ...(args as readonly never[]));
}

/** The first value that is neither missing nor null, else null if one was null. */
export function firstValue(items: readonly (() => unknown)[]): unknown {
  let result: unknown;
  for (const item of items) {
    const value = item();
    if (value !== undefined && value !== null) return value;
    if (value === null) result = null;
  }
  return result;
}

export function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

export function isIn(value: unknown, items: readonly unknown[]): boolean {
  return items.some((item) => sameJson(item, value));
}

/** The text of a part of a template; missing and null stay. */
export function partText(at: Site, value: unknown): unknown {
  return value === undefined || value === null ? value : fnString(at, value);
}

// Negative, zero or positive; not a number (so that every comparison fails) where an operand is
// missing or null. Error `type` for operands of different kinds.

export function order(at: Site, left: unknown, right: unknown): number {
  if (!isPresent(left) || !isPresent(right)) return Number.NaN;
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "string" && typeof right === "string") {
    return left < right ? -1 : left > right ? 1 : 0;
  }
  throw new MappingError("type", at);
}

export function orderDecimal(at: Site, left: unknown, right: unknown): number {
  if (!isPresent(left) || !isPresent(right)) return Number.NaN;
  checkDecimal(left, at);
  checkDecimal(right, at);
  return orderDecimals(left, right) ?? refuse(at);
}

export function orderInstant(at: Site, left: unknown, right: unknown): number {
  if (!isPresent(left) || !isPresent(right)) return Number.NaN;
  return orderInstants(left, right) ?? refuse(at);
}

/** What `get` gives for each item of a list, missing left out; nested lists are joined to one. */
export function eachValue(
  list: unknown,
  get: (item: unknown) => unknown,
  at: Site,
  isNested: boolean,
): unknown {
  if (list === undefined || list === null) return list;
  if (!Array.isArray(list)) throw new MappingError("type", at);
  return list.flatMap((item) => {
    const value = get(item);
    if (value === undefined) return [];
    return isNested && Array.isArray(value) ? value : [value];
  });
}

function refuse(at: Site): never {
  throw new MappingError("format", at);
}
