import { isObject } from "./checks.ts";
import { compareInstantTexts, sameTimeText } from "./dates.ts";
import { compareDecimals, type Decimal, decimalOfNumber, parseDecimal } from "./decimal.ts";

/** Whether two values of any kind, missing and null included, mean the same. Never throws. */
export type Same = (left: unknown, right: unknown) => boolean;

/**
 * Equal as JSON: objects whatever the order of their keys, own members only, a member that holds
 * `undefined` is missing, `-0` is `0`. Nesting may be of any depth.
 */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (!isContainer(left) || !isContainer(right)) return false;
  const lefts: unknown[] = [left];
  const rights: unknown[] = [right];
  while (lefts.length > 0) {
    if (!pushPairs(lefts.pop(), rights.pop(), lefts, rights)) return false;
  }
  return true;
}

/** Equal in value, whatever the form: `1.5`, `"1.50"` and `"15e-1"` are. */
export function sameDecimal(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  return orderDecimals(left, right) === 0 || sameJson(left, right);
}

/** Equal as instants: `…T10:00Z` and `…T12:00+02:00` are. */
export function sameInstant(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  return orderInstants(left, right) === 0 || sameJson(left, right);
}

/** Equal as times of day: `10:00` and `10:00:00.0` are. */
export function sameTime(left: unknown, right: unknown): boolean {
  if (typeof left !== "string" || typeof right !== "string") return sameJson(left, right);
  return left === right || sameTimeText(left, right);
}

/** Lists with equal items in the same order; anything but two lists is compared as JSON. */
export function sameList(item: Same): Same {
  return (left, right) => {
    if (left === right) return true;
    if (!Array.isArray(left) || !Array.isArray(right)) return sameJson(left, right);
    if (left.length !== right.length) return false;
    return left.every((entry, index) => item(entry, right[index]));
  };
}

/** Objects whose members are equal by `fields`, and by JSON where `fields` does not name them. */
export function sameObject(fields: { readonly [name: string]: Same }): Same {
  return sameMembers(
    (name) => (Object.hasOwn(fields, name) ? fields[name] : undefined) ?? sameJson,
  );
}

/** Objects with the same names whose values are equal by `value`. */
export function sameMap(value: Same): Same {
  return sameMembers(() => value);
}

/** Negative, zero or positive; `undefined` unless both are decimals (numbers or number text). */
export function orderDecimals(left: unknown, right: unknown): number | undefined {
  if (typeof left === "number" && typeof right === "number") return orderNumbers(left, right);
  const leftValue = decimalOf(left);
  const rightValue = leftValue && decimalOf(right);
  return leftValue && rightValue && compareDecimals(leftValue, rightValue);
}

/** Negative, zero or positive as `left` is earlier or later; `undefined` unless both are datetimes. */
export function orderInstants(left: unknown, right: unknown): number | undefined {
  if (typeof left !== "string" || typeof right !== "string") return undefined;
  return compareInstantTexts(left, right);
}

function sameMembers(comparison: (name: string) => Same): Same {
  return (left, right) => {
    if (left === right) return true;
    if (!isObject(left) || !isObject(right)) return sameJson(left, right);
    const names = presentNames(left);
    if (names.length !== presentNames(right).length) return false;
    return names.every(
      (name) => Object.hasOwn(right, name) && comparison(name)(left[name], right[name]),
    );
  };
}

/** Compares two values one level deep and leaves the pairs below them to be compared. */
function pushPairs(left: unknown, right: unknown, lefts: unknown[], rights: unknown[]): boolean {
  if (left === right) return true;
  if (Array.isArray(left)) {
    if (!Array.isArray(right) || left.length !== right.length) return false;
    for (let index = 0; index < left.length; index += 1) {
      lefts.push(left[index]);
      rights.push(right[index]);
    }
    return true;
  }
  if (Array.isArray(right) || !isObject(left) || !isObject(right)) return false;
  const names = presentNames(left);
  if (names.length !== presentNames(right).length) return false;
  for (const name of names) {
    if (!Object.hasOwn(right, name) || right[name] === undefined) return false;
    lefts.push(left[name]);
    rights.push(right[name]);
  }
  return true;
}

function presentNames(value: { readonly [name: string]: unknown }): readonly string[] {
  return Object.keys(value).filter((name) => value[name] !== undefined);
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function decimalOf(value: unknown): Decimal | undefined {
  if (typeof value === "number" && Number.isFinite(value)) return decimalOfNumber(value);
  return typeof value === "string" ? parseDecimal(value) : undefined;
}

function orderNumbers(left: number, right: number): number | undefined {
  if (left === right) return 0;
  return left < right ? -1 : left > right ? 1 : undefined;
}
