import type { CstElement, CstNode } from "chevrotain";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import type * as ast from "./ast.ts";
import type { NameCstNode } from "./cst.generated.ts";
import { resolveEscapes } from "./strings.ts";
import * as t from "./tokens.ts";
import { meantWord } from "./words.ts";

/** What the conversion of one file knows and collects. */
export interface CstContext {
  readonly source: string;
  /** Doc comments by the offset of the token they stand before. */
  readonly docs: ReadonlyMap<number, string>;
  readonly report: (problem: Diagnostic) => void;
  /** The expression in a hole of a template, or undefined after reporting what is wrong. */
  readonly parseHole: (raw: string, start: number) => ast.Expr | undefined;
}

/** Thrown where the parser recovered and a part is absent; caught where a list of parts is read. */
class Incomplete extends Error {}
const incomplete = new Incomplete("incomplete");

/** The first of `parts`; without one the node around it is given up. */
export function need<T>(parts: readonly T[] | undefined): T {
  const first = parts?.[0];
  if (first === undefined) throw incomplete;
  return first;
}

/** What `convert` gives, or undefined when the text for it was broken. */
export function attempt<T>(convert: () => T): T | undefined {
  try {
    return convert();
  } catch (problem) {
    if (problem === incomplete) return undefined;
    throw problem;
  }
}

/** All nodes that convert; broken ones were reported by the parser and are left out. */
export function each<C, T>(nodes: readonly C[] | undefined, convert: (node: C) => T): readonly T[] {
  const results: T[] = [];
  for (const node of nodes ?? []) {
    const result = attempt(() => convert(node));
    if (result !== undefined) results.push(result);
  }
  return results;
}

/** Like `each`, where one broken part makes the whole meaningless. */
export function all<C, T>(nodes: readonly C[] | undefined, convert: (node: C) => T): readonly T[] {
  return (nodes ?? []).map(convert);
}

/** From the first to the last character of a node; one without any text is given up. */
export function spanOf(node: CstNode, ctx: CstContext): Span {
  const { startOffset, endOffset } = node.location ?? {};
  if (startOffset === undefined || Number.isNaN(startOffset)) throw incomplete;
  return {
    source: ctx.source,
    start: startOffset,
    end: Math.max(startOffset, (endOffset ?? 0) + 1),
  };
}

export function tokenSpan(token: t.Token, ctx: CstContext): Span {
  return { source: ctx.source, start: token.startOffset, end: t.endOf(token) };
}

/** The doc comment before `node`, ready to be spread into a tree node. */
export function docOf(node: CstNode, ctx: CstContext): { readonly doc?: string } {
  const doc = ctx.docs.get(spanOf(node, ctx).start);
  return doc === undefined ? {} : { doc };
}

/** The name in a node; a name in backticks may hold anything. */
export function nameOf(node: NameCstNode, ctx: CstContext): ast.Name {
  const { Identifier, Backtick } = node.children;
  const quoted = Backtick?.[0];
  if (quoted === undefined) {
    const token = need(Identifier);
    return { kind: "name", span: tokenSpan(token, ctx), text: token.image, quoted: false };
  }
  return { kind: "name", span: tokenSpan(quoted, ctx), text: textOf(quoted, ctx), quoted: true };
}

/** The name of a declaration, empty where it was forgotten: its rows are still worth reading. */
export function nameOrGap(
  nodes: readonly NameCstNode[] | undefined,
  at: Span,
  ctx: CstContext,
): ast.Name {
  const name = attempt(() => nameOf(need(nodes), ctx));
  const span = { ...at, start: at.end };
  return name ?? { kind: "name", span, text: "", quoted: false };
}

/** A string where nothing but its text counts: braces mean themselves. */
export function stringOf(token: t.Token, ctx: CstContext): ast.StringLiteral {
  return {
    kind: "string",
    span: tokenSpan(token, ctx),
    value: textOf(token, ctx),
    plain: token.image.startsWith("'"),
  };
}

/** A string if there is one, ready to be spread under `key`. */
export function optionalString<K extends string>(
  key: K,
  tokens: readonly t.Token[] | undefined,
  ctx: CstContext,
): { readonly [P in K]?: ast.StringLiteral } {
  const token = tokens?.[0];
  if (token === undefined) return {};
  return { [key]: stringOf(token, ctx) } as { readonly [P in K]?: ast.StringLiteral };
}

/** What stands between the quotes of a token, as written. */
export function rawOf(token: t.Token): string {
  const isOpen = token.tokenType === t.OpenStr || token.tokenType === t.OpenBacktick;
  return token.image.slice(1, isOpen ? undefined : -1);
}

function textOf(token: t.Token, ctx: CstContext): string {
  const place = { source: ctx.source, start: token.startOffset + 1, report: ctx.report };
  return resolveEscapes(rawOf(token), place);
}

/** Reports a keyword that the parser understood in spite of its spelling. */
export function checkKeyword(
  tokens: readonly t.Token[] | undefined,
  expected: string,
  ctx: CstContext,
): void {
  const token = tokens?.[0];
  if (token === undefined || token.image === expected) return;
  const params = { found: token.image, suggestion: expected };
  ctx.report(diagnostic("misspelled-keyword", tokenSpan(token, ctx), params));
}

/** One of `words`; a near miss is reported and taken for it, another word gives up the node. */
export function wordOf<W extends string>(token: t.Token, words: readonly W[], ctx: CstContext): W {
  const meant = meantWord(token.image, words);
  if (meant === undefined) {
    const allowed = words
      .map((word) => `\`${word}\``)
      .join(", ")
      .replace(/, ([^,]*)$/, " or $1");
    ctx.report(diagnostic("unknown-word", tokenSpan(token, ctx), { found: token.image, allowed }));
    throw incomplete;
  }
  checkKeyword([token], meant, ctx);
  return meant;
}

export function arrowOf(token: t.Token): ast.Arrow {
  return token.image === "<->" || token.image === "<-" ? token.image : "->";
}

/** The parts of a node in source order, whatever rule they come from. */
export function inOrder<E extends CstElement>(elements: readonly E[]): readonly E[] {
  return [...elements].sort((a, b) => startOf(a) - startOf(b));
}

function startOf(element: CstElement): number {
  return "startOffset" in element ? element.startOffset : (element.location?.startOffset ?? 0);
}
