import type { Json } from "../../types.ts";
import { Code } from "./code.ts";

/** Names that every object answers to, so that a plain `o.name` may not be the record's. */
const inheritedNames: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  "__proto__",
]);

const identifier = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** A JSON value as a JavaScript expression; any text is safe in it. */
export function jsLiteral(value: Json): Code {
  if (Object.is(value, -0)) return Code.trusted("-0");
  if (Array.isArray(value)) {
    return Code.trusted(`[${value.map((item) => jsLiteral(item).text).join(", ")}]`);
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(
      ([name, member]) => `${jsKey(name).text}: ${jsLiteral(member).text}`,
    );
    return Code.trusted(members.length === 0 ? "{}" : `{ ${members.join(", ")} }`);
  }
  return Code.trusted(typeof value === "string" ? quoted(value) : String(value));
}

/** A name as the key of an object literal; `__proto__` becomes an own member. */
export function jsKey(name: string): Code {
  if (name === "__proto__") return Code.trusted('["__proto__"]');
  return identifier.test(name) ? Code.trusted(name) : Code.trusted(quoted(name));
}

/** A name as the key of a TypeScript interface. */
export function tsKey(name: string): Code {
  return identifier.test(name) ? Code.trusted(name) : Code.trusted(quoted(name));
}

/** True when `o.name` gives own members only, for any object of plain data. */
export function isPlainName(name: string): boolean {
  return !inheritedNames.has(name);
}

/** `.name` or `["na me"]`, for a plain name or the left side of an assignment. */
export function jsAccess(name: string): Code {
  return identifier.test(name) ? Code.trusted(`.${name}`) : Code.trusted(`[${quoted(name)}]`);
}

/** One of our own names: a stem and a number. */
export function jsName(stem: string, index?: number): Code {
  if (!identifier.test(stem)) throw new TypeError("a stem is an identifier");
  return Code.trusted(index === undefined ? stem : `${stem}${index}`);
}

/** User text as an identifier: characters that cannot be in one are left out; never empty. */
export function jsTypeName(text: string): Code {
  const words = text.split(/[^A-Za-z0-9_$]/);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return Code.trusted(/^[A-Za-z_$]/.test(name) ? name : `T${name}`);
}

/** `// text` on one line, whatever the text. */
export function jsComment(text: string): Code {
  return Code.trusted(`// ${oneLine(text)}`);
}

/** A doc comment; absent text gives nothing. */
export function jsDoc(text: string | undefined): Code {
  if (text === undefined || text.trim() === "") return Code.trusted("");
  const safe = visible(text).replaceAll("*/", "*\\/");
  const rows = safe.split("\n").map((row) => row.trimEnd());
  if (rows.length === 1) return Code.trusted(`/** ${rows[0] ?? ""} */`);
  return Code.trusted(`/**\n${rows.map((row) => ` * ${row}`.trimEnd()).join("\n")}\n */`);
}

/** A JSON string that is also safe in JavaScript, in HTML scripts and for the eyes of a reader. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(unsafeInText, escapeUnit).replaceAll("</", "<\\/");
}

function oneLine(text: string): string {
  return visible(text).replaceAll(/\s+/g, " ").trim();
}

/** Line ends as `\n`, and nothing that a reader or a scanner of lines sees differently. */
function visible(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n").replaceAll(unsafeInComment, escapeUnit);
}

// Line separators, directional marks, byte order mark, lone surrogates.
const unsafeInText =
  /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;
const unsafeInComment =
  /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
