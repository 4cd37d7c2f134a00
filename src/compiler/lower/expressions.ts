import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { unreachable } from "../../diagnostics/invariant.ts";
import type { Span } from "../../diagnostics/source.ts";
import type * as ast from "../../grammar/ast.ts";
import { syntaxProblem, unknownVariable } from "../../runtime/jsonata-syntax.ts";
import type { Expr, JoinExpr } from "../ir/nodes.ts";
import type { Json, Type } from "../types.ts";
import { printType } from "../types-print.ts";
import { sameType } from "../types-same.ts";
import { lowerCall } from "./calls.ts";
import { finishChain, lowerChain } from "./chain.ts";
import type { MapContext, SideScope } from "./context.ts";
import { check, isBoolean, isUnknown, numericName, strict } from "./convert.ts";
import { numberValue, scalar, typeOfJson } from "./json.ts";
import { lowerBinary } from "./operators.ts";
import { lowerPath, sourcePath } from "./paths.ts";
import { asText } from "./text.ts";

/** An expression of the IR with what it gives. */
export interface Typed {
  readonly ir: Expr;
  readonly type: Type;
  readonly span: Span;
}

export const unknownType: Type = { kind: "unknown" };

/**
 * A one-way value over one side. A vendor place of which nothing is known is taken to hold what
 * is `expected`. Undefined where something was wrong (reported).
 */
export function lowerExpr(
  ctx: MapContext,
  scope: SideScope,
  expr: ast.Expr,
  expected?: Type,
): Typed | undefined {
  const { span } = expr;
  switch (expr.kind) {
    case "path":
      return lowerRead(ctx, scope, expr, expected);
    case "string":
    case "number":
    case "boolean":
    case "null": {
      const value = literalValue(ctx, expr);
      if (value === undefined) return undefined;
      return { ir: { kind: "literal", value }, type: typeOfJson(value), span };
    }
    case "template":
      return lowerJoin(ctx, scope, expr);
    case "unary":
      return lowerNegate(ctx, scope, expr);
    case "binary":
      return expr.op === "??"
        ? lowerFirst(ctx, scope, expr, expected)
        : lowerBinary(ctx, scope, expr);
    case "state": {
      const operand = lowerExpr(ctx, scope, expr.operand);
      const { state } = expr;
      return operand && boolean({ kind: "state", operand: operand.ir, state }, span);
    }
    case "conditional":
      return lowerConditional(ctx, scope, expr, expected);
    case "call":
      return lowerCall(ctx, scope, expr);
    case "jsonata":
      return lowerJsonata(ctx, expr);
    case "suffixed":
      return lowerSuffixed(ctx, scope, expr, expected);
    case "missing":
      return misplaced(ctx, span, "`missing`", "Test a field with `field missing`.");
    case "list":
      return misplaced(ctx, span, "A list", "Lists of constants stand only after `in`.");
    default:
      return unreachable(expr);
  }
}

function misplaced(ctx: MapContext, span: Span, what: string, help: string): undefined {
  return ctx.report(diagnostic("row-place", span, { what, where: "in an expression", help }));
}

/** A condition: an expression that gives true or false. */
export function lowerTest(ctx: MapContext, scope: SideScope, expr: ast.Expr): Expr | undefined {
  const typed = lowerExpr(ctx, scope, expr, scalar("boolean"));
  if (typed === undefined) return undefined;
  if (isUnknown(typed.type) || isBoolean(typed.type)) return typed.ir;
  const found = printType(typed.type);
  const params = { found, expected: "boolean", what: "A condition" };
  return ctx.report(
    diagnostic("type-mismatch", expr.span, params, { help: "Compare it, as in `field = value`." }),
  );
}

/** A boolean expression. */
export function boolean(ir: Expr, span: Span): Typed {
  return { ir, type: scalar("boolean"), span };
}

/** The text stands inside of a larger one later, so it must be one expression by itself. */
function lowerJsonata(ctx: MapContext, expr: ast.JsonataExpr): Typed | undefined {
  const { value, span } = expr.text;
  if (value.trim() === "") return ctx.report(diagnostic("empty-jsonata", span, {}));
  const reason = syntaxProblem(value)?.message.replace(/\.$/, "") ?? undefinedName(value);
  if (reason !== undefined) return ctx.report(diagnostic("jsonata-syntax", span, { reason }));
  return { ir: { kind: "jsonata", text: value }, type: unknownType, span: expr.span };
}

function undefinedName(text: string): string | undefined {
  const name = unknownVariable(text);
  return name === undefined ? undefined : `\`$${name}\` is not defined`;
}

function lowerRead(
  ctx: MapContext,
  scope: SideScope,
  path: ast.PathExpr,
  expected: Type | undefined,
): Typed | undefined {
  const located = lowerPath(ctx, scope, path, sourcePath);
  if (located === undefined) return undefined;
  const { place } = located;
  const isList = path.steps.some((step) => step.kind === "each");
  const wanted =
    isList && expected?.kind === "list" ? expected.item : isList ? undefined : expected;
  const leaf = place.declared ?? wanted ?? unknownType;
  if (path.steps.length > 0) place.show(leaf);
  const type: Type = isList ? { kind: "list", item: leaf, key: [] } : leaf;
  return {
    ir: { kind: "read", path: located.path, codec: strict([check(type)]) },
    type,
    span: path.span,
  };
}

