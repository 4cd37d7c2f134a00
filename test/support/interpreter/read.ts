import type { Block, Path, ReadRule, Rule, ScopeRule } from "../../../src/compiler/ir/nodes.ts";
import { readCell } from "./cells.ts";
import { getThrough } from "./codec.ts";
import { evaluate, holdsWith } from "./expressions.ts";
import { readEach } from "./lists.ts";
import { get, pathText, set } from "./paths.ts";
import { readRest } from "./rest.ts";
import {
  errorsOf,
  type InterpreterError,
  inRule,
  isObject,
  type Maybe,
  refuse,
  type Tables,
  throwAll,
} from "./states.ts";
import { readWhen } from "./when-read.ts";

/** What a block shows of a record, and the rules that could not be read (they put nothing). */
export interface Reading {
  readonly value: Maybe;
  readonly failed: ReadonlyMap<Rule, readonly InterpreterError[]>;
}

/** What the rules put so far. */
export interface Shown {
  value: Maybe;
  readonly failed: Map<Rule, readonly InterpreterError[]>;
}

/** Reads every rule by itself; `start` is what the result holds already. */
export function view(block: Block, record: Maybe, tables: Tables, start?: Maybe): Reading {
  const shown: Shown = { value: start ?? (isWhole(block) ? undefined : {}), failed: new Map() };
  readRules(block, record, tables, shown);
  return shown;
}

/** Reads a block; throws when a rule cannot be read. */
export function readBlock(block: Block, record: Maybe, tables: Tables, start?: Maybe): Maybe {
  const reading = view(block, record, tables, start);
  throwAll([...reading.failed.values()].flat());
  return reading.value;
}

export function readRules(block: Block, record: Maybe, tables: Tables, shown: Shown): void {
  for (const rule of block.rules) {
    try {
      inRule(rule.label, "", () => readRule(rule, record, tables, shown));
    } catch (thrown) {
      shown.failed.set(rule, errorsOf(thrown));
    }
  }
}

/** The common value of a `<-` row. */
export function readExpression(rule: ReadRule, record: Maybe, tables: Tables): Maybe {
  const value = getThrough(rule.codec, evaluate(rule.value, record, tables), tables);
  return withDefault(value, rule.readDefault);
}

function readRule(rule: Rule, record: Maybe, tables: Tables, shown: Shown): void {
  const put = (left: Path, value: Maybe): void => {
    if (value !== undefined) shown.value = set(left, shown.value, value, holdsWith(tables));
  };
  switch (rule.kind) {
    case "cell":
      put(rule.left, withDefault(readCell(rule, record, tables), rule.readDefault));
      return;
    case "pair":
      put(rule.left, readExpression(rule.read, record, tables));
      return;
    case "read":
      put(rule.left, readExpression(rule, record, tables));
      return;
    case "scope":
      put(rule.left, readScope(rule, record, tables));
      return;
    case "each":
      readEach(rule, record, tables, shown);
      return;
    case "when":
      readWhen(rule, record, tables, shown);
      return;
    case "rest":
      readRest(rule, record, tables, shown);
      return;
    case "write":
      return;
  }
}

/** A missing value becomes the default; null stays null. */
function withDefault(value: Maybe, fallback: Maybe): Maybe {
  return value === undefined ? fallback : value;
}

function readScope(rule: ScopeRule, record: Maybe, tables: Tables): Maybe {
  const inner = get(rule.right, record, holdsWith(tables)).value;
  if (inner === undefined || inner === null) return inner;
  if (!isObject(inner)) return refuse("type", `${pathText(rule.right)} is no object`);
  return readBlock(rule.block, inner, tables) ?? {};
}

/** True where a rule stands for the whole value of the scope: its items are no objects of ours. */
export function isWhole(block: Block): boolean {
  return block.rules.some((rule) => {
    if (rule.kind === "each") return rule.left.path.length === 0;
    return "left" in rule && rule.left?.length === 0;
  });
}
