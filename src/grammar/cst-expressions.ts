import { type Span, spanBetween } from "../diagnostics/source.ts";
import type * as ast from "./ast.ts";
import type {
  CallCstNode,
  ChainCstNode,
  ExpressionCstNode,
  LinkCstNode,
  ListCstNode,
  OperandCstNode,
  PathCstNode,
  PrimaryCstNode,
  StepCstNode,
  SuffixCstNode,
} from "./cst.generated.ts";
import {
  all,
  attempt,
  type CstContext,
  checkKeyword,
  nameOf,
  need,
  spanOf,
  stringOf,
  tokenSpan,
} from "./cst-support.ts";
import { typeOf } from "./cst-types.ts";
import { templateOf } from "./templates.ts";
import { endOf } from "./tokens.ts";
import { followingWords, meantWord } from "./words.ts";

/** An expression or a condition. */
export function expressionOf(node: ExpressionCstNode, ctx: CstContext): ast.Expr {
  const { chain, Question, expression } = node.children;
  const test = chainOf(need(chain), ctx);
  if (Question === undefined) return test;
  const then = expressionOf(need(expression), ctx);
  const otherwise = expressionOf(need(expression?.slice(1)), ctx);
  return { kind: "conditional", span: spanOf(node, ctx), test, then, otherwise };
}

/**
 * How tightly an operator binds its operands. As in JSONata, but for `??`, which here binds tighter
 * than a comparison: `a = b ?? c` compares `a` with the first present of the others.
 */
const precedence: Readonly<Record<ast.BinaryOp | "present" | "missing", number>> = {
  ...{ or: 1, and: 2 },
  ...{ "=": 3, "!=": 3, "<": 3, "<=": 3, ">": 3, ">=": 3, in: 3, present: 3, missing: 3 },
  "??": 4,
  ...{ "+": 5, "-": 5, "&": 5 },
  ...{ "*": 6, "/": 6, "%": 6 },
};

/** An expression with the text it takes up, parentheses around it included. */
interface Operand {
  readonly expr: ast.Expr;
  readonly extent: Span;
}

interface Link {
  readonly op: ast.BinaryOp | "present" | "missing";
  readonly right?: Operand;
  readonly end: number;
}

function chainOf(node: ChainCstNode, ctx: CstContext): ast.Expr {
  const first = withExtent(need(node.children.operand), ctx);
  const links = all(node.children.link, (link) => linkOf(link, ctx));
  if (links.length === 0) return first.expr;
  // Operators wait on a stack until one comes that binds no tighter; all are left-associative.
  const operands: Operand[] = [first];
  const waiting: ast.BinaryOp[] = [];
  const reduce = (least: number): void => {
    for (;;) {
      const op = waiting.at(-1);
      if (op === undefined || precedence[op] < least) return;
      waiting.pop();
      const right = operands.pop() as Operand;
      const left = operands.pop() as Operand;
      const span = spanBetween(left.extent, right.extent);
      const expr: ast.Expr = { kind: "binary", span, op, left: left.expr, right: right.expr };
      operands.push({ expr, extent: span });
    }
  };
  for (const { op, right, end } of links) {
    reduce(precedence[op]);
    if (op === "present" || op === "missing") {
      const { expr, extent } = operands.pop() as Operand;
      const span = { ...extent, end };
      operands.push({ expr: { kind: "state", span, operand: expr, state: op }, extent: span });
    } else if (right !== undefined) {
      waiting.push(op);
      operands.push(right);
    }
  }
  reduce(0);
  return (operands[0] as Operand).expr;
}

function linkOf(node: LinkCstNode, ctx: CstContext): Link {
  const { Operator, state, in: inWord, word, list, operand } = node.children;
  const end = spanOf(node, ctx).end;
  const stateToken = state?.[0];
  if (stateToken !== undefined) {
    const op = meantWord(stateToken.image, followingWords) === "missing" ? "missing" : "present";
    checkKeyword(state, op, ctx);
    return { op, end };
  }
  const right =
    list === undefined ? withExtent(need(operand), ctx) : listWithExtent(need(list), ctx);
  if (inWord !== undefined) {
    checkKeyword(inWord, "in", ctx);
    return { op: "in", right, end };
  }
  if (Operator !== undefined) return { op: need(Operator).image as ast.BinaryOp, right, end };
  const op = meantWord(need(word).image, followingWords) === "or" ? "or" : "and";
  checkKeyword(word, op, ctx);
  return { op, right, end };
}

function withExtent(node: OperandCstNode, ctx: CstContext): Operand {
  return { expr: operandOf(node, ctx), extent: spanOf(node, ctx) };
}

function listWithExtent(node: ListCstNode, ctx: CstContext): Operand {
  const expr = listOf(node, ctx);
  return { expr, extent: expr.span };
}

