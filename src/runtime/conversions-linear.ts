import { checkInteger } from "./checks.ts";
import {
  type Decimal,
  decimalOfNumber,
  decimalText,
  negateDecimal,
  parseDecimal,
} from "./decimal.ts";
import { addDecimals, divideDecimals, multiplyDecimals } from "./decimal-arithmetic.ts";
import { MappingError, type Site } from "./errors.ts";
import { decimalOfText, isShortNumber, shortNumber } from "./numbers.ts";

export type NumericType = "number" | "integer" | "decimal";

/** `common = vendor * numerator / denominator + offset`, in both directions, exact in decimal. */
export interface Linear {
  readonly get: (value: unknown, at: Site) => number | string;
  readonly build: (value: unknown, at: Site) => number | string;
}

/**
 * The two directions of a linear step; constants are number text, numerator and denominator not
 * zero. `from` is the vendor type, `to` the common one. A decimal result is a number or text as
 * its source is; other results are numbers. Errors: `type`, `format` for text that is no number,
 * `inexact` beyond 15 significant digits on either side (so also for quotients without an end),
 * `range` for a result that is not whole where an integer is needed, or beyond a double.
 * Source: docs/ARCHITECTURE.md "Conversions, exactly".
 */
export function linear(
  numerator: string,
  denominator: string,
  offset: string,
  from: NumericType,
  to: NumericType,
): Linear {
  const up = constant(numerator);
  const down = constant(denominator);
  const plus = constant(offset);
  const minus = negateDecimal(plus);
  const shift = plus.sign === 0 ? powerOfTen(up, down) : undefined;
  const get = step(from, to, (value) => {
    const quotient = divideDecimals(multiplyDecimals(value, up), down);
    return quotient && addDecimals(quotient, plus);
  });
  const build = step(to, from, (value) =>
    divideDecimals(multiplyDecimals(addDecimals(value, minus), down), up),
  );
  if (shift === undefined) return { get, build };
  return {
    get: shifted(shift.sign, shift.places, from, to, get),
    build: shifted(shift.sign, -shift.places, to, from, build),
  };
}

/** `linear(…).get` in one call; hold on to `linear(…)` where it is used often. */
export function linearGet(
  value: unknown,
  at: Site,
  numerator: string,
  denominator: string,
  offset: string,
  from: NumericType,
  to: NumericType,
): number | string {
  return linear(numerator, denominator, offset, from, to).get(value, at);
}

/** `linear(…).build` in one call. */
export function linearBuild(
  value: unknown,
  at: Site,
  numerator: string,
  denominator: string,
  offset: string,
  from: NumericType,
  to: NumericType,
): number | string {
  return linear(numerator, denominator, offset, from, to).build(value, at);
}

type Direction = (value: unknown, at: Site) => number | string;

/** The general way: exact decimals, `compute` gives nothing where the result has no end. */
function step(
  from: NumericType,
  to: NumericType,
  compute: (value: Decimal) => Decimal | undefined,
): Direction {
  return (value, at) => {
    const result = compute(operand(value, at, from));
    if (result === undefined) throw new MappingError("inexact", at);
    if (to === "integer" && result.exponent < 0) throw new MappingError("range", at);
    const number = shortNumber(result, at);
    if (to === "integer" && !Number.isSafeInteger(number)) throw new MappingError("range", at);
    return to === "decimal" && typeof value === "string" ? decimalText(result) : number;
  };
}

/**
 * The fast way for a factor `sign * 10 ** places` on numbers. With at most 15 digits the rounding
 * errors of `value` and of one multiplication are below half a unit of the 15th digit, so that
 * `toPrecision(15)` finds the exact result. Whatever is unusual goes the general way.
 */
function shifted(
  sign: number,
  places: number,
  from: NumericType,
  to: NumericType,
  general: Direction,
): Direction {
  const factor = 10 ** Math.abs(places);
  return (value, at) => {
    if (typeof value !== "number" || !isUsual(value)) return general(value, at);
    if (from === "integer" && !Number.isSafeInteger(value)) return general(value, at);
    const product = sign * (places < 0 ? value / factor : value * factor);
    const result = +product.toPrecision(15);
    if (to === "integer" && !Number.isSafeInteger(result)) return general(value, at);
    return result === 0 ? 0 : result;
  };
}

function isUsual(value: number): boolean {
  const size = Math.abs(value);
  return (size === 0 || (size > 1e-200 && size < 1e200)) && isShortNumber(value);
}

function operand(value: unknown, at: Site, type: NumericType): Decimal {
  const result =
    type === "decimal" && typeof value === "string"
      ? decimalOfText(value, at)
      : numberOperand(value, at, type);
  if (result.digits.length > 15) throw new MappingError("inexact", at);
  return result;
}

function numberOperand(value: unknown, at: Site, type: NumericType): Decimal {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new MappingError("type", at);
  return decimalOfNumber(type === "integer" ? checkInteger(value, at) : value);
}

function constant(text: string): Decimal {
  const value = parseDecimal(text);
  if (value === undefined) throw new RangeError(`no number text: ${text}`);
  return value;
}

function powerOfTen(up: Decimal, down: Decimal): { sign: number; places: number } | undefined {
  if (up.digits !== "1" || down.digits !== "1") return undefined;
  const places = up.exponent - down.exponent;
  return Math.abs(places) <= 22 ? { sign: up.sign * down.sign, places } : undefined;
}
