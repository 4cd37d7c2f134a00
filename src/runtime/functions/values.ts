import { isObject } from "../checks.ts";
import { MappingError, type Site } from "../errors.ts";

// Functions that look at the kind of a value, each as the JSONata function of that name.

/**
 * Text as it is; anything else as compact JSON text, its fractions with up to 15 digits.
 * Null and missing do not arrive here.
 */
export function fnString(_at: Site, value: unknown): string {
  if (typeof value === "string") return value;
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === "number" && !Number.isInteger(member)
      ? Number(member.toPrecision(15))
      : member,
  );
}

/**
 * Of number text (decimal, or `0x`, `0o`, `0b`), a boolean or a number. `format` for other text,
 * `type` for lists and objects, `range` beyond what a double holds.
 */
export function fnNumber(at: Site, value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value !== "string") throw new MappingError("type", at);
  if (!numberText.test(value)) throw new MappingError("format", at);
  const number = Number(value);
  if (!Number.isFinite(number)) throw new MappingError("range", at);
  return number;
}

/** Missing stays missing; null, 0, `""`, `{}`, `[]` and lists of only such are false. */
export function fnBoolean(_at: Site, value: unknown): boolean | undefined {
  return value === undefined ? undefined : isTruthy(value);
}

export function fnNot(_at: Site, value: unknown): boolean | undefined {
  return value === undefined ? undefined : !isTruthy(value);
}

/** Null exists. */
export function fnExists(_at: Site, value: unknown): boolean {
  return value !== undefined;
}

export function fnType(_at: Site, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

const numberText = /^(?:-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|0[xX][\dA-Fa-f]+|0[oO][0-7]+|0[bB][01]+)$/;

/** Walks lists without recursion, since data may be nested deeply. */
function isTruthy(value: unknown): boolean {
  const rest: unknown[] = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (Array.isArray(next)) {
      for (const item of next) rest.push(item);
    } else if (isObject(next) ? Object.keys(next).length > 0 : Boolean(next)) {
      return true;
    }
  }
  return false;
}
