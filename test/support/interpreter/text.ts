import type { Json } from "../../../src/compiler/types.ts";
import { checkText } from "./convert.ts";
import { Exact } from "./numbers.ts";
import { isList, isObject, member, names, refuse } from "./states.ts";

/** Deeper values are refused. */
const maxDepth = 500;

/** Without blank, tab, line feed and carriage return at the ends. */
export function trimText(text: string): string {
  return text.replace(/^[ \t\n\r]+/u, "").replace(/[ \t\n\r]+$/u, "");
}

/** `""` is the empty list. */
export function splitText(value: Json, separator: string): readonly string[] {
  const text = checkText(value);
  return text === "" ? [] : text.split(separator);
}

/** UTF-8 text of canonical, padded base64. */
export function textOfBase64(value: Json): string {
  const text = checkText(value);
  const bytes = Buffer.from(text, "base64");
  if (bytes.toString("base64") !== text) refuse("format", "not base64");
  const decoded = bytes.toString("utf8");
  return Buffer.from(decoded, "utf8").equals(bytes) ? decoded : refuse("format", "not UTF-8");
}

export function base64Of(value: Json): string {
  const text = checkText(value);
  if (/\p{Surrogate}/u.test(text)) refuse("format", "half a surrogate pair");
  return Buffer.from(text, "utf8").toString("base64");
}

/** The value of JSON text; a number that a double would alter is `inexact`. */
export function jsonOf(value: Json): Json {
  const text = checkText(value);
  let result: Json;
  try {
    result = JSON.parse(text);
  } catch {
    return refuse("format", "not JSON");
  }
  const numbers = text.replace(/"(?:[^"\\]|\\.)*"/gu, '""').match(/-?\d[\d.eE+-]*/gu) ?? [];
  for (const number of numbers) {
    const double = Number(number);
    if (!Number.isFinite(double) || !new Exact(double).equals(number))
      refuse("inexact", "too many digits");
  }
  return checkJson(result);
}

export function checkJson(value: Json, depth = 0): Json {
  if (isList(value) || isObject(value)) {
    if (depth >= maxDepth) refuse("too-deep", "nested too deep");
    const inner = isList(value) ? value : names(value).map((name) => member(value, name) ?? null);
    for (const item of inner) checkJson(item, depth + 1);
  }
  return value;
}
