import type { Span } from "../diagnostics/source.ts";
import type * as ast from "./ast.ts";
import type {
  BlockCstNode,
  BlockItemCstNode,
  ElseActionCstNode,
  ExampleCstNode,
  ExamplePairCstNode,
  LeftSideCstNode,
  ModifierCstNode,
  RestCstNode,
  RightSideCstNode,
  RowCstNode,
  WhenCstNode,
} from "./cst.generated.ts";
import { expressionOf, pathOf } from "./cst-expressions.ts";
import { annotationOf, jsonObjectOf, jsonOf } from "./cst-json.ts";
import {
  arrowOf,
  attempt,
  type CstContext,
  checkKeyword,
  docOf,
  each,
  inOrder,
  need,
  optionalString,
  spanOf,
  stringOf,
  tokenSpan,
  wordOf,
} from "./cst-support.ts";
import { elseActions, writeEvents } from "./words.ts";

/** The rows between two braces; `inOverride` gives `remove -> Path` its meaning. */
export function blockOf(node: BlockCstNode, ctx: CstContext, inOverride = false): ast.Block {
  const items = each(node.children.blockItem, (item) => itemOf(item, ctx, inOverride));
  return { kind: "block", span: spanOf(node, ctx), items };
}

/** A block where the parser found none: the declaration around it is kept, without rows. */
export function blockOrGap(
  nodes: readonly BlockCstNode[] | undefined,
  at: Span,
  ctx: CstContext,
  inOverride = false,
): ast.Block {
  const node = nodes?.[0];
  const block = node && attempt(() => blockOf(node, ctx, inOverride));
  return block ?? { kind: "block", span: { ...at, start: at.end }, items: [] };
}

function itemOf(node: BlockItemCstNode, ctx: CstContext, inOverride: boolean): ast.BlockItem {
  const { row, when, elseBlock, elseAction, remove, example } = node.children;
  const span = spanOf(node, ctx);
  if (row !== undefined) {
    const result = rowOf(need(row), ctx, inOverride);
    return (inOverride ? removalOf(result) : undefined) ?? result;
  }
  if (when !== undefined) return whenOf(need(when), ctx, inOverride);
  if (elseBlock !== undefined) {
    const { keyword, block } = need(elseBlock).children;
    checkKeyword(keyword, "else", ctx);
    return { kind: "else-block", span, block: blockOf(need(block), ctx, inOverride) };
  }
  if (elseAction !== undefined) {
    return { kind: "else-action", span, action: actionOf(need(elseAction), ctx) };
  }
  if (remove !== undefined) {
    const { keyword, path } = need(remove).children;
    checkKeyword(keyword, "remove", ctx);
    return { kind: "remove", span, side: "common", path: pathOf(need(path), ctx) };
  }
  return exampleOf(need(example), ctx);
}

/** `remove -> VendorPath` looks like any row; in an override it takes a rule away. */
function removalOf(row: ast.Row): ast.RemoveRow | undefined {
  const { left, arrow, right, modifiers, block, span } = row;
  if (arrow !== "->" || right.kind !== "path" || modifiers.length > 0 || block !== undefined) {
    return undefined;
  }
  if (plainWord(left) !== "remove") return undefined;
  return { kind: "remove", span, side: "vendor", path: right };
}

function rowOf(node: RowCstNode, ctx: CstContext, inOverride: boolean): ast.Row {
  const { leftSide, Arrow, rightSide, modifier, block } = node.children;
  const arrow = need(Arrow);
  const body = block?.[0];
  return {
    ...{ kind: "row", span: spanOf(node, ctx), ...docOf(node, ctx) },
    left: leftOf(need(leftSide), ctx),
    ...{ arrow: arrowOf(arrow), arrowSpan: tokenSpan(arrow, ctx) },
    right: rightOf(need(rightSide), ctx),
    modifiers: each(modifier, (part) => modifierOf(part, ctx)),
    ...(body === undefined ? {} : { block: blockOf(body, ctx, inOverride) }),
  };
}

function leftOf(node: LeftSideCstNode, ctx: CstContext): ast.Side {
  const { rest, jsonObject, otherwise, expression } = node.children;
  const span = spanOf(node, ctx);
  if (rest !== undefined) return restOf(need(rest), ctx);
  if (jsonObject !== undefined) return patternOf(jsonObjectOf(need(jsonObject), ctx));
  if (otherwise !== undefined) return { kind: "else", span };
  const sides = (expression ?? []).map((part) => expressionOf(part, ctx));
  if (sides.length < 2) return missingOr(need(sides));
  const names = sides.filter((side) => side.kind === "path");
  need(names.length === sides.length ? names : undefined);
  return { kind: "names", span, names };
}

