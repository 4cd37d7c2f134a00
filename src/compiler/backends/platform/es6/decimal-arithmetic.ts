import { type Decimal, normal } from "../../../../runtime/decimal.ts";

// Stands in for runtime/decimal-arithmetic.ts in scripts of the platform: the same results with
// arithmetic on digits, since ES6 has no `bigint`. Naturals are texts of digits without leading
// zeros; zero is the empty text.

export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const exponent = Math.min(left.exponent, right.exponent);
  const [a, b] = [scaled(left, exponent), scaled(right, exponent)];
  if (left.sign * right.sign >= 0) {
    return normal(left.sign + right.sign < 0, sum(a, b), exponent);
  }
  const isLess = order(a, b) < 0;
  const digits = isLess ? difference(b, a) : difference(a, b);
  return normal(isLess ? right.sign < 0 : left.sign < 0, digits, exponent);
}

export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  const digits = product(left.digits, right.digits);
  return normal(left.sign * right.sign < 0, digits, left.exponent + right.exponent);
}

/** The exact quotient; `undefined` when it has no end in decimal, or when `right` is zero. */
export function divideDecimals(left: Decimal, right: Decimal): Decimal | undefined {
  if (right.sign === 0) return undefined;
  const divisor = right.digits;
  const places = Math.max(factorCount(divisor, "2"), factorCount(divisor, "5"));
  const dividend = left.sign === 0 ? "" : left.digits + "0".repeat(places);
  const { quotient, rest } = division(dividend, divisor);
  if (rest !== "") return undefined;
  return normal(left.sign * right.sign < 0, quotient, left.exponent - right.exponent - places);
}

/** The rest of a division, with the sign of `left`; `undefined` for a zero `right`. */
export function remainderOfDecimals(left: Decimal, right: Decimal): Decimal | undefined {
  if (right.sign === 0) return undefined;
  const exponent = Math.min(left.exponent, right.exponent);
  const { rest } = division(scaled(left, exponent), scaled(right, exponent));
  return normal(left.sign < 0, rest, exponent);
}

function scaled({ sign, digits, exponent }: Decimal, wanted: number): string {
  return sign === 0 ? "" : digits + "0".repeat(exponent - wanted);
}

function order(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The digit at a place, counted from the end. */
function digitAt(text: string, place: number): number {
  return place < text.length ? text.charCodeAt(text.length - 1 - place) - 48 : 0;
}

function sum(a: string, b: string): string {
  const digits: number[] = [];
  const length = Math.max(a.length, b.length);
  let carry = 0;
  for (let place = 0; place < length; place += 1) {
    const total = digitAt(a, place) + digitAt(b, place) + carry;
    digits.push(total % 10);
    carry = total < 10 ? 0 : 1;
  }
  return textOf(carry === 0 ? digits : digits.concat(carry));
}

/** `a - b`, where `a` is not less. */
function difference(a: string, b: string): string {
  const digits: number[] = [];
  let borrow = 0;
  for (let place = 0; place < a.length; place += 1) {
    const total = digitAt(a, place) - digitAt(b, place) - borrow;
    digits.push(total < 0 ? total + 10 : total);
    borrow = total < 0 ? 1 : 0;
  }
  return textOf(digits);
}

function product(a: string, b: string): string {
  const digits: number[] = [];
  for (let place = 0; place < a.length + b.length; place += 1) digits.push(0);
  for (let i = 0; i < a.length; i += 1) {
    let carry = 0;
    for (let j = 0; j < b.length || carry > 0; j += 1) {
      const total = (digits[i + j] as number) + digitAt(a, i) * digitAt(b, j) + carry;
      digits[i + j] = total % 10;
      carry = Math.floor(total / 10);
    }
  }
  return textOf(digits);
}

/** Long division, digit by digit. */
function division(dividend: string, divisor: string): { quotient: string; rest: string } {
  let quotient = "";
  let rest = "";
  for (let index = 0; index < dividend.length; index += 1) {
    rest = (rest + dividend.charAt(index)).replace(/^0+/, "");
    let digit = 0;
    while (order(rest, divisor) >= 0) {
      rest = difference(rest, divisor);
      digit += 1;
    }
    quotient += digit;
  }
  return { quotient: quotient.replace(/^0+/, ""), rest };
}

/** How often a factor divides a natural that is not zero. */
function factorCount(value: string, factor: string): number {
  let count = 0;
  let { quotient, rest } = division(value, factor);
  while (rest === "") {
    count += 1;
    ({ quotient, rest } = division(quotient, factor));
  }
  return count;
}

/** Digits from the last to the first as a natural. */
function textOf(digits: readonly number[]): string {
  return digits.slice().reverse().join("").replace(/^0+/, "");
}
