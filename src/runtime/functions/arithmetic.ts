import { checkDecimal, checkNumber } from "../checks.ts";
import { type Decimal, decimalOfNumber, decimalText, negateDecimal } from "../decimal.ts";
import {
  addDecimals,
  divideDecimals,
  multiplyDecimals,
  remainderOfDecimals,
} from "../decimal-arithmetic.ts";
import { MappingError, type Site } from "../errors.ts";
import { decimalOfText, shortNumber } from "../numbers.ts";
import { fnString } from "./values.ts";

// The operators of one-way expressions. Operands are neither missing nor null, but for `concat`;
// one that is no number is `type`, a result that is infinite or no number `range`.

export function add(at: Site, left: unknown, right: unknown): number {
  return finite(at, checkNumber(left, at) + checkNumber(right, at));
}

export function sub(at: Site, left: unknown, right: unknown): number {
  return finite(at, checkNumber(left, at) - checkNumber(right, at));
}

export function mul(at: Site, left: unknown, right: unknown): number {
  return finite(at, checkNumber(left, at) * checkNumber(right, at));
}

/** `range` where `right` is 0. */
export function div(at: Site, left: unknown, right: unknown): number {
  return finite(at, checkNumber(left, at) / checkNumber(right, at));
}

/** The rest of a division, with the sign of `left`; `range` where `right` is 0. */
export function mod(at: Site, left: unknown, right: unknown): number {
  return finite(at, checkNumber(left, at) % checkNumber(right, at));
}

/** The opposite of a number, or of the number that text spells, as plain text; 0 for 0. */
export function negate(at: Site, operand: unknown): number | string {
  if (typeof operand !== "string") return -checkNumber(operand, at) + 0;
  return decimalText(negateDecimal(decimalOfText(operand, at)));
}

/** The texts of all values one after the other; missing and null say nothing. */
export function concat(at: Site, ...values: readonly unknown[]): string {
  let text = "";
  for (const value of values) {
    if (value !== undefined && value !== null) text += fnString(at, value);
  }
  return text;
}

type DecimalForm = number | string;

// Decimals, numbers or number text of at most 15 significant digits, combine exactly. The result is
// a number where both operands are, else text; `inexact`
// beyond 15 significant digits, `range` for a zero divisor.

export function addDecimal(at: Site, left: unknown, right: unknown): DecimalForm {
  return result(at, left, right, addDecimals(value(at, left), value(at, right)));
}

export function subDecimal(at: Site, left: unknown, right: unknown): DecimalForm {
  return result(at, left, right, addDecimals(value(at, left), negateDecimal(value(at, right))));
}

export function mulDecimal(at: Site, left: unknown, right: unknown): DecimalForm {
  return result(at, left, right, multiplyDecimals(value(at, left), value(at, right)));
}

/** `inexact` where the quotient has no end in decimal. */
export function divDecimal(at: Site, left: unknown, right: unknown): DecimalForm {
  const divisor = nonZero(at, value(at, right));
  return result(at, left, right, divideDecimals(value(at, left), divisor));
}

export function modDecimal(at: Site, left: unknown, right: unknown): DecimalForm {
  const divisor = nonZero(at, value(at, right));
  return result(at, left, right, remainderOfDecimals(value(at, left), divisor));
}

/** `number` unless it is infinite or not a number: then `range`. */
export function finite(at: Site, number: number): number {
  if (!Number.isFinite(number)) throw new MappingError("range", at);
  return number;
}

function value(at: Site, operand: unknown): Decimal {
  const form = checkDecimal(operand, at);
  const decimal = typeof form === "number" ? decimalOfNumber(form) : decimalOfText(form, at);
  // Refused here, so that the exact computation stays small.
  shortNumber(decimal, at);
  return decimal;
}

function nonZero(at: Site, divisor: Decimal): Decimal {
  if (divisor.sign === 0) throw new MappingError("range", at);
  return divisor;
}

function result(at: Site, left: unknown, right: unknown, exact: Decimal | undefined): DecimalForm {
  if (exact === undefined) throw new MappingError("inexact", at);
  const number = shortNumber(exact, at);
  return typeof left === "number" && typeof right === "number" ? number : decimalText(exact);
}
