import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";

const simple: ReadonlyMap<string, string> = new Map([
  ...([
    ["n", "\n"],
    ["r", "\r"],
    ["t", "\t"],
    ["b", "\b"],
    ["f", "\f"],
  ] as const),
  ...([
    ['"', '"'],
    ["'", "'"],
    ["`", "`"],
    ["\\", "\\"],
    ["/", "/"],
  ] as const),
  ...([
    ["{", "{"],
    ["}", "}"],
  ] as const),
]);

/** Where raw text stands, and who wants to know about its mistakes. */
export interface RawPlace {
  readonly source: string;
  /** Offset of the first unit of the raw text. */
  readonly start: number;
  readonly report: (problem: Diagnostic) => void;
}

/**
 * Raw text between quotes with its escapes resolved: those of JSON, and any quote or brace.
 * An unknown escape is reported and stands for the character behind the backslash.
 */
export function resolveEscapes(raw: string, place: RawPlace): string {
  if (!raw.includes("\\")) return raw;
  let text = "";
  let offset = 0;
  while (offset < raw.length) {
    const backslash = raw.indexOf("\\", offset);
    if (backslash < 0) return text + raw.slice(offset);
    text += raw.slice(offset, backslash);
    const hex = /^u[0-9a-fA-F]{4}/.exec(raw.slice(backslash + 1, backslash + 6));
    if (hex !== null) {
      text += String.fromCharCode(Number.parseInt(hex[0].slice(1), 16));
      offset = backslash + 6;
      continue;
    }
    const letter = raw.charAt(backslash + 1);
    const value = simple.get(letter);
    if (value === undefined) {
      const start = place.start + backslash;
      const span = { source: place.source, start, end: start + 1 + letter.length };
      place.report(diagnostic("unknown-escape", span, { escape: `\\${letter}` }));
    }
    text += value ?? letter;
    offset = backslash + 1 + letter.length;
  }
  return text;
}
