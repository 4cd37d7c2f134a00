import { unreachable } from "../../../diagnostics/invariant.ts";
import type {
  Block,
  CellRule,
  EachRule,
  PairRule,
  Path,
  RestRule,
  Rule,
  ScopeRule,
  WriteRule,
} from "../../ir/nodes.ts";
import { cellPaths } from "../../ir/places.ts";
import { isWhole } from "../../ir/walk.ts";
import { type Blocks, filterFunction, hintOf, isShared, siteOf, textOf } from "./blocks.ts";
import { buildFunction, getFunction, sameFunction } from "./codec.ts";
import { expression, path } from "./expression.ts";
import { establishedObject } from "./paths.ts";
import {
  listValue,
  matchFunction,
  readFunction,
  readStart,
  readValue,
  takingFunction,
} from "./read-block.ts";
import { args, commentText, indented, literal, optionLines, options } from "./text.ts";
import { keyFunctions, sameItems, sameLists } from "./write-items.ts";
import { whenLine } from "./write-when.ts";

/**
 * The variable of `function($c, $v, $mode, $blank)`: the vendor value for the common value `$c`,
 * written over `$v` where that is not missing, else into `$blank`. `at` is where in the common
 * record the block stands.
 */
export function writeFunction(blocks: Blocks, block: Block, hint: string, at: string): string {
  return blocks.named(block, "write", hint, () => {
    const site = { at };
    const hasBelow = block.rules.some(isBelow);
    const needsView = block.rules.some((rule) => looksAtView(rule));
    const view = needsView
      ? `$exists($v) ? ${readFunction(blocks, block, "view", hint)}($v, ${readStart(block)}) : $missing`
      : undefined;
    const tree = needsView ? literal(block.overlay) : undefined;
    const empty = `$orElse($blank, ${blank(block)})`;
    const kept = hasBelow ? "[]" : undefined;
    const begin = args("$c", "$v", "$mode", literal(at), empty, kept, view, tree);
    const start = `$s := $begin(${begin});`;
    const settling = hasBelow ? ["$s := $settle($s);"] : [];
    const lines = [start, ...writeLines(blocks, block, site), ...settling, "$finish($s)"];
    return `function($c, $v, $mode, $blank) {(\n  ${indented(lines.join("\n"), 2)}\n)}`;
  });
}

/** Where the rules of a block stand. */
export interface WriteSite {
  readonly at: string;
}

/** The lines of two-way rules, then those of the `->` rules. */
export function writeLines(blocks: Blocks, block: Block, site: WriteSite): readonly string[] {
  const lines = block.rules.flatMap((rule) => {
    const line = writeLine(blocks, rule, site);
    return line === undefined ? [] : [`/* ${commentText(rule.label)} */`, `$s := ${line};`];
  });
  const sends = block.rules.flatMap((rule) => (rule.kind === "write" ? [rule] : []));
  if (sends.length === 0) return lines;
  const body = sends.flatMap((rule) => [
    `/* ${commentText(rule.label)} */`,
    `$s := ${sendLine(blocks, rule)};`,
  ]);
  const run = `function($s) {(\n  ${indented([...body, "$s"].join("\n"), 2)}\n)}`;
  return ["$before := $s;", ...lines, `$s := $s ~> $ifChanged($before, ${run});`];
}

/** A block with a list on the way, with branches or with `->` rules needs what the original shows. */
function looksAtView(rule: Rule): boolean {
  switch (rule.kind) {
    case "cell":
    case "scope":
      return isShared(rule);
    case "each":
      return isShared(rule) || rule.left.filter !== undefined;
    case "rest":
    case "read":
      return false;
    default:
      return true;
  }
}

/** Only places below others can have been null through their parent. */
function isBelow(rule: Rule): boolean {
  if (rule.kind !== "when") return writtenPaths(rule).some((steps) => steps.length > 1);
  return [...rule.branches.map((branch) => branch.block), rule.otherwise].some(
    (block) => block?.rules.some(isBelow) ?? false,
  );
}

/** What a new block starts as: missing where a rule writes the whole value. */
function blank(block: Block): string {
  const writesWhole = block.rules.some((rule) =>
    writtenPaths(rule).some((steps) => steps.length === 0),
  );
  return writesWhole ? "$missing" : "{}";
}

/** The vendor places of a two-way rule that is not itself made of rules of this scope. */
function writtenPaths(rule: Rule): readonly Path[] {
  switch (rule.kind) {
    case "cell":
      return cellPaths(rule.cell);
    case "scope":
      return [rule.right];
    case "each":
      return [rule.right.path];
    default:
      return [];
  }
}

function writeLine(blocks: Blocks, rule: Rule, site: WriteSite): string | undefined {
  switch (rule.kind) {
    case "cell":
      return cellLine(blocks, rule);
    case "pair":
      return pairLine(blocks, rule);
    case "scope":
      return scopeLine(blocks, rule, site);
    case "each":
      return rule.direction === "read" ? undefined : eachLine(blocks, rule, site);
    case "when":
      return whenLine(blocks, rule, site, writeLines);
    case "rest":
      return rule.direction === "read" ? undefined : restLine(blocks, rule);
    case "read":
    case "write":
      return undefined;
    default:
      return unreachable(rule);
  }
}

function leftOf(blocks: Blocks, rule: Rule, steps: Path): string {
  return path(siteOf(blocks, rule), steps, true);
}

function optional(fallback: Parameters<typeof literal>[0] | undefined): string | undefined {
  return fallback === undefined ? undefined : literal(fallback);
}

