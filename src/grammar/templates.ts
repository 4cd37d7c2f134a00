import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import type * as ast from "./ast.ts";
import { type CstContext, rawOf, stringOf, tokenSpan } from "./cst-support.ts";
import { resolveEscapes } from "./strings.ts";
import type { Token } from "./tokens.ts";

/** A string of an expression: a template when it has holes, a plain text otherwise. */
export function templateOf(token: Token, ctx: CstContext): ast.TemplateExpr | ast.StringLiteral {
  if (token.image.startsWith("'")) return stringOf(token, ctx);
  const raw = rawOf(token);
  const base = token.startOffset + 1;
  const parts: ast.TemplatePart[] = [];
  let offset = 0;
  while (offset < raw.length) {
    const open = nextBrace(raw, offset);
    const text = textPart(raw, offset, open, base, ctx);
    if (text !== undefined) parts.push(text);
    if (open >= raw.length) break;
    const close = closingBrace(raw, open);
    if (close === undefined) {
      ctx.report(diagnostic("unclosed-hole", at(ctx, base + open, base + open + 1), {}));
      break;
    }
    const hole = holePart(raw, open, close, base, ctx);
    if (hole !== undefined) parts.push(hole);
    offset = close + 1;
  }
  const span = tokenSpan(token, ctx);
  if (parts.some((part) => part.kind === "hole")) return { kind: "template", span, parts };
  const value = parts.map((part) => (part.kind === "text" ? part.value : "")).join("");
  return { kind: "string", span, value, plain: false };
}

function textPart(
  raw: string,
  start: number,
  end: number,
  base: number,
  ctx: CstContext,
): ast.TemplateText | undefined {
  if (start === end) return undefined;
  const place = { source: ctx.source, start: base + start, report: ctx.report };
  const value = resolveEscapes(raw.slice(start, end), place);
  return { kind: "text", span: at(ctx, base + start, base + end), value };
}

function holePart(
  raw: string,
  open: number,
  close: number,
  base: number,
  ctx: CstContext,
): ast.TemplateHole | undefined {
  const span = at(ctx, base + open, base + close + 1);
  const text = unescapeQuotes(raw.slice(open + 1, close));
  if (text.trim() === "") {
    ctx.report(diagnostic("empty-hole", span, {}));
    return undefined;
  }
  const expr = ctx.parseHole(text, base + open + 1);
  return expr === undefined ? undefined : { kind: "hole", span, expr };
}

/** An escaped quote is an ordinary one inside a hole; a blank outside of it keeps all offsets. */
function unescapeQuotes(raw: string): string {
  return raw.replace(/\\"((?:[^"\\]|\\[^"])*)\\"/g, (_, inner: string) => ` "${inner}" `);
}

/** Offset of the next `{` that no backslash escapes, or the length of the text. */
function nextBrace(raw: string, start: number): number {
  let offset = start;
  while (offset < raw.length && raw[offset] !== "{") offset += raw[offset] === "\\" ? 2 : 1;
  return Math.min(offset, raw.length);
}

/** Offset of the `}` of the hole at `open`; braces inside quotes and backticks do not count. */
function closingBrace(raw: string, open: number): number | undefined {
  let quote = "";
  for (let offset = open + 1; offset < raw.length; offset++) {
    const unit = raw.charAt(offset);
    const isEscaped = unit === "\\" && raw.charAt(offset + 1) !== "";
    const mark = isEscaped ? raw.charAt(offset + 1) : unit;
    if (isEscaped) offset++;
    if (quote !== "") quote = mark === quote ? "" : quote;
    else if (mark === "'" || mark === '"' || mark === "`") quote = mark;
    else if (unit === "}") return offset;
  }
  return undefined;
}

function at(ctx: CstContext, start: number, end: number): Span {
  return { source: ctx.source, start, end };
}
