import { isObject } from "./checks.ts";
import { sameJson } from "./equality.ts";
import { MappingError, type MappingErrorCode, type Site } from "./errors.ts";
import { type RecordObject, withMember } from "./record.ts";

/** One direction of a conversion; takes what its caller has said about missing and null. */
export type Convert = (value: unknown, at: Site) => unknown;

/** What `else null`, `else drop` and `else keep` answer to; other codes are always errors. */
const refusals: ReadonlySet<MappingErrorCode> = new Set([
  "type",
  "format",
  "range",
  "inexact",
  "unknown-value",
]);

/** Whether a text is a real day, as `YYYY-MM-DD` from year 1 on. */
export function isDay(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1)) return false;
  if (day <= 28) return true;
  if (month !== 2)
    return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
  return day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The number that two digits spell; not a number for anything else. */
function twoDigits(text: string, offset: number): number {
  const high = text.charCodeAt(offset) - 48;
  const low = text.charCodeAt(offset + 1) - 48;
  const isNumber = high >= 0 && high <= 9 && low >= 0 && low <= 9;
  return isNumber ? high * 10 + low : Number.NaN;
}

/** Thrown on, unless a conversion has refused a value. */
export function recover(error: unknown): void {
  if (!(error instanceof MappingError) || !refusals.has(error.code)) throw error;
}

/**
 * A value that is written as it is because its conversion refused it. It must come back as itself:
 * error `unknown-value` where `get` reads it as another one.
 */
export function keepValue(value: unknown, at: Site, get: Convert): unknown {
  let back: unknown;
  try {
    back = get(value, at);
  } catch (error) {
    if (error instanceof MappingError) return value;
    throw error;
  }
  if (!sameJson(back, value)) throw new MappingError("unknown-value", at);
  return value;
}

/** Error of a value table that has no row for a value. */
export function noRow(at: Site): never {
  throw new MappingError("unknown-value", at);
}

/** What a conversion gives, or missing where it refuses; for old values, which may be anything. */
export function attempt(convert: Convert, value: unknown, at: Site): unknown {
  try {
    return convert(value, at);
  } catch (error) {
    if (error instanceof MappingError) return undefined;
    throw error;
  }
}

/** Each item converted; null items stay, and what comes out missing is null. */
export function convertItems(value: unknown, at: Site, convert: Convert): readonly unknown[] {
  if (!Array.isArray(value)) throw new MappingError("type", at);
  const result: unknown[] = new Array(value.length);
  let index = 0;
  try {
    for (; index < value.length; index += 1) {
      const item: unknown = value[index];
      result[index] = item === null || item === undefined ? null : (convert(item, at) ?? null);
    }
  } catch (error) {
    if (!(error instanceof MappingError) || !error.path.startsWith(at.path)) throw error;
    const path = `${at.path}[${index}]${error.path.slice(at.path.length)}`;
    throw new MappingError(error.code, { path, rule: error.rule });
  }
  return result;
}

/** The kinds of JSON that a type has: which value of the kind it is, is not asked. */
export type JsonKind = "string" | "number" | "boolean" | "object" | "list";

/** Error `type` for a value of a kind that the rows of a table do not have. */
export function checkKind(value: unknown, at: Site, kinds: readonly JsonKind[]): void {
  const kind = Array.isArray(value) ? "list" : typeof value;
  if (!(kinds as readonly string[]).includes(kind)) throw new MappingError("type", at);
}

/** Members on the way, and the value that stands there. */
export type PatternMember = readonly [path: readonly string[], value: unknown];

/** Whether an object has these members. */
export function hasMembers(value: unknown, members: readonly PatternMember[]): boolean {
  return isObject(value) && members.every(([path, held]) => sameJson(memberAt(value, path), held));
}

/** The old object, or a new one, with these members. */
export function withMembers(old: unknown, members: readonly PatternMember[]): unknown {
  return members.reduce<unknown>(
    (object, [path, value]) => setAt(object, path, value),
    isObject(old) ? old : {},
  );
}

function memberAt(value: unknown, path: readonly string[]): unknown {
  let here = value;
  for (const name of path) {
    here = isObject(here) && Object.hasOwn(here, name) ? here[name] : undefined;
  }
  return here;
}

function setAt(object: unknown, path: readonly string[], value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const parent: RecordObject = isObject(object) ? object : {};
  return withMember(parent, name, setAt(memberAt(parent, [name]), rest, value));
}
