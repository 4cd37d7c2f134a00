import type * as ast from "../../grammar/ast.ts";

/** An exact number, in lowest terms; the denominator is positive. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const zero: Rational = { numerator: 0n, denominator: 1n };
export const one: Rational = { numerator: 1n, denominator: 1n };

/** Powers of ten of a constant beyond this would only cost memory. */
const maxExponent = 400;

/** The value of a constant expression; undefined where a field is in it, or no number. */
export function constantOf(expr: ast.Expr): Rational | undefined {
  if (expr.kind === "number") return parse(expr.text);
  if (expr.kind === "unary") {
    const inner = constantOf(expr.operand);
    return inner && negate(inner);
  }
  if (expr.kind !== "binary") return undefined;
  const left = constantOf(expr.left);
  const right = constantOf(expr.right);
  if (left === undefined || right === undefined) return undefined;
  switch (expr.op) {
    case "+":
      return add(left, right);
    case "-":
      return add(left, negate(right));
    case "*":
      return multiply(left, right);
    case "/":
      return isZero(right) ? undefined : divide(left, right);
    default:
      return undefined;
  }
}

function parse(text: string): Rational | undefined {
  const match = /^(-?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign = "", whole = "", fraction = "", power = "0"] = match;
  const exponent = Number(power) - fraction.length;
  if (Math.abs(exponent) > maxExponent) return undefined;
  const digits = BigInt(`${sign}${`${whole}${fraction}` || "0"}`);
  const scale = 10n ** BigInt(Math.abs(exponent));
  return exponent < 0 ? reduced(digits, scale) : reduced(digits * scale, 1n);
}

export function add(left: Rational, right: Rational): Rational {
  return reduced(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );
}

export function multiply(left: Rational, right: Rational): Rational {
  return reduced(left.numerator * right.numerator, left.denominator * right.denominator);
}

/** `right` is not zero. */
export function divide(left: Rational, right: Rational): Rational {
  return reduced(left.numerator * right.denominator, left.denominator * right.numerator);
}

export function negate(value: Rational): Rational {
  return { ...value, numerator: -value.numerator };
}

export function isZero(value: Rational): boolean {
  return value.numerator === 0n;
}

/** Plain decimal text; undefined for a number without an end, such as 1/3. */
export function decimalText(value: Rational): string | undefined {
  let { numerator, denominator } = value;
  let places = 0;
  while (denominator % 10n === 0n) {
    denominator /= 10n;
    places++;
  }
  while (denominator !== 1n) {
    const by = denominator % 2n === 0n ? 2n : denominator % 5n === 0n ? 5n : undefined;
    if (by === undefined) return undefined;
    denominator /= by;
    numerator *= 10n / by;
    places++;
  }
  const sign = numerator < 0n ? "-" : "";
  const digits = `${numerator < 0n ? -numerator : numerator}`.padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, "");
  return `${sign}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

function reduced(numerator: bigint, denominator: bigint): Rational {
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommon(numerator < 0n ? -numerator : numerator, denominator * sign);
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

function greatestCommon(left: bigint, right: bigint): bigint {
  return right === 0n ? (left === 0n ? 1n : left) : greatestCommon(right, left % right);
}
