import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Span, spanBetween } from "../../diagnostics/source.ts";
import type * as ast from "../../grammar/ast.ts";
import { typeOfNode } from "../bind-types.ts";
import type { EachRule, ListPlace, Path, Rule } from "../ir/nodes.ts";
import { printType } from "../types-print.ts";
import { blockOf, lowerItems, lowerUnits } from "./block.ts";
import { lowerCondition } from "./conditions.ts";
import { below, type Frame, type MapContext, type SideScope } from "./context.ts";
import { blockModifiers, ruleBase } from "./modifiers.ts";
import { pathSpelling } from "./pairs.ts";
import { lowerPath, targetPath } from "./paths.ts";
import type { Place } from "./place.ts";
import { isTable, type RowUnit } from "./rows.ts";
import { refuseSuffix } from "./scopes.ts";

/** A list of one side as written: the path up to `[]`, the rest of it, and what follows the path. */
interface ListSide {
  readonly list: ast.PathExpr;
  readonly rest: ast.PathExpr;
  /** `as map<T>`: the vendor holds an object whose entries are the items. */
  readonly map?: ast.AsSuffix;
  /** Suffixes that belong to the value of an item. */
  readonly suffixes: readonly ast.Suffix[];
}

interface ListRow {
  readonly unit: RowUnit;
  readonly left: ListSide;
  readonly right: ListSide;
}

/** All rows over one pair of lists. */
export type ListGroup = readonly ListRow[];

/** Whether a row goes through a list with `[]` on its left side, item by item. */
export function isListRow(unit: RowUnit): boolean {
  const { left, right } = unit.row;
  if (left.kind !== "path" || !left.steps.some(isEach) || right.kind === "script") return false;
  return unit.direction !== "write" || sideOf(right) !== undefined;
}

function isEach(step: ast.PathStep): boolean {
  return step.kind === "each";
}

