import type { Json } from "../../types.ts";

/**
 * A value as JSONata text. JSON is JSONata here: every escape of a JSON string means the same, and
 * `"__proto__"` in an object constructor is a name like others.
 */
export function literal(value: Json): string {
  return JSON.stringify(value);
}

/** Text for a comment: it can neither end the comment nor break the line. */
export function commentText(text: string): string {
  const shown = text.replaceAll("*/", "* /").replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, " ");
  return shown.endsWith("*") ? `${shown} ` : shown;
}

/** The same text with further lines moved in by `spaces`. */
export function indented(text: string, spaces: number): string {
  return text.replaceAll("\n", `\n${" ".repeat(spaces)}`);
}

/** An argument list without the trailing arguments that are absent. */
export function args(...values: readonly (string | undefined)[]): string {
  const present = [...values];
  while (present.length > 0 && present.at(-1) === undefined) present.pop();
  return present.map((value) => value ?? "$missing").join(", ");
}

/** An object constructor with the members that are present; `undefined` where there is none. */
export function options(members: Readonly<Record<string, string | undefined>>): string | undefined {
  const present = Object.entries(members).filter(([, value]) => value !== undefined);
  if (present.length === 0) return undefined;
  return `{ ${present.map(([name, value]) => `"${name}": ${value}`).join(", ")} }`;
}

/** The same with a line for each member. */
export function optionLines(members: Readonly<Record<string, string | undefined>>): string {
  const present = Object.entries(members).filter(([, value]) => value !== undefined);
  const lines = present.map(([name, value]) => `"${name}": ${value}`);
  return lines.length === 0 ? "{}" : `{\n  ${indented(lines.join(",\n"), 2)}\n}`;
}

/**
 * Text that a regular expression takes literally, in JavaScript and in RE2. A backslash is given
 * by its code: JSONata takes a bracket behind two of them for an escaped one and misses the end.
 */
export function regexText(text: string): string {
  return text
    .replace(/[\^$.*+?()[\]{}|/]|\\/g, (sign) => (sign === "\\" ? "\\x5c" : `\\${sign}`))
    .replace(/\p{Cc}/gu, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`);
}
