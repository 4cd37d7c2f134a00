import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { annotationValues } from "../bind-annotations.ts";
import type { Path } from "../ir/nodes.ts";
import { resolveInside } from "../modules-paths.ts";
import type { Frame, MapContext } from "./context.ts";
import { modifiersOf } from "./modifiers.ts";
import { lowerPath, targetPath } from "./paths.ts";
import type { RowUnit } from "./rows.ts";

/**
 * `summary, notes <- script "…"`: a platform script is kept as it is. The names are checked; that
 * the file exists is the binder's to say.
 */
export function lowerScript(ctx: MapContext, frame: Frame, unit: RowUnit): undefined {
  const { row, label, direction } = unit;
  const { left, right, block } = row;
  if (right.kind !== "script") return undefined;
  if (frame.isBranch === true || frame.common.above.length > 0) {
    const help = "A script runs once for the whole record: put the row at the top of the map.";
    const params = { what: "A script", where: "in a nested block", help };
    return ctx.report(diagnostic("row-place", right.span, params));
  }
  if (block !== undefined) {
    const help = "Take the block out.";
    const params = { what: "A block", where: "under a script", help };
    return ctx.report(diagnostic("row-place", block.span, params));
  }
  modifiersOf(ctx, row, [], "a script decides everything itself");
  const sides = left.kind === "names" ? left.names : [left];
  const names: Path[] = [];
  for (const side of sides) {
    if (side.kind !== "path") {
      const params = { side: "left", arrow: row.arrow } as const;
      ctx.report(diagnostic("not-a-place", side.span, params));
      continue;
    }
    const place = lowerPath(ctx, frame.common, side, targetPath);
    if (place !== undefined) names.push(place.path);
  }
  const file = resolveInside(right.span.source, right.path.value);
  const body = typeof file === "string" ? ctx.host.read(file) : undefined;
  if (names.length < sides.length || typeof file !== "string" || body === undefined) {
    // Reported above, or by the binder; a map without its script is not that map.
    ctx.isBroken = true;
    return undefined;
  }
  const annotations = row.modifiers.filter((one) => one.kind === "annotation");
  ctx.scripts.push({
    span: row.span,
    label,
    names,
    direction,
    file,
    body,
    annotations: [...frame.annotations, ...annotationValues(annotations, "rule")],
  });
  return undefined;
}
