import type * as ast from "../../grammar/ast.ts";
import { type Around, keyOf, startsWith } from "./places.ts";

/**
 * A row of `from` as a row of the block `to` that lies in it: its paths without what the block
 * already says. Undefined where a side has no such path to shorten.
 */
export function rebase(row: ast.Row, from: Around, to: Around): ast.Row | undefined {
  const left = shortened(row.left, from.left, to.left);
  const right = shortened(row.right, from.right, to.right);
  return left && right && { ...row, left, right };
}

function shortened(
  side: ast.Side,
  from: readonly string[],
  to: readonly string[],
): ast.Side | undefined {
  const count = to.length - from.length;
  if (count === 0 || isConstant(side)) return side;
  if (side.kind === "suffixed") {
    const operand = shortened(side.operand, from, to);
    return operand && { ...side, operand: operand as ast.Expr };
  }
  if (side.kind !== "path" || !startsWith([...from, ...keyOf(side)], to)) return undefined;
  const steps = side.steps.slice(count);
  return { ...side, steps, hasThis: steps.length === 0 };
}

function isConstant(side: ast.Side): boolean {
  return ["string", "number", "boolean", "null", "missing"].includes(side.kind);
}

/** Whether two rows say the same, wherever they are written. */
export function saysTheSame(one: ast.BlockItem, other: ast.BlockItem): boolean {
  return bareText(one) === bareText(other);
}

function bareText(item: ast.BlockItem): string {
  const places = new Set(["span", "arrowSpan", "doc", "quoted", "plain", "hasThis"]);
  return JSON.stringify(item, (name, value: unknown) => (places.has(name) ? undefined : value));
}
