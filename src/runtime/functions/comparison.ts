import { checkDatetime, checkDecimal } from "../checks.ts";
import { orderDecimals, orderInstants } from "../equality.ts";
import { MappingError, type Site } from "../errors.ts";

// The order behind `<`, `<=`, `>` and `>=`: negative, zero or positive as `left` is less than, equal
// to or greater than `right`. Operands are neither missing nor null.

/** Two numbers by size, or two texts by UTF-16 code unit; `type` for anything else. */
export function compareValues(at: Site, left: unknown, right: unknown): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left !== "string" || typeof right !== "string") throw new MappingError("type", at);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** By value, whatever the form; `type`, `format` or `inexact` for what is no decimal. */
export function compareDecimalValues(at: Site, left: unknown, right: unknown): number {
  return orderDecimals(checkDecimal(left, at), checkDecimal(right, at)) ?? 0;
}

/** By instant, to the last digit; `type` or `format` for what is no datetime. */
export function compareInstantValues(at: Site, left: unknown, right: unknown): number {
  return orderInstants(checkDatetime(left, at), checkDatetime(right, at)) ?? 0;
}
