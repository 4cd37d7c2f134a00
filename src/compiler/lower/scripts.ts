import type * as ast from "../../grammar/ast.ts";
import { annotationValues } from "../bind-annotations.ts";
import type { Path } from "../ir/nodes.ts";
import type { Frame, MapContext } from "./context.ts";
import { modifiersOf } from "./modifiers.ts";
import { lowerPath, targetPath } from "./paths.ts";

/**
 * `summary, notes <- script "…"`: a platform script is kept as it is. The names are checked; that
 * the file exists is the binder's to say.
 */
export function lowerScript(ctx: MapContext, frame: Frame, row: ast.Row): void {
  modifiersOf(ctx, row, [], "a script decides everything itself");
  const { left, right } = row;
  if (right.kind !== "script") return;
  const sides = left.kind === "names" ? left.names : [left];
  const names = sides.flatMap((side): readonly Path[] => {
    if (side.kind !== "path") return [];
    const place = lowerPath(ctx, frame.common, side, targetPath);
    return place === undefined ? [] : [place.path];
  });
  const file = right.path.value;
  ctx.scripts.push({
    span: row.span,
    names,
    direction: row.arrow === "<->" ? "both" : row.arrow === "<-" ? "read" : "write",
    file,
    body: ctx.host.read(file) ?? "",
    annotations: annotationValues(
      row.modifiers.filter((one) => one.kind === "annotation"),
      "rule",
    ),
  });
}
