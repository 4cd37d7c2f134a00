import type * as ast from "../../grammar/ast.ts";
import { annotationValues } from "../bind-annotations.ts";
import type { Path, PathStep } from "../ir/nodes.ts";
import type { Frame, MapContext, SideScope } from "./context.ts";
import { labelOf } from "./rows.ts";
import { directionOf } from "./tables.ts";

/** Whether a row is written with `@off`: it stays in the file and makes no rule. */
export function isOff(row: ast.Row): boolean {
  return row.modifiers.some((one) => one.kind === "annotation" && one.name.text === "off");
}

/**
 * Keeps a row with `@off` for the platform, where it joins two plain places; any other is no more
 * than a comment. Names are not looked up: nothing is read or written there.
 */
export function keepIdle(ctx: MapContext, frame: Frame, row: ast.Row): void {
  const annotations = annotationValues(
    row.modifiers.filter((one) => one.kind === "annotation"),
    "rule",
  );
  const lefts = row.left.kind === "names" ? row.left.names : [row.left];
  for (const side of row.block === undefined ? lefts : []) {
    const left = placeOf(frame.common, side);
    const right = placeOf(frame.vendor, row.right.kind === "same" ? side : row.right);
    if (left === undefined || right === undefined) continue;
    const label = lefts.length === 1 ? labelOf(ctx, row) : `${ctx.textOf(side.span)} <-> same`;
    ctx.idle.push({
      span: lefts.length === 1 ? row.span : side.span,
      label,
      left,
      right,
      direction: frame.direction === "both" ? directionOf(row.arrow) : frame.direction,
      annotations: [...frame.annotations, ...annotations],
    });
  }
}

/** The path from the top of the record; undefined for what is no plain place. */
function placeOf(scope: SideScope, side: ast.Side): Path | undefined {
  if (side.kind !== "path") return undefined;
  const steps = side.steps.map(stepOf);
  const path = steps.filter((step) => step !== undefined);
  if (path.length < steps.length) return undefined;
  return [...scope.above, ...scope.prefix, ...path];
}

function stepOf(step: ast.PathStep): PathStep | undefined {
  switch (step.kind) {
    case "member":
      return { kind: "member", name: step.name.text };
    case "index":
      return { kind: "index", index: step.index };
    case "each":
      return { kind: "each" };
    case "find":
      return undefined;
  }
}
