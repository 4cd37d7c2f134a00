import type { Json } from "../../compiler/types.ts";
import { jsonTokens } from "./json-tokens.ts";
import { below, ImportRefused, type Place } from "./problems.ts";
import { repeatedMember } from "./repeated-member.ts";

export type JsonObject = { readonly [name: string]: Json };

/** Payloads of real accounts stay far below. */
const limits = { sizeBytes: 32 * 1024 * 1024, depth: 100 } as const;

/**
 * The JSON of a text. Throws ImportRefused for text that is no JSON, is larger or deeper than any
 * payload, has a number that a double cannot hold, or names a member twice: what is printed later
 * must be what was read.
 */
export function readJson(text: string, file: string): Json {
  const place: Place = { file, pointer: "" };
  if (text.length > limits.sizeBytes) {
    throw new ImportRefused("import-too-large", place, `${limits.sizeBytes / 1024 / 1024} MiB`);
  }
  const plain = text.startsWith("\ufeff") ? text.slice(1) : text;
  scan(plain, place);
  const json = parsed(plain, place);
  const twice = repeatedMember(plain);
  if (twice !== undefined) {
    throw new ImportRefused(
      "import-member-twice",
      below(place, ...twice),
      String(twice.at(-1)).slice(0, 60),
    );
  }
  return json;
}

function parsed(text: string, place: Place): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new ImportRefused("import-not-json", place, reasonOf(error));
  }
}

/** Depth and numbers, before anything is built; what is no JSON is the parser's to say. */
function scan(text: string, place: Place): void {
  let depth = 0;
  for (const token of jsonTokens(text)) {
    const first = token.charAt(0);
    if (first === "{" || first === "[") depth++;
    else if (first === "}" || first === "]") depth--;
    else if (/^[-\d]/.test(first) && !isExact(token)) {
      throw new ImportRefused("import-inexact-number", place, token.slice(0, 60));
    }
    if (depth > limits.depth) {
      throw new ImportRefused("import-too-deep", place, String(limits.depth));
    }
  }
}

/** Whether reading and printing a number keeps its value. */
function isExact(token: string): boolean {
  if (token.length <= 15 && !/[eE]/.test(token)) return true;
  const value = Number(token);
  if (Number.isNaN(value)) return true;
  return Number.isFinite(value) && digitsOf(token) === digitsOf(String(value));
}

/** Digits and exponent of a number text, without zeros that say nothing. */
function digitsOf(text: string): string {
  const [mantissa = "", exponent = "0"] = text.toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.replace(/^[-+]/, "").split(".");
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  const power = Number(exponent) - fraction.length + (digits.length - significant.length);
  return `${mantissa.startsWith("-") ? "-" : ""}${significant}e${power}`;
}

/** The parser's reason in one line without the text around, which may be long or secret. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  const position = /position (\d+)/.exec(message)?.[1];
  const line = /line (\d+) column (\d+)/.exec(message);
  if (/end of JSON/.test(message)) return "it ends too early";
  if (line !== null) return `line ${line[1]}, column ${line[2]}`;
  return position === undefined ? "it has no JSON value" : `at character ${Number(position) + 1}`;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** A member of an object, never one of its prototype. */
export function memberOf(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** An object of these members; `__proto__` is a name like any other. */
export function objectOf(members: Iterable<readonly [string, Json]>): JsonObject {
  return Object.fromEntries(members);
}

/** Whether two values are the same JSON; the order of members says nothing, that of items does. */
export function sameJson(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (isList(left) && isList(right)) {
    return (
      left.length === right.length && left.every((item, index) => sameJson(item, right[index]))
    );
  }
  if (!isObject(left) || !isObject(right)) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && sameJson(left[name], right[name]))
  );
}
