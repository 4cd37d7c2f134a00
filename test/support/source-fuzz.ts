import fc from "fast-check";
import type * as ast from "../../src/grammar/ast.ts";
import { type Parsed, parse } from "../../src/grammar/parse.ts";
import { shapeCases } from "./cases.ts";
import { contactSource } from "./contact-source.ts";

// One whole file and many small ones, so that a run of thousands takes seconds.
const realSources = [contactSource, ...shapeCases.map(({ source }) => source)];

/** What one run over many texts found out. */
export interface FuzzReport {
  readonly texts: number;
  readonly slowestMs: number;
}

/** How many texts, from which seed, and how long one may take (a second when it is not given). */
export interface FuzzOptions {
  readonly count: number;
  readonly seed: number;
  readonly limitMs?: number;
}

/**
 * Parses hostile texts: any characters at all, pieces of the language in any order, and real
 * sources with small and large mutations. Throws with a shrunk counterexample when the parser
 * throws or gives a broken tree, and with the text when one takes longer than it may.
 */
export function fuzzSources(options: FuzzOptions): FuzzReport {
  const { count, seed, limitMs = 1000 } = options;
  let slowestMs = 0;
  let slowest = "";
  fc.assert(
    fc.property(hostileText(realSources), (text) => {
      const start = performance.now();
      const parsed = parse({ path: "fuzz.cemap", text });
      const elapsedMs = performance.now() - start;
      if (elapsedMs > slowestMs) [slowestMs, slowest] = [elapsedMs, text];
      checkParsed(parsed, text);
    }),
    { numRuns: count, seed },
  );
  if (slowestMs > limitMs) {
    throw new Error(`${slowestMs.toFixed(0)} ms for ${JSON.stringify(slowest)}`);
  }
  return { texts: count, slowestMs };
}

/** Fails unless every span lies in the text and inside that of its parent, and the limit holds. */
export function checkParsed(parsed: Parsed, text: string): void {
  if (parsed.diagnostics.length > 100) throw new Error("more than 100 diagnostics");
  for (const { span, code } of parsed.diagnostics) {
    if (!(span.start >= 0 && span.start <= span.end && span.end <= text.length)) {
      throw new Error(`${code} lies outside of the text: ${span.start} to ${span.end}`);
    }
  }
  checkSpans(parsed.file, 0, text.length);
}

function checkSpans(node: unknown, start: number, end: number): void {
  if (Array.isArray(node)) for (const part of node) checkSpans(part, start, end);
  if (node === null || typeof node !== "object" || Array.isArray(node)) return;
  const { span, kind } = node as Partial<ast.SourceFile>;
  const isNode = span !== undefined && kind !== undefined;
  if (isNode && !(span.start >= start && span.start <= span.end && span.end <= end)) {
    throw new Error(`${kind} at ${span.start} to ${span.end} lies outside of ${start} to ${end}`);
  }
  const [from, to] = isNode ? [span.start, span.end] : [start, end];
  for (const part of Object.values(node)) checkSpans(part, from, to);
}

const pieces = [
  ...["{", "}", "[", "]", "(", ")", "<->", "<-", "->", "=>", "=", "<", "-", "/*", "//", "///"],
  ...[
    "\n",
    "\r\n",
    "\r",
    " ",
    ",",
    ";",
    ".",
    "...",
    ":",
    "?",
    "??",
    "|",
    "!",
    "@",
    "$f(",
    "'",
    '"',
  ],
  ...[
    "`",
    "\\",
    "map ",
    "object ",
    "A ",
    "b.C ",
    "when ",
    "else ",
    "example ",
    "as ",
    "via ",
    "from ",
  ],
  ...[
    "same",
    "script ",
    "default ",
    "lossy ",
    "on create",
    "remove ",
    "key ",
    "1",
    "-1",
    '"a{b}c"',
  ],
  ...[
    "null",
    "this",
    "true",
    "sync ",
    "codec ",
    "override ",
    "\u202e",
    "\ufeff",
    "\u2028",
    "\ud800",
    "é",
  ],
];

/** Texts that nobody would write, and some that somebody nearly wrote. */
export function hostileText(sources: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => String.fromCharCode(...bytes)),
    fc.array(fc.constantFrom(...pieces), { maxLength: 120 }).map((parts) => parts.join("")),
    mutated(sources),
  );
}

type Mutation = (text: string) => string;

function mutated(sources: readonly string[]): fc.Arbitrary<string> {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const at = (text: string, where: number): number => Math.floor(where * text.length);
  const insert = fc.tuple(place, fc.constantFrom(...pieces)).map(([where, piece]): Mutation => {
    return (text) => text.slice(0, at(text, where)) + piece + text.slice(at(text, where));
  });
  const remove = fc.tuple(place, fc.nat({ max: 40 })).map(([where, length]): Mutation => {
    return (text) => text.slice(0, at(text, where)) + text.slice(at(text, where) + length);
  });
  const repeat = fc.tuple(place, fc.nat({ max: 200 })).map(([where, length]): Mutation => {
    return (text) => text.slice(0, at(text, where) + length) + text.slice(at(text, where));
  });
  const swap = fc.tuple(place, place).map(([first, second]): Mutation => {
    return (text) => text.slice(at(text, first)) + text.slice(0, at(text, second));
  });
  return fc
    .tuple(
      fc.constantFrom(...sources),
      fc.array(fc.oneof(insert, remove, repeat, swap), { maxLength: 6 }),
    )
    .map(([text, mutations]) => mutations.reduce((result, mutate) => mutate(result), text));
}
