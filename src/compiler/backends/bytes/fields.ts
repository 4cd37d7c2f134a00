import type { Block, CellRule, Codec, EachRule, Path, Rule, ScopeRule } from "../../ir/nodes.ts";
import { leftOf, rulePaths } from "../../ir/walk.ts";
import type { Json } from "../../types.ts";
import { checkedType } from "../javascript/codecs.ts";
import type { PlacedRule } from "../javascript/gets.ts";
import {
  getFunction,
  innerScope,
  itemScope,
  throughCodec,
  withDefault,
} from "../javascript/gets.ts";
import { Body, memberNames } from "../javascript/paths.ts";
import { lonePlace, readFunction } from "../javascript/reads.ts";
import { pathText, type Scope, site, type Unit } from "../javascript/unit.ts";
import { type Code, code } from "../support/code.ts";
import { jsName } from "../support/javascript-text.ts";
import {
  type CopiedType,
  checkOrder,
  type Field,
  type FieldSource,
  NotInBytes,
  nodeAt,
  type SourceNode,
} from "./plan.ts";

/** What a plan needs of the module that it becomes part of. */
export interface PlanContext {
  readonly unit: Unit;
  /** Writes the reader of a list; gives its function and what holds the bytes it has made. */
  readonly addList: (plan: (item: SourceNode) => readonly Field[]) => ListCode;
}

export interface ListCode {
  readonly reader: Code;
  readonly side: Code;
}

/** The fields that reading a block gives, in their order. Throws NotInBytes. */
export function readFields(
  ctx: PlanContext,
  block: Block,
  scope: Scope,
  root: SourceNode,
): readonly Field[] {
  const rules = block.rules.filter(({ kind }) => kind !== "write");
  const fields = rules.map((rule) => readField(ctx, rule, block, scope, root));
  checkOrder(fields);
  return fields;
}

function readField(
  ctx: PlanContext,
  rule: Rule,
  block: Block,
  scope: Scope,
  root: SourceNode,
): Field {
  if (rule.kind === "write" || rule.kind === "rest") throw new NotInBytes(rule.label);
  // Such items go behind those that other rules have put into the same list.
  const isPart = rule.kind === "each" && rule.left.filter !== undefined;
  if (rule.kind === "when" || isPart) {
    const get = readFunction(ctx.unit, { ...block, rules: [rule] }, scope);
    const [from, to] = [rulePaths(rule, "vendor"), rulePaths(rule, "common")];
    return spreadField(rule, from, to, get, root);
  }
  const source = readSource(ctx, rule, scope, root);
  const left = leftOf(rule) ?? [];
  const names = memberNames(left);
  if (names !== undefined && names.length > 0) return { names, source };
  const lone = lonePlace(rule, block.rules);
  if (lone === undefined) throw new NotInBytes(rule.label);
  return { names: [lone.list], source, item: { constants: lone.stated, name: lone.last } };
}

function readSource(
  ctx: PlanContext,
  rule: PlacedRule,
  scope: Scope,
  root: SourceNode,
): FieldSource {
  if (rule.kind === "cell" && rule.cell.kind === "at") {
    const names = namesOf(rule.cell.path);
    if (names !== undefined) return cellSource(ctx, rule, names, scope, root);
  }
  if (rule.kind === "scope") {
    const names = namesOf(rule.right);
    if (names !== undefined) return scopeSource(ctx, rule, names, scope, root);
  }
  if (rule.kind === "each" && isPlainList(rule)) {
    const names = namesOf(rule.right.path);
    if (names !== undefined) return listSource(ctx, rule, names, scope, root);
  }
  return membersSource(ctx, rule, scope, root);
}

function cellSource(
  ctx: PlanContext,
  rule: CellRule,
  names: readonly string[],
  scope: Scope,
  root: SourceNode,
): FieldSource {
  const node = nodeAt(root, names);
  const copied = copiedType(rule.codec);
  const { readDefault } = rule;
  if (copied !== undefined) {
    return { kind: "copy", node, type: copied, ...fallbackOf(readDefault) };
  }
  const { unit } = ctx;
  const body = new Body(false, false);
  const path = rule.cell.kind === "at" ? rule.cell.path : [];
  const at = site(unit, pathText(scope.vendorPath, path), rule.label);
  const value = throughCodec(unit, body, rule.codec, jsName("v"), at);
  const result = withDefault(unit, body, value, readDefault);
  const convert = unit.helper(
    "convert",
    code`(v) {
      ${body.statements}
      return ${result};
    }`,
  );
  return { kind: "memo", node, memo: memoConstant(unit, convert) };
}

