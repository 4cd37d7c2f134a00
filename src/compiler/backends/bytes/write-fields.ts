import type { Block, CellRule, EachRule, Rule, ScopeRule } from "../../ir/nodes.ts";
import { rulePaths, writtenPaths } from "../../ir/walk.ts";
import { equalMember, testFunction } from "../javascript/expressions.ts";
import { innerScope, itemScope } from "../javascript/gets.ts";
import { Body } from "../javascript/paths.ts";
import type { Scope } from "../javascript/unit.ts";
import { createdValue } from "../javascript/write-cells.ts";
import { fires } from "../javascript/write-context.ts";
import { contextOf, createFunction } from "../javascript/writes.ts";
import { code } from "../support/code.ts";
import { jsKey, jsName } from "../support/javascript-text.ts";
import {
  copiedType,
  fallbackOf,
  isPlainList,
  memoConstant,
  namesOf,
  type PlanContext,
  rootsOf,
  spreadField,
} from "./fields.ts";
import {
  checkOrder,
  type Field,
  type FieldSource,
  NotInBytes,
  newNode,
  nodeAt,
  type SourceNode,
} from "./plan.ts";

/** The fields of a record that a block writes without an original. Throws NotInBytes. */
export function createFields(
  ctx: PlanContext,
  block: Block,
  scope: Scope,
  root: SourceNode,
): readonly Field[] {
  const rules = block.rules.filter(
    (rule) => rule.kind !== "read" && !(rule.kind === "each" && rule.direction === "read"),
  );
  // What `->` rows write comes behind all else.
  const isRow = (rule: Rule): boolean => rule.kind === "write";
  const ordered = [...rules.filter((rule) => !isRow(rule)), ...rules.filter(isRow)];
  const fields = ordered.flatMap((rule) =>
    "on" in rule && !fires(rule.on, "new") ? [] : [createField(ctx, rule, block, scope, root)],
  );
  checkOrder(fields);
  return fields;
}

function createField(
  ctx: PlanContext,
  rule: Rule,
  block: Block,
  scope: Scope,
  root: SourceNode,
): Field {
  if (rule.kind === "cell" && rule.cell.kind === "at") {
    const names = namesOf(rule.cell.path);
    if (names !== undefined) {
      return { names, source: cellSource(ctx, rule, block, scope, root) };
    }
  }
  if (rule.kind === "scope") {
    const [from, names] = [namesOf(rule.left), namesOf(rule.right)];
    if (from !== undefined && names !== undefined) {
      return { names, source: scopeSource(ctx, rule, from, scope, root) };
    }
  }
  if (rule.kind === "each" && isPlainList(rule)) {
    const [from, names] = [namesOf(rule.left.path), namesOf(rule.right.path)];
    if (from !== undefined && names !== undefined) {
      return { names, source: listSource(ctx, rule, from, scope, root) };
    }
  }
  const get = createFunction(ctx.unit, { ...block, rules: [rule] }, scope);
  return spreadField(rule, rulePaths(rule, "common"), writtenPaths(rule), get, root);
}

function cellSource(
  ctx: PlanContext,
  rule: CellRule,
  block: Block,
  scope: Scope,
  root: SourceNode,
): FieldSource {
  const { unit } = ctx;
  const names = namesOf(rule.left);
  const node = names === undefined ? foundNode(ctx, rule, root) : nodeAt(root, names);
  const copied = copiedType(rule.codec);
  if (node !== undefined && copied !== undefined) {
    return { kind: "copy", node, type: copied, ...fallbackOf(rule.writeDefault) };
  }
  // A value at one place is all that the rule sees; else it sees the members it starts from.
  const seen: CellRule = node === undefined ? rule : { ...rule, left: valuePath };
  const body = new Body(true, false);
  const value = createdValue(contextOf(unit, block, scope, "new", body), seen);
  const get = unit.helper(
    "built",
    code`(c) {
      ${body.statements}
      return ${value};
    }`,
  );
  if (node === undefined) return { kind: "members", roots: rootsOf([rule.left], root), get };
  const memo = memoConstant(unit, code`(${jsName("x")}) => ${get}({ x: ${jsName("x")} })`);
  return { kind: "memo", node, memo };
}

/**
 * The place of `list[name = "x"].member`, which is looked for while the list is scanned; undefined
 * for any other path, and where the list is read in another way.
 */
function foundNode(ctx: PlanContext, rule: CellRule, root: SourceNode): SourceNode | undefined {
  const find = rule.left[rule.left.length - 2];
  const last = rule.left[rule.left.length - 1];
  const before = namesOf(rule.left.slice(0, -2));
  if (find?.kind !== "find" || last?.kind !== "member" || before === undefined) return undefined;
  const name = equalMember(find.condition);
  const list = nodeAt(root, before);
  if (name === undefined || list.list !== undefined || list.members.size > 0) return undefined;
  const { unit } = ctx;
  const x = jsName("x");
  const test = testFunction(unit, find.condition, rule.label);
  const passes = code`(${x}) => (${test}({ ${jsKey(name)}: ${x} }) ? true : null)`;
  list.search ??= { item: newNode(), finds: [] };
  const { item, finds } = list.search;
  const found = newNode();
  finds.push({
    test: memoConstant(unit, passes),
    tested: nodeAt(item, [name]),
    member: nodeAt(item, [last.name]),
    found,
  });
  return found;
}

/** Where a function of one value finds it. */
const valuePath = [{ kind: "member", name: "x" }] as const;

function scopeSource(
  ctx: PlanContext,
  rule: ScopeRule,
  from: readonly string[],
  scope: Scope,
  root: SourceNode,
): FieldSource {
  const node = nodeAt(root, from);
  const fields = createFields(ctx, rule.block, innerScope(rule, scope), node);
  if (node.members.size === 0) throw new NotInBytes(rule.label);
  return { kind: "scope", node, fields };
}

function listSource(
  ctx: PlanContext,
  rule: EachRule,
  from: readonly string[],
  scope: Scope,
  root: SourceNode,
): FieldSource {
  const inner = itemScope(rule, scope);
  const node = nodeAt(root, from);
  const list = ctx.addList((item) => createFields(ctx, rule.block, inner, item));
  const isTaken = node.list !== undefined || node.search !== undefined;
  if (isTaken || node.members.size > 0) throw new NotInBytes(rule.label);
  node.list = list.reader;
  return { kind: "list", node, side: list.side };
}
