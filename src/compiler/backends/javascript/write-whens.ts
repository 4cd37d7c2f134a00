import type { Block, Branch, Expr, Path, Rule, WhenRule } from "../../ir/nodes.ts";
import { leftOf } from "../../ir/walk.ts";
import { type Code, code, commaList, lines, nothing } from "../support/code.ts";
import { jsLiteral } from "../support/javascript-text.ts";
import { testFunction } from "./expressions.ts";
import { declare } from "./gets.ts";
import { establishOf, stepsOf } from "./paths.ts";
import { blocksOf, branchFunction, emptyFunction } from "./reads.ts";
import { site } from "./unit.ts";
import {
  mergedOf,
  placesOf,
  treeOf,
  viewOf,
  type WriteContext,
  writeSite,
} from "./write-context.ts";
import { writeRules } from "./writes.ts";

/** Adds the statements of a group of branches. */
export function writeWhen(ctx: WriteContext, rule: WhenRule): void {
  const { unit, body } = ctx;
  const at = writeSite(ctx, rule.commonPath ?? [], rule.label);
  const isNew = ctx.mode === "new";
  const before = isNew ? undefined : unit.fresh("b");
  if (before !== undefined) {
    body.add(
      code`const ${before} = ${unit.runtime("branchOr")}(${unit.runtime("tolerant")}(${branchFunction(unit, rule)}, v));`,
    );
  }
  const tested = declare(unit, body, testedOf(ctx, rule), "t");
  const pick = code`${pickFunction(ctx, rule)}(${tested})`;
  const untouched = isNew ? undefined : declare(unit, body, untouchedOf(ctx, rule, at), "u");
  const taken = declare(
    unit,
    body,
    untouched === undefined ? pick : code`${untouched} ? ${before ?? nothing} : ${pick}`,
    "b",
  );
  refuseForeign(ctx, rule, taken, at);
  const cases = blocksOf(rule).map((block, index) => {
    const branch = rule.branches[index];
    const inner =
      before === undefined
        ? newBranch(ctx, block, branch, at)
        : oldBranch(ctx, rule, block, index, before, at);
    return code`
      if (${taken} === ${jsLiteral(index)}) {
        ${inner}
      }
    `;
  });
  body.add(lines(cases));
  body.add(noBranch(ctx, rule, taken, tested, untouched, at));
}

/** The common value that the conditions test: `c` over the places that the original shows. */
function testedOf(ctx: WriteContext, rule: WhenRule): Code {
  if (ctx.mode === "new" || !ctx.compares) return ctx.common;
  const tree = testedPaths(rule).reduce<Tree>(withPath, {});
  const name = ctx.unit.constant("tree", treeOf(tree));
  return code`${ctx.unit.runtime("overlay")}(${viewOf(ctx)}, ${ctx.common}, ${name})`;
}

/** A function of the tested value: the branch that the common side selects. */
function pickFunction(ctx: WriteContext, rule: WhenRule): Code {
  const { unit, scope } = ctx;
  const tests = rule.branches.flatMap(({ direction, common }, index) => {
    if (direction === "read") return [];
    const test = testFunction(unit, common, rule.label, scope.commonPath);
    return [code`if (${test}(c)) return ${jsLiteral(index)};`];
  });
  const last = jsLiteral(rule.otherwise === undefined ? -1 : rule.branches.length);
  return unit.helper(
    "pick",
    code`(c) {
      ${tests}
      return ${last};
    }`,
  );
}

