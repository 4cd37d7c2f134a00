import type { Block, Branch, Expr, Path, Rule, WhenRule } from "../../ir/nodes.ts";
import { cellPaths, placesOf } from "../../ir/places.ts";
import { exprPaths } from "../../ir/walk.ts";
import { type Blocks, siteOf, textOf } from "./blocks.ts";
import { expression, path } from "./expression.ts";
import { establishLiteral } from "./paths.ts";
import { indented, literal, optionLines } from "./text.ts";
import type { WriteSite } from "./write-block.ts";

type Lines = (blocks: Blocks, block: Block, site: WriteSite) => readonly string[];

/** The line that writes a group of branches. */
export function whenLine(blocks: Blocks, rule: WhenRule, site: WriteSite, lines: Lines): string {
  const exprSite = siteOf(blocks, rule);
  const branches = rule.branches.map((branch) => branchText(blocks, rule, branch, site, lines));
  const tested = testedPaths(rule);
  const otherwise =
    rule.otherwise === undefined
      ? undefined
      : `{\n  ${indented(blockMembers(blocks, rule, rule.otherwise, site, lines).join(",\n"), 2)}\n}`;
  const more = optionLines({
    common: rule.commonPath === undefined ? undefined : path(exprSite, rule.commonPath, true),
    tested: boxes(blocks, rule, tested),
    vendor: boxes(blocks, rule, rule.vendorPaths),
    tree: literal(tested.reduce<Tree>(withPath, {})),
    foreign: boxes(blocks, rule, foreignPlaces(rule, undefined)),
    otherwise,
    at: literal(textOf(rule.commonPath ?? tested[0] ?? [])),
  });
  return `$s ~> $when([\n  ${indented(branches.join(",\n"), 2)}\n], ${more})`;
}

function branchText(
  blocks: Blocks,
  rule: WhenRule,
  branch: Branch,
  site: WriteSite,
  lines: Lines,
): string {
  const exprSite = { ...siteOf(blocks, rule), span: branch.span };
  const test = (isOn: boolean, expr: Expr): string =>
    isOn ? `function($o) { ${expression(exprSite, expr, "$o")} }` : "function($o) { false }";
  const members = [
    `"is": ${test(branch.direction !== "read", branch.common.test)}`,
    `"was": ${test(branch.direction !== "write", branch.vendor.test)}`,
    `"holds": ${test(true, branch.vendor.test)}`,
    `"states": ${establishLiteral(branch.vendor)}`,
    ...blockMembers(blocks, rule, branch.block, site, lines),
  ];
  return `{\n  ${indented(members.join(",\n"), 2)}\n}`;
}

function blockMembers(
  blocks: Blocks,
  rule: WhenRule,
  block: Block,
  site: WriteSite,
  lines: Lines,
): readonly string[] {
  const body = [...lines(blocks, block, site), "$s"].join("\n");
  const fields = block.rules.flatMap((inner) => {
    const left = leftPlace(inner);
    if (left === undefined) return [];
    const places = boxes(blocks, rule, vendorPlacesOf(inner));
    return [`{ "left": ${path(siteOf(blocks, rule), left)}, "right": ${places} }`];
  });
  const leaves = blocksOf(rule).flatMap((other, index) => {
    if (other === block) return [];
    const places = boxes(blocks, rule, onlyIn(other, block));
    return [`{ "index": ${index}, "places": ${places} }`];
  });
  return [
    `"run": function($s) {(\n  ${indented(body, 2)}\n)}`,
    `"foreign": ${boxes(blocks, rule, foreignPlaces(rule, block))}`,
    `"leaves": [${leaves.join(", ")}]`,
    `"fields": [${fields.join(", ")}]`,
  ];
}

/** The blocks of all branches, that of `else` last. */
function blocksOf(rule: WhenRule): readonly Block[] {
  const blocks = rule.branches.map((branch) => branch.block);
  return rule.otherwise === undefined ? blocks : [...blocks, rule.otherwise];
}

/** Places that only other branches have. */
function foreignPlaces(rule: WhenRule, taken: Block | undefined): readonly Path[] {
  const own = taken === undefined ? [] : commonPlaces(taken);
  const others = blocksOf(rule).filter((block) => block !== taken);
  return others
    .flatMap(commonPlaces)
    .filter((steps) => !own.some((other) => overlaps(steps, other)));
}

/** Vendor places that the left block writes and the taken one does not. */
function onlyIn(left: Block, taken: Block): readonly Path[] {
  const kept = vendorPlaces(taken);
  return vendorPlaces(left).filter((steps) => !kept.some((other) => overlaps(steps, other)));
}

function vendorPlaces(block: Block): readonly Path[] {
  return placesOf(block, "vendor").map((place) => place.path);
}

function commonPlaces(block: Block): readonly Path[] {
  return block.rules.flatMap((rule) => {
    const left = leftPlace(rule);
    return left === undefined ? [] : [left];
  });
}

function leftPlace(rule: Rule): Path | undefined {
  if (rule.kind === "cell" || rule.kind === "pair" || rule.kind === "scope") return rule.left;
  return rule.kind === "each" ? rule.left.path : undefined;
}

function vendorPlacesOf(rule: Rule): readonly Path[] {
  switch (rule.kind) {
    case "cell":
      return cellPaths(rule.cell);
    case "scope":
      return [rule.right];
    case "each":
      return [rule.right.path];
    case "pair":
      return rule.writes.map((write) => write.target);
    default:
      return [];
  }
}

/** Whether `first` is `second` or lies below or above it. */
function overlaps(first: Path, second: Path): boolean {
  return first
    .slice(0, second.length)
    .every(
      (step, index) =>
        JSON.stringify(step, withoutSpan) === JSON.stringify(second[index], withoutSpan),
    );
}

function withoutSpan(name: string, value: unknown): unknown {
  return name === "span" ? undefined : value;
}

function testedPaths(rule: WhenRule): readonly Path[] {
  const all = rule.branches.flatMap((branch) => exprPaths(branch.common.test));
  const keys = all.map((steps) => JSON.stringify(steps));
  return all.filter((_, index) => keys.indexOf(keys[index] ?? "") === index);
}

interface Tree {
  readonly [name: string]: Tree;
}

/** Names on the way to a tested place, so that only the place itself is replaced. */
function withPath(tree: Tree, steps: Path): Tree {
  const [step, ...rest] = steps;
  if (step?.kind !== "member" || rest.length === 0) return tree;
  const inner = Object.hasOwn(tree, step.name) ? (tree[step.name] ?? {}) : {};
  return Object.fromEntries([...Object.entries(tree), [step.name, withPath(inner, rest)]]);
}

function boxes(blocks: Blocks, rule: WhenRule, paths: readonly Path[]): string {
  const site = siteOf(blocks, rule);
  return `[${paths.map((steps) => `{ "path": ${path(site, steps)} }`).join(", ")}]`;
}