/** The constant that remembers what a function has made of values. */
export function memoConstant(unit: Unit, convert: Code): Code {
  return unit.constant("memo", code`memoOf(${convert})`);
}

export function fallbackOf(value: Json | undefined): { readonly fallback?: Json } {
  return value === undefined ? {} : { fallback: value };
}

/** The type of a codec that only looks at the kind of a scalar. */
export function copiedType(codec: Codec): CopiedType | undefined {
  const type = checkedType(codec);
  if (type?.kind !== "scalar") return undefined;
  const { name } = type;
  return name === "string" || name === "number" || name === "integer" || name === "boolean"
    ? name
    : undefined;
}

function scopeSource(
  ctx: PlanContext,
  rule: ScopeRule,
  names: readonly string[],
  scope: Scope,
  root: SourceNode,
): FieldSource {
  const node = nodeAt(root, names);
  const fields = readFields(ctx, rule.block, innerScope(rule, scope), node);
  if (node.members.size === 0) throw new NotInBytes(rule.label);
  return { kind: "scope", node, fields };
}

/** Lists of objects, all of whose items take part. */
export function isPlainList(rule: EachRule): boolean {
  const { left, right } = rule;
  const isWhole = left.filter === undefined && right.filter === undefined;
  return isWhole && left.shape === "list" && right.shape === "list";
}

function listSource(
  ctx: PlanContext,
  rule: EachRule,
  names: readonly string[],
  scope: Scope,
  root: SourceNode,
): FieldSource {
  const inner = itemScope(rule, scope);
  if (!inner.isObject) return membersSource(ctx, rule, scope, root);
  const node = nodeAt(root, names);
  const list = ctx.addList((item) => readFields(ctx, rule.block, inner, item));
  // The place of one list cannot hold what two rules make of it.
  if (node.list !== undefined || node.members.size > 0) throw new NotInBytes(rule.label);
  node.list = list.reader;
  return { kind: "list", node, side: list.side };
}

/** Any other rule: run on an object of the members that it names. */
function membersSource(
  ctx: PlanContext,
  rule: PlacedRule,
  scope: Scope,
  root: SourceNode,
): FieldSource {
  const reading = rule.kind === "pair" ? rule.read : rule;
  const paths = rulePaths(reading, "vendor");
  if (JSON.stringify(rule).includes('"kind":"jsonata"')) throw new NotInBytes(rule.label);
  return {
    kind: "members",
    roots: rootsOf(paths, root),
    get: getFunction(ctx.unit, rule, scope),
  };
}

/**
 * Any rule, run on an object of the members that it names, for all the members that it gives; these
 * are no other rule's. Both are known by paths, of which none may be the record itself.
 */
export function spreadField(
  rule: Rule,
  from: readonly Path[],
  to: readonly Path[],
  get: Code,
  root: SourceNode,
): Field {
  if (rule.kind === "rest" || JSON.stringify(rule).includes('"kind":"jsonata"')) {
    throw new NotInBytes(rule.label);
  }
  const gives = new Set(to.map(firstName));
  return { names: [], source: { kind: "spread", roots: rootsOf(from, root), get, gives } };
}

function firstName([first]: Path): string {
  if (first?.kind !== "member") throw new NotInBytes("path");
  return first.name;
}

/** The members that some paths start from. */
export function rootsOf(
  paths: readonly Path[],
  root: SourceNode,
): readonly (readonly [string, SourceNode])[] {
  const names = paths.map(firstName);
  if (names.includes("__proto__")) throw new NotInBytes("path");
  return [...new Set(names)].map((name) => [name, nodeAt(root, [name])] as const);
}

/** The names of a path of members that leads somewhere. */
export function namesOf(path: Path): readonly string[] | undefined {
  const names = memberNames(path);
  return names === undefined || names.length === 0 ? undefined : names;
}
