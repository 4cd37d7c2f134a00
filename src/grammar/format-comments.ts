import { doc } from "prettier";
import type { Span } from "../diagnostics/source.ts";
import type { Comment, SourceFile } from "./ast.ts";

type Doc = doc.builders.Doc;
const { hardline, lineSuffix, breakParent } = doc.builders;

/** Comments by the node whose braces hold them directly; keys are nodes of `containerKinds`. */
export type CommentTable = ReadonlyMap<object, readonly Comment[]>;

/** Nodes that list items between braces (or are the file): a comment belongs to the innermost. */
const containerKinds: ReadonlySet<string> = new Set([
  "source-file",
  "object",
  "enum",
  "element",
  "resource",
  "override-object",
  "object-type",
  "block",
  "example",
  "json-object",
  "json-array",
]);

interface Container {
  readonly node: object;
  readonly span: Span;
}

/** Assigns every comment of the file to its container. */
export function commentsByContainer(file: SourceFile): CommentTable {
  const reserved = file.declarations.filter((node) => node.kind === "reserved");
  const containers = containersOf(file);
  const table = new Map<object, Comment[]>();
  const open: Container[] = [];
  let next = 0;
  for (const comment of file.comments) {
    if (reserved.some(({ span }) => contains(span, comment.span))) continue; // printed verbatim
    for (
      let container = containers[next];
      container !== undefined && container.span.start <= comment.span.start;
      container = containers[++next]
    ) {
      closeBefore(open, container.span.start);
      open.push(container);
    }
    closeBefore(open, comment.span.start);
    const holder = open.at(-1)?.node ?? file;
    const held = table.get(holder);
    if (held === undefined) table.set(holder, [comment]);
    else held.push(comment);
  }
  return table;
}

function closeBefore(open: Container[], offset: number): void {
  while ((open.at(-1)?.span.end ?? Number.POSITIVE_INFINITY) <= offset) open.pop();
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** All containers, outer before inner, by start. */
function containersOf(file: SourceFile): readonly Container[] {
  const found: Container[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (isContainer(value)) found.push({ node: value, span: value.span });
    for (const child of Object.values(value)) visit(child);
  };
  for (const declaration of file.declarations) visit(declaration);
  const whole = { ...file.span, start: 0, end: Number.POSITIVE_INFINITY };
  found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return [{ node: file, span: whole }, ...found];
}

function isContainer(value: object): value is { readonly kind: string; readonly span: Span } {
  return "kind" in value && "span" in value && containerKinds.has(value.kind as string);
}

/** One line, or several, of a container. */
export interface Item {
  readonly span: Span;
  readonly doc: Doc;
}

/**
 * Items on lines of their own, with the comments of their container where they were: before an
 * item, behind it on its line, or after the last. One blank line stays where there was at least one.
 * A comment inside an item (between its tokens) moves before it.
 */
export function lines(items: readonly Item[], comments: readonly Comment[], text: string): Doc {
  const parts: Doc[] = [];
  let previousEnd: number | undefined;
  let pending = comments;
  const put = (span: Span, content: Doc): void => {
    if (previousEnd !== undefined) {
      parts.push(hardline);
      if (hasBlankLine(text, previousEnd, span.start)) parts.push(hardline);
    }
    parts.push(content);
    previousEnd = Math.max(previousEnd ?? 0, span.end);
  };
  for (const [index, item] of items.entries()) {
    const leading = pending.filter((comment) => comment.span.start < item.span.end);
    for (const comment of leading) put(comment.span, commentText(comment, text));
    pending = pending.slice(leading.length);
    const nextStart = items[index + 1]?.span.start ?? Number.POSITIVE_INFINITY;
    const trailing = pending[0];
    if (trailing !== undefined && isTrailing(trailing, item.span, nextStart, text)) {
      put(item.span, [item.doc, lineSuffix([" ", commentText(trailing, text)]), breakParent]);
      previousEnd = trailing.span.end;
      pending = pending.slice(1);
    } else put(item.span, item.doc);
  }
  for (const comment of pending) put(comment.span, commentText(comment, text));
  return parts;
}

function isTrailing(comment: Comment, item: Span, nextStart: number, text: string): boolean {
  if (comment.doc || comment.span.start >= nextStart) return false;
  return !/[\r\n]/.test(text.slice(item.end, comment.span.start));
}

function hasBlankLine(text: string, start: number, end: number): boolean {
  return /(?:\r\n|\r|\n)[ \t,]*(?:\r\n|\r|\n)/.test(text.slice(start, end));
}

function commentText(comment: Comment, text: string): string {
  return text.slice(comment.span.start, comment.span.end).trimEnd();
}
