import { checkDecimal, checkInteger, checkNumber } from "./checks.ts";
import { decimalText } from "./decimal.ts";
import { MappingError, type MappingErrorCode, type Site } from "./errors.ts";
import { type NumberPattern, parseNumberPattern } from "./number-format-pattern.ts";
import { numberSymbols } from "./number-format-symbols.ts";
import { decimalOfText, numberText, parseNumber } from "./numbers.ts";

/** A `DecimalFormat` pattern with the characters of a locale. */
export interface NumberFormat {
  readonly pattern: NumberPattern;
  readonly decimalPoint: string;
  readonly grouping: string;
}

export interface NumberFormatError {
  /** Starts with a small letter or a name in backticks, and has no full stop. */
  readonly error: string;
}

/** What the common side of a number format holds. */
export type NumberKind = "number" | "integer" | "decimal";

/** Both directions of a number format. Values are present and not null. */
export interface CompiledNumberFormat {
  /**
   * The text exactly as the format writes it, or the same without grouping. Gives a number, for
   * decimals plain text with the digits as written. Throws `type` for anything but text,
   * `format`, `inexact` for a number of more than 15 significant digits, `range` for a number
   * that is not whole where an integer is held, or beyond ±(2^53−1).
   */
  readonly get: (value: unknown, at: Site) => number | string;
  /**
   * The number in the format; never rounds. A decimal may be a number or its text. Throws `type`
   * for another kind, `format` for text that is no number, `inexact` for more fraction digits
   * than the format has or a number of more than 15 significant digits, `range` for an integer
   * beyond ±(2^53−1).
   */
  readonly build: (value: unknown, at: Site) => string;
}

/**
 * A `DecimalFormat` pattern for a locale, `en` when absent. Refused are percent, per mille,
 * currency signs (`¤`), exponents, patterns that `DecimalFormat` refuses, and unknown locales.
 */
export function parseNumberFormat(
  pattern: string,
  locale = "en",
): NumberFormat | NumberFormatError {
  const symbols = numberSymbols.get(locale);
  if (symbols === undefined) {
    const known = [...numberSymbols.keys()].join(", ");
    return { error: `the number format of the locale \`${locale}\` is not known, only ${known}` };
  }
  const parsed = parseNumberPattern(pattern);
  return "error" in parsed ? parsed : { pattern: parsed, ...symbols };
}

/**
 * How a format carries values: `read` is canonical where grouping may be absent; `write` is
 * exact (up to the form of a decimal), since what does not fit is refused.
 */
export function classifyNumberFormat(format: NumberFormat): {
  readonly read: "exact" | "canonical";
  readonly write: "exact";
} {
  return { read: format.pattern.groupSize > 0 ? "canonical" : "exact", write: "exact" };
}

/**
 * The two directions of a pattern that `parseNumberFormat` takes. Throws a plain error for any
 * other: the compiler has checked it.
 */
export function compileNumberFormat(
  pattern: string,
  decimalPoint: string,
  grouping: string,
  holds: NumberKind,
): CompiledNumberFormat {
  const parsed = parseNumberPattern(pattern);
  if ("error" in parsed) throw new Error(`number format "${pattern}": ${parsed.error}`);
  const format = { pattern: parsed, decimalPoint, grouping };
  return {
    get: (value, at) => {
      if (typeof value !== "string") return refuse("type", at);
      return held(readText(format, value) ?? refuse("format", at), holds, at);
    },
    build: (value, at) => {
      const parts = given(value, holds, at);
      if (significant(parts.fraction) > parsed.maxFraction) return refuse("inexact", at);
      return printText(format, parts, format.grouping);
    },
  };
}

/** The digits of a number as written; either part may be empty. */
interface Digits {
  readonly isNegative: boolean;
  readonly integer: string;
  readonly fraction: string;
}

/** The number that the text stands for: the one that prints as this text, else `undefined`. */
function readText(format: NumberFormat, text: string): Digits | undefined {
  const { pattern, decimalPoint, grouping } = format;
  for (const isNegative of [false, true]) {
    const [prefix, suffix] = isNegative ? pattern.negative : pattern.positive;
    const end = text.length - suffix.length;
    if (end < prefix.length || !text.startsWith(prefix) || !text.endsWith(suffix)) continue;
    const body = text.slice(prefix.length, end);
    const point = body.indexOf(decimalPoint);
    const whole = point < 0 ? body : body.slice(0, point);
    const fraction = point < 0 ? "" : body.slice(point + decimalPoint.length);
    const integer = whole.replaceAll(grouping, "");
    if (!/^\d*$/.test(integer) || !/^\d*$/.test(fraction) || integer + fraction === "") continue;
    if (fraction.length > pattern.maxFraction) continue;
    const parts = { isNegative, integer, fraction };
    const spellings = [grouping, ""].map((group) => printText(format, parts, group));
    if (spellings.includes(text)) return parts;
  }
  return undefined;
}

function printText(format: NumberFormat, parts: Digits, grouping: string): string {
  const { pattern, decimalPoint } = format;
  const bare = parts.integer.replace(/^0+/, "").padStart(pattern.minInteger, "0");
  const kept = parts.fraction.slice(0, significant(parts.fraction));
  const fraction = kept.padEnd(pattern.minFraction, "0");
  const integer = bare === "" && fraction === "" ? "0" : bare;
  const point = fraction !== "" || pattern.showsPoint ? decimalPoint : "";
  const isZero = /^0*$/.test(parts.integer + parts.fraction);
  const [prefix, suffix] = parts.isNegative && !isZero ? pattern.negative : pattern.positive;
  return prefix + grouped(integer, pattern.groupSize, grouping) + point + fraction + suffix;
}

function grouped(integer: string, size: number, grouping: string): string {
  if (size === 0) return integer;
  const groups: string[] = [];
  for (let end = integer.length; end > 0; end -= size) {
    groups.unshift(integer.slice(Math.max(0, end - size), end));
  }
  return groups.join(grouping);
}

/** Digits up to the last one that is not zero. */
function significant(fraction: string): number {
  return fraction.replace(/0+$/, "").length;
}

function held(parts: Digits, holds: NumberKind, at: Site): number | string {
  const text = plainText(parts);
  if (holds === "decimal") return text;
  if (holds === "number") return parseNumber(text, at);
  if (significant(parts.fraction) > 0) return refuse("range", at);
  return checkInteger(Number(text), at);
}

/** Zeros at the end of a fraction stay: a decimal keeps its form. */
function plainText(parts: Digits): string {
  const integer = parts.integer.replace(/^0+/, "") || "0";
  const text = parts.fraction === "" ? integer : `${integer}.${parts.fraction}`;
  return parts.isNegative && /[1-9]/.test(text) ? `-${text}` : text;
}

/** The digits of a common value. */
function given(value: unknown, holds: NumberKind, at: Site): Digits {
  const text = commonText(value, holds, at);
  const isNegative = text.startsWith("-");
  const [integer = "", fraction = ""] = text.slice(isNegative ? 1 : 0).split(".");
  return { isNegative, integer, fraction };
}

function commonText(value: unknown, holds: NumberKind, at: Site): string {
  if (holds === "integer") return String(checkInteger(value, at));
  if (holds === "number") return numberText(checkNumber(value, at), at);
  const decimal = checkDecimal(value, at);
  return typeof decimal === "number"
    ? numberText(decimal, at)
    : decimalText(decimalOfText(decimal, at));
}

function refuse(code: MappingErrorCode, at: Site): never {
  throw new MappingError(code, at);
}
