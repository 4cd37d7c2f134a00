import { spanBetween } from "../diagnostics/source.ts";
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

interface Link {
  readonly op: ast.BinaryOp | "present" | "missing";
  readonly right?: ast.Expr;
  readonly end: number;
}

function chainOf(node: ChainCstNode, ctx: CstContext): ast.Expr {
  const first = operandOf(need(node.children.operand), ctx);
  const links = all(node.children.link, (link) => linkOf(link, ctx));
  if (links.length === 0) return first;
  // Operators wait on a stack until one comes that binds no tighter; all are left-associative.
  const operands: ast.Expr[] = [first];
  const waiting: ast.BinaryOp[] = [];
  const reduce = (least: number): void => {
    for (;;) {
      const op = waiting.at(-1);
      if (op === undefined || precedence[op] < least) return;
      waiting.pop();
      const right = operands.pop() as ast.Expr;
      const left = operands.pop() as ast.Expr;
      operands.push({ kind: "binary", span: spanBetween(left.span, right.span), op, left, right });
    }
  };
  for (const { op, right, end } of links) {
    reduce(precedence[op]);
    if (op === "present" || op === "missing") {
      const operand = operands.pop() as ast.Expr;
      operands.push({ kind: "state", span: { ...operand.span, end }, operand, state: op });
    } else if (right !== undefined) {
      waiting.push(op);
      operands.push(right);
    }
  }
  reduce(0);
  return operands[0] as ast.Expr;
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
  const right = list === undefined ? operandOf(need(operand), ctx) : listOf(need(list), ctx);
  if (inWord !== undefined) {
    checkKeyword(inWord, "in", ctx);
    return { op: "in", right, end };
  }
  if (Operator !== undefined) return { op: need(Operator).image as ast.BinaryOp, right, end };
  const op = meantWord(need(word).image, followingWords) === "or" ? "or" : "and";
  checkKeyword(word, op, ctx);
  return { op, right, end };
}

function listOf(node: ListCstNode, ctx: CstContext): ast.ListLiteral {
  const items = all(node.children.expression, (item) => expressionOf(item, ctx));
  return { kind: "list", span: spanOf(node, ctx), items };
}

function operandOf(node: OperandCstNode, ctx: CstContext): ast.Expr {
  let operand = primaryOf(need(node.children.primary), ctx);
  for (const suffix of node.children.suffix ?? []) {
    const span = { ...operand.span, end: spanOf(suffix, ctx).end };
    operand = { kind: "suffixed", span, operand, suffix: suffixOf(suffix, ctx) };
  }
  for (const minus of [...(node.children.Minus ?? [])].reverse()) {
    const span = spanBetween(tokenSpan(minus, ctx), operand.span);
    const isLiteral = operand.kind === "number" && operand.span.start === endOf(minus);
    if (isLiteral && operand.kind === "number" && !operand.text.startsWith("-")) {
      operand = { kind: "number", span, text: `-${operand.text}` };
    } else operand = { kind: "unary", span, op: "-", operand };
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
