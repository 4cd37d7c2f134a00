import type { Decimal } from "decimal.js";
import type { NumberFormatStep } from "../../../src/compiler/ir/nodes.ts";
import type { Json } from "../../../src/compiler/types.ts";
import { checkText } from "./convert.ts";
import { checkDecimal, checkInteger, checkNumber, checkShort, Exact } from "./numbers.ts";
import { refuse } from "./states.ts";

/** A `DecimalFormat` pattern: text before, counts of digits, text after; the negative's texts. */
interface Pattern {
  readonly integer: string;
  readonly fraction: string;
  readonly hasPoint: boolean;
  readonly positive: readonly [string, string];
  readonly negative: readonly [string, string];
}

/** Takes only the text that the format itself would print, with or without grouping. */
export function readNumber(step: NumberFormatStep, value: Json): Json {
  const text = checkText(value);
  const pattern = parsePattern(step.pattern);
  for (const [sign, [prefix, suffix]] of [
    ["", pattern.positive],
    ["-", pattern.negative],
  ] as const) {
    if (text.length < prefix.length + suffix.length) continue;
    if (!text.startsWith(prefix) || !text.endsWith(suffix)) continue;
    const body = text.slice(prefix.length, text.length - suffix.length);
    const [whole = "", fraction = "", ...more] = body.split(step.decimalPoint);
    const digits = whole.split(step.grouping).join("");
    if (more.length > 0 || !/^\d*$/u.test(digits + fraction) || digits + fraction === "") continue;
    const plain = `${sign}${digits === "" ? "0" : digits}${fraction === "" ? "" : `.${fraction}`}`;
    const number = new Exact(plain);
    if (number.decimalPlaces() > pattern.fraction.length) continue;
    if (
      print(step, pattern, number, step.grouping) !== text &&
      print(step, pattern, number, "") !== text
    )
      continue;
    return held(step, number, fraction);
  }
  return refuse("format", `not in ${step.pattern}`);
}

/** Never rounds: more digits than the format has are `inexact`. */
export function writeNumber(step: NumberFormatStep, value: Json): string {
  const pattern = parsePattern(step.pattern);
  const number = new Exact(given(step, value));
  if (number.decimalPlaces() > pattern.fraction.length) refuse("inexact", "too many digits");
  return print(step, pattern, number, step.grouping);
}

function held(step: NumberFormatStep, number: Decimal, fraction: string): Json {
  if (step.holds === "decimal") {
    const places = fraction.length;
    return number.isZero() ? new Exact(0).toFixed(places) : number.toFixed(places);
  }
  if (step.holds === "integer") {
    return number.isInteger()
      ? checkInteger(number.toNumber() + 0)
      : refuse("range", "not a whole number");
  }
  return number.precision() > 15 ? refuse("inexact", "over 15 digits") : number.toNumber() + 0;
}

function given(step: NumberFormatStep, value: Json): number | string {
  if (step.holds === "decimal") return checkDecimal(value);
  return step.holds === "integer" ? checkInteger(value) : checkShort(checkNumber(value));
}

function print(
  step: NumberFormatStep,
  pattern: Pattern,
  number: Decimal,
  grouping: string,
): string {
  const minFraction = pattern.fraction.replaceAll("#", "").length;
  const minInteger = pattern.integer.replace(/[#,]/gu, "").length;
  const places = Math.max(minFraction, number.decimalPlaces());
  const [whole = "", fraction = ""] = number.abs().toFixed(places).split(".");
  const padded = whole.replace(/^0+/u, "").padStart(minInteger, "0");
  const integer = padded === "" && fraction === "" ? "0" : padded;
  const point =
    fraction !== "" || (pattern.hasPoint && pattern.fraction === "") ? step.decimalPoint : "";
  const [prefix, suffix] =
    number.isNegative() && !number.isZero() ? pattern.negative : pattern.positive;
  return `${prefix}${group(integer, pattern.integer, grouping)}${point}${fraction}${suffix}`;
}

function group(digits: string, pattern: string, grouping: string): string {
  if (!pattern.includes(",")) return digits;
  const size = pattern.length - pattern.lastIndexOf(",") - 1;
  const first = digits.length % size === 0 ? size : digits.length % size;
  const groups = [digits.slice(0, first)];
  for (let start = first; start < digits.length; start += size)
    groups.push(digits.slice(start, start + size));
  return groups.join(grouping);
}

function parsePattern(pattern: string): Pattern {
  const [positive = "", negative] = splitUnquoted(pattern, ";");
  const [, before = "", digits = "", after = ""] =
    /^((?:'[^']*'|[^#0,.'])*)([#0,.]+)((?:'[^']*'|[^#0,.'])*)$/u.exec(positive) ?? [];
  const [integer = "", fraction] = digits.split(".");
  const texts = [unquote(before), unquote(after)] as const;
  const minimum = fraction !== undefined && !`${integer}${fraction}`.includes("0");
  const negativeTexts = negative === undefined ? undefined : affixesOf(negative);
  const isSame = negativeTexts?.[0] === texts[0] && negativeTexts[1] === texts[1];
  return {
    integer: minimum && integer !== "" ? `${integer.slice(0, -1)}0` : integer,
    fraction: minimum && integer === "" ? `0${fraction.slice(1)}` : (fraction ?? ""),
    hasPoint: fraction !== undefined,
    positive: texts,
    negative: negativeTexts === undefined || isSame ? [`-${texts[0]}`, texts[1]] : negativeTexts,
  };
}

function affixesOf(pattern: string): readonly [string, string] {
  const [, before = "", after = ""] =
    /^((?:'[^']*'|[^#0,.'])*)[#0,.]*((?:'[^']*'|[^#0,.'])*)$/u.exec(pattern) ?? [];
  return [unquote(before), unquote(after)];
}

function splitUnquoted(text: string, separator: string): readonly string[] {
  const parts = [""];
  let quoted = false;
  for (const char of text) {
    if (char === "'") quoted = !quoted;
    if (char === separator && !quoted) parts.push("");
    else parts[parts.length - 1] += char;
  }
  return parts;
}

function unquote(text: string): string {
  return text.replaceAll(/'('?)/gu, "$1");
}