/** Whether `c` leaves the branch as it is: it says nothing of it, or what the original shows. */
function untouchedOf(ctx: WriteContext, rule: WhenRule, at: Code): Code {
  const { unit } = ctx;
  const peek = (path: Path): Code =>
    code`${unit.runtime("peekPath")}(${stepsOf(unit, path, rule.label)}, ${ctx.common}, ${at})`;
  const unsaid =
    rule.commonPath === undefined ? jsLiteral(false) : code`${peek(rule.commonPath)} === undefined`;
  if (!ctx.compares) return unsaid;
  const pick = branchFunction(unit, rule);
  const empty = emptyFunction(unit, rule, site(unit, ctx.scope.vendorPath, rule.label));
  const check = unit.helper(
    "check",
    code`(v) {
      return ${pick}(v) === -1 ? ${empty}(v) : null;
    }`,
  );
  const isReadable = code`${unit.runtime("tolerant")}(${check}, v) !== ${unit.runtime("unreadable")}`;
  const paths = commaList(testedPaths(rule).map((path) => stepsOf(unit, path, rule.label)));
  return code`${unsaid} || (${isReadable} && ${unit.runtime("saysSame")}([${paths}], ${ctx.common}, ${viewOf(ctx)}, ${at}))`;
}

/** A value for a field that only other branches have, and that the original does not show. */
function refuseForeign(ctx: WriteContext, rule: WhenRule, taken: Code, at: Code): void {
  const { unit } = ctx;
  const blocks = blocksOf(rule);
  const all = blocks.flatMap(commonPlaces);
  const foreign = [undefined, ...blocks].map((block) => {
    const own = block === undefined ? [] : commonPlaces(block);
    const paths = all.filter((path) => !own.some((other) => overlaps(path, other)));
    return code`[${commaList(paths.map((path) => stepsOf(unit, path, rule.label)))}]`;
  });
  const table = unit.constant("foreign", code`[${commaList(foreign)}]`);
  ctx.body.add(
    code`${unit.runtime("refuseForeign")}(${table}[${taken} + 1], ${ctx.common}, ${viewOf(ctx)}, ${at});`,
  );
}

function newBranch(ctx: WriteContext, block: Block, branch: Branch | undefined, at: Code): Code {
  const inner: WriteContext = { ...ctx, body: ctx.body.inner(), isShared: true };
  satisfyVendor(inner, branch, at);
  writeRules(inner, block);
  return code`${inner.body.statements}`;
}

/** The branch of the original is written as it is; another one as a switch. */
function oldBranch(
  ctx: WriteContext,
  rule: WhenRule,
  block: Block,
  index: number,
  before: Code,
  at: Code,
): Code {
  const same: WriteContext = { ...ctx, body: ctx.body.inner(), isShared: true };
  writeRules(same, block);
  const body = ctx.body.inner();
  const merged = declare(ctx.unit, body, mergedOf(ctx), "m");
  const other: WriteContext = {
    ...ctx,
    body,
    common: merged,
    mode: "update",
    compares: false,
    isShared: true,
  };
  satisfyVendor(other, rule.branches[index], at);
  writeRules(other, block);
  clearLeft(other, rule, block, before, at);
  return code`
    if (${before} === ${jsLiteral(index)}) {
      ${same.body.statements}
    } else {
      ${body.statements}
    }
  `;
}

function satisfyVendor(ctx: WriteContext, branch: Branch | undefined, at: Code): void {
  if (branch === undefined) return;
  const { unit, scope } = ctx;
  const test = testFunction(unit, branch.vendor, "", scope.vendorPath);
  ctx.body.add(
    code`r = ${unit.runtime("satisfy")}(${test}, ${establishOf(unit, branch.vendor)}, r, ${at});`,
  );
}

/** Clears what only the branch that is left writes, and what the new one has no value for. */
function clearLeft(ctx: WriteContext, rule: WhenRule, block: Block, before: Code, at: Code): void {
  const { unit, body } = ctx;
  const kept = vendorPlaces(block);
  const gone = [undefined, ...blocksOf(rule)].map((left) => {
    const places = left === undefined ? [] : vendorPlaces(left);
    const only = places.filter((path) => !kept.some((other) => overlaps(path, other)));
    return code`[${commaList(only.map((path) => stepsOf(unit, path, rule.label)))}]`;
  });
  const table = unit.constant("gone", code`[${commaList(gone)}]`);
  const clear = unit.runtime("clearPlaces");
  body.add(code`r = ${clear}(${table}[${before} + 1], r, v, ${at});`);
  for (const inner of block.rules) {
    const left = leftOf(inner);
    const places = placesOf(inner).map((path) => stepsOf(unit, path, inner.label));
    if (left === undefined || places.length === 0) continue;
    const own = writeSite(ctx, left, inner.label);
    const value = code`${unit.runtime("getPath")}(${stepsOf(unit, left, inner.label)}, ${ctx.common}, ${own})`;
    body.add(code`if (${value} === undefined) r = ${clear}([${commaList(places)}], r, v, ${at});`);
  }
}

