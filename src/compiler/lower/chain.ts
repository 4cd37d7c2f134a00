import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type * as ast from "../../grammar/ast.ts";
import type { Cell, Codec, CodecStep, Path, TemplatePart } from "../ir/nodes.ts";
import type { EnumType, Type } from "../types.ts";
import { printType } from "../types-print.ts";
import { sameType } from "../types-same.ts";
import type { MapContext, SideScope } from "./context.ts";
import { convert, isUnknown, strict } from "./convert.ts";
import { alternatives } from "./expressions.ts";
import { scalar } from "./json.ts";
import { lowerLinear } from "./linear.ts";
import { lowerPath, type PathUse, sourcePath } from "./paths.ts";
import type { Place } from "./place.ts";
import { applySuffix } from "./suffixes.ts";
import { templateChain } from "./templates.ts";

/** What stands on the vendor side of a row: where the value lies, and its steps to the common side. */
export interface Chain {
  readonly source: ChainSource;
  readonly steps: readonly CodecStep[];
  /** Of the value after the steps; undefined while nothing tells it. */
  readonly type: Type | undefined;
  /** Of what lies in the record, the terms of `default ->`. */
  readonly raw: Type | undefined;
  /** From an `else` row of a table; undefined where none says so. */
  readonly otherwise?: ast.ElseAction | undefined;
  /** From the rows of a table. */
  readonly lossy?: string | undefined;
}

export type ChainSource =
  | { readonly kind: "at"; readonly path: Path; readonly place: Place }
  | { readonly kind: "open-first"; readonly items: readonly Chain[]; readonly span: Span }
  | { readonly kind: "first"; readonly cells: readonly { path: Path; codec: Codec }[] }
  | {
      readonly kind: "template";
      readonly prefix: string;
      readonly parts: readonly TemplatePart[];
      readonly suffix: string;
    }
  /** The result of an expression, which is no place. */
  | { readonly kind: "value" };

/** What a chain starts from: fields of a scope, or `value` in the body of a codec. */
export interface ChainEnv {
  readonly ctx: MapContext;
  readonly start: (path: ast.PathExpr) => Chain | undefined;
  /** Codecs that are being written out, to find circles. */
  readonly codecs: readonly string[];
}

/** A chain over the fields of a scope that is only read. */
export function lowerChain(
  ctx: MapContext,
  scope: SideScope,
  expr: ast.Expr,
  target: Type | undefined,
): Chain | undefined {
  return lowerChainIn(fieldsEnv(ctx, scope, { ...sourcePath, each: false }), expr, target);
}

/** Chains that start at the fields of a scope. */
export function fieldsEnv(ctx: MapContext, scope: SideScope, use: PathUse): ChainEnv {
  return {
    ctx,
    codecs: [],
    start: (path) => {
      const located = lowerPath(ctx, scope, path, use);
      if (located === undefined) return undefined;
      const type = located.place.declared;
      return {
        source: { kind: "at", path: located.path, place: located.place },
        steps: [],
        type,
        raw: type,
      };
    },
  };
}

/** `target` is what the last step should give, which some steps want to know. */
export function lowerChainIn(
  env: ChainEnv,
  expr: ast.Side,
  target: Type | undefined,
): Chain | undefined {
  switch (expr.kind) {
    case "path":
      return env.start(expr);
    case "suffixed": {
      const inner = lowerChainIn(env, expr.operand, undefined);
      return inner && applySuffix(env, inner, expr.suffix, target);
    }
    case "template":
      return templateChain(env, expr);
    case "unary":
      return expr.operand.kind === "number"
        ? notInvertible(env.ctx, expr)
        : lowerLinear(env, expr, target);
    case "binary":
      if (expr.op === "??") return firstChain(env, expr);
      if (["+", "-", "*", "/"].includes(expr.op)) return lowerLinear(env, expr, target);
      return notInvertible(env.ctx, expr);
    default:
      return notInvertible(env.ctx, expr);
  }
}

const sideNames: Partial<Record<ast.Side["kind"], string>> = {
  template: "A text with holes",
  string: "A constant",
  number: "A constant",
  boolean: "A constant",
  null: "A constant",
  unary: "A constant",
  call: "A function",
  conditional: "A condition",
  state: "A condition",
  jsonata: "JSONata text",
};

/** Reports what a two-way row cannot turn round. */
export function notInvertible(
  ctx: MapContext,
  side: ast.Side,
  instead = "Write `<-` to read only, and a second row with `->` if the field is written too.",
): undefined {
  const what = sideNames[side.kind] ?? "This expression";
  return ctx.report(diagnostic("one-way-only", side.span, { what, instead }));
}

function firstChain(env: ChainEnv, expr: ast.BinaryExpr): Chain | undefined {
  const items: Chain[] = [];
  for (const item of alternatives(expr)) {
    const chain = lowerChainIn(env, item, undefined);
    if (chain === undefined) return undefined;
    if (chain.source.kind !== "at") {
      const instead =
        "Around `??` stand names of fields, each with `as`, `via` or `from` if needed.";
      const params = { what: "What stands beside `??`", instead };
      return env.ctx.report(diagnostic("one-way-only", item.span, params));
    }
    items.push(chain);
  }
  const known = items[0]?.type;
  const isOne =
    known !== undefined && items.every((item) => item.type && sameType(item.type, known));
  const chain: Chain = {
    source: { kind: "open-first", items, span: expr.span },
    steps: [],
    type: undefined,
    raw: undefined,
  };
  return isOne ? settle(env.ctx, chain, known) : chain;
}

