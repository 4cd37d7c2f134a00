import type { Block, EachRule, Rule } from "../../../src/compiler/ir/nodes.ts";
import type { Json } from "../../../src/compiler/types.ts";
import { readCell, tolerant } from "./cells.ts";
import { sameMeaning } from "./equality.ts";
import { holdsWith } from "./expressions.ts";
import { selected } from "./lists.ts";
import { get } from "./paths.ts";
import { readExpression, view } from "./read.ts";
import {
  hasValue,
  isList,
  isObject,
  type JsonList,
  type Maybe,
  member,
  names,
  sameJson,
  type Tables,
} from "./states.ts";

/** For each item the position of the original it is written over, or nothing when it is new. */
export function align(
  rule: EachRule,
  items: JsonList,
  originals: JsonList,
  tables: Tables,
): readonly (number | undefined)[] {
  const keys = keyRules(rule);
  return keys.length > 0
    ? byKeys(keys, items, originals, tables)
    : byPosition(rule, items, originals, tables);
}

/** The k-th item of a key takes the k-th original of that key. */
function byKeys(
  keys: readonly Rule[],
  items: JsonList,
  originals: JsonList,
  tables: Tables,
): readonly (number | undefined)[] {
  const taken = new Set<number>();
  const oldKeys = originals.map((old) =>
    keys.map((rule) => tolerant(() => keyOf(rule, old, tables))),
  );
  return items.map((item) => {
    const key = keys.map((rule) =>
      "left" in rule && rule.left !== undefined && "length" in rule.left
        ? tolerant(() => get(rule.left as never, item, holdsWith(tables)).value)
        : undefined,
    );
    if (!key.every(hasValue)) return undefined;
    const at = oldKeys.findIndex(
      (old, index) =>
        !taken.has(index) && old.every((part, k) => hasValue(part) && sameJson(part, key[k])),
    );
    if (at < 0) return undefined;
    taken.add(at);
    return at;
  });
}

/** Equal items at the front, equal items at the back, the rest by position. */
function byPosition(
  rule: EachRule,
  items: JsonList,
  originals: JsonList,
  tables: Tables,
): readonly (number | undefined)[] {
  const most = Math.min(items.length, originals.length);
  const isEqual = (item: Json | undefined, old: Json | undefined): boolean =>
    sameAsView(rule.block, item ?? null, old ?? null, tables);
  let front = 0;
  while (front < most && isEqual(items[front], originals[front])) front += 1;
  let back = 0;
  while (back < most - front && isEqual(items.at(-1 - back), originals.at(-1 - back))) back += 1;
  return items.map((_, at) => {
    if (at >= items.length - back) return at + originals.length - items.length;
    return at < originals.length - back ? at : undefined;
  });
}

/** Entries of a vendor map align by their key. */
function keyRules(rule: EachRule): readonly Rule[] {
  const stated = rule.keys.flatMap((index) => rule.block.rules[index] ?? []);
  if (stated.length > 0 || rule.right.shape === "list") return stated;
  return rule.block.rules.filter(
    (inner) =>
      inner.kind === "cell" &&
      inner.cell.kind === "at" &&
      inner.cell.path.length === 1 &&
      inner.cell.path.every((step) => step.kind === "member" && step.name === "key"),
  );
}

function keyOf(rule: Rule, old: Json, tables: Tables): Maybe {
  if (old === null) return undefined;
  if (rule.kind === "cell") return readCell(rule, old, tables);
  return rule.kind === "pair" ? readExpression(rule.read, old, tables) : undefined;
}

function sameAsView(block: Block, item: Json, old: Json, tables: Tables): boolean {
  if (old === null) return item === null;
  const shown = view(block, old, tables);
  if (shown.failed.size > 0) return false;
  const value = shown.value ?? null;
  return sameItems(block, item, value, tables);
}

/** An item that is no object where objects are expected is a mistake, whatever the rules see. */
function sameItems(block: Block, item: Json, shown: Json, tables: Tables): boolean {
  if (item === null || shown === null) return item === shown;
  return isObject(item) === isObject(shown) && sameByRules(block, item, shown, tables);
}

/** Equal as far as the two-way rules of a block see. */
function sameByRules(block: Block, item: Maybe, shown: Maybe, tables: Tables): boolean {
  return block.rules.every((rule) => sameByRule(rule, item, shown, tables));
}

function sameByRule(rule: Rule, item: Maybe, shown: Maybe, tables: Tables): boolean {
  const at = (path: Parameters<typeof get>[0], from: Maybe): Maybe =>
    tolerant(() => get(path, from, holdsWith(tables)).value);
  switch (rule.kind) {
    case "cell":
    case "pair":
      return sameMeaning(rule.type, at(rule.left, item), at(rule.left, shown));
    case "scope": {
      const [left, right] = [at(rule.left, item), at(rule.left, shown)];
      if (!isObject(left) || !isObject(right)) return sameJson(left, right);
      return sameByRules(rule.block, left, right, tables);
    }
    case "each":
      return sameLists(rule, at(rule.left.path, item), at(rule.left.path, shown), tables);
    case "when":
      return (
        (rule.commonPath === undefined ||
          sameJson(at(rule.commonPath, item), at(rule.commonPath, shown))) &&
        [
          ...rule.branches.map((branch) => branch.block),
          ...(rule.otherwise ? [rule.otherwise] : []),
        ].every((block) => sameByRules(block, item, shown, tables))
      );
    case "rest": {
      if (rule.left !== undefined) return sameJson(at(rule.left, item), at(rule.left, shown));
      const free = (value: Maybe): readonly string[] =>
        isObject(value) ? names(value).filter((name) => !rule.commonNames.includes(name)) : [];
      return [...free(item), ...free(shown)].every((name) =>
        sameJson(
          isObject(item) ? member(item, name) : undefined,
          isObject(shown) ? member(shown, name) : undefined,
        ),
      );
    }
    default:
      return true;
  }
}

/** Lists (or maps) whose chosen items are equal as far as the rules of the block see. */
export function sameLists(rule: EachRule, item: Maybe, shown: Maybe, tables: Tables): boolean {
  if (!hasValue(item) || !hasValue(shown)) return sameJson(item, shown);
  if (rule.left.shape === "map") {
    if (!isObject(item) || !isObject(shown)) return false;
    return (
      sameJson([...names(item)].sort(), [...names(shown)].sort()) &&
      names(item).every((name) =>
        sameByRules(
          rule.block,
          { key: name, value: member(item, name) ?? null },
          { key: name, value: member(shown, name) ?? null },
          tables,
        ),
      )
    );
  }
  if (!isList(item) || !isList(shown)) return false;
  const chosen = (list: JsonList): JsonList =>
    selected(rule.left, list, tables).map((at) => list[at] ?? null);
  const [left, right] = [chosen(item), chosen(shown)];
  return (
    left.length === right.length &&
    left.every((inner, at) => {
      const other = right[at] ?? null;
      return sameItems(rule.block, inner, other, tables);
    })
  );
}
