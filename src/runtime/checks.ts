import { parseDate, parseDatetime, parseTime } from "./dates.ts";
import { parseDecimal } from "./decimal.ts";
import { MappingError, type Site } from "./errors.ts";
import { isShortNumber } from "./numbers.ts";

/**
 * Gives back `value`, which is neither missing nor null, when it has the type that the check is
 * for; else throws `type` (another kind) or the code that says what is wrong with the value.
 */
export type Check<T = unknown> = (value: unknown, at: Site) => T;

/** Nesting beyond which a value is refused with `too-deep`. */
export const maxDepth = 500;

export function checkString(value: unknown, at: Site): string {
  if (typeof value !== "string") throw new MappingError("type", at);
  return value;
}

/** A finite number; infinities and NaN are no JSON, so `type`. */
export function checkNumber(value: unknown, at: Site): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new MappingError("type", at);
  return value;
}

/** A whole number (else `type`) within ±(2^53 − 1) (else `range`). */
export function checkInteger(value: unknown, at: Site): number {
  if (Number.isSafeInteger(value)) return value as number;
  if (Number.isInteger(value)) throw new MappingError("range", at);
  throw new MappingError("type", at);
}

/**
 * A decimal, verbatim: a number of at most 15 significant digits (else `inexact`), or number text
 * of any length (else `format`).
 */
export function checkDecimal(value: unknown, at: Site): number | string {
  if (typeof value === "number" && Number.isFinite(value)) {
    if (!isShortNumber(value)) throw new MappingError("inexact", at);
    return value;
  }
  if (typeof value !== "string") throw new MappingError("type", at);
  if (parseDecimal(value) === undefined) throw new MappingError("format", at);
  return value;
}

export function checkBoolean(value: unknown, at: Site): boolean {
  if (typeof value !== "boolean") throw new MappingError("type", at);
  return value;
}

/** `YYYY-MM-DD`, years 0001–9999, a day that exists; else `format`. */
export function checkDate(value: unknown, at: Site): string {
  if (typeof value !== "string") throw new MappingError("type", at);
  if (parseDate(value) === undefined) throw new MappingError("format", at);
  return value;
}

/** `YYYY-MM-DDTHH:mm[:ss[.f+]](Z|±HH:mm|±HHmm)`, verbatim; else `format`. */
export function checkDatetime(value: unknown, at: Site): string {
  if (typeof value !== "string") throw new MappingError("type", at);
  if (parseDatetime(value) === undefined) throw new MappingError("format", at);
  return value;
}

/** `HH:mm[:ss[.f+]]`, verbatim; else `format`. */
export function checkTime(value: unknown, at: Site): string {
  if (typeof value !== "string") throw new MappingError("type", at);
  if (parseTime(value) === undefined) throw new MappingError("format", at);
  return value;
}

/** One of a closed set of strings; another string is `unknown-value`. */
export function checkEnum(members: ReadonlySet<string>): Check<string> {
  return (value, at) => {
    if (typeof value !== "string") throw new MappingError("type", at);
    if (!members.has(value)) throw new MappingError("unknown-value", at);
    return value;
  };
}

/**
 * Any JSON. `type` for what JSON cannot hold (functions, NaN, `Date` and other built-in objects),
 * `too-deep` beyond 500 levels. Members that hold `undefined` are missing, and pass.
 */
export function checkJson(value: unknown, at: Site): unknown {
  checkJsonAt(value, at, 0);
  return value;
}

/** A list whose items pass `item`; null items pass, holes and `undefined` do not. */
export function checkList(item: Check): Check<readonly unknown[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw new MappingError("type", at);
    for (let index = 0; index < value.length; index += 1) {
      const entry: unknown = value[index];
      if (entry !== null) item(entry, { path: `${at.path}[${index}]`, rule: at.rule });
    }
    return value;
  };
}

/**
 * An object whose named members pass their checks where they are neither missing nor null.
 * Members that `fields` does not name pass unseen.
 */
export function checkObject(fields: {
  readonly [name: string]: Check;
}): Check<{ readonly [name: string]: unknown }> {
  const entries = Object.entries(fields);
  return (value, at) => {
    if (!isObject(value)) throw new MappingError("type", at);
    for (const [name, check] of entries) {
      if (!Object.hasOwn(value, name)) continue;
      const member = value[name];
      if (member !== undefined && member !== null) check(member, memberSite(at, name));
    }
    return value;
  };
}

/** An object with free names, each of whose values passes `check` where it is present and not null. */
export function checkMap(check: Check): Check<{ readonly [name: string]: unknown }> {
  return (value, at) => {
    if (!isObject(value)) throw new MappingError("type", at);
    for (const name of Object.keys(value)) {
      const member = value[name];
      if (member !== undefined && member !== null) check(member, memberSite(at, name));
    }
    return value;
  };
}

/** A JSON object: no list, no null, no `Date`, `Map` or other built-in with a life of its own. */
export function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    (Object.getPrototypeOf(value) === Object.prototype ||
      Object.prototype.toString.call(value) === "[object Object]")
  );
}

function checkJsonAt(value: unknown, at: Site, depth: number): void {
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number") {
    checkNumber(value, at);
    return;
  }
  if (depth >= maxDepth) throw new MappingError("too-deep", at);
  if (Array.isArray(value)) {
    for (const item of value) checkJsonAt(item, at, depth + 1);
    return;
  }
  if (!isObject(value)) throw new MappingError("type", at);
  for (const name of Object.keys(value)) {
    if (value[name] !== undefined) checkJsonAt(value[name], at, depth + 1);
  }
}

function memberSite(at: Site, name: string): Site {
  return { path: at.path === "" ? name : `${at.path}.${name}`, rule: at.rule };
}
