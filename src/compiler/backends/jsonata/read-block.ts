import { unreachable } from "../../../diagnostics/invariant.ts";
import type {
  Block,
  Branch,
  EachRule,
  ReadRule,
  RestRule,
  Rule,
  WhenRule,
} from "../../ir/nodes.ts";
import { isWhole } from "../../ir/walk.ts";
import {
  type Blocks,
  cellValue,
  filterFunction,
  hintOf,
  siteOf,
  vendorText,
  withDefault,
} from "./blocks.ts";
import { getCall, getFunction } from "./codec.ts";
import { expression, path } from "./expression.ts";
import { establishedObject, establishLiteral } from "./paths.ts";
import { args, commentText, indented, literal, optionLines, regexText } from "./text.ts";

/**
 * `read` refuses the record with the first rule that is refused; `view` shows what can be read.
 */
export type ReadUse = "read" | "view";

/** The variable of `function($v, $r)`: the common object that starts as `$r`, from the scope `$v`. */
export function readFunction(blocks: Blocks, block: Block, use: ReadUse, hint: string): string {
  return blocks.named(block, use, hint, () => {
    const lines = readLines(blocks, block, use);
    return `function($v, $r) {(\n  ${indented([...lines, "$r"].join("\n"), 2)}\n)}`;
  });
}

/** What an empty object of a block starts as: missing where a rule stands for the whole value. */
export function readStart(block: Block): string {
  return isWhole(block) ? "$missing" : "{}";
}

function readLines(blocks: Blocks, block: Block, use: ReadUse): readonly string[] {
  return block.rules.flatMap((rule) => {
    const line = readLine(blocks, rule, use);
    return line === undefined ? [] : [`/* ${commentText(rule.label)} */`, `$r := ${line};`];
  });
}

function readLine(blocks: Blocks, rule: Rule, use: ReadUse): string | undefined {
  const put = (left: string, value: string): string =>
    use === "read"
      ? `$put($r, ${left}, ${value}, ${literal(vendorText(rule))})`
      : `$show($r, ${left}, ${value})`;
  const leftPath = () =>
    "left" in rule && Array.isArray(rule.left) ? path(siteOf(blocks, rule), rule.left) : "[]";
  switch (rule.kind) {
    case "cell":
      if (use === "read" && rule.cell.kind === "at" && rule.readDefault === undefined) {
        const site = siteOf(blocks, rule);
        const codec = getFunction(blocks.unit, rule.codec, site);
        return `$r ~> $take(${leftPath()}, $v, ${path(site, rule.cell.path)}, ${codec})`;
      }
      return put(leftPath(), cellValue(blocks, rule, "$v"));
    case "pair":
      return put(leftPath(), readValue(blocks, rule.read));
    case "read":
      return put(leftPath(), readValue(blocks, rule));
    case "scope": {
      const read = readFunction(blocks, rule.block, "read", hintOf(rule));
      const scope = `$see($v, ${path(siteOf(blocks, rule), rule.right)})`;
      const call = `function($o) { $orElse(${read}($o, ${readStart(rule.block)}), {}) }`;
      return put(leftPath(), `$readScope(${scope}, ${call})`);
    }
    case "each":
      return put(path(siteOf(blocks, rule), rule.left.path), collectedValue(blocks, rule));
    case "when":
      return whenLine(blocks, rule, use);
    case "rest":
      return rule.direction === "write" ? undefined : guarded(use, restLine(blocks, rule), "");
    case "write":
      return undefined;
    default:
      return unreachable(rule);
  }
}

/** The value of a `<-` rule over `$v`. */
export function readValue(blocks: Blocks, rule: ReadRule): string {
  const site = siteOf(blocks, rule);
  const value = getCall(blocks.unit, rule.codec, site, expression(site, rule.value, "$v"));
  return withDefault(value, rule.readDefault);
}

/** What a rule of items adds to the place that may hold the items of others. */
function collectedValue(blocks: Blocks, rule: EachRule): string {
  const list = listValue(blocks, rule);
  if (rule.left.filter === undefined) return list;
  return `$collected($r, ${path(siteOf(blocks, rule), rule.left.path)}, ${list})`;
}