function listOf(node: ListCstNode, ctx: CstContext): ast.ListLiteral {
  const items = all(node.children.expression, (item) => expressionOf(item, ctx));
  return { kind: "list", span: spanOf(node, ctx), items };
}

function operandOf(node: OperandCstNode, ctx: CstContext): ast.Expr {
  const primary = need(node.children.primary);
  let operand = primaryOf(primary, ctx);
  let extent = spanOf(primary, ctx);
  for (const suffix of node.children.suffix ?? []) {
    extent = { ...extent, end: spanOf(suffix, ctx).end };
    operand = { kind: "suffixed", span: extent, operand, suffix: suffixOf(suffix, ctx) };
  }
  for (const minus of [...(node.children.Minus ?? [])].reverse()) {
    extent = spanBetween(tokenSpan(minus, ctx), extent);
    const isLiteral = operand.kind === "number" && operand.span.start === endOf(minus);
    if (isLiteral && operand.kind === "number" && !operand.text.startsWith("-")) {
      operand = { kind: "number", span: extent, text: `-${operand.text}` };
    } else operand = { kind: "unary", span: extent, op: "-", operand };
  }
  return operand;
}

function primaryOf(node: PrimaryCstNode, ctx: CstContext): ast.Expr {
  const { path, Str, NumberToken, True, False, Null, call, jsonata, expression } = node.children;
  const span = spanOf(node, ctx);
  if (path !== undefined) return pathOf(need(path), ctx);
  if (Str !== undefined) return templateOf(need(Str), ctx);
  if (NumberToken !== undefined) return { kind: "number", span, text: need(NumberToken).image };
  if (True !== undefined) return { kind: "boolean", span, value: true };
  if (False !== undefined) return { kind: "boolean", span, value: false };
  if (Null !== undefined) return { kind: "null", span };
  if (call !== undefined) return callOf(need(call), ctx);
  if (jsonata !== undefined) {
    const text = stringOf(need(need(jsonata).children.Str), ctx);
    return { kind: "jsonata", span, text };
  }
  return expressionOf(need(expression), ctx);
}

function callOf(node: CallCstNode, ctx: CstContext): ast.CallExpr {
  const token = need(node.children.FunctionName);
  const nameSpan = tokenSpan(token, ctx);
  const fn: ast.Name = { kind: "name", span: nameSpan, text: token.image.slice(1), quoted: false };
  const args = all(node.children.expression, (argument) => expressionOf(argument, ctx));
  return { kind: "call", span: spanOf(node, ctx), fn, args };
}

/** `this`, a name, and the steps behind it. */
export function pathOf(node: PathCstNode, ctx: CstContext): ast.PathExpr {
  const { This, name, step } = node.children;
  const steps = all(step, (part) => stepOf(part, ctx));
  const span = spanOf(node, ctx);
  if (This !== undefined) return { kind: "path", span, hasThis: true, steps };
  const first = nameOf(need(name), ctx);
  const member: ast.MemberStep = { kind: "member", span: first.span, name: first };
  return { kind: "path", span, hasThis: false, steps: [member, ...steps] };
}

function stepOf(node: StepCstNode, ctx: CstContext): ast.PathStep {
  const { name, LSquare, RSquare, expression } = node.children;
  const span = spanOf(node, ctx);
  if (LSquare === undefined) return { kind: "member", span, name: nameOf(need(name), ctx) };
  need(RSquare);
  const condition = expression?.[0];
  if (condition === undefined) return { kind: "each", span };
  const inner = expressionOf(condition, ctx);
  if (inner.kind === "number" && /^\d{1,9}$/.test(inner.text)) {
    return { kind: "index", span, index: Number(inner.text) };
  }
  return { kind: "find", span, condition: inner };
}

function suffixOf(node: SuffixCstNode, ctx: CstContext): ast.Suffix {
  const { asSuffix, viaSuffix, fromSuffix } = node.children;
  const span = spanOf(node, ctx);
  if (asSuffix !== undefined) {
    const { keyword, type, Str } = need(asSuffix).children;
    checkKeyword(keyword, "as", ctx);
    const args = all(Str, (token) => stringOf(token, ctx));
    return { kind: "as", span, type: typeOf(need(type), ctx), args };
  }
  if (viaSuffix !== undefined) {
    const { keyword, name } = need(viaSuffix).children;
    checkKeyword(keyword, "via", ctx);
    return { kind: "via", span, codec: nameOf(need(name), ctx) };
  }
  const { keyword, table, Str, common, vendor } = need(fromSuffix).children;
  checkKeyword(keyword, "from", ctx);
  const from = attempt(() => nameOf(need(table), ctx)) ?? stringOf(need(Str), ctx);
  return {
    ...{ kind: "from", span, table: from },
    ...{ common: nameOf(need(common), ctx), vendor: nameOf(need(vendor), ctx) },
  };
}
