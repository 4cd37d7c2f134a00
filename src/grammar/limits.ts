import type { TokenType } from "chevrotain";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Source, Span } from "../diagnostics/source.ts";
import * as t from "./tokens.ts";

/** What one file may hold. Beyond it nothing is read, so that no text costs more than its size. */
export const limits = {
  sizeBytes: 1_048_576,
  tokens: 200_000,
  depth: 200,
  diagnostics: 100,
} as const;

const opening: readonly TokenType[] = [t.LCurly, t.LSquare, t.LParen];
const closing: readonly TokenType[] = [t.RCurly, t.RSquare, t.RParen];
const deepening: readonly TokenType[] = [t.Question, t.Less, t.Pipe];
const deepeningWords: ReadonlySet<string> = new Set(["as", "via", "from", "and", "or", "in"]);

/** The file is too large to be read; undefined when it is not. */
export function sizeProblem(source: Source): Diagnostic | undefined {
  if (source.text.length * 3 <= limits.sizeBytes) return undefined;
  const sizeBytes = utf8Length(source.text);
  if (sizeBytes <= limits.sizeBytes) return undefined;
  const span: Span = { source: source.path, start: 0, end: 0 };
  return diagnostic("file-too-large", span, { sizeBytes, limit: limits.sizeBytes });
}

/** The file has too many tokens; undefined when it has not. */
export function countProblem(tokens: readonly t.Token[], source: string): Diagnostic | undefined {
  const token = tokens[limits.tokens];
  if (token === undefined) return undefined;
  return diagnostic("too-many-tokens", spanOf(token, source), { limit: limits.tokens });
}

/**
 * The first bracket that is open too deep, if any. Asked before anything walks over brackets.
 */
export function bracketProblem(tokens: readonly t.Token[], source: string): Diagnostic | undefined {
  let depth = 0;
  for (const token of tokens) {
    if (opening.includes(token.tokenType)) depth++;
    else if (closing.includes(token.tokenType)) depth = Math.max(0, depth - 1);
    if (depth > limits.depth) return tooDeep(token, source);
  }
  return undefined;
}

/**
 * The first token nested too deeply, if any. Brackets count, and within one row everything that
 * makes its tree deeper counts too: operators, suffixes and steps. Tokens come with row ends.
 */
export function depthProblem(tokens: readonly t.Token[], source: string): Diagnostic | undefined {
  const frames: number[] = [];
  let depth = 0;
  let inRow = 0;
  for (const token of tokens) {
    if (opening.includes(token.tokenType)) {
      frames.push(inRow);
      depth += inRow + 1;
      inRow = 0;
    } else if (closing.includes(token.tokenType)) {
      inRow = frames.pop() ?? 0;
      depth = Math.max(0, depth - inRow - 1);
      if (token.tokenType === t.RSquare) inRow++;
    } else if (token.tokenType === t.RowEnd || token.tokenType === t.Comma) inRow = 0;
    else if (deepens(token)) inRow++;
    if (depth + inRow > limits.depth) return tooDeep(token, source);
  }
  return undefined;
}

function deepens(token: t.Token): boolean {
  if (t.isToken(token, t.Operator) || deepening.includes(token.tokenType)) return true;
  return token.tokenType === t.Identifier && deepeningWords.has(token.image);
}

function tooDeep(token: t.Token, source: string): Diagnostic {
  return diagnostic("nested-too-deeply", spanOf(token, source), { limit: limits.depth });
}

function utf8Length(text: string): number {
  let bytes = text.length;
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit > 0x7f) bytes++;
    if (unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff)) bytes++;
  }
  return bytes;
}

function spanOf(token: t.Token, source: string): Span {
  return { source, start: token.startOffset, end: t.endOf(token) };
}