/** The chain where its value is known to be of the type, unless it was known before. */
export function settle(ctx: MapContext, chain: Chain, type: Type): Chain | undefined {
  if (chain.type !== undefined) return chain;
  const { source } = chain;
  if (source.kind === "at") source.place.show(type);
  if (source.kind !== "open-first") return { ...chain, type, raw: chain.raw ?? type };
  const cells: { path: Path; codec: Codec }[] = [];
  for (const item of source.items) {
    const done = finishChain(ctx, item, type, source.span);
    if (done?.cell.kind !== "at") return undefined;
    cells.push({ path: done.cell.path, codec: strict(done.steps) });
  }
  const raw = source.items[0]?.raw ?? type;
  return { ...chain, source: { kind: "first", cells }, type, raw };
}

/** The chain up to a value of the type, for a step that takes it; reports where it can't be. */
export function need(ctx: MapContext, chain: Chain, type: Type, span: Span): Chain | undefined {
  if (chain.type === undefined) return settle(ctx, chain, type);
  const steps = convert(chain.type, type, true);
  if (steps === undefined) {
    const params = { from: printType(chain.type), to: printType(type) };
    return ctx.report(diagnostic("no-conversion", span, params));
  }
  return { ...chain, steps: [...chain.steps, ...steps], type };
}

/** A chain with one more step. */
export function withStep(chain: Chain, step: CodecStep, type: Type): Chain {
  return { ...chain, steps: [...chain.steps, step], type };
}

export interface FinishedChain {
  readonly cell: Cell;
  readonly steps: readonly CodecStep[];
  readonly raw: Type;
  readonly otherwise: ast.ElseAction | undefined;
  readonly lossy: string | undefined;
}

/** The whole chain, up to the common type. Reports where there is no conversion. */
export function finishChain(
  ctx: MapContext,
  chain: Chain,
  target: Type,
  span: Span,
  accepts: ast.ElseAction = "error",
): FinishedChain | undefined {
  const settled = settle(ctx, chain, target);
  if (settled === undefined) return undefined;
  const type = settled.type ?? target;
  const isChecked = settled.steps.length > 0 || settled.source.kind === "value";
  const last = convert(type, target, isChecked);
  if (last === undefined) {
    const params = { from: printType(type), to: printType(target) };
    return ctx.report(diagnostic("no-conversion", span, params));
  }
  const isTotal = accepts !== "error" || (settled.otherwise ?? "error") !== "error";
  if (type.kind === "enum" && target.kind === "enum" && !isTotal) {
    const missing = withoutPartner(ctx, type, target, span);
    if (missing) return undefined;
  }
  const cell = cellOf(settled.source);
  if (cell === undefined) return undefined;
  return {
    cell,
    steps: joinedSteps(settled.steps, last),
    raw: settled.raw ?? type,
    otherwise: settled.otherwise,
    lossy: settled.lossy,
  };
}

/** A mask with time of day that ends at a date is a mask of dates: the zone has a say then. */
function joinedSteps(
  steps: readonly CodecStep[],
  last: readonly CodecStep[],
): readonly CodecStep[] {
  const mask = steps.at(-1);
  const only = last.length === 1 ? last[0] : undefined;
  if (
    mask?.kind === "mask" &&
    mask.holds === "datetime" &&
    only?.kind === "convert" &&
    only.to === "date"
  ) {
    return [...steps.slice(0, -1), { ...mask, holds: "date" }];
  }
  return [...steps, ...last];
}

function withoutPartner(ctx: MapContext, vendor: EnumType, common: EnumType, span: Span): boolean {
  const unread = vendor.members.filter((member) => !common.members.includes(member));
  const unwritten = common.members.filter((member) => !vendor.members.includes(member));
  const [members, type] = unwritten.length > 0 ? [unwritten, vendor] : [unread, common];
  if (members.length === 0) return false;
  const shown = members.slice(0, 3).map((member) => `\`${member}\``);
  const more = members.length > 3 ? [`${members.length - 3} more`] : [];
  const text = [...shown, ...more].join(", ");
  ctx.report(diagnostic("enum-partner", span, { members: text, type: printType(type) }));
  return true;
}

function cellOf(source: ChainSource): Cell | undefined {
  switch (source.kind) {
    case "at":
      return { kind: "at", path: source.path };
    case "first":
      return { kind: "first", cells: source.cells };
    case "template": {
      const { prefix, parts, suffix } = source;
      return { kind: "template", prefix, parts, suffix };
    }
    case "value":
      return { kind: "at", path: [] };
    case "open-first":
      return undefined;
  }
}

/** The steps of a chain over the value of an expression, from its type to the target. */
export function valueChain(type: Type): Chain {
  const known = isUnknown(type) ? scalar("json") : type;
  return { source: { kind: "value" }, steps: [], type: known, raw: known };
}
