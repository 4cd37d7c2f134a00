import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type * as ast from "../../grammar/ast.ts";
import { typeOfNode } from "../bind-types.ts";
import type { Rule } from "../ir/nodes.ts";
import { printType } from "../types-print.ts";
import { blockOf, lowerItems } from "./block.ts";
import { notInvertible } from "./chain.ts";
import { below, type Frame, type MapContext, type SideScope } from "./context.ts";
import { annotationsOf, blockModifiers, eventOf, ruleBase } from "./modifiers.ts";
import { type Located, lowerPath, targetPath } from "./paths.ts";
import type { RowUnit } from "./rows.ts";

/**
 * Rows under an object. `x <-> this { … }`, `this <-> p { … }` and one-way blocks are no scope of
 * their own: their rules belong to the block around, with longer paths.
 */
export function lowerScope(
  ctx: MapContext,
  frame: Frame,
  unit: RowUnit,
  left: Located,
): readonly Rule[] {
  const { row, direction } = unit;
  const block = row.block as ast.Block;
  const modifiers = blockModifiers(ctx, row);
  const right = scopePath(ctx, frame.vendor, row.right);
  if (right === undefined) return [];
  const inner = {
    direction,
    ...(frame.isBranch === true ? { isBranch: frame.isBranch } : {}),
    ...(modifiers.lossy === undefined && frame.lossy === undefined
      ? {}
      : { lossy: modifiers.lossy?.why.value ?? (frame.lossy as string) }),
  };
  const isFlat = isThis(row.left) || isThis(row.right) || direction !== "both";
  if (isFlat) {
    const flat: Frame = {
      ...inner,
      ...eventOf(frame, modifiers),
      common: { ...frame.common, prefix: left.path, place: left.place },
      vendor: { ...frame.vendor, prefix: right.path, place: right.place },
      annotations: annotationsOf(frame, row),
    };
    return lowerItems(ctx, flat, block.items);
  }
  const nested: Frame = {
    ...inner,
    common: below(frame.common, left.path, left.place),
    vendor: below(frame.vendor, right.path, right.place),
    annotations: [],
  };
  return [
    {
      kind: "scope",
      ...ruleBase(frame, unit),
      left: left.path,
      right: right.path,
      block: blockOf(lowerItems(ctx, nested, block.items)),
      ...eventOf(frame, modifiers),
    },
  ];
}

function isThis(side: ast.Side): boolean {
  return side.kind === "path" && side.hasThis && side.steps.length === 0;
}

/** The object on the vendor side of a block; `as map<T>` says that its names are free. */
export function scopePath(ctx: MapContext, scope: SideScope, side: ast.Side): Located | undefined {
  if (side.kind === "path") {
    const located = lowerPath(ctx, scope, side, targetPath);
    return located && checkHolder(ctx, located, side);
  }
  if (side.kind !== "suffixed" || side.operand.kind !== "path") return notInvertible(ctx, side);
  const { suffix } = side;
  if (suffix.kind !== "as" || suffix.type.kind !== "map-type") {
    return refuseSuffix(ctx, suffix);
  }
  const located = lowerPath(ctx, scope, side.operand, targetPath);
  if (located === undefined) return undefined;
  const { type, diagnostics } = typeOfNode(suffix.type, ctx.program);
  for (const found of diagnostics) ctx.report(found);
  if (type.kind === "map") located.place.holdMap(type.value);
  return located;
}

/** What stands above a block is taken apart by its rows, not converted. */
export function refuseSuffix(ctx: MapContext, suffix: ast.Suffix): undefined {
  const help = "Above a block only `as map<…>` says what an object holds.";
  const params = { what: `\`${ctx.textOf(suffix.span)}\``, where: "above a block of rows", help };
  return ctx.report(diagnostic("row-place", suffix.span, params));
}

/** A block needs an object on the vendor side too. */
function checkHolder(ctx: MapContext, located: Located, side: ast.PathExpr): Located | undefined {
  const type = located.place.declared;
  const isFree = type === undefined || (type.kind === "scalar" && type.name === "json");
  if (isFree || type.kind === "object" || type.kind === "map") return located;
  const params = { name: ctx.textOf(side.span), type: printType(type), list: type.kind === "list" };
  return ctx.report(diagnostic("not-an-object", side.span, params));
}