function rightOf(node: RightSideCstNode, ctx: CstContext): ast.Side {
  const { rest, jsonObject, otherwise, same, script, Str, expression } = node.children;
  const span = spanOf(node, ctx);
  if (rest !== undefined) return restOf(need(rest), ctx);
  if (jsonObject !== undefined) return patternOf(jsonObjectOf(need(jsonObject), ctx));
  if (otherwise !== undefined) return { kind: "else", span };
  if (same !== undefined) return { kind: "same", span };
  if (script !== undefined) return { kind: "script", span, path: stringOf(need(Str), ctx) };
  return missingOr(expressionOf(need(expression), ctx));
}

function patternOf(value: ast.JsonObject): ast.PatternSide {
  return { kind: "pattern", span: value.span, value };
}

/** The word `missing` standing alone is the state; a field of that name needs backticks. */
function missingOr(side: ast.Expr): ast.Expr {
  return plainWord(side) === "missing" ? { kind: "missing", span: side.span } : side;
}

function plainWord(side: ast.Side): string | undefined {
  if (side.kind !== "path" || side.hasThis || side.steps.length !== 1) return undefined;
  const step = side.steps[0];
  return step?.kind === "member" && !step.name.quoted ? step.name.text : undefined;
}

export function restOf(node: RestCstNode, ctx: CstContext): ast.RestSide {
  const { like, Str } = node.children;
  checkKeyword(like, "like", ctx);
  return { kind: "rest", span: spanOf(node, ctx), ...optionalString("like", Str, ctx) };
}

function modifierOf(node: ModifierCstNode, ctx: CstContext): ast.Modifier {
  const { annotation, lossy, default: fallback, on, elseAction } = node.children;
  const span = spanOf(node, ctx);
  if (annotation !== undefined) return annotationOf(need(annotation), ctx);
  if (lossy !== undefined) {
    checkKeyword(need(lossy).children.keyword, "lossy", ctx);
    return { kind: "lossy", span, why: stringOf(need(need(lossy).children.Str), ctx) };
  }
  if (fallback !== undefined) {
    const { keyword, ReadArrow, WriteArrow, json } = need(fallback).children;
    checkKeyword(keyword, "default", ctx);
    const arrow = arrowOf(need(ReadArrow ?? WriteArrow)) === "<-" ? "<-" : "->";
    return { kind: "default", span, arrow, value: jsonOf(need(json), ctx) };
  }
  if (on !== undefined) {
    checkKeyword(need(on).children.keyword, "on", ctx);
    return { kind: "on", span, event: wordOf(need(need(on).children.event), writeEvents, ctx) };
  }
  return { kind: "else-modifier", span, action: actionOf(need(elseAction), ctx) };
}

function actionOf(node: ElseActionCstNode, ctx: CstContext): ast.ElseAction {
  checkKeyword(node.children.keyword, "else", ctx);
  if (node.children.Null !== undefined) return "null";
  return wordOf(need(node.children.action), elseActions, ctx);
}

function whenOf(node: WhenCstNode, ctx: CstContext, inOverride: boolean): ast.WhenRow {
  const { keyword, expression, Arrow, modifier, block } = node.children;
  checkKeyword(keyword, "when", ctx);
  const arrow = need(Arrow);
  return {
    ...{ kind: "when", span: spanOf(node, ctx), ...docOf(node, ctx) },
    common: expressionOf(need(expression), ctx),
    ...{ arrow: arrowOf(arrow), arrowSpan: tokenSpan(arrow, ctx) },
    vendor: expressionOf(need(expression?.slice(1)), ctx),
    modifiers: each(modifier, (part) => modifierOf(part, ctx)),
    block: blockOf(need(block), ctx, inOverride),
  };
}

function exampleOf(node: ExampleCstNode, ctx: CstContext): ast.ExampleBlock {
  const { keyword, Str, examplePair } = node.children;
  checkKeyword(keyword, "example", ctx);
  return {
    ...{ kind: "example", span: spanOf(node, ctx), ...docOf(node, ctx) },
    ...optionalString("name", Str, ctx),
    pairs: each(examplePair, (pair) => pairOf(pair, ctx)),
  };
}

function pairOf(node: ExamplePairCstNode, ctx: CstContext): ast.ExamplePair {
  const [first, second, third] = inOrder(node.children.json ?? []);
  const arrow = arrowOf(need(node.children.Arrow));
  const common = jsonOf(need(first && [first]), ctx);
  const vendor = jsonOf(need(second && [second]), ctx);
  const original = third === undefined ? {} : { original: jsonOf(third, ctx) };
  return { kind: "example-pair", span: spanOf(node, ctx), common, arrow, vendor, ...original };
}