/** The rows over each pair of lists, by the first row; the other rows of a group lead nowhere. */
export function groupLists(
  ctx: MapContext,
  units: readonly RowUnit[],
): ReadonlyMap<RowUnit, ListGroup> {
  const groups = new Map<string, ListRow[]>();
  const lefts = new Map<string, { row: ListRow; key: string }>();
  const rights = new Map<string, { row: ListRow; key: string }>();
  for (const unit of units.filter(isListRow)) {
    const row = listRow(ctx, unit);
    if (row === undefined) continue;
    const leftKey = pathSpelling(row.left.list);
    const rightKey = pathSpelling(row.right.list);
    const key = `${unit.direction} ${leftKey} ${rightKey}`;
    const other =
      clash(lefts, leftKey, key) ??
      (unit.direction === "both" ? clash(rights, rightKey, key) : undefined);
    if (other !== undefined) {
      reportParallel(ctx, row, other);
      continue;
    }
    lefts.set(leftKey, { row, key });
    if (unit.direction === "both") rights.set(rightKey, { row, key });
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return new Map([...groups.values()].flatMap((rows) => (rows[0] ? [[rows[0].unit, rows]] : [])));
}

function clash(
  known: ReadonlyMap<string, { row: ListRow; key: string }>,
  list: string,
  key: string,
): ListRow | undefined {
  const found = known.get(list);
  return found === undefined || found.key === key ? undefined : found.row;
}

function reportParallel(ctx: MapContext, row: ListRow, other: ListRow): void {
  const isLeft = pathSpelling(row.left.list) === pathSpelling(other.left.list);
  const [list, partner] = isLeft
    ? [row.left.list, other.right.list]
    : [row.right.list, other.left.list];
  const labels = [{ span: other.unit.row.span, text: "paired here" }];
  const params = { list: ctx.textOf(list.span), other: ctx.textOf(partner.span) };
  ctx.report(diagnostic("parallel-lists", list.span, params, { labels }));
}

function listRow(ctx: MapContext, unit: RowUnit): ListRow | undefined {
  const { left, right } = unit.row;
  const leftSide = sideOf(left);
  const rightSide = sideOf(right);
  if (leftSide === undefined) return undefined;
  if (rightSide === undefined) {
    return ctx.report(diagnostic("depth-mismatch", right.span, { side: "left" }));
  }
  if (unit.direction === "write") return ctx.report(diagnostic("one-way-list", left.span, {}));
  return { unit, left: leftSide, right: rightSide };
}

/** A side that goes through a list: by `[]`, or as a whole by `as map<T>`. */
function sideOf(side: ast.Side): ListSide | undefined {
  const suffixes: ast.Suffix[] = [];
  let base = side;
  while (base.kind === "suffixed") {
    suffixes.unshift(base.suffix);
    base = base.operand;
  }
  if (base.kind !== "path") return undefined;
  const at = base.steps.findIndex(isEach);
  const first = suffixes[0];
  const map = first?.kind === "as" && first.type.kind === "map-type" ? first : undefined;
  if (at < 0 && map === undefined) return undefined;
  const cut = at < 0 ? base.steps.length : at;
  const rest = base.steps.slice(cut + 1);
  const isMap = map !== undefined && rest.length === 0;
  return {
    list: pathOf(base, base.steps.slice(0, cut), at < 0 ? undefined : base.steps[at]),
    rest: { ...pathOf(base, rest, rest.at(-1)), hasThis: rest.length === 0 },
    ...(isMap ? { map } : {}),
    suffixes: isMap ? suffixes.slice(1) : suffixes,
  };
}

/** Some steps of a path, with the span from the first of them to `last`. */
function pathOf(
  path: ast.PathExpr,
  steps: readonly ast.PathStep[],
  last: ast.PathStep | undefined,
): ast.PathExpr {
  const ends = [steps[0]?.span, last?.span].filter((span): span is Span => span !== undefined);
  const [start, end] = ends;
  const span =
    start === undefined ? path.span : end === undefined ? start : spanBetween(start, end);
  return { ...path, span, steps };
}

/** The rule of a row that goes through a list on both sides; undefined where it does not. */
export function lowerListRow(ctx: MapContext, frame: Frame, unit: RowUnit): EachRule | undefined {
  const row = listRow(ctx, unit);
  return row && lowerLists(ctx, frame, [row]);
}

/** One rule for all rows over one pair of lists. */
export function lowerLists(ctx: MapContext, frame: Frame, group: ListGroup): EachRule | undefined {
  const first = group[0];
  if (first === undefined) return undefined;
  const { direction } = first.unit;
  const isTwoWay = direction === "both";
  const left = lowerList(ctx, frame.common, first.left, true);
  const right = lowerList(ctx, frame.vendor, first.right, isTwoWay);
  if (left === undefined || right === undefined) return undefined;
  const rules = group.flatMap((row) => itemRules(ctx, frame, row, left, right));
  const isBlock = isWhole(first) && first.unit.row.block !== undefined;
  if (rules.length === 0 && !isBlock) return undefined;
  const onBlock = isBlock && isTwoWay ? first.unit.row.modifiers : [];
  const on = onBlock.find((one) => one.kind === "on")?.event;
  const event = on ?? frame.on;
  const lossy = acceptedIn(group) ?? frame.lossy;
  return {
    kind: "each",
    ...ruleBase(
      isBlock ? frame : { ...frame, annotations: [] },
      isBlock ? first.unit : bare(first),
    ),
    label: isWhole(first) ? first.unit.label : listLabel(ctx, first),
    left: left.place,
    right: right.place,
    block: blockOf(rules),
    keys: keysOf(left.keys, right.place.shape, rules),
    ...(event === undefined ? {} : { on: event }),
    ...(isTwoWay ? {} : { direction: "read" }),
    ...(lossy === undefined ? {} : { lossy }),
  };
}

function acceptedIn(group: ListGroup): string | undefined {
  const modifiers = group.flatMap(({ unit }) => unit.row.modifiers);
  return modifiers.find((one) => one.kind === "lossy")?.why.value;
}

function isWhole(row: ListRow): boolean {
  return row.left.rest.steps.length === 0 && row.right.rest.steps.length === 0;
}

/** The row without what belongs to the rule of its items. */
function bare(row: ListRow): RowUnit {
  const { doc: _, ...rest } = row.unit.row;
  return { ...row.unit, row: { ...rest, modifiers: [] } };
}

function listLabel(ctx: MapContext, row: ListRow): string {
  const { arrow } = row.unit.row;
  return `${ctx.textOf(row.left.list.span)} ${arrow} ${ctx.textOf(row.right.list.span)}`;
}

interface LoweredList {
  readonly place: ListPlace;
  readonly item: Place;
  readonly keys: readonly string[];
}

function lowerList(
  ctx: MapContext,
  scope: SideScope,
  side: ListSide,
  establish: boolean,
): LoweredList | undefined {
  const last = side.list.steps.at(-1);
  const filter = last?.kind === "find" ? last : undefined;
  const steps = filter === undefined ? side.list.steps : side.list.steps.slice(0, -1);
  const use = { ...targetPath, establish };
  const located = lowerPath(ctx, scope, { ...side.list, steps }, use);
  if (located === undefined) return undefined;
  if (side.map?.type.kind === "map-type") {
    const { type, diagnostics } = typeOfNode(side.map.type, ctx.program);
    for (const found of diagnostics) ctx.report(found);
    if (type.kind === "map") located.place.holdMap(type.value);
  }
  const item = located.place.item();
  if (item === undefined) {
    const params = { name: ctx.textOf(located.span), type: printType(located.place.type()) };
    return ctx.report(diagnostic("not-a-list", side.list.span, params));
  }
  const inner: SideScope = { ...scope, prefix: [], place: item };
  const condition = filter && lowerCondition(ctx, inner, filter.condition, establish);
  if (filter !== undefined && condition === undefined) return undefined;
  const type = located.place.declared;
  return {
    place: {
      path: located.path,
      shape: located.place.isMap ? "map" : "list",
      ...(condition === undefined ? {} : { filter: condition }),
    },
    item,
    keys: located.place.isMap ? ["key"] : type?.kind === "list" ? type.key : [],
  };
}

/** The items of a list, as idle rows name them. */
function itemPath({ path, filter }: ListPlace): Path {
  const chosen: Path = filter === undefined ? [] : [{ kind: "find", condition: filter }];
  return [...path, ...chosen, { kind: "each" }];
}

/** What one row says of an item: the rows of its block, or one row on what is left of its paths. */
function itemRules(
  ctx: MapContext,
  frame: Frame,
  row: ListRow,
  left: LoweredList,
  right: LoweredList,
): readonly Rule[] {
  const { block, modifiers } = row.unit.row;
  const isBlock = isWhole(row) && block !== undefined && !isItemTable(left.item, block);
  const why = isBlock ? blockModifiers(ctx, row.unit.row) : {};
  const lossy = why.lossy?.why.value ?? frame.lossy;
  const inner: Frame = {
    common: below(frame.common, itemPath(left.place), left.item),
    vendor: below(frame.vendor, itemPath(right.place), right.item),
    direction: row.unit.direction,
    annotations: [],
    ...(lossy === undefined ? {} : { lossy }),
  };
  if (isBlock) {
    const [suffix] = row.right.suffixes;
    if (suffix !== undefined) refuseSuffix(ctx, suffix);
    return suffix === undefined ? lowerItems(ctx, inner, block.items) : [];
  }
  const value = row.right.suffixes.reduce<ast.Expr>(
    (operand, suffix) => ({
      kind: "suffixed",
      span: spanBetween(row.right.rest.span, suffix.span),
      operand,
      suffix,
    }),
    row.right.rest,
  );
  const unit: RowUnit = {
    ...row.unit,
    row: { ...row.unit.row, left: row.left.rest, right: value, modifiers },
  };
  return lowerUnits(ctx, inner, [unit]);
}

/** Under a list of plain values a block of constants is the value table of an item. */
function isItemTable(item: Place, block: ast.Block): boolean {
  const type = item.type();
  const isPlain = type.kind === "enum" || (type.kind === "scalar" && type.name !== "json");
  if (!isPlain) return false;
  const hasThis = block.items.some(
    (row) => row.kind === "row" && row.left.kind === "path" && row.left.hasThis,
  );
  return !hasThis && (isTable(block) || type.kind === "enum");
}

/**
 * The rules of the fields that tell items apart; none unless every one of them has a rule. The
 * entries of a vendor's map are told apart by their names where the common items have no key.
 */
function keysOf(
  keys: readonly string[],
  vendorShape: ListPlace["shape"],
  rules: readonly Rule[],
): readonly number[] {
  const indexes = keys.map((key) =>
    rules.findIndex((rule) => rule.kind === "cell" && isMember(rule.left, key)),
  );
  if (indexes.length > 0 && !indexes.includes(-1)) return indexes;
  if (vendorShape !== "map") return [];
  const name = rules.findIndex(
    (rule) => rule.kind === "cell" && rule.cell.kind === "at" && isMember(rule.cell.path, "key"),
  );
  return name < 0 ? [] : [name];
}

function isMember(path: Path, name: string): boolean {
  const [step] = path;
  return path.length === 1 && step?.kind === "member" && step.name === name;
}
