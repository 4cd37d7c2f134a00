import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { unreachable } from "../../diagnostics/invariant.ts";
import type { Span } from "../../diagnostics/source.ts";
import type * as ast from "../../grammar/ast.ts";
import { annotationValues } from "../bind-annotations.ts";
import type { Direction } from "../ir/nodes.ts";
import type { Frame, MapContext } from "./context.ts";
import { directionOf } from "./tables.ts";

/** One row as rules see it: `same` and lists of names are gone. */
export interface RowUnit {
  readonly row: ast.Row;
  /** The row as its author knows it. */
  readonly label: string;
  /** What its arrow means in the block it stands in. */
  readonly direction: Direction;
}

/** The rows that a row stands for; none where it is wrong (reported). */
export function unitsOf(ctx: MapContext, frame: Frame, row: ast.Row): readonly RowUnit[] {
  const whole = directionIn(ctx, frame, row.arrow, row.arrowSpan);
  const direction = whole && withoutRemoved(ctx, row, whole);
  if (direction === undefined || !checkSides(ctx, row)) return [];
  const { left, right } = row;
  if (right.kind !== "same") return [{ row, label: labelOf(ctx, row), direction }];
  const names = left.kind === "names" ? left.names : [left];
  return names.flatMap((name): readonly RowUnit[] => {
    if (name.kind !== "path" || name.hasThis || !name.steps.every(isMember)) {
      const help = "Write `name <-> same`, or name both sides.";
      const params = { what: "`same`", where: "beside anything but names", help };
      ctx.report(diagnostic("row-place", name.span, params));
      return [];
    }
    const label = `${ctx.textOf(name.span)} ${row.arrow} same`;
    const span = names.length === 1 ? row.span : name.span;
    return [{ row: { ...row, span, left: name, right: name }, label, direction }];
  });
}

/** `@remove(request)` leaves the read of a row, `@remove(response)` its write. */
function withoutRemoved(
  ctx: MapContext,
  row: ast.Row,
  direction: Direction,
): Direction | undefined {
  for (const modifier of row.modifiers) {
    if (modifier.kind !== "annotation" || modifier.name.text !== "remove") continue;
    const [removed] = annotationValues([modifier], "rule")[0]?.args ?? [];
    if (removed === undefined) return direction;
    const left = removed === "request" ? "read" : "write";
    if (direction === "both" || direction === left) return left;
    const reason = `the row only ${direction === "read" ? "reads" : "writes"}`;
    const params = { modifier: ctx.textOf(modifier.span), reason };
    return ctx.report(diagnostic("modifier-place", modifier.span, params));
  }
  return direction;
}

function isMember(step: ast.PathStep): boolean {
  return step.kind === "member";
}

/** The direction of an arrow below a row that may be one-way itself. */
export function directionIn(
  ctx: MapContext,
  frame: Frame,
  arrow: ast.Arrow,
  span: Span,
): Direction | undefined {
  const own = directionOf(arrow);
  if (frame.direction === "both" || own === frame.direction) return own;
  if (own === "both") return frame.direction;
  const outer = frame.direction === "read" ? "<-" : "->";
  return ctx.report(diagnostic("arrow-conflict", span, { arrow, outer }));
}

/** Sides that no row of an object can have. */
function checkSides(ctx: MapContext, row: ast.Row): boolean {
  return [row.left, row.right].every((side, index) => checkSide(ctx, row, side, index === 0));
}

function checkSide(ctx: MapContext, row: ast.Row, side: ast.Side, isLeft: boolean): boolean {
  const refuse = (what: string, where: string, help: string): boolean => {
    ctx.report(diagnostic("row-place", side.span, { what, where, help }));
    return false;
  };
  switch (side.kind) {
    case "else":
    case "pattern":
    case "missing": {
      const what = side.kind === "pattern" ? "An object pattern" : `\`${side.kind}\``;
      return refuse(what, "in a row of an object", "It belongs in the value table of a field.");
    }
    case "same":
      return isLeft
        ? refuse("`same`", "on the left side", "Write `name <-> same`.")
        : row.left.kind !== "rest" || refuse("`same`", "beside `...`", "Write `... <-> ...`.");
    case "names":
      if (isLeft && (row.right.kind === "same" || row.right.kind === "script")) return true;
      return refuse("A list of names", "here", "Give every name a row, or pair them with `same`.");
    case "script":
      return !isLeft || refuse("A script", "here", 'Write `field <- script "./file.js"`.');
    default:
      return true;
  }
}

/** `source <-> LeadSource`, shortened; without modifiers and block. */
export function labelOf(ctx: MapContext, row: ast.Row): string {
  return `${short(ctx.textOf(row.left.span))} ${row.arrow} ${short(ctx.textOf(row.right.span))}`;
}

/** A text of at most 60 characters. */
export function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Whether a block reads as a value table: its rows pair constants. */
export function isTable(block: ast.Block): boolean {
  return block.items.some((item) => {
    if (item.kind === "else-action") return true;
    return item.kind === "row" && [item.left, item.right].some(isTableSide);
  });
}

function isTableSide(side: ast.Side): boolean {
  switch (side.kind) {
    case "else":
    case "pattern":
    case "missing":
    case "string":
    case "number":
    case "boolean":
    case "null":
      return true;
    case "unary":
      return side.operand.kind === "number";
    case "path":
    case "template":
    case "list":
    case "binary":
    case "state":
    case "conditional":
    case "call":
    case "jsonata":
    case "suffixed":
    case "names":
    case "rest":
    case "same":
    case "script":
      return false;
    default:
      return unreachable(side);
  }
}
