import {
  addDecimals,
  type Decimal,
  decimalOfNumber,
  decimalText,
  divideDecimals,
  multiplyDecimals,
  negateDecimal,
  parseDecimal,
  remainderOfDecimals,
} from "../decimal.ts";
import { MappingError, type Site } from "../errors.ts";
import { shortNumber } from "../numbers.ts";
import { fnString } from "./values.ts";

// The operators of one-way expressions. Operands are neither missing nor null, but for `concat`.

export function add(at: Site, left: number, right: number): number {
  return finite(at, left + right);
}

export function sub(at: Site, left: number, right: number): number {
  return finite(at, left - right);
}

export function mul(at: Site, left: number, right: number): number {
  return finite(at, left * right);
}

/** `range` where `right` is 0. */
export function div(at: Site, left: number, right: number): number {
  return finite(at, left / right);
}

/** The rest of a division, with the sign of `left`; `range` where `right` is 0. */
export function mod(at: Site, left: number, right: number): number {
  return finite(at, left % right);
}

/** The texts of all values one after the other; missing and null say nothing. */
export function concat(at: Site, ...values: readonly unknown[]): string {
  let text = "";
  for (const value of values) {
    if (value !== undefined && value !== null) text += fnString(at, value);
  }
  return text;
}

/** Either form of a decimal that a check has passed. */
type DecimalForm = number | string;

// Decimals combine exactly. The result is a number where both operands are, else text; `inexact`
// beyond 15 significant digits, `range` for a zero divisor.

export function addDecimal(at: Site, left: DecimalForm, right: DecimalForm): DecimalForm {
  return result(at, left, right, addDecimals(value(at, left), value(at, right)));
}

export function subDecimal(at: Site, left: DecimalForm, right: DecimalForm): DecimalForm {
  return result(at, left, right, addDecimals(value(at, left), negateDecimal(value(at, right))));
}

export function mulDecimal(at: Site, left: DecimalForm, right: DecimalForm): DecimalForm {
  return result(at, left, right, multiplyDecimals(value(at, left), value(at, right)));
}

/** `inexact` where the quotient has no end in decimal. */
export function divDecimal(at: Site, left: DecimalForm, right: DecimalForm): DecimalForm {
  const divisor = nonZero(at, value(at, right));
  return result(at, left, right, divideDecimals(value(at, left), divisor));
}

export function modDecimal(at: Site, left: DecimalForm, right: DecimalForm): DecimalForm {
  const divisor = nonZero(at, value(at, right));
  return result(at, left, right, remainderOfDecimals(value(at, left), divisor));
}

/** The opposite, in the same form; text becomes plain text. */
export function negateDecimalForm(at: Site, operand: DecimalForm): DecimalForm {
  return result(at, operand, operand, negateDecimal(value(at, operand)));
}

/** `number` unless it is infinite or not a number: then `range`. */
export function finite(at: Site, number: number): number {
  if (!Number.isFinite(number)) throw new MappingError("range", at);
  return number;
}

function value(at: Site, form: DecimalForm): Decimal {
  const decimal = typeof form === "number" ? decimalOfNumber(form) : parseDecimal(form);
  if (decimal === undefined) throw new MappingError("format", at);
  // Refused here, so that the exact computation stays small.
  shortNumber(decimal, at);
  return decimal;
}

function nonZero(at: Site, divisor: Decimal): Decimal {
  if (divisor.sign === 0) throw new MappingError("range", at);
  return divisor;
}

function result(
  at: Site,
  left: DecimalForm,
  right: DecimalForm,
  exact: Decimal | undefined,
): DecimalForm {
  if (exact === undefined) throw new MappingError("inexact", at);
  const number = shortNumber(exact, at);
  return typeof left === "number" && typeof right === "number" ? number : decimalText(exact);
}
