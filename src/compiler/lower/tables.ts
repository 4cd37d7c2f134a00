import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { nearestName } from "../../diagnostics/nearest.ts";
import type { Span } from "../../diagnostics/source.ts";
import type * as ast from "../../grammar/ast.ts";
import type { Direction, TableKey, TablePattern, TableRow, TableStep } from "../ir/nodes.ts";
import type { Json, Type } from "../types.ts";
import { printType } from "../types-print.ts";
import { type Chain, type ChainEnv, settle, withStep } from "./chain.ts";
import type { MapContext } from "./context.ts";
import { isBoolean, isFree, isString, isUnknown } from "./convert.ts";
import { isLiteral, literalValue } from "./expressions.ts";
import { fits, typeOfJson } from "./json.ts";
import { member } from "./operators.ts";
import { plainName } from "./paths.ts";
import { lowerPattern, patternType } from "./patterns.ts";

/** A key as written, before the types of both sides are known. */
export interface WrittenKey {
  readonly key: TableKey | TablePattern | { readonly kind: "else" };
  readonly span: Span;
  /** A bare name, which only an enum knows. */
  readonly name?: string;
}

interface WrittenRow {
  readonly span: Span;
  readonly direction: Direction;
  readonly left: WrittenKey;
  readonly right: WrittenKey;
}

/** A value table as a step of the chain. `direction` is that of the row it belongs to. */
export function applyTable(
  env: ChainEnv,
  chain: Chain,
  block: ast.Block,
  target: Type | undefined,
  direction: Direction,
): Chain | undefined {
  const { ctx } = env;
  const table = readTable(ctx, chain, block, direction);
  if (table === undefined) return undefined;
  const { rows } = table;
  const common = sideType(
    ctx,
    rows.map((row) => row.left),
    target,
    "left",
  );
  const vendor = sideType(
    ctx,
    rows.map((row) => row.right),
    chain.type,
    "right",
  );
  if (common === undefined || vendor === undefined) return undefined;
  const settled = settle(ctx, chain, vendor);
  if (settled === undefined) return undefined;
  const step = tableStep(rows, common, vendor);
  return {
    ...withStep(settled, step, common),
    otherwise: table.otherwise ?? chain.otherwise,
    lossy: table.lossy ?? chain.lossy,
  };
}

interface ReadTable {
  readonly rows: readonly WrittenRow[];
  readonly otherwise?: ast.ElseAction;
  readonly lossy?: string;
}

function readTable(
  ctx: MapContext,
  chain: Chain,
  block: ast.Block,
  direction: Direction,
): ReadTable | undefined {
  const rows: WrittenRow[] = [];
  let otherwise: ast.ElseAction | undefined;
  let lossy: string | undefined;
  let isWrong = false;
  for (const item of block.items) {
    if (item.kind === "else-action") {
      if (otherwise !== undefined) ctx.report(diagnostic("duplicate-else", item.span, {}));
      otherwise = item.action;
      continue;
    }
    const row = item.kind === "row" ? readRow(ctx, chain, item, direction) : misplaced(ctx, item);
    if (row === undefined) isWrong = true;
    else rows.push(row);
    lossy ??= item.kind === "row" ? lossyOf(ctx, item) : undefined;
  }
  if (isWrong || reportTwice(ctx, rows)) return undefined;
  return {
    rows,
    ...(otherwise === undefined ? {} : { otherwise }),
    ...(lossy === undefined ? {} : { lossy }),
  };
}

function misplaced(ctx: MapContext, item: ast.BlockItem): undefined {
  const help = 'Rows of a value table are `"common" <-> "vendor"`, or `else keep`.';
  const span = item.kind === "when" ? item.common.span : item.span;
  return ctx.report(
    diagnostic("row-place", span, { what: "This", where: "in a value table", help }),
  );
}

function lossyOf(ctx: MapContext, row: ast.Row): string | undefined {
  let why: string | undefined;
  for (const modifier of row.modifiers) {
    if (modifier.kind === "lossy") {
      why = modifier.why.value;
      continue;
    }
    const reason = "rows of a value table take only `lossy`";
    const name = ctx.textOf(modifier.span);
    ctx.report(diagnostic("modifier-place", modifier.span, { modifier: name, reason }));
  }
  return why;
}

function readRow(
  ctx: MapContext,
  chain: Chain,
  row: ast.Row,
  outer: Direction,
): WrittenRow | undefined {
  if (row.block !== undefined) {
    const reason = "a row of a value table pairs two values";
    ctx.report(diagnostic("block-place", row.block.span, { reason }));
    return undefined;
  }
  const direction = directionOf(row.arrow);
  if (outer !== "both" && direction !== "both" && direction !== outer) {
    const params = { arrow: row.arrow, outer: outer === "read" ? "<-" : "->" };
    return ctx.report(diagnostic("arrow-conflict", row.arrowSpan, params));
  }
  const left = readKey(ctx, row.left, chain, "left");
  const right = readKey(ctx, row.right, chain, "right");
  if (left === undefined || right === undefined) return undefined;
  const isElse = [left.key.kind === "else", right.key.kind === "else"];
  const wanted = isElse[0] ? "write" : "read";
  if ((isElse[0] || isElse[1]) && (isElse[0] === isElse[1] || direction !== wanted)) {
    const help = "Write `value <- else` for what is read, `else -> value` for what is written.";
    const span = isElse[0] ? left.span : right.span;
    return ctx.report(
      diagnostic("row-place", span, { what: "`else`", where: "on this side of the arrow", help }),
    );
  }
  return { span: row.span, direction, left, right };
}

