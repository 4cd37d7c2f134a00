import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { unreachable } from "../../diagnostics/invariant.ts";
import type * as ast from "../../grammar/ast.ts";
import type { Block, Rule } from "../ir/nodes.ts";
import { lowerCell } from "./cells.ts";
import type { Frame, MapContext } from "./context.ts";
import { groupLists, isListRow, lowerLists } from "./each.ts";
import { isOff, keepIdle } from "./idle.ts";
import { isMapConversion, lowerMapConversion } from "./map-entries.ts";
import { lowerRead, lowerWrite } from "./one-way.ts";
import { overlayOf } from "./overlay.ts";
import { lowerPair, pairsOf } from "./pairs.ts";
import { lowerPath, targetPath } from "./paths.ts";
import { lowerRest } from "./rest.ts";
import { isTable, type RowUnit, unitsOf } from "./rows.ts";
import { lowerScope } from "./scopes.ts";
import { lowerScript } from "./scripts.ts";
import { lowerWhen } from "./when.ts";

/** Rules of one scope as a block. */
export function blockOf(rules: readonly Rule[]): Block {
  return { rules, overlay: overlayOf(rules) };
}

/**
 * The rules of the items of a block, in the order of the items. Rows that make one rule together
 * (items of one list, both directions of one field, branches) stand where the first of them does.
 */
export function lowerItems(
  ctx: MapContext,
  frame: Frame,
  items: readonly ast.BlockItem[],
): readonly Rule[] {
  return lowerParts(ctx, frame, partsOf(ctx, frame, items));
}

/** The rules of rows that are already taken apart. */
export function lowerUnits(
  ctx: MapContext,
  frame: Frame,
  units: readonly RowUnit[],
): readonly Rule[] {
  return lowerParts(ctx, frame, units);
}

type Part = RowUnit | WhenGroup;

/** `when` rows in a row, and the `else` block after them. */
export interface WhenGroup {
  readonly whens: readonly ast.WhenRow[];
  readonly otherwise?: ast.ElseBlock;
}

function partsOf(ctx: MapContext, frame: Frame, items: readonly ast.BlockItem[]): readonly Part[] {
  const parts: Part[] = [];
  let open: WhenGroup | undefined;
  const close = (): void => {
    if (open !== undefined) parts.push(open);
    open = undefined;
  };
  for (const item of items) {
    if (item.kind === "row" && isOff(item)) {
      keepIdle(ctx, frame, item);
      continue;
    }
    if (item.kind === "when") {
      open = { whens: [...(open?.whens ?? []), item] };
      continue;
    }
    if (item.kind === "else-block" && open !== undefined) {
      parts.push({ ...open, otherwise: item });
      open = undefined;
      continue;
    }
    close();
    if (item.kind === "row") parts.push(...unitsOf(ctx, frame, item));
    else refuseItem(ctx, item);
  }
  close();
  return parts;
}

function refuseItem(
  ctx: MapContext,
  item: Exclude<ast.BlockItem, ast.Row | ast.WhenRow>,
): undefined {
  const refuse = (what: string, where: string, help: string): undefined =>
    ctx.report(diagnostic("row-place", item.span, { what, where, help }));
  switch (item.kind) {
    case "else-block":
      return ctx.report(diagnostic("else-without-when", item.span, {}));
    case "else-action":
      return refuse(
        `\`else ${item.action}\``,
        "in a block of fields",
        "It belongs in the value table of a field, or after a conversion.",
      );
    case "remove":
      return ctx.report(diagnostic("remove-outside-override", item.span, {}));
    case "example":
      return refuse("An example", "inside a nested block", "Put it at the end of the map.");
    default:
      return unreachable(item);
  }
}

function lowerParts(ctx: MapContext, frame: Frame, parts: readonly Part[]): readonly Rule[] {
  const units = parts.filter((part) => "row" in part);
  const lists = groupLists(ctx, units);
  const pairs = pairsOf(units.filter((unit) => !isListRow(unit)));
  return parts.flatMap((part): readonly Rule[] => {
    if ("whens" in part) return orNone(lowerWhen(ctx, frame, part));
    if (isListRow(part)) {
      const group = lists.get(part);
      return group === undefined ? [] : orNone(lowerLists(ctx, frame, group));
    }
    const pair = pairs.get(part);
    if (pair === "later") return [];
    return pair === undefined ? lowerUnit(ctx, frame, part) : orNone(lowerPair(ctx, frame, pair));
  });
}

function orNone(rule: Rule | undefined): readonly Rule[] {
  return rule === undefined ? [] : [rule];
}

function lowerUnit(ctx: MapContext, frame: Frame, unit: RowUnit): readonly Rule[] {
  const { row, direction } = unit;
  if (row.left.kind === "rest" || row.right.kind === "rest") {
    return orNone(lowerRest(ctx, frame, unit));
  }
  if (row.right.kind === "script") {
    lowerScript(ctx, frame, unit);
    return [];
  }
  if (direction === "both" && isMapConversion(unit)) {
    return orNone(lowerMapConversion(ctx, frame, unit));
  }
  if (row.block !== undefined && row.left.kind === "path") {
    const left = lowerPath(ctx, frame.common, row.left, targetPath);
    if (left === undefined) return [];
    const { kind } = left.place.type();
    const isHolder = kind === "object" || kind === "map" || !isTable(row.block);
    if (kind === "list") return orNone(refuseList(ctx, row, row.left));
    const isScalar = kind === "enum" || (kind === "scalar" && !isJson(left.place.type()));
    if (isHolder && !isScalar) return lowerScope(ctx, frame, unit, left);
  }
  if (direction === "read") return orNone(lowerRead(ctx, frame, unit));
  if (direction === "write") return orNone(lowerWrite(ctx, frame, unit));
  return orNone(lowerCell(ctx, frame, unit));
}

function isJson(type: { readonly kind: string; readonly name?: string | undefined }): boolean {
  return type.kind === "scalar" && type.name === "json";
}

function refuseList(ctx: MapContext, row: ast.Row, left: ast.PathExpr): undefined {
  const name = ctx.textOf(left.span);
  const reason = `\`${name}\` is a list`;
  const help = `Write \`${name}[]\` and \`${ctx.textOf(row.right.span)}[]\` to pair the items.`;
  return ctx.report(diagnostic("block-place", left.span, { reason }, { help }));
}
