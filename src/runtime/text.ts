import { checkJson, checkString } from "./checks.ts";
import { compareDecimals, decimalOfNumber, parseDecimal } from "./decimal.ts";
import { MappingError, type Site } from "./errors.ts";

// Steps on text; each takes a value that is neither missing nor null.

export function lower(value: unknown, at: Site): string {
  return checkString(value, at).toLowerCase();
}

export function upper(value: unknown, at: Site): string {
  return checkString(value, at).toUpperCase();
}

/** Without blanks, tabs and line ends at both ends; those inside stay. */
export function trim(value: unknown, at: Site): string {
  const text = checkString(value, at);
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

export function not(value: unknown, at: Site): boolean {
  if (typeof value !== "boolean") throw new MappingError("type", at);
  return !value;
}

/**
 * The value of JSON text. `format` for other text, `too-deep` beyond 500 levels, `inexact` for a
 * number that a double would alter.
 */
export function jsonTextGet(value: unknown, at: Site): unknown {
  const text = checkString(value, at);
  let result: unknown;
  try {
    result = JSON.parse(text);
  } catch {
    throw new MappingError("format", at);
  }
  let isInString = false;
  for (const [part] of text.matchAll(escapeQuoteOrNumber)) {
    if (part === '"') isInString = !isInString;
    else if (!isInString && !isKept(part)) throw new MappingError("inexact", at);
  }
  return checkJson(result, at);
}

/** Compact JSON text; errors of `checkJson`. */
export function jsonTextBuild(value: unknown, at: Site): string {
  return JSON.stringify(checkJson(value, at));
}

/** The parts between separators; `""` is the empty list. `separator` is not empty. */
export function splitList(value: unknown, at: Site, separator: string): readonly string[] {
  const text = checkString(value, at);
  return text === "" ? [] : text.split(separator);
}

/**
 * The items with a separator between them; `[]` is `""`. `format` where `splitList` would not give
 * the items back: an item holds the separator, or the only item is `""`.
 */
export function joinList(value: unknown, at: Site, separator: string): string {
  if (!Array.isArray(value)) throw new MappingError("type", at);
  const items: readonly unknown[] = value;
  for (let index = 0; index < items.length; index += 1) {
    checkString(items[index], { path: `${at.path}[${index}]`, rule: at.rule });
  }
  const text = items.join(separator);
  const parts = text === "" ? [] : text.split(separator);
  const isSame = parts.length === items.length && parts.every((part, at) => part === items[at]);
  if (!isSame) throw new MappingError("format", at);
  return text;
}

/**
 * In valid JSON text: what tells strings from the rest, and numbers. No pattern runs over a whole
 * string, which takes the engine a place on its stack for each character.
 */
const escapeQuoteOrNumber = /\\.|"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Whether the number text and the double that it is read as have one value. */
function isKept(text: string): boolean {
  const read = Number(text);
  if (!Number.isFinite(read)) return false;
  if (String(read) === text) return true;
  const value = parseDecimal(text);
  return value !== undefined && compareDecimals(value, decimalOfNumber(read)) === 0;
}

/** Blank, tab, line feed, carriage return: what JSONata calls white space. */
function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
