import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { unreachable } from "../../diagnostics/invariant.ts";
import { nearestName } from "../../diagnostics/nearest.ts";
import type * as ast from "../../grammar/ast.ts";
import type { BinaryExpr } from "../ir/nodes.ts";
import type { EnumType, Json, Type } from "../types.ts";
import { printType } from "../types-print.ts";
import { sameType } from "../types-same.ts";
import type { MapContext, SideScope } from "./context.ts";
import { isFree, isUnknown, numericName } from "./convert.ts";
import {
  boolean,
  isLiteral,
  literalValue,
  lowerExpr,
  lowerTest,
  type Typed,
} from "./expressions.ts";
import { fits, scalar, typeOfJson } from "./json.ts";
import { plainName } from "./paths.ts";
import { asText } from "./text.ts";

/** Operators other than `??`, which takes any type. */
export function lowerBinary(
  ctx: MapContext,
  scope: SideScope,
  expr: ast.BinaryExpr,
): Typed | undefined {
  switch (expr.op) {
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
      return arithmetic(ctx, scope, expr, expr.op);
    case "&":
      return concatenation(ctx, scope, expr);
    case "and":
    case "or": {
      const left = lowerTest(ctx, scope, expr.left);
      const right = lowerTest(ctx, scope, expr.right);
      if (left === undefined || right === undefined) return undefined;
      return boolean({ kind: "binary", op: expr.op, left, right, on: "boolean" }, expr.span);
    }
    case "in":
      return membership(ctx, scope, expr);
    case "=":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return comparison(ctx, scope, expr, expr.op);
    case "??":
      return lowerExpr(ctx, scope, expr);
    default:
      return unreachable(expr.op);
  }
}

function arithmetic(
  ctx: MapContext,
  scope: SideScope,
  expr: ast.BinaryExpr,
  op: "+" | "-" | "*" | "/" | "%",
): Typed | undefined {
  const sides = [expr.left, expr.right].map((side) => number(ctx, scope, side, op));
  const [left, right] = sides;
  if (left === undefined || right === undefined) return undefined;
  const names = [numericName(left.type), numericName(right.type)];
  const on = names.includes("decimal") ? "decimal" : "number";
  const isWhole = op !== "/" && names.every((name) => name === "integer");
  return {
    ir: { kind: "binary", op, left: left.ir, right: right.ir, on },
    type: scalar(isWhole ? "integer" : on),
    span: expr.span,
  };
}

function number(ctx: MapContext, scope: SideScope, expr: ast.Expr, op: string): Typed | undefined {
  const typed = lowerExpr(ctx, scope, expr, scalar("number"));
  if (typed === undefined || isFree(typed.type) || numericName(typed.type) !== undefined) {
    return typed;
  }
  const params = {
    found: printType(typed.type),
    expected: "number",
    what: `What stands beside \`${op}\``,
  };
  return ctx.report(diagnostic("type-mismatch", expr.span, params));
}

function concatenation(ctx: MapContext, scope: SideScope, expr: ast.BinaryExpr): Typed | undefined {
  const left = lowerExpr(ctx, scope, expr.left, scalar("string"));
  const right = lowerExpr(ctx, scope, expr.right, scalar("string"));
  if (left === undefined || right === undefined) return undefined;
  return {
    ir: { kind: "binary", op: "&", left: asText(left).ir, right: asText(right).ir, on: "string" },
    type: scalar("string"),
    span: expr.span,
  };
}

function membership(ctx: MapContext, scope: SideScope, expr: ast.BinaryExpr): Typed | undefined {
  if (expr.right.kind !== "list") {
    const params = {
      found: "an expression",
      expected: "a list of constants",
      what: "What follows `in`",
    };
    return ctx.report(
      diagnostic("type-mismatch", expr.right.span, params, {
        help: 'Write `field in ["a", "b"]`.',
      }),
    );
  }
  const first = expr.right.items.find(isLiteral);
  const shown = first === undefined ? undefined : literalValue(ctx, first);
  const hint = shown === undefined ? undefined : typeOfJson(shown);
  const operand = lowerExpr(ctx, scope, expr.left, hint);
  if (operand === undefined) return undefined;
  const items: Json[] = [];
  for (const item of expr.right.items) {
    const value = constant(ctx, item, operand.type);
    if (value === undefined) return undefined;
    items.push(value);
  }
  return boolean({ kind: "in", operand: operand.ir, items }, expr.span);
}

/** A constant that is compared with a value of the type; a bare name is a member of an enum. */
function constant(ctx: MapContext, expr: ast.Expr, type: Type): Json | undefined {
  const name = plainName(expr);
  if (name !== undefined && type.kind === "enum") return member(ctx, expr, name, type);
  const value = literalValue(ctx, expr);
  if (value === undefined) {
    if (isLiteral(expr)) return undefined;
    const params = {
      found: ctx.textOf(expr.span),
      expected: "a constant",
      what: "An item after `in`",
    };
    return ctx.report(diagnostic("type-mismatch", expr.span, params));
  }
  return fitting(ctx, expr, value, type);
}

