import type { ILexingError } from "chevrotain";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Source } from "../diagnostics/source.ts";
import type * as ast from "./ast.ts";
import { balanceBrackets } from "./brackets.ts";
import { commentsOf, docsOf } from "./comments.ts";
import { declarationOf } from "./cst-declarations.ts";
import { expressionOf } from "./cst-expressions.ts";
import { attempt, type CstContext, each, need } from "./cst-support.ts";
import { bracketProblem, countProblem, depthProblem, limits, sizeProblem } from "./limits.ts";
import { describeError } from "./parse-errors.ts";
import { parseRows } from "./parse-rows.ts";
import { repairRows } from "./repair.ts";
import { insertRowEnds } from "./row-end.ts";
import { runParser } from "./run-parser.ts";
import { describeCharacter, isBidiControl, screenTokens } from "./screen.ts";
import * as t from "./tokens.ts";

/** What a text says, as far as it can be read, and what is wrong with it. */
export interface Parsed {
  readonly file: ast.SourceFile;
  /** In source order; at most 100. Without an error among them the tree is complete. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The tree of any text at all. Never throws and always gives a file: a broken row costs that row,
 * the rows before and after it stay. Source: docs/language.md.
 */
export function parse(source: Source): Parsed {
  const tooLarge = sizeProblem(source);
  if (tooLarge !== undefined) return { file: fileOf(source, [], []), diagnostics: [tooLarge] };
  const lexed = t.lexer.tokenize(source.text);
  const comments = commentsOf(lexed.groups.comments ?? [], source.path);
  const prepared = prepare(lexed.tokens, source.path);
  const problems: Diagnostic[] = [
    ...bidiProblems(source),
    ...foreignComments(lexed.groups.foreign ?? [], source.path),
    ...strangeCharacters(lexed.errors, source),
    ...prepared.diagnostics,
  ];
  if (prepared.tokens === undefined) {
    return { file: fileOf(source, [], comments), diagnostics: inOrder(problems, source) };
  }
  const damaged = [...prepared.damaged, ...lexed.errors.map((error) => error.offset)];
  const parsed = parseRows(prepared.tokens, damaged, source.path);
  problems.push(...parsed.diagnostics);
  const ctx: CstContext = {
    source: source.path,
    docs: docsOf(comments, lexed.tokens),
    report: (problem) => problems.push(problem),
    // Beyond the limit nothing more is said, so nothing more is looked for.
    parseHole: (raw, start) =>
      problems.length > limits.diagnostics ? undefined : holeOf(raw, start, ctx),
  };
  const declarations = each(parsed.declarations, (node) => declarationOf(node, ctx));
  return { file: fileOf(source, declarations, comments), diagnostics: inOrder(problems, source) };
}

interface Prepared {
  /** Absent when the text is beyond a limit. */
  readonly tokens?: readonly t.Token[];
  readonly diagnostics: readonly Diagnostic[];
  readonly damaged: readonly number[];
}

/** From the tokens of the lexer to those of the parser. */
function prepare(lexed: readonly t.Token[], source: string): Prepared {
  const beyond = countProblem(lexed, source) ?? bracketProblem(lexed, source);
  if (beyond !== undefined) return { diagnostics: [beyond], damaged: [] };
  const screened = screenTokens(lexed, source);
  const balanced = balanceBrackets(screened.tokens, source);
  const ended = insertRowEnds(balanced.tokens);
  const tooDeep = depthProblem(ended, source);
  const found = [...screened.diagnostics, ...balanced.diagnostics];
  if (tooDeep !== undefined) return { diagnostics: [...found, tooDeep], damaged: [] };
  const repaired = repairRows(ended, source);
  const damaged = [
    ...screened.damaged,
    ...balanced.diagnostics
      .flatMap((problem) => [problem.span, ...problem.labels.map((l) => l.span)])
      .map((span) => span.start),
  ];
  return { tokens: repaired.tokens, diagnostics: [...found, ...repaired.diagnostics], damaged };
}

/** The expression in a hole of a template; `start` is the offset of `raw` in the source. */
function holeOf(raw: string, start: number, ctx: CstContext): ast.Expr | undefined {
  const lexed = t.lexer.tokenize(raw);
  const source: Source = { path: ctx.source, text: raw };
  const shifted = lexed.tokens.map((token) => ({
    ...token,
    startOffset: token.startOffset + start,
    endOffset: t.endOf(token) - 1 + start,
  }));
  const beyond = bracketProblem(shifted, ctx.source);
  if (beyond !== undefined) {
    ctx.report(beyond);
    return undefined;
  }
  const screened = screenTokens(shifted, ctx.source);
  const balanced = balanceBrackets(screened.tokens, ctx.source);
  const tooDeep = depthProblem(balanced.tokens, ctx.source);
  const found = [
    ...strangeCharacters(lexed.errors, source).map((problem) => moved(problem, start)),
    ...screened.diagnostics,
    ...balanced.diagnostics,
    ...(tooDeep === undefined ? [] : [tooDeep]),
  ];
  if (found[0] !== undefined) ctx.report(found[0]);
  if (tooDeep !== undefined) return undefined;
  const { tree, errors } = runParser("hole", balanced.tokens, 1);
  const error = errors[0];
  if (error !== undefined && found.length === 0) {
    ctx.report(describeError(error, { source: ctx.source, tokens: balanced.tokens }));
  }
  if (error !== undefined || tree === undefined) return undefined;
  return attempt(() => expressionOf(need(tree.children.expression), ctx));
}

function moved(problem: Diagnostic, by: number): Diagnostic {
  const { span } = problem;
  return { ...problem, span: { ...span, start: span.start + by, end: span.end + by } };
}

function fileOf(
  source: Source,
  declarations: readonly ast.Declaration[],
  comments: readonly ast.Comment[],
): ast.SourceFile {
  const span = { source: source.path, start: 0, end: source.text.length };
  return { kind: "source-file", span, declarations, comments };
}

/** Characters that make a reader see another text than the compiler; nowhere allowed. */
function bidiProblems(source: Source): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  for (const match of source.text.matchAll(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g)) {
    const span = { source: source.path, start: match.index, end: match.index + 1 };
    problems.push(diagnostic("bidi-control", span, { code: describeCharacter(match[0]) }));
    if (problems.length > limits.diagnostics) break;
  }
  return problems;
}

