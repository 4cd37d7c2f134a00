import { checkNumber } from "../checks.ts";
import { MappingError, type Site } from "../errors.ts";
import { finite } from "./arithmetic.ts";

// Functions on numbers, each as the JSONata function of that name. Arguments are neither missing
// nor null, but for optional ones, which may be `undefined`; one of another kind is `type`.

export function fnAbs(at: Site, value: unknown): number {
  return Math.abs(checkNumber(value, at));
}

export function fnFloor(at: Site, value: unknown): number {
  return Math.floor(checkNumber(value, at));
}

export function fnCeil(at: Site, value: unknown): number {
  return Math.ceil(checkNumber(value, at));
}

/**
 * To `places` decimals (negative: tens, hundreds, …), halves to the even neighbour: 2.5 → 2. The
 * point is moved in the text of the number, so that 1.005 to 2 places is 1 and not an accident.
 */
export function fnRound(at: Site, value: unknown, places: unknown = 0): number {
  const by = checkNumber(places, at);
  const number = checkNumber(value, at);
  const moved = by === 0 ? number : moved10(number, by);
  const up = Math.round(moved);
  const isHalf = Math.abs(up - moved) === 0.5;
  const whole = isHalf && Math.abs(up % 2) === 1 ? up - 1 : up;
  return finite(at, by === 0 ? whole : moved10(whole, -by)) + 0; // -0 is 0
}

/** `range` for a result that is infinite or no number. */
export function fnPower(at: Site, base: unknown, exponent: unknown): number {
  return finite(at, checkNumber(base, at) ** checkNumber(exponent, at));
}

/** `range` below 0. */
export function fnSqrt(at: Site, value: unknown): number {
  const number = checkNumber(value, at);
  if (number < 0) throw new MappingError("range", at);
  return Math.sqrt(number);
}

/** The number rounded, in base `base` rounded; `range` outside 2 to 36. */
export function fnFormatBase(at: Site, value: unknown, base: unknown = 10): string {
  const radix = fnRound(at, base);
  if (radix < 2 || radix > 36) throw new MappingError("range", at);
  return fnRound(at, value).toString(radix);
}

/** Times a power of ten without the rounding of a multiplication. */
function moved10(value: number, places: number): number {
  const [mantissa, exponent] = String(value).split("e");
  return Number(`${mantissa}e${Number(exponent ?? "0") + places}`);
}
