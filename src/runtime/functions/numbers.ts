import { MappingError, type Site } from "../errors.ts";
import { finite } from "./arithmetic.ts";

// Functions on numbers, each as the JSONata function of that name.

export function fnAbs(_at: Site, value: number): number {
  return Math.abs(value);
}

export function fnFloor(_at: Site, value: number): number {
  return Math.floor(value);
}

export function fnCeil(_at: Site, value: number): number {
  return Math.ceil(value);
}

/**
 * To `places` decimals (negative: tens, hundreds, …), halves to the even neighbour: 2.5 → 2. The
 * point is moved in the text of the number, so that 1.005 to 2 places is 1 and not an accident.
 */
export function fnRound(at: Site, value: number, places = 0): number {
  const moved = places === 0 ? value : moved10(value, places);
  const up = Math.round(moved);
  const isHalf = Math.abs(up - moved) === 0.5;
  const whole = isHalf && Math.abs(up % 2) === 1 ? up - 1 : up;
  return finite(at, places === 0 ? whole : moved10(whole, -places)) + 0; // -0 is 0
}

/** `range` for a result that is infinite or no number. */
export function fnPower(at: Site, base: number, exponent: number): number {
  return finite(at, base ** exponent);
}

/** `range` below 0. */
export function fnSqrt(at: Site, value: number): number {
  if (value < 0) throw new MappingError("range", at);
  return Math.sqrt(value);
}

/** The number rounded, in base `base` rounded; `range` outside 2 to 36. */
export function fnFormatBase(at: Site, value: number, base = 10): string {
  const radix = fnRound(at, base);
  if (radix < 2 || radix > 36) throw new MappingError("range", at);
  return fnRound(at, value).toString(radix);
}

/** Times a power of ten without the rounding of a multiplication. */
function moved10(value: number, places: number): number {
  const [mantissa, exponent] = String(value).split("e");
  return Number(`${mantissa}e${Number(exponent ?? "0") + places}`);
}
