import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type * as ast from "../../grammar/ast.ts";
import type { Cell, Codec, Expr, Path, ReadRule, WriteRule } from "../ir/nodes.ts";
import type { Json, Type } from "../types.ts";
import { printType } from "../types-print.ts";
import { type Chain, fieldsEnv, finishChain, lowerChainIn, valueChain } from "./chain.ts";
import type { Frame, MapContext } from "./context.ts";
import { convert, isUnknown, strict } from "./convert.ts";
import { lowerExpr, type Typed } from "./expressions.ts";
import { fits, scalar, typeOfJson } from "./json.ts";
import { defaultValue, eventOf, type Modifiers, modifiersOf, ruleBase } from "./modifiers.ts";
import { member } from "./operators.ts";
import { lowerPath, nameOfPath, targetPath } from "./paths.ts";
import type { RowUnit } from "./rows.ts";
import { applySuffix } from "./suffixes.ts";
import { applyTable } from "./tables.ts";

/** `left <- expression` */
export function lowerRead(ctx: MapContext, frame: Frame, unit: RowUnit): ReadRule | undefined {
  const { row } = unit;
  if (row.left.kind !== "path") return notAPlace(ctx, row.left, "left", row.arrow);
  const left = lowerPath(ctx, frame.common, row.left, targetPath);
  const modifiers = modifiersOf(
    ctx,
    row,
    row.arrow === "<->" ? ["lossy", "otherwise", "readDefault"] : ["otherwise", "readDefault"],
    "the row only reads",
  );
  if (left === undefined) return undefined;
  const type = left.place.type();
  const value = readValue(ctx, frame, row, type, modifiers);
  if (value === undefined) return undefined;
  const readDefault = defaultValue(ctx, modifiers.readDefault, type);
  return {
    kind: "read",
    ...ruleBase(frame, unit),
    left: left.path,
    ...value,
    type,
    ...(readDefault === undefined ? {} : { readDefault }),
  };
}

function notAPlace(
  ctx: MapContext,
  side: ast.Side,
  which: "left" | "right",
  arrow: string,
): undefined {
  return ctx.report(diagnostic("not-a-place", side.span, { side: which, arrow }));
}

type ReadValue = Pick<ReadRule, "value" | "codec">;

function readValue(
  ctx: MapContext,
  frame: Frame,
  row: ast.Row,
  target: Type,
  modifiers: Modifiers,
): ReadValue | undefined {
  const side = row.right as ast.Expr;
  const { base, suffixes } = peeled(side);
  const isPlain = suffixes.length === 0 && row.block === undefined;
  const isField = base.kind === "path" && base.steps.every((step) => step.kind !== "each");
  const env = fieldsEnv(ctx, frame.vendor, { each: false, establish: false });
  let chain: Chain | undefined;
  let value: Typed | undefined;
  if (isField) {
    chain = env.start(base);
  } else {
    value = lowerExpr(ctx, frame.vendor, base, isPlain ? target : undefined);
    if (value === undefined) return undefined;
    if (isPlain) {
      const otherwise = modifiers.otherwise?.action ?? "error";
      const plain = coerced(ctx, value, target, ctx.textOf(row.left.span));
      return plain && { value: value.ir, codec: { ...plain, otherwise } };
    }
    chain = valueChain(value.type);
  }
  for (const [index, suffix] of suffixes.entries()) {
    const isLast = index === suffixes.length - 1 && row.block === undefined;
    chain = chain && applySuffix(env, chain, suffix, isLast ? target : undefined);
  }
  if (row.block !== undefined) {
    chain = chain && applyTable(env, chain, row.block, target, "read");
  }
  if (chain === undefined) return undefined;
  const otherwise = modifiers.otherwise?.action ?? chain.otherwise ?? "error";
  const done = finishChain(ctx, chain, target, row.right.span, otherwise);
  if (done === undefined) return undefined;
  const codec = { steps: done.steps, otherwise };
  if (value !== undefined) return { value: value.ir, codec };
  if (done.cell.kind !== "at") return { value: joined(done.cell), codec };
  return { value: { kind: "read", path: done.cell.path, codec }, codec: strict([]) };
}

/** What a cell of several places gives on read, as an expression. */
function joined(cell: Exclude<Cell, { readonly kind: "at" }>): Expr {
  const read = (part: { readonly path: Path; readonly codec: Codec }): Expr => ({
    kind: "read",
    path: part.path,
    codec: part.codec,
  });
  if (cell.kind === "first") return { kind: "first", items: cell.cells.map(read) };
  const parts = cell.parts.map((part) => ({ value: read(part), separator: part.separator }));
  return { kind: "join", prefix: cell.prefix, parts, suffix: cell.suffix };
}