function readKey(
  ctx: MapContext,
  side: ast.Side,
  chain: Chain,
  place: "left" | "right",
): WrittenKey | undefined {
  const { span } = side;
  if (side.kind === "else") return { key: { kind: "else" }, span };
  if (side.kind === "missing") return { key: { kind: "missing" }, span };
  if (isLiteral(side)) {
    const value = literalValue(ctx, side);
    return value === undefined ? undefined : { key: { kind: "value", value }, span };
  }
  const name = plainName(side);
  if (name !== undefined) return { key: { kind: "value", value: name }, span, name };
  if (side.kind === "pattern" && place === "right") {
    const key = lowerPattern(ctx, side.value, chain);
    return key && { key, span };
  }
  const help = "Rows of a value table pair constants, with texts in quotes.";
  return ctx.report(
    diagnostic("row-place", span, {
      what: `\`${ctx.textOf(span)}\``,
      where: "in a value table",
      help,
    }),
  );
}

/** `else` twice for one direction. */
function reportTwice(ctx: MapContext, rows: readonly WrittenRow[]): boolean {
  let isTwice = false;
  for (const side of ["left", "right"] as const) {
    const [first, second] = rows.filter((row) => row[side].key.kind === "else");
    if (first === undefined || second === undefined) continue;
    const labels = [{ span: first[side].span, text: "first written here" }];
    ctx.report(diagnostic("duplicate-else", second[side].span, {}, { labels }));
    isTwice = true;
  }
  return isTwice;
}

/** The type of one side, which all its values must have; undefined where one has not (reported). */
function sideType(
  ctx: MapContext,
  keys: readonly WrittenKey[],
  known: Type | undefined,
  side: "left" | "right",
): Type | undefined {
  const patterns = keys.map((one) => one.key).filter((key) => key.kind === "pattern");
  const own = known === undefined || isFree(known) ? undefined : known;
  const type =
    patterns.length > 0
      ? (own ?? patternType(patterns))
      : (own ?? keys.map(valueOfKey).map(typeOrUnknown).reduce(wider, { kind: "unknown" }));
  // Only a type that could not be read leaves the common side open; that was reported.
  if (side === "left" && known !== undefined && isUnknown(known)) return known;
  const wrong = keys.filter((one) => !checkKey(ctx, one, type, side));
  return wrong.length > 0 ? undefined : type;
}

function valueOfKey(written: WrittenKey): Json | undefined {
  return written.key.kind === "value" ? written.key.value : undefined;
}

function typeOrUnknown(value: Json | undefined): Type {
  return value === undefined ? { kind: "unknown" } : typeOfJson(value);
}

function wider(left: Type, right: Type): Type {
  if (left.kind === "unknown") return right;
  const isFraction = right.kind === "scalar" && right.name === "number";
  return left.kind === "scalar" && left.name === "integer" && isFraction ? right : left;
}

function checkKey(
  ctx: MapContext,
  written: WrittenKey,
  type: Type,
  side: "left" | "right",
): boolean {
  const { key, span, name } = written;
  if (key.kind === "pattern") return true;
  if (key.kind !== "value" || key.value === null) return true;
  if (
    type.kind === "enum" &&
    typeof key.value === "string" &&
    !(name !== undefined && side === "right")
  ) {
    return member(ctx, { span }, key.value, type) !== undefined;
  }
  if (name === undefined && fits(key.value, type)) return true;
  const value = ctx.textOf(span);
  const suggestion = name === undefined ? undefined : meantKey(name, type);
  const params = { value, type: printType(type), side, suggestion };
  ctx.report(diagnostic("table-type", span, params));
  return false;
}

/** What a bare name was meant to be, where only constants stand. */
function meantKey(name: string, type: Type): string | undefined {
  const words = isBoolean(type) ? ["true", "false"] : [];
  const near = nearestName(name, [...words, "null", "missing", "else"]);
  return near ?? (isString(type) || type.kind === "enum" ? JSON.stringify(name) : undefined);
}

function tableStep(rows: readonly WrittenRow[], commonType: Type, vendorType: Type): TableStep {
  const kept: TableRow[] = [];
  let readElse: Json | undefined;
  let writeElse: Json | undefined;
  for (const { span, direction, left, right } of rows) {
    if (right.key.kind === "else") readElse = valueOfKey(left);
    else if (left.key.kind === "else") writeElse = valueOfKey(right);
    else if (left.key.kind !== "pattern")
      kept.push({ span, direction, common: left.key, vendor: right.key });
  }
  return {
    kind: "table",
    rows: kept,
    ...(readElse === undefined ? {} : { readElse }),
    ...(writeElse === undefined ? {} : { writeElse }),
    commonType,
    vendorType,
  };
}

/** What an arrow allows. */
export function directionOf(arrow: ast.Arrow): Direction {
  return arrow === "<->" ? "both" : arrow === "<-" ? "read" : "write";
}
