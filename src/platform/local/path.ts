/**
 * Paths of transformation fields, `path` and `vendorPath`. Source: docs/platform.md "Paths". Text
 * that has none of the forms is the name of one member, blanks and all; there is no quoting.
 */
export type PathStep =
  | { readonly kind: "member"; readonly name: string }
  | { readonly kind: "index"; readonly index: number }
  /** The first item for which all conditions hold. */
  | { readonly kind: "find"; readonly conditions: readonly Condition[] }
  | { readonly kind: "each" }
  | { readonly kind: "size" };

export interface Condition {
  readonly path: readonly string[];
  readonly operator: Operator;
  readonly value: string | number | boolean | null;
  /** `[id=4]`: the text of the value decides, so that 4 and "4" are the same. */
  readonly isByText: boolean;
}

export type Operator = "==" | "!=" | "<" | "<=" | ">" | ">=";

/** The steps of a path. Never throws. */
export function parsePath(text: string): readonly PathStep[] {
  const steps: PathStep[] = [];
  const segments = splitSegments(text);
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === "size()" && isLast && index > 0) {
      if (steps.at(-1)?.kind === "each") steps.pop();
      steps.push({ kind: "size" });
    } else {
      steps.push(...segmentSteps(segment));
    }
  }
  return steps;
}

/** True where a path can only be read: a condition or a function cannot be written through. */
export function isReadOnlyPath(steps: readonly PathStep[]): boolean {
  return steps.some(({ kind }) => kind === "find" || kind === "size");
}

/** Parts between the dots that stand outside of brackets. */
function splitSegments(text: string): readonly string[] {
  const segments: string[] = [];
  let start = 0;
  let position = 0;
  while (position < text.length) {
    if (text[position] === "[") {
      position = bracketEnd(text, position) ?? position + 1;
    } else {
      if (text[position] === ".") {
        segments.push(text.slice(start, position));
        start = position + 1;
      }
      position += 1;
    }
  }
  segments.push(text.slice(start));
  return segments;
}

/** The offset behind the bracket that closes the one at `start`; quotes in pairs hide brackets. */
function bracketEnd(text: string, start: number): number | undefined {
  return closingBracket(text, start, true) ?? closingBracket(text, start, false);
}

function closingBracket(text: string, start: number, hasQuotes: boolean): number | undefined {
  let quote: string | undefined;
  let depth = 0;
  for (let position = start; position < text.length; position += 1) {
    const letter = text[position];
    if (quote !== undefined) {
      if (letter === "\\") position += 1;
      else if (letter === quote) quote = undefined;
    } else if (hasQuotes && (letter === "'" || letter === '"')) quote = letter;
    else if (letter === "[") depth += 1;
    else if (letter === "]") {
      depth -= 1;
      if (depth === 0) return position + 1;
    }
  }
  return undefined;
}

/** A name and the brackets behind it; the whole is a name where a bracket says nothing known. */
function segmentSteps(segment: string): readonly PathStep[] {
  const plain: readonly PathStep[] = [{ kind: "member", name: segment }];
  const open = segment.indexOf("[");
  if (open <= 0) return plain;
  const steps: PathStep[] = [{ kind: "member", name: segment.slice(0, open) }];
  let position = open;
  while (position < segment.length) {
    const end = segment[position] === "[" ? bracketEnd(segment, position) : undefined;
    const step = end === undefined ? undefined : bracketStep(segment.slice(position + 1, end - 1));
    if (end === undefined || step === undefined) return plain;
    steps.push(step);
    position = end;
  }
  return steps;
}

function bracketStep(inside: string): PathStep | undefined {
  const text = inside.trim();
  if (text === "*") return { kind: "each" };
  if (/^\d{1,5}$/.test(text)) return { kind: "index", index: Number(text) };
  const jsonPath = /^\?\(([\s\S]*)\)$/.exec(text);
  const conditions =
    jsonPath === null ? shortCondition(text) : jsonPathConditions(jsonPath[1] ?? "");
  return conditions === undefined ? undefined : { kind: "find", conditions };
}

/** `id=4`; also `id==4`, and a value in quotes. */
function shortCondition(text: string): readonly Condition[] | undefined {
  const match = /^([^=!<>@'"[\]]+?)\s*==?\s*([\s\S]*)$/.exec(text);
  if (match === null) return undefined;
  const [, path = "", value = ""] = match;
  const quoted = unquoted(value);
  const wanted = quoted ?? value.trim();
  return [{ path: path.trim().split("."), operator: "==", value: wanted, isByText: true }];
}

function jsonPathConditions(text: string): readonly Condition[] | undefined {
  const conditions = splitAnd(text).map(jsonPathCondition);
  const known = conditions.filter((condition) => condition !== undefined);
  if (known.length === conditions.length) return known;
  // What looks like two conditions may be one, about a member with an odd name.
  const whole = jsonPathCondition(text);
  return whole === undefined ? undefined : [whole];
}

/** The first operator behind which nothing but a constant stands, so names may hold `=` and `'`. */
function jsonPathCondition(text: string): Condition | undefined {
  for (const match of text.matchAll(/==|!=|<=|>=|<|>/g)) {
    const path = /^\s*@((?:\.[^.[\]]+|\['(?:[^'\\]|\\.)*'\])+)$/.exec(text.slice(0, match.index));
    const value = literalValue(text.slice(match.index + match[0].length).trim());
    if (path === null || value === undefined) continue;
    const operator = match[0] as Operator;
    return { path: memberNames(path[1] ?? ""), operator, value, isByText: false };
  }
  return undefined;
}

/** Names of `.a.b['c']`. */
function memberNames(path: string): readonly string[] {
  return [...path.matchAll(/\.([^.[]+)|\['((?:[^'\\]|\\.)*)'\]/g)].map(([, plain, quoted]) =>
    plain === undefined ? unescaped(quoted ?? "") : plain.trim(),
  );
}

function literalValue(text: string): string | number | boolean | null | undefined {
  if (text === "true") return true;
  if (text === "false") return false;
  if (text === "null") return null;
  if (/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return Number(text);
  return unquoted(text);
}

function unquoted(text: string): string | undefined {
  const match = /^\s*(?:'((?:[^'\\]|\\[\s\S])*)'|"((?:[^"\\]|\\[\s\S])*)")\s*$/.exec(text);
  return match === null ? undefined : unescaped(match[1] ?? match[2] ?? "");
}

function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, "$1");
}

/** Parts between `&&` outside of quotes. */
function splitAnd(text: string): readonly string[] {
  const parts: string[] = [];
  let quote: string | undefined;
  let start = 0;
  for (let position = 0; position < text.length; position += 1) {
    const letter = text[position];
    if (quote !== undefined) {
      if (letter === "\\") position += 1;
      else if (letter === quote) quote = undefined;
    } else if (letter === "'" || letter === '"') quote = letter;
    else if (text.startsWith("&&", position)) {
      parts.push(text.slice(start, position));
      start = position + 2;
      position += 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