function lowerSuffixed(
  ctx: MapContext,
  scope: SideScope,
  expr: ast.SuffixedExpr,
  expected: Type | undefined,
): Typed | undefined {
  const state = followsField(expr.operand) ? lowerChain(ctx, scope, expr, expected) : "other";
  if (state === undefined) return undefined;
  if (state === "other" || state.source.kind !== "at") {
    const help = "In an expression these follow the name of a field.";
    return misplaced(ctx, expr.suffix.span, "`as`, `via` and `from`", help);
  }
  const type = state.type ?? expected ?? unknownType;
  const done = finishChain(ctx, state, type, expr.span);
  if (done?.cell.kind !== "at") return undefined;
  return {
    ir: { kind: "read", path: done.cell.path, codec: strict(done.steps) },
    type,
    span: expr.span,
  };
}

/** Whether what suffixes stand behind is one field, or arithmetic with one. */
function followsField(operand: ast.Expr): boolean {
  if (operand.kind === "suffixed") return followsField(operand.operand);
  const isArithmetic = operand.kind === "binary" && ["+", "-", "*", "/"].includes(operand.op);
  return operand.kind === "path" || operand.kind === "unary" || isArithmetic;
}

function lowerJoin(ctx: MapContext, scope: SideScope, expr: ast.TemplateExpr): Typed | undefined {
  let prefix: string | undefined;
  let text = "";
  const parts: { value: Expr; separator: string }[] = [];
  for (const part of expr.parts) {
    if (part.kind === "text") {
      text += part.value;
      continue;
    }
    const value = lowerExpr(ctx, scope, part.expr, scalar("string"));
    if (value === undefined) return undefined;
    parts.push({ value: asText(value).ir, separator: prefix === undefined ? "" : text });
    prefix ??= text;
    text = "";
  }
  const ir: JoinExpr = { kind: "join", prefix: prefix ?? "", parts, suffix: text };
  return { ir, type: scalar("string"), span: expr.span };
}

function lowerNegate(ctx: MapContext, scope: SideScope, expr: ast.UnaryExpr): Typed | undefined {
  const value = literalValue(ctx, expr);
  if (value !== undefined) {
    return { ir: { kind: "literal", value }, type: typeOfJson(value), span: expr.span };
  }
  const operand = lowerExpr(ctx, scope, expr.operand, scalar("number"));
  if (operand === undefined) return undefined;
  if (numericName(operand.type) === undefined && !isUnknown(operand.type)) {
    const params = {
      found: printType(operand.type),
      expected: "number",
      what: "What `-` turns round",
    };
    return ctx.report(diagnostic("type-mismatch", operand.span, params));
  }
  return { ir: { kind: "negate", operand: operand.ir }, type: operand.type, span: expr.span };
}

/** `A ?? B ?? C` as one list. */
export function alternatives(expr: ast.Expr): readonly ast.Expr[] {
  if (expr.kind !== "binary" || expr.op !== "??") return [expr];
  return [...alternatives(expr.left), ...alternatives(expr.right)];
}

function lowerFirst(
  ctx: MapContext,
  scope: SideScope,
  expr: ast.BinaryExpr,
  expected: Type | undefined,
): Typed | undefined {
  const items = alternatives(expr).map((item) => lowerExpr(ctx, scope, item, expected));
  const known = items.filter((item) => item !== undefined);
  if (known.length < items.length) return undefined;
  const type = known.map((item) => item.type).reduce(joined);
  return { ir: { kind: "first", items: known.map((item) => item.ir) }, type, span: expr.span };
}

function lowerConditional(
  ctx: MapContext,
  scope: SideScope,
  expr: ast.ConditionalExpr,
  expected: Type | undefined,
): Typed | undefined {
  const test = lowerTest(ctx, scope, expr.test);
  const yes = lowerExpr(ctx, scope, expr.then, expected);
  const no = lowerExpr(ctx, scope, expr.otherwise, expected);
  if (test === undefined || yes === undefined || no === undefined) return undefined;
  const then = yes.ir;
  const ir: Expr = { kind: "conditional", test, then, otherwise: no.ir };
  return { ir, type: joined(yes.type, no.type), span: expr.span };
}

/** The type of a value that is one or the other; unknown where they have nothing in common. */
function joined(left: Type, right: Type): Type {
  if (isUnknown(left)) return right;
  if (isUnknown(right) || sameType(left, right)) return left;
  const numbers = [numericName(left), numericName(right)];
  if (!numbers.includes(undefined))
    return scalar(numbers.includes("decimal") ? "decimal" : "number");
  const texts = [left, right].every(
    (type) => type.kind === "enum" || (type.kind === "scalar" && type.name === "string"),
  );
  return texts ? scalar("string") : unknownType;
}

/** The value of a constant; undefined for anything else, and where it is wrong (reported). */
export function literalValue(ctx: MapContext, expr: ast.Side): Json | undefined {
  switch (expr.kind) {
    case "string":
    case "boolean":
      return expr.value;
    case "null":
      return null;
    case "number":
      return numberValue(ctx, expr, expr.text);
    case "unary":
      if (expr.operand.kind !== "number") return undefined;
      return numberValue(ctx, expr, `-${expr.operand.text}`);
    default:
      return undefined;
  }
}

/** Whether the expression is written as a constant. */
export function isLiteral(expr: ast.Side): boolean {
  if (expr.kind === "unary") return expr.operand.kind === "number";
  return ["string", "boolean", "null", "number"].includes(expr.kind);
}
