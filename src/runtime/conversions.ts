import { checkBoolean, checkDecimal, checkInteger, checkNumber, checkString } from "./checks.ts";
import { MappingError, type MappingErrorCode, type Site } from "./errors.ts";
import { decimalOfText, isShortNumber, numberText, parseNumber } from "./numbers.ts";

// Conversions between strings, numbers and booleans. Each takes a value that is neither missing
// nor null, checks its kind, and never rounds: what it cannot carry is an error.
// Source: docs/ARCHITECTURE.md "Conversions, exactly".

export function integerToNumber(value: unknown, at: Site): number {
  return checkInteger(value, at);
}

/** Vendor number read as integer: 2.5 is `type`. */
export function numberToInteger(value: unknown, at: Site): number {
  return checkInteger(value, at);
}

/** Common number written where the vendor keeps an integer: 2.5 is `range`. */
export function numberToIntegerBuild(value: unknown, at: Site): number {
  return wholeNumber(checkNumber(value, at), at, "range");
}

export function integerToString(value: unknown, at: Site): string {
  return String(checkInteger(value, at));
}

/** `[+-]?\d+` (else `format`) within ±(2^53 − 1) (else `range`). */
export function stringToInteger(value: unknown, at: Site): number {
  const text = checkString(value, at);
  if (!/^[+-]?\d+$/.test(text)) throw new MappingError("format", at);
  return wholeNumber(Number(text), at, "range");
}

/** Plain text without exponent; `inexact` beyond 15 significant digits. */
export function numberToString(value: unknown, at: Site): string {
  return numberText(checkNumber(value, at), at);
}

/** Number text (else `format`) of at most 15 digits (`inexact`), within doubles (`range`). */
export function stringToNumber(value: unknown, at: Site): number {
  return parseNumber(checkString(value, at), at);
}

/** Text stays as it is; a number becomes plain text. */
export function decimalToString(value: unknown, at: Site): string {
  const decimal = checkDecimal(value, at);
  return typeof decimal === "number" ? numberText(decimal, at) : decimal;
}

/** Number text as it is, of any length; else `format`. */
export function stringToDecimal(value: unknown, at: Site): string {
  const text = checkString(value, at);
  decimalOfText(text, at);
  return text;
}

/** `inexact` where text has more than 15 significant digits. */
export function decimalToNumber(value: unknown, at: Site): number {
  const decimal = checkDecimal(value, at);
  return typeof decimal === "number" ? decimal : parseNumber(decimal, at);
}

/** The number itself; `inexact` beyond 15 significant digits. */
export function numberToDecimal(value: unknown, at: Site): number {
  const number = checkNumber(value, at);
  if (!isShortNumber(number)) throw new MappingError("inexact", at);
  return number;
}

/** Vendor decimal read as integer: `"2.5"` is `type`. */
export function decimalToInteger(value: unknown, at: Site): number {
  return wholeNumber(decimalToNumber(value, at), at, "type");
}

/** Common decimal written where the vendor keeps an integer: `"2.5"` is `range`. */
export function decimalToIntegerBuild(value: unknown, at: Site): number {
  return wholeNumber(decimalToNumber(value, at), at, "range");
}

/** The integer itself; `inexact` beyond 15 significant digits, as for every number of a decimal. */
export function integerToDecimal(value: unknown, at: Site): number {
  return numberToDecimal(checkInteger(value, at), at);
}

export function booleanToString(value: unknown, at: Site): string {
  return checkBoolean(value, at) ? "true" : "false";
}

/** Exactly `true` or `false`; other text is `format`. */
export function stringToBoolean(value: unknown, at: Site): boolean {
  const text = checkString(value, at);
  if (text !== "true" && text !== "false") throw new MappingError("format", at);
  return text === "true";
}

export function booleanToInteger(value: unknown, at: Site): number {
  return checkBoolean(value, at) ? 1 : 0;
}

/** Exactly 1 or 0; other integers are `range`. */
export function integerToBoolean(value: unknown, at: Site): boolean {
  const integer = checkInteger(value, at);
  if (integer !== 0 && integer !== 1) throw new MappingError("range", at);
  return integer === 1;
}

function wholeNumber(value: number, at: Site, broken: MappingErrorCode): number {
  if (Number.isSafeInteger(value)) return value + 0; // -0 is 0
  throw new MappingError(Number.isInteger(value) ? "range" : broken, at);
}