function cellLine(blocks: Blocks, rule: CellRule): string {
  const site = siteOf(blocks, rule);
  const same = sameFunction(rule.type);
  const more = {
    same: same === "$equal" ? undefined : same,
    shared: isShared(rule) ? "true" : undefined,
    default: optional(rule.readDefault),
    fill: optional(rule.writeDefault),
    on: optional(rule.on),
  };
  const left = leftOf(blocks, rule, rule.left);
  const codecs = [
    getFunction(blocks.unit, rule.codec, site),
    buildFunction(blocks.unit, rule.codec, site),
  ];
  const { cell } = rule;
  switch (cell.kind) {
    case "at":
      return `$s ~> $cell(${args(left, path(site, cell.path), ...codecs, options(more))})`;
    case "first": {
      const places = cell.cells.map((part) => partText(blocks, rule, part, []));
      const { fill, ...others } = more;
      const list = `[${places.join(", ")}]`;
      return `$s ~> $firstCell(${args(left, list, ...codecs, options({ ...others, first: fill }))})`;
    }
    case "template": {
      const parts = cell.parts.map((part) =>
        partText(blocks, rule, part, [
          `"before": ${literal(part.separator)}`,
          `"required": ${part.required}`,
        ]),
      );
      const template = optionLines({
        prefix: literal(cell.prefix),
        suffix: literal(cell.suffix),
        parts: `[${parts.join(", ")}]`,
      });
      return `$s ~> $template(${args(left, template, ...codecs, options(more))})`;
    }
    default:
      return unreachable(cell);
  }
}

function partText(
  blocks: Blocks,
  rule: CellRule,
  part: { readonly path: Path; readonly codec: CellRule["codec"] },
  more: readonly string[],
): string {
  const site = siteOf(blocks, rule);
  const members = [
    ...more,
    `"path": ${path(site, part.path)}`,
    `"in": ${getFunction(blocks.unit, part.codec, site)}`,
    `"out": ${buildFunction(blocks.unit, part.codec, site)}`,
  ];
  return `{ ${members.join(", ")} }`;
}

function scopeLine(blocks: Blocks, rule: ScopeRule, site: WriteSite): string {
  const at = joinedPath(site.at, textOf(rule.left));
  const write = writeFunction(blocks, rule.block, hintOf(rule), at);
  const more = options({
    shared: isShared(rule) ? "true" : undefined,
    on: optional(rule.on),
  });
  const right = path(siteOf(blocks, rule), rule.right);
  return `$s ~> $nest(${args(leftOf(blocks, rule, rule.left), right, write, more)})`;
}

function eachLine(blocks: Blocks, rule: EachRule, site: WriteSite): string {
  const at = joinedPath(site.at, `${textOf(rule.left.path)}[]`);
  const write = writeFunction(blocks, rule.block, hintOf(rule), at);
  const hint = hintOf(rule);
  const keys = keyFunctions(blocks, rule);
  const read = readFunction(blocks, rule.block, "read", hint);
  const seed = rule.right.filter;
  const more = optionLines({
    ...keys,
    same: sameLists(blocks, rule),
    sameItem: keys.key === undefined ? sameItems(blocks, rule.block, hint) : undefined,
    shows: isWhole(rule.block) ? `function($o) { ${read}($o, $missing) }` : undefined,
    left: sideText(
      rule.left.shape,
      rule.left.filter && filterFunction(blocks, rule, rule.left.filter),
    ),
    right: sideText(rule.right.shape, takingFunction(blocks, rule)),
    seed: seed === undefined ? undefined : literal(establishedObject(seed)),
    shared: looksAtView(rule) ? "true" : undefined,
    on: optional(rule.on),
  });
  const right = path(siteOf(blocks, rule), rule.right.path);
  const own = `function($v) { ${listValue(blocks, rule)} }`;
  return `$s ~> $eachOf(${args(leftOf(blocks, rule, rule.left.path), right, own, write, more)})`;
}

function sideText(shape: "list" | "map", where: string | undefined): string | undefined {
  return options({ map: shape === "map" ? "true" : undefined, where });
}

function pairLine(blocks: Blocks, rule: PairRule): string {
  const same = sameFunction(rule.type);
  const more = options({
    same: same === "$equal" ? undefined : same,
    shared: isShared(rule) ? "true" : undefined,
  });
  const body = rule.writes.map((write) => `$s := ${sendLine(blocks, write)};`);
  const run = `function($s) {(\n  ${indented([...body, "$s"].join("\n"), 2)}\n)}`;
  const own = readValue(blocks, rule.read);
  return `$s ~> $fieldPair(${args(leftOf(blocks, rule, rule.left), own, run, more)})`;
}

function sendLine(blocks: Blocks, rule: WriteRule): string {
  const site = siteOf(blocks, rule);
  const value = `function($m) { ${expression(site, rule.value, "$m")} }`;
  const more = options({ fill: optional(rule.writeDefault), on: optional(rule.on) });
  const out = buildFunction(blocks.unit, rule.codec, site);
  return `$s ~> $send(${args(path(site, rule.target), value, out, more)})`;
}

function restLine(blocks: Blocks, rule: RestRule): string {
  const more = optionLines({
    names: literal(rule.vendorNames),
    skip: rule.left === undefined ? literal(rule.commonNames) : undefined,
    matches: matchFunction(rule),
  });
  return `$s ~> $writeRest(${args(leftOf(blocks, rule, rule.left ?? []), more)})`;
}

function joinedPath(at: string, below: string): string {
  if (at === "" || below === "") return at + below;
  return below.startsWith("[") ? at + below : `${at}.${below}`;
}