/** An expression without its outer suffixes, and those from the inside out. */
function peeled(expr: ast.Expr): { base: ast.Expr; suffixes: readonly ast.Suffix[] } {
  if (expr.kind !== "suffixed") return { base: expr, suffixes: [] };
  const inner = peeled(expr.operand);
  return { base: inner.base, suffixes: [...inner.suffixes, expr.suffix] };
}

/** The steps from the result of an expression to the type that is wanted. */
function coerced(
  ctx: MapContext,
  value: Typed,
  target: Type,
  name: string,
): ReturnType<typeof strict> | undefined {
  const results = resultsOf(value.ir);
  for (const result of results) {
    if (result === undefined || fits(result, target)) continue;
    if (target.kind === "enum" && typeof result === "string") {
      member(ctx, value, result, target);
      return undefined;
    }
    return mismatch(ctx, value, typeOfJson(result), target, name);
  }
  if (!results.includes(undefined)) return strict([]);
  const from = isUnknown(value.type) ? scalar("json") : value.type;
  const steps = convert(from, target, true);
  return steps === undefined ? mismatch(ctx, value, value.type, target, name) : strict(steps);
}

function mismatch(
  ctx: MapContext,
  value: Typed,
  found: Type,
  target: Type,
  name: string,
): undefined {
  const params = { found: printType(found), expected: printType(target), what: `\`${name}\`` };
  return ctx.report(diagnostic("type-mismatch", value.span, params));
}

/** The constants that an expression may give; undefined stands for anything else. */
function resultsOf(expr: Expr): readonly (Json | undefined)[] {
  switch (expr.kind) {
    case "literal":
      return [expr.value];
    case "conditional":
      return [...resultsOf(expr.then), ...resultsOf(expr.otherwise)];
    case "first":
      return expr.items.flatMap(resultsOf);
    default:
      return [undefined];
  }
}

/** `expression -> target` */
export function lowerWrite(ctx: MapContext, frame: Frame, unit: RowUnit): WriteRule | undefined {
  const { row } = unit;
  const reason = "the row only writes";
  const takes = ["on", "otherwise", "writeDefault"] as const;
  const modifiers = modifiersOf(
    ctx,
    row,
    row.arrow === "<->" ? [...takes, "lossy"] : takes,
    reason,
  );
  const value = lowerExpr(ctx, frame.common, row.left as ast.Expr);
  const { base } = peeled(row.right as ast.Expr);
  if (base.kind !== "path") return notAPlace(ctx, base, "right", row.arrow);
  const env = fieldsEnv(ctx, frame.vendor, targetPath);
  const target = value && !isUnknown(value.type) ? value.type : undefined;
  const started = lowerChainIn(env, row.right, row.block === undefined ? target : undefined);
  if (value === undefined || started === undefined) return undefined;
  const chain =
    row.block === undefined ? started : applyTable(env, started, row.block, target, "write");
  if (chain === undefined) return undefined;
  const otherwise = modifiers.otherwise?.action ?? chain.otherwise ?? "error";
  const wanted = constantTarget(ctx, row, chain, value);
  if (wanted === undefined) return undefined;
  const done = finishChain(ctx, chain, wanted, row.left.span, otherwise);
  if (done === undefined) return undefined;
  // A codec that is a text with holes: one value would have to be split over places.
  if (done.cell.kind !== "at") return notAPlace(ctx, row.right, "right", row.arrow);
  const writeDefault = defaultValue(ctx, modifiers.writeDefault, done.raw);
  return {
    kind: "write",
    ...ruleBase(frame, unit),
    target: done.cell.path,
    value: value.ir,
    codec: { steps: done.steps, otherwise },
    type: done.raw,
    ...(writeDefault === undefined ? {} : { writeDefault }),
    ...eventOf(frame, modifiers),
  };
}

/** The type that the chain has to take: a constant may be of the vendor's type as it stands. */
function constantTarget(
  ctx: MapContext,
  row: ast.Row,
  chain: Chain,
  value: Typed,
): Type | undefined {
  const results = resultsOf(value.ir);
  const isUntouched = chain.steps.length === 0 && chain.type !== undefined;
  if (isUntouched && !results.includes(undefined)) {
    const wrong = results.find(
      (result) => result !== undefined && !fits(result, chain.type as Type),
    );
    if (wrong === undefined) return chain.type;
    const name = row.right.kind === "path" ? nameOfPath(row.right) : ctx.textOf(row.right.span);
    return mismatch(ctx, value, typeOfJson(wrong), chain.type as Type, name);
  }
  return isUnknown(value.type) ? (chain.type ?? scalar("json")) : value.type;
}
