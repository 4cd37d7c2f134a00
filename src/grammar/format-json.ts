import { doc } from "prettier";
import { unreachable } from "../diagnostics/invariant.ts";
import type { Source } from "../diagnostics/source.ts";
import type * as ast from "./ast.ts";
import { type CommentTable, lines } from "./format-comments.ts";
import { stringText } from "./format-expressions.ts";

type Doc = doc.builders.Doc;
const { group, hardline, ifBreak, indent, join, line, breakParent } = doc.builders;

/** What every formatting function needs: the text (for blank lines) and the comments. */
export interface FormatContext {
  readonly source: Source;
  readonly comments: CommentTable;
}

/** A node with braces or brackets around items. */
export interface Enclosed {
  readonly open: string;
  readonly close: string;
  /** A blank inside the brackets where they stay on one line. */
  readonly isSpaced: boolean;
  readonly separator: string;
}

export const braces: Enclosed = { open: "{", close: "}", isSpaced: true, separator: "," };
export const brackets: Enclosed = { open: "[", close: "]", isSpaced: false, separator: "," };

/**
 * Items between brackets: on lines of their own where the author broke the line after the opening
 * bracket, where there are comments, or where one line has no room; else on one line.
 */
export function enclosed(
  node: { readonly span: { readonly start: number; readonly end: number } },
  bodyStart: number,
  items: readonly { readonly span: ast.Comment["span"]; readonly doc: Doc }[],
  how: Enclosed & { readonly brokenSeparator: string },
  context: FormatContext,
): Doc {
  const comments = context.comments.get(node) ?? [];
  if (items.length === 0 && comments.length === 0) return `${how.open}${how.close}`;
  const isBroken = comments.length > 0 || isBrokenAfter(context.source.text, bodyStart);
  if (isBroken) {
    const separated = items.map((item, index) => ({
      span: item.span,
      doc: index === items.length - 1 ? item.doc : [item.doc, how.brokenSeparator],
    }));
    const body = lines(separated, comments, context.source.text);
    return [how.open, indent([hardline, body]), hardline, how.close, breakParent];
  }
  const space = how.isSpaced ? line : doc.builders.softline;
  const docs = items.map((item) => item.doc);
  const between = [ifBreak(how.brokenSeparator, how.separator), line];
  return group([how.open, indent([space, join(between, docs)]), space, how.close]);
}

/** Whether only blanks (and a comment) stand between the bracket at `start` and the line end. */
export function isBrokenAfter(text: string, start: number): boolean {
  return /^.[ \t]*(?:\/\/[^\r\n]*)?[\r\n]/s.test(text.slice(start, start + 400));
}

export function jsonDoc(node: ast.JsonNode, context: FormatContext): Doc {
  switch (node.kind) {
    case "json-object": {
      const items = node.members.map((member) => ({
        span: member.span,
        doc: [memberName(member.name), ": ", jsonDoc(member.value, context)],
      }));
      return enclosed(node, node.span.start, items, { ...braces, brokenSeparator: "" }, context);
    }
    case "json-array": {
      const items = node.items.map((item) => ({ span: item.span, doc: jsonDoc(item, context) }));
      return enclosed(node, node.span.start, items, { ...brackets, brokenSeparator: "," }, context);
    }
    case "string":
      return stringText(node);
    case "number":
      return node.text;
    case "boolean":
      return String(node.value);
    case "null":
      return "null";
    default:
      return unreachable(node);
  }
}

/** Bare where the name is an identifier that no reader takes for a literal, else quoted. */
function memberName(name: string): string {
  const isPlain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
  return isPlain && !["true", "false", "null", "this"].includes(name)
    ? name
    : stringText({
        kind: "string",
        span: { source: "", start: 0, end: 0 },
        value: name,
        plain: false,
      });
}
