import type { Block, Path, Rule, WriteEvent } from "../../ir/nodes.ts";
import { type Code, code, commaList } from "../support/code.ts";
import { jsLiteral, jsName } from "../support/javascript-text.ts";
import { declare } from "./gets.ts";
import { type Body, memberNames, ownAccess, readPath, setOwn, stepsOf } from "./paths.ts";
import { viewFunction } from "./reads.ts";
import { pathText, type Scope, site, type Unit } from "./unit.ts";

/** `new`: without an original. `item`: an item of a list that is rewritten, with an original. */
export type Mode = "new" | "update" | "item";

/** Names in the functions that write: common value, original, record so far. */
export const original = jsName("v");
export const draft = jsName("r");

/** What one function that writes needs before its first statement. */
export interface Needs {
  view: boolean;
  merged: boolean;
  /** Flags of rules that were kept, with the paths of their places. */
  readonly kept: { readonly flag: Code; readonly paths: Code }[];
}

/** Where a statement that writes stands. */
export interface WriteContext {
  readonly unit: Unit;
  readonly body: Body;
  readonly scope: Scope;
  /** The block of the whole function: what the original shows is read by it. */
  readonly block: Block;
  readonly mode: Mode;
  /** The common value: `c`, or the merged view after a switch of branches. */
  readonly common: Code;
  /** After a switch of branches every present value is built, compared with nothing. */
  readonly compares: boolean;
  /** Objects of the record so far may be another's: they are copied, never changed. */
  readonly isShared: boolean;
  readonly needs: Needs;
  /** Rules whose places may lie below one null parent. */
  readonly mayLoseNulls: (rule: Rule) => boolean;
}

/** What the original shows, as an expression. */
export function viewOf(ctx: WriteContext): Code {
  if (ctx.mode === "new") return code`undefined`;
  ctx.needs.view = true;
  return code`(w ??= ${viewFunction(ctx.unit, ctx.block, ctx.scope)}(v))`;
}

/** What `->` rules see: `c`, laid over what the original shows. */
export function mergedOf(ctx: WriteContext): Code {
  if (!ctx.compares || ctx.mode !== "update") return ctx.common;
  ctx.needs.merged = true;
  const tree = ctx.unit.constant("tree", treeOf(ctx.block.overlay));
  return code`(m ??= ${ctx.unit.runtime("overlay")}(${viewOf(ctx)}, ${ctx.common}, ${tree}))`;
}

/** Overlay trees are made without prototypes of their own: any name may occur. */
export function treeOf(tree: Block["overlay"]): Code {
  const members = Object.keys(tree).map((name) => {
    const inner = tree[name] ?? {};
    return code`[${jsLiteral(name)}, ${treeOf(inner)}]`;
  });
  return code`Object.fromEntries([${commaList(members)}])`;
}

/** The value at a common place, as a name; `implicitNull` occurs below lists only. */
export function leftValue(ctx: WriteContext, path: Path, rule: string): Code {
  const { unit, body, scope } = ctx;
  const at = site(unit, pathText(scope.commonPath, path), rule);
  return declare(unit, body, readPath(unit, body, ctx.common, path, at, rule, "unique"), "l");
}

/** Whether the value of `leftValue` may be `implicitNull`. */
export function mayBeImplicit(path: Path): boolean {
  return memberNames(path) === undefined;
}

/** The site of errors of a rule while it writes. */
export function writeSite(ctx: WriteContext, path: Path, rule: string): Code {
  return site(ctx.unit, pathText(ctx.scope.commonPath, path), rule);
}

/** A statement that sets a vendor place where it is not so already. */
export function putStatement(
  ctx: WriteContext,
  path: Path,
  value: Code,
  at: Code,
  rule: string,
): Code {
  const names = memberNames(path);
  const [only] = names ?? [];
  if (!ctx.isShared && ctx.mode !== "new" && names?.length === 1 && only !== undefined) {
    const old = ownAccess(ctx.unit, original, only, ctx.scope.isWide);
    return code`
      if (${old} !== ${value} && !${ctx.unit.runtime("sameJson")}(${old}, ${value})) {
        ${copyStatement}
        ${setOwn(ctx.unit, draft, only, value, ctx.scope.isWide)}
      }
    `;
  }
  const steps = stepsOf(ctx.unit, path, rule);
  return code`r = ${ctx.unit.runtime("putPlace")}(${steps}, r, ${value}, ${at});`;
}

/** The first change of a record that was read copies it. */
export const copyStatement = code`if (r === v) r = { ...v };`;

/** A statement for each place: null where the original holds a value. */
export function clearStatements(
  ctx: WriteContext,
  paths: readonly Path[],
  at: Code,
  rule: string,
): Code {
  if (ctx.mode === "new") return code``;
  return code`${paths.map(
    (path) =>
      code`r = ${ctx.unit.runtime("clearPlace")}(${stepsOf(ctx.unit, path, rule)}, r, v, ${at});`,
  )}`;
}

export function removeStatements(
  ctx: WriteContext,
  paths: readonly Path[],
  at: Code,
  rule: string,
): Code {
  return code`${paths.map(
    (path) =>
      code`r = ${ctx.unit.runtime("removePlace")}(${stepsOf(ctx.unit, path, rule)}, r, ${at});`,
  )}`;
}

/** A statement that notes a rule as kept; nothing where no one asks. */
export function keepStatement(ctx: WriteContext, rule: Rule): Code {
  if (ctx.mode === "new" || !ctx.mayLoseNulls(rule)) return code``;
  const { unit, needs } = ctx;
  const flag = unit.fresh("k");
  const paths = placesOf(rule).map((path) => stepsOf(unit, path, rule.label));
  needs.kept.push({ flag, paths: unit.constant("places", code`[${commaList(paths)}]`) });
  return code`${flag} = true;`;
}

/** Whether a rule or row with this limit writes in this mode. */
export function fires(on: WriteEvent | undefined, mode: Mode): boolean {
  return on === undefined || (on === "create") === (mode === "new");
}

/** The vendor places of a rule that is not itself made of rules of this scope. */
export function placesOf(rule: Rule): readonly Path[] {
  switch (rule.kind) {
    case "cell":
      if (rule.cell.kind === "at") return [rule.cell.path];
      return (rule.cell.kind === "first" ? rule.cell.cells : rule.cell.parts).map(
        ({ path }) => path,
      );
    case "scope":
      return [rule.right];
    case "each":
      return rule.direction === "read" ? [] : [rule.right.path];
    case "pair":
      return rule.writes.map(({ target }) => target);
    default:
      return [];
  }
}
