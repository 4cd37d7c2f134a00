import type * as ast from "../../grammar/ast.ts";
import { keyOf } from "./places.ts";

/** The items of a block; `when` rows in a row and the `else` after them are one group. */
export function inGroups(items: readonly ast.BlockItem[]): readonly (readonly ast.BlockItem[])[] {
  const groups: ast.BlockItem[][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    const joins = item.kind === "when" || item.kind === "else-block";
    if (joins && last?.at(-1)?.kind === "when") last.push(item);
    else groups.push([item]);
  }
  return groups;
}

/** Branches in a block of their own, so that they join no group beside them. */
export function apart(group: readonly ast.BlockItem[]): ast.Row {
  const first = group[0] as ast.WhenRow;
  const span = { ...first.span, end: group.at(-1)?.span.end ?? first.span.end };
  const self: ast.PathExpr = { kind: "path", span, hasThis: true, steps: [] };
  const block: ast.Block = { kind: "block", span, items: group };
  const arrows = { arrow: "<->", arrowSpan: first.arrowSpan } as const;
  return { kind: "row", span, left: self, ...arrows, right: self, modifiers: [], block };
}

/** A group without the block that `apart` has put around it. */
export function unwrapped(group: readonly ast.BlockItem[]): readonly ast.BlockItem[] {
  const [row] = group;
  if (row?.kind !== "row" || row.block === undefined || row.left !== row.right) return group;
  return row.block.items;
}

/** The common places that the conditions of a group test, as one text. */
export function groupKey(group: readonly ast.BlockItem[]): string {
  const paths = group.flatMap((item) => (item.kind === "when" ? pathsOf(item.common) : []));
  return [...new Set(paths.map((path) => JSON.stringify(keyOf(path))))].sort().join(" ");
}

function pathsOf(expr: ast.Expr): readonly ast.PathExpr[] {
  switch (expr.kind) {
    case "path":
      return [expr];
    case "unary":
    case "state":
    case "suffixed":
      return pathsOf(expr.operand);
    case "binary":
      return [...pathsOf(expr.left), ...pathsOf(expr.right)];
    case "conditional":
      return [expr.test, expr.then, expr.otherwise].flatMap(pathsOf);
    case "call":
      return expr.args.flatMap(pathsOf);
    case "list":
      return expr.items.flatMap(pathsOf);
    default:
      return [];
  }
}
