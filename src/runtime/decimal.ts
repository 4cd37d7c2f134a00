/**
 * An exact decimal: `sign * digits * 10 ** exponent`. `digits` has no zeros at either end, and is
 * empty (with exponent 0) for zero, so that two equal values have equal parts.
 */
export interface Decimal {
  readonly sign: -1 | 0 | 1;
  readonly digits: string;
  readonly exponent: number;
}

const zero: Decimal = { sign: 0, digits: "", exponent: 0 };

const numberTextPattern = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * The value of number text (`[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?`); `undefined` for any other text.
 * Takes time linear in the length of the text.
 */
export function parseDecimal(text: string): Decimal | undefined {
  const match = numberTextPattern.exec(text);
  if (match === null) return undefined;
  const whole = match[2] ?? "";
  const fraction = match[3] ?? "";
  const exponent = Number(match[4] ?? "0") - fraction.length;
  return normal(match[1] === "-", whole + fraction, exponent);
}

/** The shortest decimal that reads back as `value`, which must be finite. */
export function decimalOfNumber(value: number): Decimal {
  return parseDecimal(String(value)) ?? zero;
}

/** Negative, zero or positive, as `left` is less than, equal to or greater than `right`. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  if (left.sign !== right.sign) return left.sign - right.sign;
  const places = left.digits.length + left.exponent - right.digits.length - right.exponent;
  if (places !== 0) return places * left.sign;
  if (left.digits === right.digits) return 0;
  return left.digits < right.digits ? -left.sign : left.sign;
}

export function negateDecimal(value: Decimal): Decimal {
  return value.sign === 0 ? value : { ...value, sign: value.sign === 1 ? -1 : 1 };
}

/** Plain text: no exponent, no plus sign, no zeros that say nothing; zero is `0`. */
export function decimalText(value: Decimal): string {
  if (value.sign === 0) return "0";
  const sign = value.sign < 0 ? "-" : "";
  const { digits, exponent } = value;
  if (exponent >= 0) return sign + digits + "0".repeat(exponent);
  const point = digits.length + exponent;
  if (point > 0) return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  return `${sign}0.${"0".repeat(-point)}${digits}`;
}

/** The nearest double; may be infinite, or zero for a value that is not. */
export function decimalToDouble(value: Decimal): number {
  if (value.sign === 0) return 0;
  return value.sign * Number(`${value.digits}e${value.exponent}`);
}

/** The decimal of a text of digits, times ten to the `exponent`. */
export function normal(negative: boolean, text: string, exponent: number): Decimal {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) === 48) start += 1;
  while (end > start && text.charCodeAt(end - 1) === 48) end -= 1;
  if (start === end) return zero;
  return {
    sign: negative ? -1 : 1,
    digits: text.slice(start, end),
    exponent: exponent + text.length - end,
  };
}
