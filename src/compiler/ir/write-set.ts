import type { Span } from "../../diagnostics/source.ts";
import type { Block, IrMap, Path, RestRule, Rule, WriteEvent } from "./nodes.ts";
import { pathText } from "./places.ts";
import { writtenPaths } from "./walk.ts";

/** A vendor place that a write may touch, and the rule that does it. */
export interface WrittenPlace {
  /** As its author would write it; `*` stands for any name that no other row of the block has. */
  readonly path: string;
  /**
   * Names from the top of the record to the place, or to the first list on the way: a list is
   * written as a whole. A rest row ends in its pattern, and `except` says what it leaves alone.
   */
  readonly names: readonly string[];
  readonly except?: readonly string[];
  readonly rule: Rule;
  readonly span: Span;
  /** Only on creating, or only on changing a record; absent: on both. */
  readonly on?: WriteEvent;
}

/**
 * Every vendor place that writing with a map can touch, in the order of its rules; nothing else of
 * a record is ever changed. Values are not looked at: a place that only some values reach counts.
 */
export function writeSetOf(map: IrMap): readonly WrittenPlace[] {
  return ofBlock(map.block, []);
}

function ofBlock(block: Block, top: Path): readonly WrittenPlace[] {
  return block.rules.flatMap((rule) => ofRule(rule, top));
}

function ofRule(rule: Rule, top: Path): readonly WrittenPlace[] {
  switch (rule.kind) {
    case "read":
      return [];
    case "rest":
      return rule.direction === "read" ? [] : [ofRest(rule, top)];
    case "when": {
      const blocks = [...rule.branches.map(({ block }) => block), rule.otherwise];
      const tested = [...rule.vendorPaths, ...established(rule)];
      const inner = blocks.flatMap((block) => (block === undefined ? [] : ofBlock(block, top)));
      return [...distinct(tested).map((path) => place(rule, [...top, ...path])), ...inner];
    }
    case "scope":
      return [...places(rule, top), ...ofBlock(rule.block, [...top, ...rule.right])];
    case "each":
      return rule.direction === "read"
        ? []
        : [...places(rule, top), ...ofBlock(rule.block, [...top, ...rule.right.path, eachItem])];
    case "pair":
      return rule.writes.flatMap((write) => places(write, top));
    default:
      return places(rule, top);
  }
}

const eachItem = { kind: "each" } as const;

function places(rule: Rule, top: Path): readonly WrittenPlace[] {
  return writtenPaths(rule).map((path) => place(rule, [...top, ...path]));
}

/** What setting a condition of a branch states. */
function established(rule: Extract<Rule, { kind: "when" }>): readonly Path[] {
  return rule.branches.flatMap(({ vendor }) => (vendor.establish ?? []).map(({ path }) => path));
}

function distinct(paths: readonly Path[]): readonly Path[] {
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
}

function place(rule: Rule, path: Path): WrittenPlace {
  const on = "on" in rule && rule.on !== undefined ? { on: rule.on } : {};
  return { path: pathText(path), names: namesOf(path), rule, span: rule.span, ...on };
}

function namesOf(path: Path): readonly string[] {
  const names: string[] = [];
  for (const step of path) {
    if (step.kind !== "member") break;
    names.push(step.name);
  }
  return names;
}

function ofRest(rule: RestRule, top: Path): WrittenPlace {
  const pattern = rule.like ?? "*";
  const above = top.length === 0 ? "" : `${pathText(top)}.`;
  const isInList = top.some(({ kind }) => kind !== "member");
  const names = isInList ? namesOf(top) : [...namesOf(top), pattern];
  return { path: `${above}${pattern}`, names, except: rule.vendorNames, rule, span: rule.span };
}
