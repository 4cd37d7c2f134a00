import { createTokenInstance } from "chevrotain";
import * as t from "./tokens.ts";

/** Words that continue the row above when an operand follows them on their line. */
const continuingWords: ReadonlySet<string> = new Set(
  ["as", "via", "lossy", "from", "default", "on", "and", "or", "in", "like"], //
);

const operandStarts = [
  ...[t.Identifier, t.Backtick, t.Str, t.NumberToken, t.This, t.True, t.False, t.Null],
  ...[t.FunctionName, t.LParen, t.LSquare],
];
const continuingMarks = [
  ...[t.Arrow, t.Operator, t.Dot, t.Comma, t.Question, t.Colon, t.Pipe, t.Bang, t.At],
  ...[t.RParen, t.RSquare, t.RCurly],
];
const openers = [t.LCurly, t.LSquare, t.LParen];
const closers = [t.RCurly, t.RSquare, t.RParen];

/**
 * The one place that knows what a line break means. Gives the tokens with a `RowEnd` wherever a
 * row, field, member or declaration ends without a comma, and before each `}` that closes one.
 * Tokens must be balanced. Source: docs/language.md "Line breaks".
 */
export function insertRowEnds(tokens: readonly t.Token[]): t.Token[] {
  const partners = partnersOf(tokens);
  const result: t.Token[] = [];
  const open: t.Token[] = [];
  /** For each open bracket and the file: whether the row at hand has its arrow. */
  const arrows: boolean[] = [false];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as t.Token;
    const inRows = open.length === 0 || open.at(-1)?.tokenType === t.LCurly;
    // A row has one arrow: a second one at the start of a line belongs to a row without a left side.
    const isSecond = arrows.at(-1) === true && startsWithArrow(tokens, index);
    if (inRows && (isSecond || endsBefore(tokens, index, partners))) endRow(result);
    if (result.at(-1)?.tokenType === t.RowEnd) arrows[arrows.length - 1] = false;
    if (token.tokenType === t.Semicolon) {
      if (inRows) endRow(result);
      continue;
    }
    if (openers.includes(token.tokenType)) {
      open.push(token);
      arrows.push(false);
    } else if (closers.includes(token.tokenType)) {
      open.pop();
      arrows.pop();
    } else if (token.tokenType === t.Comma) arrows[arrows.length - 1] = false;
    else if (t.isToken(token, t.Arrow) || isMemberColon(token, result)) {
      arrows[arrows.length - 1] = true;
    }
    result.push(token);
  }
  if (result.length > 0) endRow(result);
  return result;
}

/** The colon of `name: …`; such a row has no arrow at all. */
function isMemberColon(token: t.Token, result: readonly t.Token[]): boolean {
  if (token.tokenType !== t.Colon) return false;
  const before = result.at(-2);
  return before === undefined || [t.RowEnd, t.LCurly, t.Comma].includes(before.tokenType);
}

/** An arrow at the start of a line, other than that of a default. */
function startsWithArrow(tokens: readonly t.Token[], index: number): boolean {
  const before = tokens[index - 1];
  const token = tokens[index] as t.Token;
  if (before === undefined || !t.isToken(token, t.Arrow)) return false;
  return breaksBetween(before, token) && before.image !== "default";
}

/** Whether a row ends between the token at `index` and the one before it. */
function endsBefore(
  tokens: readonly t.Token[],
  index: number,
  partners: ReadonlyMap<t.Token, number>,
): boolean {
  const before = tokens[index - 1];
  const token = tokens[index] as t.Token;
  if (before === undefined) return false;
  if (token.tokenType === t.RCurly) return before.tokenType !== t.Comma;
  if (!breaksBetween(before, token)) {
    return before.tokenType === t.RCurly && startsElseBlock(tokens, index);
  }
  if (before.tokenType === t.Comma) return false;
  if (t.isToken(before, t.Arrow)) return token.tokenType !== t.LCurly;
  return !continuesRow(tokens, index, partners);
}

/** Whether the token at `index`, first of its line, belongs to the row above. */
export function continuesRow(
  tokens: readonly t.Token[],
  index: number,
  partners: ReadonlyMap<t.Token, number>,
): boolean {
  const token = tokens[index] as t.Token;
  const next = tokens[index + 1];
  if (token.tokenType === t.LCurly) {
    // A brace that an arrow follows is a side of its own row; any other belongs to the line above.
    const partner = partners.get(token);
    return partner === undefined || !t.isToken(tokens[partner + 1], t.Arrow);
  }
  if (token.tokenType === t.Minus) return !startsNegativeCode(tokens, index);
  if (continuingMarks.some((type) => t.isToken(token, type))) return true;
  if (token.tokenType !== t.Identifier || !continuingWords.has(token.image)) return false;
  if (next === undefined || breaksBetween(token, next)) return false;
  // `in [1, 2]` is the operator, `in[0]` the first item of a list named `in`.
  if (next.tokenType === t.LSquare)
    return token.image === "in" && t.endOf(token) < next.startOffset;
  if (next.tokenType === t.LParen) return token.image === "and" || token.image === "or";
  return operandStarts.some((type) => t.isToken(next, type));
}

/** `-1 <-> "loss"`: a row of a value table, not a difference. */
function startsNegativeCode(tokens: readonly t.Token[], index: number): boolean {
  const minus = tokens[index] as t.Token;
  const number = tokens[index + 1];
  if (number?.tokenType !== t.NumberToken || number.startOffset !== t.endOf(minus)) return false;
  return t.isToken(tokens[index + 2], t.Arrow);
}

function startsElseBlock(tokens: readonly t.Token[], index: number): boolean {
  const token = tokens[index] as t.Token;
  if (token.tokenType !== t.Identifier || token.image !== "else") return false;
  return tokens[index + 1]?.tokenType === t.LCurly;
}

function breaksBetween(before: t.Token, token: t.Token): boolean {
  return (token.startLine ?? 0) > (before.endLine ?? before.startLine ?? 0);
}

/** Index of the closing bracket of each opening brace. */
function partnersOf(tokens: readonly t.Token[]): ReadonlyMap<t.Token, number> {
  const partners = new Map<t.Token, number>();
  const open: t.Token[] = [];
  for (const [index, token] of tokens.entries()) {
    if (openers.includes(token.tokenType)) open.push(token);
    if (!closers.includes(token.tokenType)) continue;
    const opener = open.pop();
    if (opener !== undefined) partners.set(opener, index);
  }
  return partners;
}

function endRow(result: t.Token[]): void {
  const last = result.at(-1);
  if (last === undefined || last.tokenType === t.RowEnd || last.tokenType === t.LCurly) return;
  const offset = t.endOf(last);
  const line = last.endLine ?? last.startLine ?? 1;
  const column = (last.endColumn ?? last.startColumn ?? 0) + 1;
  result.push(
    createTokenInstance(t.RowEnd, "", offset, offset - 1, line, line, column, column - 1),
  );
}
