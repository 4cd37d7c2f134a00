import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type * as ast from "../../grammar/ast.ts";
import type { Assignment, Condition, Expr, Path } from "../ir/nodes.ts";
import type { MapContext, SideScope } from "./context.ts";
import { lowerTest } from "./expressions.ts";

/** A condition over one scope; `establish` demands that a write can make it true. */
export function lowerCondition(
  ctx: MapContext,
  scope: SideScope,
  expr: ast.Expr,
  establish: boolean,
): Condition | undefined {
  const test = lowerTest(ctx, scope, expr);
  if (test === undefined) return undefined;
  const wanted = establishing(test, scope.side);
  if (wanted !== undefined && wanted.present.length === 0) {
    return { test, establish: wanted.assignments };
  }
  if (!establish) return { test };
  return ctx.report(cannotEstablish(ctx, scope, expr.span));
}

/** What is read arrives on the common side, what is written on the vendor's. */
export function cannotEstablish(ctx: MapContext, scope: SideScope, span: Span): Diagnostic {
  const event = scope.side === "common" ? "read" : "write";
  return diagnostic("cannot-establish", span, { condition: ctx.textOf(span), event });
}

/** What makes a test true: constants to set, and places that must get some value from the rules. */
export interface Establishing {
  readonly assignments: readonly Assignment[];
  readonly present: readonly Path[];
}

/**
 * How to make a test true in an empty scope; undefined where there is no one way. On the common
 * side nothing needs to be set for `missing`: what is read is built from nothing.
 */
export function establishing(test: Expr, side: SideScope["side"]): Establishing | undefined {
  switch (test.kind) {
    case "read":
      return assign(test, true);
    case "binary":
      if (test.op === "and") return both(test.left, test.right, side);
      if (test.op !== "=") return undefined;
      if (test.right.kind === "literal") return assign(test.left, test.right.value);
      return test.left.kind === "literal" ? assign(test.right, test.left.value) : undefined;
    case "in":
      return test.items[0] === undefined ? undefined : assign(test.operand, test.items[0]);
    case "state": {
      const place = memberPath(test.operand);
      if (place === undefined) return undefined;
      if (test.state === "present") return { assignments: [], present: [place] };
      if (side === "common") return { assignments: [], present: [] };
      return { assignments: [{ path: place, value: null }], present: [] };
    }
    default:
      return undefined;
  }
}

function both(left: Expr, right: Expr, side: SideScope["side"]): Establishing | undefined {
  const first = establishing(left, side);
  const second = establishing(right, side);
  if (first === undefined || second === undefined) return undefined;
  return {
    assignments: [...first.assignments, ...second.assignments],
    present: [...first.present, ...second.present],
  };
}

function assign(operand: Expr, value: Assignment["value"]): Establishing | undefined {
  const path = memberPath(operand);
  return path && { assignments: [{ path, value }], present: [] };
}

function memberPath(expr: Expr): Path | undefined {
  if (expr.kind !== "read" || !expr.path.every((step) => step.kind === "member")) return undefined;
  return expr.path;
}
