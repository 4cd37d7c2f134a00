import { type Decimal, normal } from "./decimal.ts";

// Exact sums, products and quotients. Scripts of the platform have no `bigint`: there
// compiler/backends/platform/es6/decimal-arithmetic.ts stands in for this file.

export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const exponent = Math.min(left.exponent, right.exponent);
  return fromBig(scaled(left, exponent) + scaled(right, exponent), exponent);
}

export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  return fromBig(big(left) * big(right), left.exponent + right.exponent);
}

/** The exact quotient; `undefined` when it has no end in decimal, or when `right` is zero. */
export function divideDecimals(left: Decimal, right: Decimal): Decimal | undefined {
  if (right.sign === 0) return undefined;
  const divisor = big(right);
  const places = Math.max(factorCount(divisor, 2n), factorCount(divisor, 5n));
  const dividend = big(left) * 10n ** BigInt(places);
  if (dividend % divisor !== 0n) return undefined;
  return fromBig(dividend / divisor, left.exponent - right.exponent - places);
}

/** The rest of a division, with the sign of `left`; `undefined` for a zero `right`. */
export function remainderOfDecimals(left: Decimal, right: Decimal): Decimal | undefined {
  if (right.sign === 0) return undefined;
  const exponent = Math.min(left.exponent, right.exponent);
  return fromBig(scaled(left, exponent) % scaled(right, exponent), exponent);
}

function big(value: Decimal): bigint {
  return value.sign === 0 ? 0n : BigInt(value.sign) * BigInt(value.digits);
}

function scaled(value: Decimal, exponent: number): bigint {
  return value.sign === 0 ? 0n : big(value) * 10n ** BigInt(value.exponent - exponent);
}

function fromBig(value: bigint, exponent: number): Decimal {
  return value < 0n
    ? normal(true, String(-value), exponent)
    : normal(false, String(value), exponent);
}

function factorCount(value: bigint, factor: bigint): number {
  let count = 0;
  for (let rest = value; rest % factor === 0n; rest /= factor) count += 1;
  return count;
}
