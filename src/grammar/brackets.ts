import { createTokenInstance, type TokenType } from "chevrotain";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import { continuesRow } from "./row-end.ts";
import * as t from "./tokens.ts";
import { declarationWords } from "./words.ts";

const closerOf: ReadonlyMap<TokenType, TokenType> = new Map([
  [t.LCurly, t.RCurly],
  [t.LSquare, t.RSquare],
  [t.LParen, t.RParen],
]);
const closers: readonly TokenType[] = [...closerOf.values()];
const images: ReadonlyMap<TokenType, string> = new Map([
  [t.RCurly, "}"],
  [t.RSquare, "]"],
  [t.RParen, ")"],
]);

/** Tokens with every bracket closed, and what had to be added or left out for that. */
export interface Balanced {
  readonly tokens: readonly t.Token[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Opener {
  readonly token: t.Token;
  /** Column of the first token of the line that opens it. */
  readonly indent: number;
  /** Column of the first line inside; 0 as long as there is none. */
  content: number;
}

/**
 * Balances brackets, so that one that was forgotten costs its own line and not the rest of the
 * file: `(` and `[` end with their line, `{` ends where the indentation says so.
 */
export function balanceBrackets(tokens: readonly t.Token[], source: string): Balanced {
  const unmatched = unmatchedOf(tokens);
  if (unmatched.size === 0) return { tokens, diagnostics: [] };
  return new Balancer(tokens, source, unmatched).run();
}

/** Brackets without a partner when each closer takes the innermost opener of its kind. */
function unmatchedOf(tokens: readonly t.Token[]): ReadonlySet<t.Token> {
  const unmatched = new Set<t.Token>();
  const open: t.Token[] = [];
  for (const token of tokens) {
    if (closerOf.has(token.tokenType)) open.push(token);
    if (!closers.includes(token.tokenType)) continue;
    while (token.tokenType === t.RCurly && open.length > 0 && open.at(-1)?.tokenType !== t.LCurly) {
      unmatched.add(open.pop() as t.Token);
    }
    const top = open.at(-1);
    if (top !== undefined && closerOf.get(top.tokenType) === token.tokenType) open.pop();
    else unmatched.add(token);
  }
  for (const token of open) unmatched.add(token);
  return unmatched;
}

/** State of one walk over unbalanced tokens. */
class Balancer {
  private readonly result: t.Token[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  private readonly tokens: readonly t.Token[];
  private readonly source: string;
  private readonly unmatched: ReadonlySet<t.Token>;
  private readonly open: Opener[] = [];
  private indent = 0;
  /** Lines with a string that does not end; brackets that are missing there are in the string. */
  private readonly swallowing = new Set<number>();
  /** How many `}` there are too many. */
  private surplus: number;

  constructor(tokens: readonly t.Token[], source: string, unmatched: ReadonlySet<t.Token>) {
    this.tokens = tokens;
    this.source = source;
    this.unmatched = unmatched;
    this.surplus = [...unmatched].filter((token) => token.tokenType === t.RCurly).length;
  }

  run(): Balanced {
    for (const [index, token] of this.tokens.entries()) this.step(index, token);
    this.close(this.open.length);
    return { tokens: this.result, diagnostics: this.diagnostics };
  }

  private step(index: number, token: t.Token): void {
    const before = this.tokens[index - 1];
    const isFirst = before === undefined || (token.startLine ?? 0) > (before.endLine ?? 0);
    if (isFirst) this.indent = token.startColumn ?? 1;
    this.closeRound(token, isFirst);
    if (isFirst) {
      this.closeByIndentation(index, token);
      this.openByIndentation(index, token);
    }
    if (closers.includes(token.tokenType)) {
      const top = this.open.at(-1)?.token;
      const fits = top !== undefined && closerOf.get(top.tokenType) === token.tokenType;
      if (!fits || this.isSurplus(token, isFirst)) {
        if (token.tokenType === t.RCurly) this.surplus--;
        this.diagnostics.push(
          diagnostic("unopened-bracket", spanOf(token, this.source), { bracket: token.image }),
        );
        return;
      }
      this.open.pop();
    }
    if (closerOf.has(token.tokenType)) {
      this.open.push({ token, indent: this.indent, content: 0 });
    }
    this.result.push(token);
    if (token.tokenType === t.OpenStr) {
      this.swallowing.add(token.startLine ?? 0);
      this.closeSwallowed(token);
    }
  }

  /** Whether, with one `}` too many, the layout says that it is this one. */
  private isSurplus(token: t.Token, isFirst: boolean): boolean {
    const top = this.open.at(-1);
    if (this.surplus <= 0 || token.tokenType !== t.RCurly || top === undefined) return false;
    if (isFirst) return token.startColumn !== top.indent;
    return token.startLine !== top.token.startLine;
  }

  /** A string without an end has eaten the closing brackets of its line; that was reported. */
  private closeSwallowed(token: t.Token): void {
    for (const character of token.image) {
      const top = this.open.at(-1)?.token;
      if (top === undefined || top.startLine !== token.startLine) return;
      const type = closerOf.get(top.tokenType) as TokenType;
      if (images.get(type) !== character) continue;
      this.open.pop();
      this.result.push(this.invented(type));
    }
  }

  /** Ends forgotten `(` and `[` before the arrow, brace or line that cannot belong to them. */
  private closeRound(token: t.Token, isFirst: boolean): void {
    const ends = isFirst || t.isToken(token, t.Arrow) || token.tokenType === t.LCurly;
    for (;;) {
      const top = this.open.at(-1)?.token;
      if (top === undefined || top.tokenType === t.LCurly || !this.unmatched.has(top)) return;
      if (!ends && token.tokenType !== t.RCurly) return;
      this.close(1);
    }
  }

  /** Ends forgotten `{` before a line that is indented less than the row that opened it. */
  private closeByIndentation(index: number, token: t.Token): void {
    if (this.startsDeclaration(index, token)) this.close(this.open.length);
    if (token.tokenType !== t.RCurly) return;
    const column = token.startColumn ?? 1;
    const fits = this.open.findLastIndex((opener) => opener.indent <= column);
    if (fits >= 0 && this.open[fits]?.indent === column) this.close(this.open.length - 1 - fits);
  }

  /** Adds a forgotten `{` before lines that are indented more than the row they belong to. */
  private openByIndentation(index: number, token: t.Token): void {
    const column = token.startColumn ?? 1;
    const top = this.open.at(-1);
    if (top !== undefined && top.content === 0) {
      top.content = column;
      return;
    }
    const before = this.result.at(-1);
    const rowColumn = top?.content ?? 1;
    if (this.surplus <= 0 || column <= rowColumn || before === undefined) return;
    if (top !== undefined && top.token.tokenType !== t.LCurly) return;
    if (before.tokenType === t.Comma || continuesRow(this.tokens, index, new Map())) return;
    this.surplus--;
    const brace = this.invented(t.LCurly);
    this.result.push(brace);
    this.open.push({ token: brace, indent: rowColumn, content: column });
    this.diagnostics.push(diagnostic("missing-brace", spanOf(brace, this.source), {}));
  }

  private startsDeclaration(index: number, token: t.Token): boolean {
    const next = this.tokens[index + 1];
    if (token.startColumn !== 1 || token.tokenType !== t.Identifier) return false;
    if (!declarationWords.some((word) => word === token.image)) return false;
    return t.isToken(next, t.Identifier) || (token.image === "use" && t.isToken(next, t.Str));
  }

  /** Closes the `count` innermost brackets; one mistake, so one diagnostic. */
  private close(count: number): void {
    if (count === 0) return;
    const closed = this.open.splice(this.open.length - count).reverse();
    const offset = t.endOf(this.result.at(-1) as t.Token);
    for (const { token } of closed) {
      this.result.push(this.invented(closerOf.get(token.tokenType) as TokenType));
    }
    if (closed.every(({ token }) => this.swallowing.has(token.startLine ?? 0))) return;
    const first = closed[0]?.token as t.Token;
    const bracket = images.get(closerOf.get(first.tokenType) as TokenType) ?? "";
    const labels = closed.map(({ token }) => ({
      span: spanOf(token, this.source),
      text: "opened here",
    }));
    const span = { source: this.source, start: offset, end: offset };
    this.diagnostics.push(
      diagnostic("unclosed-bracket", span, { opener: first.image, bracket }, { labels }),
    );
  }

  /** A bracket of no width behind all that was read so far. */
  private invented(type: TokenType): t.Token {
    const last = this.result.at(-1) as t.Token;
    const offset = t.endOf(last);
    const line = last.endLine ?? 1;
    const column = (last.endColumn ?? 0) + 1;
    return createTokenInstance(type, "", offset, offset - 1, line, line, column, column - 1);
  }
}

function spanOf(token: t.Token, source: string): Span {
  return { source, start: token.startOffset, end: t.endOf(token) };
}
