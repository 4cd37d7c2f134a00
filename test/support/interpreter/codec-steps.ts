import type { CodecStep, LinearStep, LookupStep } from "../../../src/compiler/ir/nodes.ts";
import type { Json } from "../../../src/compiler/types.ts";
import { check } from "./check.ts";
import { buildThrough, getThrough } from "./codec.ts";
import { checkBoolean, checkText, convert } from "./convert.ts";
import { instantOf, textOfInstant } from "./dates.ts";
import { readMask, writeMask } from "./mask.ts";
import { readNumber, writeNumber } from "./number-format.ts";
import {
  checkDecimal,
  checkInteger,
  checkNumber,
  Exact,
  linear,
  numberOfText,
  plain,
} from "./numbers.ts";
import { collect, isList, type Maybe, member, refuse, sameJson, type Tables } from "./states.ts";
import { buildThroughTable, getThroughTable } from "./table.ts";
import { base64Of, checkJson, jsonOf, splitText, textOfBase64, trimText } from "./text.ts";

/** Vendor → common. */
export function getStep(step: CodecStep, value: Maybe, tables: Tables): Maybe {
  if (step.kind === "table") return getThroughTable(step, value);
  if (value === undefined || value === null) return value;
  switch (step.kind) {
    case "check":
      return check(step.type, value);
    case "convert":
      return convert(step.from, step.to, false, value, undefined);
    case "mask":
      return readMask(step, value);
    case "epoch": {
      if (typeof value !== "number" || !Number.isInteger(value)) return refuse("type", "not whole");
      return textOfInstant(value * (step.unit === "s" ? 1000 : 1));
    }
    case "number-format":
      return readNumber(step, value);
    case "split":
      return splitText(value, step.separator);
    case "items":
      return eachItem(value, (item) => getThrough(step.codec, item, tables));
    case "json-text":
      return jsonOf(value);
    case "linear":
      return linearStep(step, value, "get");
    case "builtin":
      return builtin(step.name, value, "get");
    case "lookup":
      return lookup(step, value, step.vendor, step.common, tables);
  }
}

/** Common → vendor; `old` is what this step took when the old vendor value was read. */
export function buildStep(step: CodecStep, value: Maybe, old: Maybe, tables: Tables): Maybe {
  if (step.kind === "table") return buildThroughTable(step, value, old);
  if (value === undefined || value === null) return value;
  switch (step.kind) {
    case "check":
      return check(step.type, value);
    case "convert":
      return convert(step.to, step.from, true, value, old);
    case "mask":
      return writeMask(step, value, old);
    case "epoch": {
      const ms = instantOf(value);
      if (step.unit === "ms") return ms;
      return ms % 1000 === 0 ? ms / 1000 : refuse("inexact", "finer than a second");
    }
    case "number-format":
      return writeNumber(step, value);
    case "split":
      return joinTexts(value, step.separator);
    case "items":
      return eachItem(value, (item) => buildThrough(step.codec, item, undefined, tables));
    case "json-text":
      return JSON.stringify(checkJson(value));
    case "linear":
      return linearStep(step, value, "build");
    case "builtin":
      return builtin(step.name, value, "build");
    case "lookup":
      return lookup(step, value, step.common, step.vendor, tables);
  }
}

/** A list never holds a missing item: what comes out missing is null. */
function eachItem(value: Json, convertItem: (item: Json) => Maybe): Json {
  if (!isList(value)) return refuse("type", "not a list");
  return collect(value.map((item) => () => (item === null ? null : (convertItem(item) ?? null))));
}

function joinTexts(value: Json, separator: string): string {
  if (!isList(value)) return refuse("type", "not a list");
  const texts = collect(value.map((item) => () => checkText(item)));
  const text = texts.join(separator);
  return sameJson(splitText(text, separator), texts)
    ? text
    : refuse("format", "would split differently");
}

function linearStep(step: LinearStep, value: Json, direction: "get" | "build"): Json {
  const [from, to] = direction === "get" ? [step.from, step.to] : [step.to, step.from];
  const input = operand(from, value);
  if (new Exact(input).precision() > 15) refuse("inexact", "over 15 digits");
  const result = linear(input, step, direction);
  if (to === "integer" && !result.isInteger()) refuse("range", "not a whole number");
  const number = numberOfText(plain(result));
  if (to === "integer" && !Number.isSafeInteger(number)) refuse("range", "beyond ±(2^53−1)");
  return to === "decimal" && typeof input === "string" ? plain(result) : number;
}

function operand(type: LinearStep["from"], value: Json): number | string {
  if (type === "decimal") return checkDecimal(value);
  return type === "integer" ? checkInteger(value) : checkNumber(value);
}

/** `lower`, `upper` and `trim` make the common value canonical; the vendor gets it as it is. */
function builtin(name: string, value: Json, direction: "get" | "build"): Json {
  switch (name) {
    case "not":
      return !checkBoolean(value);
    case "base64":
      return direction === "get" ? textOfBase64(value) : base64Of(value);
    case "lower":
      return checkText(value).toLowerCase();
    case "upper":
      return checkText(value).toUpperCase();
    default:
      return trimText(checkText(value));
  }
}

function lookup(step: LookupStep, value: Json, from: string, to: string, tables: Tables): Maybe {
  const row = (tables[step.table] ?? []).find((entry) => sameJson(member(entry, from), value));
  return row === undefined ? refuse("unknown-value", "no row") : member(row, to);
}
