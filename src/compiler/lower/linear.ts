import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type * as ast from "../../grammar/ast.ts";
import type { Type } from "../types.ts";
import { type Chain, type ChainEnv, lowerChainIn, need, withStep } from "./chain.ts";
import { isString, numericName } from "./convert.ts";
import { scalar } from "./json.ts";
import {
  add,
  constantOf,
  decimalText,
  divide,
  isZero,
  multiply,
  negate,
  one,
  type Rational,
  zero,
} from "./rational.ts";

/** `operand * factor + offset` */
interface Affine {
  readonly operand: ast.Expr;
  readonly factor: Rational;
  readonly offset: Rational;
}

/** Arithmetic of one field with constants as one exact step. */
export function lowerLinear(
  env: ChainEnv,
  expr: ast.Expr,
  target: Type | undefined,
): Chain | undefined {
  const affine = affineOf(expr);
  if (typeof affine === "string") return refuse(env, expr, affine);
  if (isZero(affine.factor)) return refuse(env, expr, "a product with 0 is always 0");
  const offset = decimalText(affine.offset);
  if (offset === undefined) return refuse(env, expr, "the constant it adds has no end in decimals");
  const inner = lowerChainIn(env, affine.operand, undefined);
  if (inner === undefined) return undefined;
  const to = numericName(target) ?? "number";
  const taken = numeric(env, inner, affine.operand, to);
  if (taken === undefined) return undefined;
  const from = numericName(taken.type) ?? "number";
  const { numerator, denominator } = affine.factor;
  return withStep(
    taken,
    { kind: "linear", numerator: `${numerator}`, denominator: `${denominator}`, offset, from, to },
    scalar(to),
  );
}

/** The chain up to a number: text is read as one, and an unknown cell holds one. */
function numeric(
  env: ChainEnv,
  chain: Chain,
  operand: ast.Expr,
  to: "number" | "integer" | "decimal",
): Chain | undefined {
  if (numericName(chain.type) !== undefined) return chain;
  const shown = to === "integer" ? "integer" : "number";
  const isText = chain.type !== undefined && isString(chain.type);
  return need(env.ctx, chain, scalar(isText ? to : shown), operand.span);
}

function refuse(env: ChainEnv, expr: ast.Expr, reason: string): undefined {
  return env.ctx.report(diagnostic("linear-constant", expr.span, { reason }));
}

/** The arithmetic as factor and offset of the one field in it, or why it is not so. */
function affineOf(expr: ast.Expr): Affine | string {
  if (expr.kind === "unary") {
    const inner = affineOf(expr.operand);
    if (typeof inner === "string") return inner;
    return { ...inner, factor: negate(inner.factor), offset: negate(inner.offset) };
  }
  if (expr.kind !== "binary" || !isArithmetic(expr.op)) {
    return { operand: expr, factor: one, offset: zero };
  }
  const left = constantOf(expr.left);
  const right = constantOf(expr.right);
  if (right !== undefined && left !== undefined) return "it has no field";
  if (right !== undefined) return withConstant(expr.op, expr.left, right);
  if (left !== undefined) return fromConstant(expr.op, left, expr.right);
  return unusable(expr.left) ?? unusable(expr.right) ?? "it has two fields";
}

/** Why nothing can be computed with an expression that holds no field. */
function unusable({ kind }: ast.Expr): string | undefined {
  switch (kind) {
    case "string":
      return 'it has a text; texts are joined by one with holes, like "{First} {Last}"';
    case "number":
      return "a number in it is too large";
    case "boolean":
    case "null":
    case "missing":
    case "list":
      return "it has a constant that is no number";
    default:
      return undefined;
  }
}

function isArithmetic(op: ast.BinaryOp): op is "+" | "-" | "*" | "/" {
  return op === "+" || op === "-" || op === "*" || op === "/";
}

function withConstant(op: "+" | "-" | "*" | "/", expr: ast.Expr, by: Rational): Affine | string {
  const inner = affineOf(expr);
  if (typeof inner === "string") return inner;
  const { factor, offset } = inner;
  switch (op) {
    case "+":
      return { ...inner, offset: add(offset, by) };
    case "-":
      return { ...inner, offset: add(offset, negate(by)) };
    case "*":
      return { ...inner, factor: multiply(factor, by), offset: multiply(offset, by) };
    case "/":
      if (isZero(by)) return "nothing can be divided by 0";
      return { ...inner, factor: divide(factor, by), offset: divide(offset, by) };
  }
}

function fromConstant(op: "+" | "-" | "*" | "/", by: Rational, expr: ast.Expr): Affine | string {
  if (op === "/") return "it divides by the field";
  if (op !== "-") return withConstant(op, expr, by);
  const inner = affineOf(expr);
  if (typeof inner === "string") return inner;
  return { ...inner, factor: negate(inner.factor), offset: add(by, negate(inner.offset)) };
}