/** The items of `$v` as a rule of items shows them. */
export function listValue(blocks: Blocks, rule: EachRule): string {
  const site = siteOf(blocks, rule);
  const { filter } = rule.left;
  const start = filter === undefined ? readStart(rule.block) : literal(establishedObject(filter));
  const read = readFunction(blocks, rule.block, "read", hintOf(rule));
  const raw = `$see($v, ${path(site, rule.right.path)})`;
  const items = rule.right.shape === "map" ? `$entries(${raw})` : raw;
  const where = takingFunction(blocks, rule);
  const chosen = where === undefined ? items : `$selected(${items}, ${where})`;
  const list = `$readItems(${chosen}, function($i) { ${read}($i, ${start}) })`;
  return rule.left.shape === "map" ? `$fromEntries(${list})` : list;
}

/**
 * Which vendor items take part; absent: all. Null satisfies no condition, so that below a filter
 * on the common side null items take none.
 */
export function takingFunction(blocks: Blocks, rule: EachRule): string | undefined {
  const test = rule.right.filter && filterFunction(blocks, rule, rule.right.filter);
  if (rule.left.filter === undefined) return test;
  return `function($i) { $i = null ? false : ${test === undefined ? "true" : `(${test})($i)`} }`;
}

function guarded(use: ReadUse, call: string, at: string): string {
  if (use === "view") return `$orKeep($r, ${call})`;
  return at === "" ? call : `$under(${call}, ${literal(at)})`;
}

function whenLine(blocks: Blocks, rule: WhenRule, use: ReadUse): string {
  const site = siteOf(blocks, rule);
  const branches = rule.branches
    .filter((branch) => branch.direction !== "write")
    .map((branch) => branchText(blocks, rule, branch, use));
  const tested = rule.vendorPaths.map((steps) => `{ "is": $see($v, ${path(site, steps)}) }`);
  const more = optionLines({
    tested: `[${tested.join(", ")}]`,
    common: rule.commonPath === undefined ? undefined : path(site, rule.commonPath),
    otherwise:
      rule.otherwise === undefined ? undefined : branchFunction(blocks, rule.otherwise, use),
  });
  const list = `[\n  ${indented(branches.join(",\n"), 2)}\n]`;
  return guarded(use, `$readWhen($r, ${list}, ${more})`, "");
}

function branchText(blocks: Blocks, rule: WhenRule, branch: Branch, use: ReadUse): string {
  const site = { ...siteOf(blocks, rule), span: branch.span };
  const members = [
    `"was": function() { ${expression(site, branch.vendor.test, "$v")} }`,
    `"is": function($o) { ${expression(site, branch.common.test, "$o")} }`,
    `"common": ${establishLiteral(branch.common)}`,
    `"read": ${branchFunction(blocks, branch.block, use)}`,
  ];
  return `{\n  ${indented(members.join(",\n"), 2)}\n}`;
}

function branchFunction(blocks: Blocks, block: Block, use: ReadUse): string {
  const lines = [...readLines(blocks, block, use), "$r"];
  return `function($r) {(\n  ${indented(lines.join("\n"), 2)}\n)}`;
}

function restLine(blocks: Blocks, rule: RestRule): string {
  const left = path(siteOf(blocks, rule), rule.left ?? []);
  return `$putRest($r, ${left}, $others(${args("$v", literal(takenNames(rule)), matchFunction(rule))}))`;
}

/** Names of the vendor's scope that are not the rest's. */
function takenNames(rule: RestRule): readonly string[] {
  return rule.left === undefined
    ? [...new Set([...rule.vendorNames, ...rule.commonNames])]
    : rule.vendorNames;
}

/** Whether a name matches the pattern, as a function; absent: every name does. */
export function matchFunction(rule: RestRule): string | undefined {
  if (rule.like === undefined) return undefined;
  // A character in front, since JSONata takes no match of length zero.
  const pattern = rule.like.split("*").map(regexText).join("[\\s\\S]*");
  return `function($name) { $contains("-" & $name, /^-${pattern}$/) }`;
}
