import type * as ast from "./ast.ts";
import * as t from "./tokens.ts";

/** The comments of a file in source order. */
export function commentsOf(tokens: readonly t.Token[], source: string): readonly ast.Comment[] {
  return tokens.map((token) => {
    const doc = isDoc(token);
    const text = token.image.slice(doc ? 3 : 2).replace(/^ /, "");
    const span = { source, start: token.startOffset, end: t.endOf(token) };
    return { kind: "comment", span, doc, text };
  });
}

/**
 * The doc comments by the offset of the token behind them. Several lines are joined by line
 * breaks; an ordinary comment in between separates nothing.
 */
export function docsOf(
  comments: readonly ast.Comment[],
  tokens: readonly t.Token[],
): ReadonlyMap<number, string> {
  const docs = new Map<number, string>();
  let index = 0;
  for (const comment of comments) {
    if (!comment.doc) continue;
    while ((tokens[index]?.startOffset ?? Number.POSITIVE_INFINITY) < comment.span.end) index++;
    const token = tokens[index];
    if (token === undefined) break;
    const before = docs.get(token.startOffset);
    const text = before === undefined ? comment.text : `${before}\n${comment.text}`;
    docs.set(token.startOffset, text);
  }
  return docs;
}

/** Four slashes draw a line; they document nothing. */
function isDoc(token: t.Token): boolean {
  return token.image.startsWith("///") && !token.image.startsWith("////");
}
