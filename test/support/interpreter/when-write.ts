import type {
  Block,
  Condition,
  Expr,
  Path,
  PathStep,
  Rule,
  WhenRule,
} from "../../../src/compiler/ir/nodes.ts";
import { placesOf, tolerant } from "./cells.ts";
import { holdsWith } from "./expressions.ts";
import { get } from "./paths.ts";
import { hasValue, type Maybe, refuse, sameJson, type Tables } from "./states.ts";
import { branchOfVendor, established, type Taken, takenOf } from "./when-read.ts";
import { clearPlaces, type Draft, overlay, type Scope, writeRules } from "./write.ts";

/** Writes the branch that the common side selects. */
export function writeWhen(rule: WhenRule, scope: Scope, draft: Draft, tables: Tables): void {
  const before = scope.v === undefined ? undefined : originalBranch(rule, scope.v, tables);
  const taken = isUntouched(rule, scope, tables) ? before : branchOfCommon(rule, scope, tables);
  refuseForeign(rule, taken?.block, scope, tables);
  if (taken === undefined) {
    writeNoBranch(rule, scope, draft, tables);
  } else if (scope.v === undefined) {
    if (taken.branch !== undefined) setCondition(taken.branch.vendor, draft, tables);
    writeRules(taken.block, scope, draft, tables);
  } else if (taken.block === before?.block) {
    writeRules(taken.block, scope, draft, tables);
  } else {
    switchTo(taken, before?.block, scope, draft, tables);
  }
}

/** With an original, what `c` does not mention leaves the branch as it is. */
function isUntouched(rule: WhenRule, scope: Scope, tables: Tables): boolean {
  if (scope.v === undefined) return false;
  const holds = holdsWith(tables);
  const isUnsaid = (path: Path): boolean =>
    isReadable(() => get(path, scope.c, holds)) && get(path, scope.c, holds).value === undefined;
  if (rule.commonPath !== undefined && isUnsaid(rule.commonPath)) return true;
  if (!scope.compares || scope.shown?.failed.has(rule) !== false) return false;
  return rule.branches
    .flatMap(({ common }) => pathsOf(common.test))
    .every((path) => {
      if (!isReadable(() => get(path, scope.c, holds))) return false;
      const { value } = get(path, scope.c, holds);
      return value === undefined || sameJson(value, get(path, scope.shown?.value, holds).value);
    });
}

function isReadable(action: () => unknown): boolean {
  return (
    tolerant(() => {
      action();
      return true;
    }) === true
  );
}

function branchOfCommon(rule: WhenRule, scope: Scope, tables: Tables): Taken {
  const tested = testedObject(rule, scope);
  const branch = rule.branches.find(
    ({ direction, common }) => direction !== "read" && holdsWith(tables)(common, tested ?? {}),
  );
  return takenOf(rule, branch);
}

/** `c` over the places that the original shows; after a switch above, `c` is merged already. */
function testedObject(rule: WhenRule, scope: Scope): Maybe {
  const tree = rule.branches
    .flatMap(({ common }) => pathsOf(common.test))
    .reduce<Block["overlay"]>((all, path) => withPath(all, path), {});
  return scope.compares ? overlay(scope.shown?.value, scope.c, tree) : scope.c;
}

/** Adds the names on the way to a place, so that only the place itself is replaced. */
function withPath(tree: Block["overlay"], path: Path): Block["overlay"] {
  const [step, ...rest] = path;
  if (step?.kind !== "member" || rest.length === 0) return tree;
  return { ...tree, [step.name]: withPath(tree[step.name] ?? {}, rest) };
}

function originalBranch(rule: WhenRule, v: Maybe, tables: Tables): Taken {
  let taken: Taken;
  tolerant(() => {
    taken = branchOfVendor(rule, v, tables);
    return undefined;
  });
  return taken;
}

/** Null clears the vendor's condition, an unknown value is refused, missing says nothing. */
function writeNoBranch(rule: WhenRule, scope: Scope, draft: Draft, tables: Tables): void {
  const holds = holdsWith(tables);
  const tested = testedObject(rule, scope);
  const values = rule.branches
    .flatMap(({ common }) => pathsOf(common.test))
    .map((path) => get(path, tested, holds).value);
  if (isUntouched(rule, scope, tables)) return;
  if (values.some(hasValue)) refuse("no-case", "no branch holds");
  if (values.includes(null)) clearPlaces(rule.vendorPaths, scope, draft, tables);
}

