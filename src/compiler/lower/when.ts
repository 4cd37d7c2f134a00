import type { Span } from "../../diagnostics/source.ts";
import type * as ast from "../../grammar/ast.ts";
import type { Block, Branch, Condition, Expr, Path, Rule, WhenRule } from "../ir/nodes.ts";
import { conditionPaths, pathKey, rulePaths, writtenPaths } from "../ir/walk.ts";
import { blockOf, lowerItems, type WhenGroup } from "./block.ts";
import { cannotEstablish, establishing } from "./conditions.ts";
import type { Frame, MapContext, SideScope } from "./context.ts";
import { lowerTest } from "./expressions.ts";
import { modifiersOf } from "./modifiers.ts";
import { directionIn, short } from "./rows.ts";

/** Consecutive `when` rows and their `else` as one rule. */
export function lowerWhen(ctx: MapContext, frame: Frame, group: WhenGroup): WhenRule | undefined {
  const branch: Frame = { ...frame, isBranch: true };
  const branches = group.whens.map((row) => lowerBranch(ctx, branch, row));
  const otherwise =
    group.otherwise && blockOf(lowerItems(ctx, branch, group.otherwise.block.items));
  const kept = branches.filter((branch) => branch !== undefined);
  const first = group.whens[0];
  if (first === undefined || kept.length < branches.length) return undefined;
  const commonPaths = distinct(kept.flatMap((branch) => conditionPaths(branch.common)));
  const vendorPaths = distinct(kept.flatMap((branch) => conditionPaths(branch.vendor)));
  const [commonPath] = commonPaths;
  const lossy = group.whens.flatMap((row) => lossyOf(row) ?? []).at(0) ?? frame.lossy;
  return {
    kind: "when",
    span: first.span,
    label: labelOf(ctx, first),
    ...(first.doc === undefined ? {} : { doc: first.doc }),
    ...(frame.annotations.length === 0 ? {} : { annotations: frame.annotations }),
    branches: kept,
    ...(otherwise === undefined ? {} : { otherwise }),
    ...(commonPath === undefined || commonPaths.length > 1 ? {} : { commonPath }),
    vendorPaths,
    ...(lossy === undefined ? {} : { lossy }),
  };
}

function lossyOf(row: ast.WhenRow): string | undefined {
  return row.modifiers.find((one) => one.kind === "lossy")?.why.value;
}

function labelOf(ctx: MapContext, row: ast.WhenRow): string {
  const sides = [row.common, row.vendor].map((side) => short(ctx.textOf(side.span)));
  return `when ${sides[0]} ${row.arrow} ${sides[1]}`;
}

function lowerBranch(ctx: MapContext, frame: Frame, row: ast.WhenRow): Branch | undefined {
  const direction = directionIn(ctx, frame, row.arrow, row.arrowSpan);
  modifiersOf(ctx, row, ["lossy"], "a pair of conditions takes only `lossy`");
  const lossy = lossyOf(row) ?? frame.lossy;
  const common = lowerTest(ctx, frame.common, row.common);
  const vendor = lowerTest(ctx, frame.vendor, row.vendor);
  if (direction === undefined) return undefined;
  const inner = { ...frame, direction, ...(lossy === undefined ? {} : { lossy }) };
  const block = blockOf(lowerItems(ctx, inner, row.block.items));
  if (common === undefined || vendor === undefined) return undefined;
  const sides = [
    established(ctx, frame.common, common, row.common.span, direction !== "write", block),
    established(ctx, frame.vendor, vendor, row.vendor.span, direction !== "read", block),
  ];
  const [left, right] = sides;
  if (left === undefined || right === undefined) return undefined;
  return { span: row.span, direction, common: left, vendor: right, block };
}

/** The condition; where its branch is to be entered it must be possible to make it true. */
function established(
  ctx: MapContext,
  scope: SideScope,
  test: Expr,
  span: Span,
  isNeeded: boolean,
  block: Block,
): Condition | undefined {
  const wanted = establishing(test, scope.side);
  const isMade = wanted?.present.every((path) => isSetBy(block, scope.side, path)) ?? false;
  if (wanted !== undefined && isMade) return { test, establish: wanted.assignments };
  if (!isNeeded) return { test };
  return ctx.report(cannotEstablish(ctx, scope, span));
}

/** `present` holds when the branch itself puts something there. */
function isSetBy(block: Block, side: "common" | "vendor", path: Path): boolean {
  const set = block.rules.flatMap((rule: Rule) =>
    side === "vendor" ? writtenPaths(rule) : rulePaths(rule, "common"),
  );
  return set.some((other) => pathKey(other.slice(0, path.length)) === pathKey(path));
}

function distinct(paths: readonly Path[]): readonly Path[] {
  return [...new Map(paths.map((path) => [pathKey(path), path])).values()];
}
