import type { Block, EachRule, Path, Rule } from "../../ir/nodes.ts";
import { type Blocks, cellValue, filterFunction, hintOf, siteOf } from "./blocks.ts";
import { sameFunction } from "./codec.ts";
import { path } from "./expression.ts";
import { readFunction, readStart, readValue } from "./read-block.ts";
import { indented, literal } from "./text.ts";

/** How the items of both sides tell their key; empty where items align by position. */
export function keyFunctions(
  blocks: Blocks,
  rule: EachRule,
): { readonly key?: string; readonly oldKey?: string } {
  const parts = keyRules(rule).flatMap((inner) => {
    const left = leftPath(inner);
    if (left === undefined) return [];
    const common = `{ "is": $calm($get($i, ${path(siteOf(blocks, inner), left)})) }`;
    return [{ common, vendor: `{ "is": ${vendorKey(blocks, inner)} }` }];
  });
  if (parts.length === 0) return {};
  const list = (side: "common" | "vendor") => parts.map((part) => part[side]).join(", ");
  return {
    key: `function($i) { [${list("common")}] }`,
    oldKey: `function($v) { [${list("vendor")}] }`,
  };
}

/** Entries of a vendor map align by their key. */
function keyRules(rule: EachRule): readonly Rule[] {
  const stated = rule.keys.flatMap((index) => rule.block.rules[index] ?? []);
  if (stated.length > 0 || rule.right.shape === "list") return stated;
  return rule.block.rules.filter(
    (inner) => inner.kind === "cell" && inner.cell.kind === "at" && isKey(inner.cell.path),
  );
}

function isKey(steps: Path): boolean {
  const [step] = steps;
  return steps.length === 1 && step?.kind === "member" && step.name === "key";
}

function leftPath(rule: Rule): Path | undefined {
  return rule.kind === "cell" || rule.kind === "pair" ? rule.left : undefined;
}

function vendorKey(blocks: Blocks, rule: Rule): string {
  if (rule.kind === "cell") return cellValue(blocks, rule, "$v");
  return rule.kind === "pair" ? readValue(blocks, rule.read) : "$missing";
}

/** The variable of `function($x, $v)`: whether an item says what the original item `$v` shows. */
export function sameItems(blocks: Blocks, block: Block, hint: string): string {
  return blocks.named(block, "same", hint, () => {
    const read = readFunction(blocks, block, "read", hint);
    const same = sameByRules(blocks, block, hint);
    return `function($x, $v) { $alikeItems($x, $v = null ? null : ${read}($v, ${readStart(block)}), ${same}) }`;
  });
}

/** The variable of `function($x, $y)`: equal as far as the two-way rules see. */
function sameByRules(blocks: Blocks, block: Block, hint: string): string {
  return blocks.named(block, "alike", hint, () => {
    const tests = block.rules.flatMap((rule) => sameByRule(blocks, rule));
    const all = tests.length === 0 ? "true" : tests.join("\nand ");
    return `function($x, $y) {\n  ${indented(all, 2)}\n}`;
  });
}

function sameByRule(blocks: Blocks, rule: Rule): readonly string[] {
  const both = (steps: Path): string => {
    const text = path(siteOf(blocks, rule), steps);
    return `$calm($get($x, ${text})), $calm($get($y, ${text}))`;
  };
  switch (rule.kind) {
    case "cell":
    case "pair": {
      const same = sameFunction(rule.type);
      return [
        same.startsWith("$") ? `${same}(${both(rule.left)})` : `(${same})(${both(rule.left)})`,
      ];
    }
    case "scope": {
      const same = sameByRules(blocks, rule.block, hintOf(rule));
      return [`$alikeObjects(${both(rule.left)}, ${same})`];
    }
    case "each":
      return [`(${sameLists(blocks, rule)})(${both(rule.left.path)})`];
    case "when": {
      const branches = rule.branches.map((branch) => branch.block);
      const all = rule.otherwise === undefined ? branches : [...branches, rule.otherwise];
      return [
        ...(rule.commonPath === undefined ? [] : [`$equal(${both(rule.commonPath)})`]),
        ...all.flatMap((block) => block.rules.flatMap((inner) => sameByRule(blocks, inner))),
      ];
    }
    case "rest":
      if (rule.left !== undefined) return [`$equal(${both(rule.left)})`];
      return [`$alikeRest($x, $y, ${literal(rule.commonNames)})`];
    default:
      return [];
  }
}

/** A function of two lists or maps: whether their chosen items are equal as far as the rules see. */
export function sameLists(blocks: Blocks, rule: EachRule): string {
  const same = sameByRules(blocks, rule.block, hintOf(rule));
  const { filter, shape } = rule.left;
  const where = filter === undefined ? "" : `, ${filterFunction(blocks, rule, filter)}`;
  const name = shape === "map" ? "$alikeMaps" : "$alikeLists";
  return `function($a, $b) { ${name}($a, $b, ${same}${where}) }`;
}
