import { EOF, type IRecognitionException } from "chevrotain";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { DeclarationCstNode } from "./cst.generated.ts";
import { limits } from "./limits.ts";
import { describeError } from "./parse-errors.ts";
import { rowsOfTokens, type TokenRows } from "./rows-of-tokens.ts";
import { runParser } from "./run-parser.ts";
import * as t from "./tokens.ts";

/** Concrete trees, and what the parser stumbled over. */
export interface ParsedRows {
  readonly declarations: readonly DeclarationCstNode[];
  /** The row of each problem may be broken in another way too; see `withoutFollowUps`. */
  readonly diagnostics: readonly Diagnostic[];
}

/** How many tokens may be parsed again to keep the neighbours of broken rows; about a second. */
const repeatedTokens = 400_000;

/**
 * Parses declaration by declaration. A broken row is taken out and the rest of its declaration
 * parsed again, so that no row suffers from a mistake in another one; the parser's own recovery
 * is left for what is broken outside of rows and for texts with too many mistakes.
 */
export function parseRows(
  tokens: readonly t.Token[],
  damaged: readonly number[],
  source: string,
): ParsedRows {
  const rows = rowsOfTokens(tokens);
  const walk: Walk = {
    ...{ rows, source, tokens, left: repeatedTokens, failures: 0 },
    reported: new Set(damaged.map((offset) => rows.rowAt(offset))),
    diagnostics: [],
  };
  const declarations: DeclarationCstNode[] = [];
  let start = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.tokenType !== t.RowEnd || rows.parents[rows.rowOf.get(token) ?? 0] !== -1) continue;
    if (tokens[start]?.tokenType !== t.UnknownText) {
      declarations.push(...parseDeclaration(tokens.slice(start, index + 1), walk));
    }
    start = index + 1;
    if (walk.failures > 2 * limits.diagnostics) break;
  }
  return { declarations, diagnostics: walk.diagnostics };
}

interface Walk {
  readonly rows: TokenRows;
  readonly source: string;
  readonly tokens: readonly t.Token[];
  /** Rows about which something was said. */
  readonly reported: Set<number>;
  readonly diagnostics: Diagnostic[];
  left: number;
  /** Declarations that could not be read to the end. */
  failures: number;
}

function parseDeclaration(tokens: readonly t.Token[], walk: Walk): readonly DeclarationCstNode[] {
  let current = tokens;
  for (;;) {
    const { tree, errors } = runParser("file", current, errorLimit(walk));
    const broken = firstBrokenRow(errors, current, walk);
    if (broken === undefined && errors.length > 0) walk.failures++;
    if (broken === undefined) return tree?.children.declaration ?? [];
    current = current.filter((token) => !isInside(walk.rows.rowOf.get(token) ?? 0, broken, walk));
    walk.left -= current.length;
  }
}

/** While rows are taken out one by one the first error counts; afterwards all that can be shown. */
function errorLimit(walk: Walk): number {
  if (walk.diagnostics.length >= limits.diagnostics) return 1;
  return walk.left > 0 ? 20 : limits.diagnostics;
}

/** Reports what is new among `errors`; gives a row that is to be taken out before parsing again. */
function firstBrokenRow(
  errors: readonly IRecognitionException[],
  tokens: readonly t.Token[],
  walk: Walk,
): number | undefined {
  const { rows, reported, diagnostics, source } = walk;
  // Beyond these the text is no mapping, and more than a reader can use was said.
  for (const error of errors.slice(0, 2 * limits.diagnostics)) {
    const at = error.token.tokenType === EOF ? tokens.at(-1) : error.token;
    const stumbled = (at && rows.rowOf.get(at)) ?? 0;
    const problem = describeError(error, { tokens, source });
    // A forgotten side is seen only in the block behind it, but is a mistake of the row before.
    const row = isInside(stumbled, rows.rowAt(problem.span.start), walk)
      ? rows.rowAt(problem.span.start)
      : stumbled;
    const canTakeOut =
      rows.parents[row] !== -1 && walk.left > 0 && diagnostics.length < limits.diagnostics;
    const isKnown = isReported(row, walk);
    if (!isKnown && !isSlippedSide(row, problem, walk)) diagnostics.push(problem);
    reported.add(row);
    if (canTakeOut) return row;
  }
  return undefined;
}

/** A right side on the line below its arrow is a row without an arrow; one mistake, not two. */
function isSlippedSide(row: number, problem: Diagnostic, walk: Walk): boolean {
  const last = walk.diagnostics.at(-1);
  if (problem.code !== "missing-arrow" || last?.code !== "missing-right-side") return false;
  return walk.rows.rowAt(last.span.start) === row - 1;
}

function isReported(row: number, walk: Walk): boolean {
  for (let outer = row; outer >= 0; outer = walk.rows.parents[outer] ?? -1) {
    if (walk.reported.has(outer)) return true;
  }
  return false;
}

function isInside(row: number, outer: number, walk: Walk): boolean {
  for (let around = row; around >= 0; around = walk.rows.parents[around] ?? -1) {
    if (around === outer) return true;
  }
  return false;
}
