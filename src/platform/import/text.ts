import type { Json } from "../../compiler/types.ts";
import { nameText, stringText } from "../../grammar/format-expressions.ts";
import { followingWords, rowWords } from "../../grammar/words.ts";
import { isList, isObject } from "./json.ts";

const nowhere = { source: "", start: 0, end: 0 } as const;

/** Words that mean something where a name may stand; such names are written in backticks. */
const taken: ReadonlySet<string> = new Set([
  ...["true", "false", "null", "this", "same", "script", "jsonata", "missing", "present"],
  ...rowWords,
  ...followingWords,
]);

/** A name as it is written: in backticks where it is no identifier or a word of the language. */
export function nameOf(text: string): string {
  const quoted = !/^[A-Za-z_][A-Za-z0-9_]*$/.test(text) || taken.has(text);
  return nameText({ kind: "name", span: nowhere, text, quoted });
}

/** A text in double quotes. */
export function quoted(value: string): string {
  return stringText({ kind: "string", span: nowhere, value, plain: false });
}

/** JSON as arguments of annotations and defaults are written: names bare where they can be. */
export function jsonOf(value: Json): string {
  if (typeof value === "string") return quoted(value);
  if (isList(value)) return `[${value.map(jsonOf).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, inner]) => `${quoted(name)}: ${jsonOf(inner)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
