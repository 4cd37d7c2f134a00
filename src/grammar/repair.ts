import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import { arrowType, meantArrow, retyped } from "./screen.ts";
import * as t from "./tokens.ts";
import { declarationWords, meantWord } from "./words.ts";

/** Tokens that the parser can read, and the diagnostics of what was put right or set aside. */
export interface Repaired {
  readonly tokens: readonly t.Token[];
  readonly diagnostics: readonly Diagnostic[];
}

const reservedWords: readonly string[] = ["instance", "sync", "proxy"];
const opening = [t.LCurly, t.LSquare, t.LParen];
const closing = [t.RCurly, t.RSquare, t.RParen];

/**
 * Mistakes that are seen best in a whole row: a declaration that starts with no known word becomes
 * one token (so that its rows are not taken for declarations), as do the reserved ones, and a
 * row whose only sign is `=` or `<=` gets the arrow that was meant.
 */
export function repairRows(tokens: readonly t.Token[], source: string): Repaired {
  const diagnostics: Diagnostic[] = [];
  const result: t.Token[] = [];
  let start = 0;
  while (start < tokens.length) {
    const end = rowEndAfter(tokens, start);
    const whole = collapsed(tokens, start, end, source, diagnostics);
    if (whole !== undefined) result.push(whole);
    else
      for (const token of repairArrows(tokens, start, end, source, diagnostics)) result.push(token);
    const terminator = tokens[end];
    if (terminator !== undefined) result.push(terminator);
    start = end + 1;
  }
  return { tokens: result, diagnostics };
}

/** Index of the `RowEnd` that ends the declaration at `start`. */
function rowEndAfter(tokens: readonly t.Token[], start: number): number {
  let depth = 0;
  for (let index = start; index < tokens.length; index++) {
    const type = tokens[index]?.tokenType;
    if (type === undefined) break;
    if (opening.includes(type)) depth++;
    else if (closing.includes(type)) depth--;
    else if (type === t.RowEnd && depth === 0) return index;
  }
  return tokens.length;
}

/** One token for a whole declaration that is not read, or undefined when it is. */
function collapsed(
  tokens: readonly t.Token[],
  start: number,
  end: number,
  source: string,
  diagnostics: Diagnostic[],
): t.Token | undefined {
  const first = tokens[start] as t.Token;
  const last = tokens[end - 1] ?? first;
  const isWord = t.isToken(first, t.Identifier);
  const meant = isWord ? meantWord(first.image, declarationWords) : undefined;
  const place = { endOffset: t.endOf(last) - 1, endLine: last.endLine ?? 1 };
  const next = tokens[start + 1];
  const named =
    t.isToken(next, t.Identifier) || t.isToken(next, t.Str) || next?.tokenType === t.Backtick;
  const exact = meant === first.image;
  if (meant !== undefined && (exact || named)) {
    if (!reservedWords.includes(meant)) return undefined;
    if (!exact) diagnostics.push(misspelled(first, meant, source));
    return { ...retyped(first, t.ReservedText, meant), ...place, payload: first.image.length };
  }
  const found = isWord ? `\`${first.image}\`` : "This";
  const suggestion = named ? meant : undefined;
  const isReported = first.tokenType === t.OpenStr || first.tokenType === t.OpenBacktick;
  if (isReported) return { ...retyped(first, t.UnknownText, ""), ...place };
  diagnostics.push(diagnostic("unknown-declaration", spanOf(first, source), { found, suggestion }));
  return { ...retyped(first, t.UnknownText, ""), ...place };
}

function misspelled(token: t.Token, suggestion: string, source: string): Diagnostic {
  return diagnostic("misspelled-keyword", spanOf(token, source), {
    found: token.image,
    suggestion,
  });
}

interface OpenRow {
  readonly inRows: boolean;
  hasArrow: boolean;
  isCondition: boolean;
  /** Places of `=` and `<=` in the result, at the level of the row itself. */
  signs: number[];
  started: boolean;
}

/** Turns a lone `=` or `<=` of a row of a map into the arrow that was meant. */
function repairArrows(
  tokens: readonly t.Token[],
  start: number,
  end: number,
  source: string,
  diagnostics: Diagnostic[],
): readonly t.Token[] {
  const first = meantWord(tokens[start]?.image ?? "", declarationWords) ?? "";
  if (!["map", "override", "codec"].includes(first)) return tokens.slice(start, end);
  const result: t.Token[] = [];
  const rows: OpenRow[] = [newRow(false)];
  const finish = (row: OpenRow): void => {
    const sign = row.signs[0];
    if (
      row.inRows &&
      !row.hasArrow &&
      !row.isCondition &&
      row.signs.length === 1 &&
      sign !== undefined
    ) {
      const token = result[sign] as t.Token;
      const found = token.image;
      const suggestion = found === "<=" ? "<-" : meantArrow(found);
      diagnostics.push(diagnostic("wrong-arrow", spanOf(token, source), { found, suggestion }));
      result[sign] = retyped(token, arrowType(suggestion), suggestion);
    }
  };
  for (let index = start; index < end; index++) {
    const token = tokens[index] as t.Token;
    if (closing.includes(token.tokenType)) {
      const row = rows.pop();
      if (row !== undefined) finish(row);
    }
    const row = rows.at(-1) ?? newRow(false);
    if (token.tokenType === t.RowEnd) {
      finish(row);
      rows[rows.length - 1] = newRow(row.inRows);
    } else noteToken(row, token, tokens[index + 1], result.length);
    if (opening.includes(token.tokenType)) rows.push(newRow(token.tokenType === t.LCurly));
    result.push(token);
  }
  return result;
}

function newRow(inRows: boolean): OpenRow {
  return { inRows, hasArrow: false, isCondition: false, signs: [], started: false };
}

function noteToken(row: OpenRow, token: t.Token, next: t.Token | undefined, place: number): void {
  if (!row.started) {
    row.started = true;
    // A row that starts with two names starts with a keyword: `when a = 1 …`.
    row.isCondition = t.isToken(token, t.Identifier) && t.isToken(next, t.Identifier);
  }
  if (t.isToken(token, t.Arrow)) row.hasArrow = true;
  if (token.tokenType === t.Equals || token.tokenType === t.LessEquals) row.signs.push(place);
}

function spanOf(token: t.Token, source: string): Span {
  return { source, start: token.startOffset, end: t.endOf(token) };
}
