import type { Span } from "../../diagnostics/source.ts";
import type * as ast from "../../grammar/ast.ts";
import { typeOfNode } from "../bind-types.ts";
import type { CellRule, EachRule } from "../ir/nodes.ts";
import { sameType } from "../types-same.ts";
import { lowerCell } from "./cells.ts";
import type { Frame, MapContext } from "./context.ts";
import { convert } from "./convert.ts";
import { lowerListRow } from "./each.ts";
import { lowerPath, targetPath } from "./paths.ts";
import type { RowUnit } from "./rows.ts";

/** Whether a row pairs a whole field with a map: `custom <-> Fields as map<string>`. */
export function isMapConversion(unit: RowUnit): boolean {
  const { left, right, block } = unit.row;
  if (block !== undefined || left.kind !== "path" || right.kind !== "suffixed") return false;
  const { suffix, operand } = right;
  return operand.kind === "path" && suffix.kind === "as" && suffix.type.kind === "map-type";
}

/** Two maps with values of different types pair entry by entry; others are one value. */
export function lowerMapConversion(
  ctx: MapContext,
  frame: Frame,
  unit: RowUnit,
): CellRule | EachRule | undefined {
  const { left, right } = unit.row;
  if (left.kind !== "path" || right.kind !== "suffixed" || right.suffix.kind !== "as") {
    return undefined;
  }
  const common = lowerPath(ctx, frame.common, left, targetPath)?.place.declared;
  const vendor = typeOfNode(right.suffix.type, ctx.program).type;
  if (common?.kind !== "map" || vendor.kind !== "map") return lowerCell(ctx, frame, unit);
  const steps = convert(vendor.value, common.value, false);
  const isOneValue = sameType(common, vendor) || steps?.every((step) => step.kind === "check");
  if (steps === undefined || isOneValue) return lowerCell(ctx, frame, unit);
  const each: ast.EachStep = { kind: "each", span: left.span };
  const row: ast.Row = {
    ...unit.row,
    left: { ...left, steps: [...left.steps, each] },
    block: entries(right.span),
  };
  return lowerListRow(ctx, frame, { ...unit, row });
}

/** `{ key <-> key, value <-> value }` */
function entries(span: Span): ast.Block {
  const items = ["key", "value"].map((text): ast.Row => {
    const name: ast.Name = { kind: "name", span, text, quoted: false };
    const side: ast.PathExpr = {
      kind: "path",
      span,
      hasThis: false,
      steps: [{ kind: "member", span, name }],
    };
    return {
      kind: "row",
      span,
      left: side,
      arrow: "<->",
      arrowSpan: span,
      right: side,
      modifiers: [],
    };
  });
  return { kind: "block", span, items };
}
