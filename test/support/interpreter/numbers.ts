import { Decimal } from "decimal.js";
import type { Json } from "../../../src/compiler/types.ts";
import { refuse } from "./states.ts";

/** Decimals with far more digits than any record has, so that nothing is ever rounded. */
export const Exact = Decimal.clone({ precision: 2000, toExpNeg: -9000, toExpPos: 9000 });

const numberPattern = /^[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/u;
const integerPattern = /^[+-]?\d+$/u;

/** A finite number, else `type`. */
export function checkNumber(value: Json): number {
  return typeof value === "number" && Number.isFinite(value)
    ? value
    : refuse("type", "not a number");
}

export function checkInteger(value: Json): number {
  const number = checkNumber(value);
  return Number.isInteger(number) ? safe(number) : refuse("type", "not a whole number");
}

/** A number of at most 15 digits, or number text; as it is. */
export function checkDecimal(value: Json): number | string {
  if (typeof value === "string") return checkNumberText(value);
  return checkShort(checkNumber(value));
}

export function checkNumberText(value: Json): string {
  if (typeof value !== "string") return refuse("type", "not a text");
  return numberPattern.test(value) ? value : refuse("format", "not the text of a number");
}

/** Refuses a double that needs more than 15 significant digits. */
export function checkShort(value: number): number {
  return value === Number(value.toPrecision(15)) ? value : refuse("inexact", "over 15 digits");
}

/** Text → double, where the double has the very value of the text. */
export function numberOfText(text: string): number {
  const exact = new Exact(checkNumberText(text));
  if (exact.precision() > 15) refuse("inexact", "over 15 digits");
  const value = Number(text);
  if (!Number.isFinite(value)) refuse("range", "beyond the largest number");
  if (!new Exact(value).equals(exact)) refuse("inexact", "below the smallest number");
  return value === 0 ? 0 : value;
}

export function numberOfDecimal(value: number | string): number {
  return typeof value === "number" ? value : numberOfText(value);
}

/** Plain text of a number: no exponent, `-0` is `0`. */
export function textOfNumber(value: number): string {
  return plain(new Exact(checkShort(value)));
}

export function textOfDecimal(value: number | string): string {
  return typeof value === "number" ? textOfNumber(value) : value;
}

export function integerOfText(value: Json): number {
  if (typeof value !== "string") return refuse("type", "not a text");
  if (!integerPattern.test(value)) return refuse("format", "not the text of a whole number");
  return safe(Number(value)) + 0;
}

export function textOfInteger(value: Json): string {
  return plain(new Exact(checkInteger(value)));
}

/** Decimals are equal by value; a value that is no decimal equals nothing. */
export function sameDecimal(left: Json, right: Json): boolean {
  const both = [left, right].map((value) => {
    if (typeof value === "number") return new Exact(value);
    return typeof value === "string" && numberPattern.test(value) ? new Exact(value) : undefined;
  });
  return both[0] !== undefined && both[1] !== undefined && both[0].equals(both[1]);
}

export function plain(value: Decimal): string {
  return value.isZero() ? "0" : value.toFixed();
}

/** `value × numerator ÷ denominator + offset`, or the inverse; exact, at most 15 digits. */
export function linear(
  value: number | string,
  constants: { readonly numerator: string; readonly denominator: string; readonly offset: string },
  direction: "get" | "build",
): Decimal {
  const { numerator, denominator, offset } = constants;
  const input = new Exact(value);
  const result =
    direction === "get"
      ? input.times(numerator).dividedBy(denominator).plus(offset)
      : input.minus(offset).times(denominator).dividedBy(numerator);
  return result.precision() > 15 ? refuse("inexact", "over 15 digits") : result;
}

function safe(value: number): number {
  return Number.isSafeInteger(value) ? value : refuse("range", "beyond ±(2^53−1)");
}
