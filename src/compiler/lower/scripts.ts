import type * as ast from "../../grammar/ast.ts";
import type { Frame, MapContext } from "./context.ts";
import { modifiersOf } from "./modifiers.ts";
import { lowerPath, targetPath } from "./paths.ts";

/** `summary, notes <- script "…"`: the names are checked; the script itself cannot run yet. */
export function lowerScript(ctx: MapContext, frame: Frame, row: ast.Row): void {
  modifiersOf(ctx, row, [], "a script decides everything itself");
  const names = row.left.kind === "names" ? row.left.names : [row.left];
  for (const name of names) {
    if (name.kind === "path") lowerPath(ctx, frame.common, name, targetPath);
  }
  ctx.opaque.push(row.span);
}
