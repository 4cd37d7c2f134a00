import {
  type Decimal,
  decimalOfNumber,
  decimalText,
  decimalToDouble,
  parseDecimal,
} from "./decimal.ts";
import { MappingError, type Site } from "./errors.ts";

/** Digits within which text → double → text gives the same digits again. */
export const maxSignificantDigits = 15;

/** Whether `value` has at most 15 significant digits, so that its text and it are the same. */
export function isShortNumber(value: number): boolean {
  return value === +value.toPrecision(maxSignificantDigits);
}

/**
 * Plain text of a finite number: shortest digits, no exponent, `-0` is `0`.
 * Error `inexact` beyond 15 significant digits.
 */
export function numberText(value: number, at: Site): string {
  if (!isShortNumber(value)) throw new MappingError("inexact", at);
  const text = String(value);
  return text.includes("e") ? decimalText(decimalOfNumber(value)) : text;
}

/**
 * The number that number text spells. Errors: `format` for other text, `inexact` beyond 15
 * significant digits or below the smallest double, `range` beyond the largest.
 */
export function parseNumber(text: string, at: Site): number {
  return shortNumber(decimalOfText(text, at), at);
}

/** The value of number text; error `format` for other text. */
export function decimalOfText(text: string, at: Site): Decimal {
  const value = parseDecimal(text);
  if (value === undefined) throw new MappingError("format", at);
  return value;
}

/**
 * A decimal as a double that gives the same decimal back. Errors: `inexact` beyond 15 significant
 * digits or below the smallest double, `range` beyond the largest.
 */
export function shortNumber(value: Decimal, at: Site): number {
  if (value.digits.length > maxSignificantDigits) throw new MappingError("inexact", at);
  const result = decimalToDouble(value);
  if (!Number.isFinite(result)) throw new MappingError("range", at);
  // Below the normal doubles precision fades: 1.2345e-320 has fewer digits than it shows.
  if (Math.abs(result) < 1e-290 && !isSame(decimalOfNumber(result), value)) {
    throw new MappingError("inexact", at);
  }
  return result;
}

function isSame(left: Decimal, right: Decimal): boolean {
  return (
    left.sign === right.sign && left.digits === right.digits && left.exponent === right.exponent
  );
}