/** The value, if it is one of the type; else a finding in the words of a comparison. */
function fitting(ctx: MapContext, expr: ast.Expr, value: Json, type: Type): Json | undefined {
  if (fits(value, type)) return value;
  if (type.kind === "enum" && typeof value === "string") return member(ctx, expr, value, type);
  const params = {
    found: printType(typeOfJson(value)),
    expected: printType(type),
    what: "What is compared here",
  };
  return ctx.report(diagnostic("type-mismatch", expr.span, params));
}

/** A member of an enum by name. */
export function member(
  ctx: MapContext,
  node: { readonly span: ast.Name["span"] },
  name: string,
  type: EnumType,
): string | undefined {
  if (type.members.includes(name)) return name;
  const suggestion = nearestName(name, type.members);
  const params = { name, type: printType(type), suggestion };
  return ctx.report(diagnostic("unknown-member", node.span, params));
}

type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";

function comparison(
  ctx: MapContext,
  scope: SideScope,
  expr: ast.BinaryExpr,
  op: Comparison,
): Typed | undefined {
  const isTurned = isLiteral(expr.left) && !isLiteral(expr.right);
  const [subject, object] = isTurned ? [expr.right, expr.left] : [expr.left, expr.right];
  const first = lowerExpr(ctx, scope, subject, hintOf(ctx, object));
  if (first === undefined) return undefined;
  const second = other(ctx, scope, object, first.type);
  if (second === undefined) return undefined;
  const again = isUnknown(first.type) ? lowerExpr(ctx, scope, subject, second.type) : first;
  if (again === undefined) return undefined;
  const on = ground(again.type, second, op);
  if (on === undefined) return reportGround(ctx, again, second, op);
  const [left, right] = isTurned ? [second.ir, again.ir] : [again.ir, second.ir];
  return boolean({ kind: "binary", op, left, right, on }, expr.span);
}

/** Two types that have nothing in common, or one that has no order. */
function reportGround(ctx: MapContext, first: Typed, second: Typed, op: Comparison): undefined {
  if (ground(first.type, second, "=") === undefined) {
    const params = {
      found: printType(second.type),
      expected: printType(first.type),
      what: "What is compared here",
    };
    return ctx.report(diagnostic("type-mismatch", second.span, params));
  }
  const { type, span } = isFree(second.type) ? first : second;
  const params = {
    found: printType(type),
    expected: "a number, a text or a date",
    what: `What stands beside \`${op}\``,
  };
  const help = "Other values are only equal or not: use `=` or `!=`.";
  return ctx.report(diagnostic("type-mismatch", span, params, { help }));
}

function hintOf(ctx: MapContext, expr: ast.Expr): Type | undefined {
  const value = literalValue(ctx, expr);
  return value === undefined || value === null ? undefined : typeOfJson(value);
}

/** The other side of a comparison, as a value of the type of the first. */
function other(ctx: MapContext, scope: SideScope, expr: ast.Expr, type: Type): Typed | undefined {
  const name = plainName(expr);
  if (name !== undefined && type.kind === "enum" && !isField(scope, name, type)) {
    const value = member(ctx, expr, name, type);
    return value === undefined ? undefined : literal(value, type, expr);
  }
  const typed = lowerExpr(ctx, scope, expr, isUnknown(type) ? undefined : type);
  if (typed?.ir.kind !== "literal" || isUnknown(type)) return typed;
  const value = fitting(ctx, expr, typed.ir.value, type);
  return value === undefined ? undefined : literal(value, value === null ? typed.type : type, expr);
}

function literal(value: Json, type: Type, expr: ast.Expr): Typed {
  return { ir: { kind: "literal", value }, type, span: expr.span };
}

/** A bare name that is no member of the enum but a field is meant to be the field. */
function isField(scope: SideScope, name: string, type: EnumType): boolean {
  const { declared } = scope.place;
  if (type.members.includes(name) || declared?.kind !== "object") return false;
  return declared.fields.some((field) => field.name === name);
}

/** How the two compare; undefined where they have nothing in common. */
function ground(left: Type, second: Typed, op: Comparison): BinaryExpr["on"] | undefined {
  const right = second.type;
  const isOrder = op !== "=" && op !== "!=";
  const numbers = [numericName(left), numericName(right)];
  if (numbers.every((name) => name !== undefined)) {
    return numbers.includes("decimal") ? "decimal" : "number";
  }
  if (isFree(left) || isFree(right)) {
    if (!isOrder) return "json";
    const known = isFree(left) ? right : left;
    return isFree(known) ? "number" : groundOf(known, isOrder);
  }
  if (isText(left) && isText(right)) return "string";
  return sameType(left, right) ? groundOf(left, isOrder) : undefined;
}

function groundOf(type: Type, isOrder: boolean): BinaryExpr["on"] | undefined {
  const name = numericName(type);
  if (name !== undefined) return name === "decimal" ? "decimal" : "number";
  if (isText(type)) return "string";
  if (type.kind === "scalar") {
    if (type.name === "datetime") return "datetime";
    if (type.name === "date" || type.name === "time") return "string";
    if (type.name === "boolean") return isOrder ? undefined : "boolean";
  }
  return isOrder ? undefined : "json";
}

function isText(type: Type): boolean {
  return type.kind === "enum" || (type.kind === "scalar" && type.name === "string");
}