function foreignComments(tokens: readonly t.Token[], source: string): readonly Diagnostic[] {
  return tokens.map((token) => {
    const found = token.image.startsWith("#") ? "#" : "/*";
    const start = token.startOffset;
    return diagnostic("foreign-comment", { source, start, end: start + found.length }, { found });
  });
}

function strangeCharacters(errors: readonly ILexingError[], source: Source): readonly Diagnostic[] {
  return errors.flatMap(({ offset, length }) => {
    const text = source.text.slice(offset, offset + length);
    if ([...text].every((character) => isBidiControl(character.charCodeAt(0)))) return [];
    const span = { source: source.path, start: offset, end: offset + length };
    const found = describeCharacter(String.fromCodePoint(text.codePointAt(0) ?? 0));
    return [diagnostic("unexpected-character", span, { found })];
  });
}

/** By place, and no more than a reader can use. */
function inOrder(problems: readonly Diagnostic[], source: Source): readonly Diagnostic[] {
  const sorted = [...problems].sort((a, b) => a.span.start - b.span.start);
  if (sorted.length <= limits.diagnostics) return sorted;
  const shown = sorted.slice(0, limits.diagnostics - 1);
  const end = source.text.length;
  const span = sorted[limits.diagnostics - 1]?.span ?? { source: source.path, start: end, end };
  return [...shown, diagnostic("too-many-errors", span, { limit: limits.diagnostics - 1 })];
}
