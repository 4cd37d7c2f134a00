import type { EachRule, ListPlace } from "../../../src/compiler/ir/nodes.ts";
import type { Json } from "../../../src/compiler/types.ts";
import { align, sameLists } from "./align.ts";
import { holdsWith } from "./expressions.ts";
import { establish, get, set } from "./paths.ts";
import { readBlock, type Shown, view } from "./read.ts";
import {
  collect,
  hasValue,
  isList,
  isObject,
  type JsonList,
  type Maybe,
  member,
  names,
  refuse,
  type Tables,
  withMember,
} from "./states.ts";
import {
  clearPlaces,
  type Draft,
  isUnchanged,
  leftOf,
  put,
  removePlace,
  type Scope,
  writeBlock,
} from "./write.ts";

/** The items of a place; entries `{ key, value }` of a map in the order of its members. */
export function itemsOf(place: ListPlace, value: Json): JsonList {
  if (place.shape === "list") return isList(value) ? value : refuse("type", "a list was expected");
  if (!isObject(value)) return refuse("type", "an object was expected");
  return names(value).map((name) => ({ key: name, value: member(value, name) ?? null }));
}

/**
 * The positions of the vendor items that take part. Null satisfies no condition, so below a filter
 * on the common side null items are left where they are.
 */
function taking(rule: EachRule, items: JsonList, tables: Tables): readonly number[] {
  const positions = selected(rule.right, items, tables);
  return rule.left.filter === undefined ? positions : positions.filter((at) => items[at] !== null);
}

/** The positions of the items that a filter lets through. */
export function selected(place: ListPlace, items: JsonList, tables: Tables): readonly number[] {
  const { filter } = place;
  const positions = items.map((_, at) => at);
  if (filter === undefined) return positions;
  return positions.filter((at) => holdsWith(tables)(filter, items[at] ?? null));
}

export function readEach(rule: EachRule, record: Maybe, tables: Tables, shown: Shown): void {
  const holds = holdsWith(tables);
  const raw = get(rule.right.path, record, holds).value;
  if (raw === undefined) return;
  const before = get(rule.left.path, shown.value, holds).value;
  const isFiltered = rule.left.filter !== undefined;
  if (raw === null) {
    if (isFiltered && hasValue(before)) return;
    shown.value = set(rule.left.path, shown.value, isFiltered ? [] : null, holds);
    return;
  }
  const all = itemsOf(rule.right, raw);
  const items = collect(
    taking(rule, all, tables).map((at) => () => readItem(rule, all[at] ?? null, tables)),
  );
  const list = isFiltered && isList(before) ? [...before, ...items] : items;
  shown.value = set(rule.left.path, shown.value, containerOf(rule.left, list), holds);
}

function readItem(rule: EachRule, item: Json, tables: Tables): Json {
  if (item === null) return null;
  const { filter } = rule.left;
  const start = filter === undefined ? undefined : establish(filter, {}, holdsWith(tables));
  return readBlock(rule.block, item, tables, start) ?? null;
}

/** A map from its entries; a key that is no text is `type`, one that comes twice `duplicate-key`. */
function containerOf(place: ListPlace, items: JsonList): Json {
  if (place.shape === "list") return items;
  return items.reduce<{ readonly [name: string]: Json }>((object, entry) => {
    const key = isObject(entry) ? member(entry, "key") : undefined;
    if (typeof key !== "string") return refuse("type", "an entry without key");
    if (Object.hasOwn(object, key)) return refuse("duplicate-key", "two entries of one key");
    return withMember(object, key, isObject(entry) ? (member(entry, "value") ?? null) : null);
  }, {});
}

export function writeEach(rule: EachRule, scope: Scope, draft: Draft, tables: Tables): void {
  const left = leftOf(rule.left.path, scope, tables);
  const isSame = (shown: Maybe): boolean => sameLists(rule, left.value, shown, tables);
  if (isUnchanged(rule, scope, rule.left.path, isSame, tables)) {
    draft.kept.push(rule);
  } else if (left.value === undefined) {
    if (scope.mode === "item" && scope.v !== undefined) removeList(rule, scope, draft, tables);
    else draft.kept.push(rule);
  } else if (left.implicit) {
    clearPlaces([rule.right.path], scope, draft, tables);
  } else if (left.value === null) {
    const rest = unselected(rule, scope, tables);
    put(draft, rule.right.path, rest.length > 0 ? rest : null, tables);
  } else {
    writeItems(rule, left.value, scope, draft, tables);
  }
}

function writeItems(rule: EachRule, left: Json, scope: Scope, draft: Draft, tables: Tables): void {
  const holds = holdsWith(tables);
  const given = itemsOf(rule.left, left);
  const items = selected(rule.left, given, tables).map((at) => given[at] ?? null);
  const raw = get(rule.right.path, scope.v, holds).value;
  const all = hasValue(raw) ? itemsOf(rule.right, raw) : [];
  const positions = taking(rule, all, tables);
  const originals = positions.map((at) => all[at] ?? null);
  const { filter } = rule.right;
  const fresh = filter === undefined ? undefined : establish(filter, {}, holds);
  const aligned = align(rule, items, originals, tables);
  const results = collect(
    items.map((item, at) => (): Json => {
      const old = aligned[at] === undefined ? undefined : originals[aligned[at]];
      if (item === null) return old !== undefined && showsNull(rule, old, tables) ? old : null;
      return writeBlock(rule.block, item, old ?? undefined, "item", tables, fresh) ?? null;
    }),
  );
  const isKept =
    hasValue(raw) &&
    results.length === originals.length &&
    results.every((result, at) => result === originals[at]);
  if (isKept) draft.kept.push(rule);
  else
    put(draft, rule.right.path, containerOf(rule.right, placed(all, positions, results)), tables);
}

/** A null item, or one of scalars whose cell is missing. */
function showsNull(rule: EachRule, old: Json, tables: Tables): boolean {
  if (old === null) return true;
  const shown = view(rule.block, old, tables);
  return shown.failed.size === 0 && (shown.value ?? null) === null;
}

/** Results at the selected positions, surplus ones after the last; surplus positions go. */
function placed(all: JsonList, positions: readonly number[], results: JsonList): JsonList {
  const last = positions.at(-1) ?? all.length - 1;
  const upTo = all.slice(0, last + 1).flatMap((item, at) => {
    const index = positions.indexOf(at);
    return index < 0 ? [item] : results.slice(index, index + 1);
  });
  return [...upTo, ...results.slice(positions.length), ...all.slice(last + 1)];
}

function removeList(rule: EachRule, scope: Scope, draft: Draft, tables: Tables): void {
  const rest = unselected(rule, scope, tables);
  if (rest.length > 0) put(draft, rule.right.path, rest, tables);
  else removePlace(draft, rule.right.path, tables);
}

function unselected(rule: EachRule, scope: Scope, tables: Tables): JsonList {
  if (rule.right.filter === undefined && rule.left.filter === undefined) return [];
  const raw = get(rule.right.path, scope.v, holdsWith(tables)).value;
  if (!isList(raw)) return [];
  const taken = taking(rule, raw, tables);
  return raw.filter((_, at) => !taken.includes(at));
}