function setCondition(condition: Condition, draft: Draft, tables: Tables): void {
  const next = established(condition, draft.value ?? {}, tables);
  if (!sameJson(next, draft.value)) draft.changed = true;
  draft.value = next;
}

function switchTo(
  taken: Exclude<Taken, undefined>,
  left: Block | undefined,
  scope: Scope,
  draft: Draft,
  tables: Tables,
): void {
  if (taken.branch !== undefined) setCondition(taken.branch.vendor, draft, tables);
  const merged: Scope = { ...scope, c: scope.merged, mode: "update", compares: false };
  writeRules(taken.block, merged, draft, tables);
  const kept = vendorPlaces(taken.block);
  const gone = left === undefined ? [] : vendorPlaces(left);
  const onlyLeft = gone.filter((path) => !kept.some((other) => overlaps(path, other)));
  const lacking = taken.block.rules.flatMap((rule) => {
    const place = leftPlace(rule);
    if (place === undefined) return [];
    const { value } = get(place, scope.merged, holdsWith(tables));
    return value === undefined ? placesOfRule(rule) : [];
  });
  clearPlaces([...onlyLeft, ...lacking], scope, draft, tables);
}

/** A value for a field of another branch, other than what the original shows, can't be written. */
function refuseForeign(
  rule: WhenRule,
  taken: Block | undefined,
  scope: Scope,
  tables: Tables,
): void {
  const holds = holdsWith(tables);
  const all = [
    ...rule.branches.map(({ block }) => block),
    ...(rule.otherwise ? [rule.otherwise] : []),
  ];
  const own = taken === undefined ? [] : commonPlaces(taken);
  const foreign = all
    .filter((block) => block !== taken)
    .flatMap(commonPlaces)
    .filter((path) => !own.some((other) => overlaps(path, other)));
  for (const path of foreign) {
    const value = tolerant(() => get(path, scope.c, holds).value);
    const shown = tolerant(() => get(path, scope.shown?.value, holds).value);
    if (hasValue(value) && !sameJson(value, shown)) refuse("no-case", "a field of another branch");
  }
}

function commonPlaces(block: Block): readonly Path[] {
  return block.rules.flatMap((rule) => {
    const place = leftPlace(rule);
    return place === undefined ? [] : [place];
  });
}

function leftPlace(rule: Rule): Path | undefined {
  if (rule.kind === "cell" || rule.kind === "pair" || rule.kind === "scope") return rule.left;
  return rule.kind === "each" ? rule.left.path : undefined;
}

function vendorPlaces(block: Block): readonly Path[] {
  return block.rules.flatMap((rule) => {
    if (rule.kind === "write") return [rule.target];
    if (rule.kind !== "when") return placesOfRule(rule);
    return [
      ...rule.branches.map((branch) => branch.block),
      ...(rule.otherwise ? [rule.otherwise] : []),
    ].flatMap(vendorPlaces);
  });
}

function placesOfRule(rule: Rule): readonly Path[] {
  if (rule.kind === "cell") return placesOf(rule.cell);
  if (rule.kind === "scope") return [rule.right];
  if (rule.kind === "each") return [rule.right.path];
  return rule.kind === "pair" ? rule.writes.map((write) => write.target) : [];
}

function overlaps(first: Path, second: Path): boolean {
  return first.slice(0, second.length).every((step, at) => sameStep(step, second[at]));
}

function sameStep(first: PathStep, second: PathStep | undefined): boolean {
  return JSON.stringify(first, withoutSpan) === JSON.stringify(second, withoutSpan);
}

function withoutSpan(name: string, value: unknown): unknown {
  return name === "span" ? undefined : value;
}

/** The places that an expression reads. */
export function pathsOf(expr: Expr): readonly Path[] {
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
      return expr.parts.flatMap((part) => pathsOf(part.value));
    default:
      return [];
  }
}
