import { unreachable } from "../../diagnostics/invariant.ts";
import type * as ast from "../../grammar/ast.ts";
import { expressionText } from "../../grammar/format-expressions.ts";
import type { PairRule, WriteRule } from "../ir/nodes.ts";
import type { Frame, MapContext } from "./context.ts";
import { lowerRead, lowerWrite } from "./one-way.ts";
import { isTable, type RowUnit } from "./rows.ts";

/** A `<-` row and the `->` rows of the same common path, in source order. */
export interface PairUnits {
  readonly read: RowUnit;
  readonly writes: readonly RowUnit[];
}

/** Which rows are one field: the first row of each leads to all of them, others come `"later"`. */
export function pairsOf(units: readonly RowUnit[]): ReadonlyMap<RowUnit, PairUnits | "later"> {
  const byPath = new Map<string, RowUnit[]>();
  for (const unit of units) {
    const key = keyOf(unit);
    if (key !== undefined) byPath.set(key, [...(byPath.get(key) ?? []), unit]);
  }
  const pairs = new Map<RowUnit, PairUnits | "later">();
  for (const group of byPath.values()) {
    const read = group.find((unit) => unit.direction === "read");
    const writes = group.filter((unit) => unit.direction === "write");
    if (read === undefined || writes.length === 0) continue;
    const members = group.filter((unit) => unit === read || unit.direction === "write");
    for (const [index, unit] of members.entries()) {
      pairs.set(unit, index === 0 ? { read, writes } : "later");
    }
  }
  return pairs;
}

/** The common path of a one-way row, spelled so that equal places have equal keys. */
function keyOf(unit: RowUnit): string | undefined {
  const { left, right, block } = unit.row;
  if (unit.direction === "both" || left.kind !== "path") return undefined;
  if (["rest", "script"].includes(right.kind) || isObjectBlock(block)) return undefined;
  return pathSpelling(left);
}

/** A block under a one-way row that is no value table makes rules of its own. */
function isObjectBlock(block: ast.Block | undefined): boolean {
  return block !== undefined && !isTable(block);
}

/** A path as text, equal for equal places whatever quotes and blanks it is written with. */
export function pathSpelling(path: ast.PathExpr): string {
  return JSON.stringify(path.steps.map(stepSpelling));
}

/** A step as JSON, equal for equal steps. */
export function stepSpelling(step: ast.PathStep): unknown {
  switch (step.kind) {
    case "member":
      return step.name.text;
    case "index":
      return step.index;
    case "find":
      return { find: expressionText(step.condition) };
    case "each":
      return { each: true };
    default:
      return unreachable(step);
  }
}

/** Both directions of one field as one rule. */
export function lowerPair(ctx: MapContext, frame: Frame, pair: PairUnits): PairRule | undefined {
  const read = lowerRead(ctx, frame, pair.read);
  const writes = pair.writes.map((unit) => lowerWrite(ctx, frame, unit));
  const kept = writes.filter((write): write is WriteRule => write !== undefined);
  if (read === undefined || kept.length < writes.length) return undefined;
  const { span, label, left, type, doc, annotations } = read;
  return {
    kind: "pair",
    span,
    label,
    ...(doc === undefined ? {} : { doc }),
    ...(annotations === undefined ? {} : { annotations }),
    left,
    read,
    writes: kept,
    type,
  };
}