/** No branch: null clears the vendor's condition, a value is refused, missing says nothing. */
function noBranch(
  ctx: WriteContext,
  rule: WhenRule,
  taken: Code,
  tested: Code,
  untouched: Code | undefined,
  at: Code,
): Code {
  const { unit } = ctx;
  const values = testedPaths(rule).map(
    (path) =>
      code`${unit.runtime("getPath")}(${stepsOf(unit, path, rule.label)}, ${tested}, ${at})`,
  );
  const state = code`${unit.runtime("noCase")}([${commaList(values)}], ${at})`;
  const steps = rule.vendorPaths.map((path) => stepsOf(unit, path, rule.label));
  const act =
    ctx.mode === "new"
      ? code`${state};`
      : code`if (${state} === null) r = ${unit.runtime("clearPlaces")}([${commaList(steps)}], r, v, ${at});`;
  const isOpen = untouched === undefined ? nothing : code` && !${untouched}`;
  return code`
    if (${taken} === -1${isOpen}) {
      ${act}
    }
  `;
}

type Tree = Block["overlay"];

function withPath(tree: Tree, path: Path): Tree {
  const [step, ...rest] = path;
  if (step?.kind !== "member" || rest.length === 0) return tree;
  const known = Object.hasOwn(tree, step.name) ? (tree[step.name] ?? {}) : {};
  return Object.fromEntries([...Object.entries(tree), [step.name, withPath(known, rest)]]);
}

function testedPaths(rule: WhenRule): readonly Path[] {
  return rule.branches.flatMap(({ common }) => pathsOf(common.test));
}

function commonPlaces(block: Block): readonly Path[] {
  return block.rules.flatMap((rule) => {
    const isRead = rule.kind === "read" || (rule.kind === "each" && rule.direction === "read");
    const left = isRead || rule.kind === "rest" ? undefined : leftOf(rule);
    return left === undefined ? [] : [left];
  });
}

/** All vendor places that a block can write. */
function vendorPlaces(block: Block): readonly Path[] {
  return block.rules.flatMap((rule: Rule): readonly Path[] => {
    if (rule.kind === "write") return [rule.target];
    return rule.kind === "when" ? blocksOf(rule).flatMap(vendorPlaces) : placesOf(rule);
  });
}

/** Whether one path leads through the other. */
function overlaps(first: Path, second: Path): boolean {
  return first
    .slice(0, second.length)
    .every((step, index) => sameText(step) === sameText(second[index]));
}

function sameText(step: unknown): string {
  return JSON.stringify(step, (name, value: unknown) => (name === "span" ? undefined : value));
}

/** The places that an expression reads. */
function pathsOf(expr: Expr): readonly Path[] {
  switch (expr.kind) {
    case "read":
      return [expr.path];
    case "binary":
      return [...pathsOf(expr.left), ...pathsOf(expr.right)];
    case "negate":
    case "in":
    case "state":
      return pathsOf(expr.operand);
    case "conditional":
      return [expr.test, expr.then, expr.otherwise].flatMap(pathsOf);
    case "first":
      return expr.items.flatMap(pathsOf);
    case "call":
      return expr.args.flatMap(pathsOf);
    case "join":
      return expr.parts.flatMap(({ value }) => pathsOf(value));
    default:
      return [];
  }
}
