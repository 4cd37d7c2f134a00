import { isObject } from "./checks.ts";
import { sameJson } from "./equality.ts";
import { MappingError, type Site } from "./errors.ts";
import { ownMember, presentNames, type RecordObject, setMember, unreadable } from "./record.ts";

/** How the items of one list are written; the functions know nothing of positions. */
export interface ItemWriter {
  /** The list within the common record, for errors of its items. */
  readonly at: Site;
  /** What an original shows, or `unreadable`. */
  readonly view: (original: unknown) => unknown;
  /** Whether an item means what an original shows, as far as the rules of the block see. */
  readonly same: (item: unknown, shown: unknown) => boolean;
  readonly update: (item: unknown, original: unknown) => unknown;
  readonly create: (item: unknown) => unknown;
  /** Absent: items align where they are equal, else by position. */
  readonly keys?: ItemKeys;
}

/** The values that identify an item; one that is missing or null makes it unlike any other. */
export interface ItemKeys {
  readonly ofItem: (item: unknown) => readonly unknown[];
  readonly ofOriginal: (original: unknown) => readonly unknown[];
}

/** Error `duplicate-key`: two items where one is meant. */
export function refuseSecond(at: Site): never {
  throw new MappingError("duplicate-key", at);
}

/** The list itself, or error `type`. */
export function checkItems(value: unknown, at: Site): readonly unknown[] {
  if (!Array.isArray(value)) throw new MappingError("type", at);
  return value;
}

/**
 * The vendor list that shows `items`: each is written over the original that it aligns with, or
 * as new. `originals` itself when every item is the original at its position.
 */
export function writeItems(
  writer: ItemWriter,
  items: readonly unknown[],
  originals: readonly unknown[],
): readonly unknown[] {
  const aligned = writer.keys
    ? alignByKeys(writer.keys, items, originals)
    : alignByPosition(writer, items, originals);
  const result: unknown[] = new Array(items.length);
  let isSame = items.length === originals.length;
  let index = 0;
  try {
    for (; index < items.length; index += 1) {
      const original = originals[aligned[index] ?? -1];
      result[index] = writeItem(writer, items[index], original);
      isSame &&= result[index] === originals[index];
    }
  } catch (error) {
    throw atItem(error, writer.at, index);
  }
  return isSame ? originals : result;
}

/**
 * Whether each item leaves the original at its position as it is. An item that cannot be written
 * over its original is no reason to refuse the list: it may align with another one. An item without
 * a key aligns with none, so that it stays only in a list that is the same as a whole.
 */
export function keepsItems(
  writer: ItemWriter,
  items: readonly unknown[],
  originals: unknown,
): boolean {
  if (!Array.isArray(originals) || items.length !== originals.length) return false;
  const { keys, view, same } = writer;
  const isKeyless = (item: unknown): boolean =>
    isObject(item) && keys !== undefined && keyText(keys.ofItem(item)) === undefined;
  if (items.some(isKeyless)) {
    const shown = originals.map((one) => (one === null ? null : (view(one) ?? null)));
    return !shown.includes(unreadable) && sameItems(items, shown, same);
  }
  try {
    for (let index = 0; index < items.length; index += 1) {
      const original: unknown = originals[index];
      if (writeItem(writer, items[index], original) !== original) return false;
    }
  } catch (error) {
    if (error instanceof MappingError) return false;
    throw error;
  }
  return true;
}

/** An error of an item, with its index in the place of `[]`; other errors as they are. */
export function atItem(error: unknown, list: Site, index: number): unknown {
  if (!(error instanceof MappingError) || !error.path.startsWith(`${list.path}[]`)) return error;
  const path = `${list.path}[${index}]${error.path.slice(list.path.length + 2)}`;
  return new MappingError(error.code, { path, rule: error.rule });
}

/** The entries of an object as items `{ key, value }`, in its order. */
export function entriesOf(value: unknown, at: Site): readonly RecordObject[] {
  if (!isObject(value)) throw new MappingError("type", at);
  return Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .map((key) => ({ key, value: value[key] }));
}

/**
 * The object that has these entries. Error `duplicate-key` for a key that occurs twice, `type` for
 * an entry that is no object or whose key is no text. A missing value is null.
 */
export function fromEntries(entries: readonly unknown[], at: Site): RecordObject {
  const result: { [name: string]: unknown } = {};
  for (const entry of entries) {
    const key = isObject(entry) ? entry.key : undefined;
    if (!isObject(entry) || typeof key !== "string") throw new MappingError("type", at);
    if (Object.hasOwn(result, key)) throw new MappingError("duplicate-key", at);
    setMember(result, key, entry.value ?? null);
  }
  return result;
}

/**
 * `list` with the items at `positions` replaced in order: positions that are left over go, items
 * that are left over follow the last position, or the list where there is none.
 */
export function replaceAt(
  list: readonly unknown[],
  positions: readonly number[],
  items: readonly unknown[],
): readonly unknown[] {
  const last = positions[positions.length - 1] ?? list.length - 1;
  const surplus = items.slice(positions.length);
  const result: unknown[] = [];
  let next = 0;
  for (let index = 0; index < list.length; index += 1) {
    if (positions[next] !== index) result.push(list[index]);
    else {
      if (next < items.length) result.push(items[next]);
      next += 1;
    }
    if (index === last) result.push(...surplus);
  }
  return list.length === 0 ? surplus : result;
}

/** Positions of the items that a condition selects. */
export function positionsOf(
  list: readonly unknown[],
  test: (item: unknown) => boolean,
): readonly number[] {
  const result: number[] = [];
  for (let index = 0; index < list.length; index += 1) if (test(list[index])) result.push(index);
  return result;
}

function writeItem(writer: ItemWriter, item: unknown, original: unknown): unknown {
  if (item === null || item === undefined) return showsNull(writer, original) ? original : null;
  if (original === undefined || original === null) return writer.create(item) ?? null;
  return writer.update(item, original) ?? null;
}

/** An item of scalars whose cell is missing shows null, and may stay as it is. */
function showsNull({ view }: ItemWriter, original: unknown): boolean {
  return original !== undefined && original !== null && (view(original) ?? null) === null;
}

/** For each item the index of its original, or -1: the k-th with a key takes the k-th with it. */
function alignByKeys(
  keys: ItemKeys,
  items: readonly unknown[],
  originals: readonly unknown[],
): readonly number[] {
  const places = new Map<string, number[]>();
  for (let index = originals.length - 1; index >= 0; index -= 1) {
    const key = originals[index] === null ? undefined : keyText(keys.ofOriginal(originals[index]));
    if (key === undefined) continue;
    const list = places.get(key);
    if (list === undefined) places.set(key, [index]);
    else list.push(index);
  }
  return items.map((item) => {
    const key = item === null || item === undefined ? undefined : keyText(keys.ofItem(item));
    return (key === undefined ? undefined : places.get(key)?.pop()) ?? -1;
  });
}

/** Equal ones at the front, equal ones at the back, the others by position. */
function alignByPosition(
  { view, same }: ItemWriter,
  items: readonly unknown[],
  originals: readonly unknown[],
): readonly number[] {
  const most = Math.min(items.length, originals.length);
  let front = 0;
  const isSame = (item: unknown, original: unknown): boolean => {
    if (original === null) return item === null;
    const shown = view(original) ?? null;
    if (item === null || shown === null) return item === shown;
    return shown !== unreadable && same(item, shown);
  };
  while (front < most && isSame(items[front], originals[front])) front += 1;
  let back = 0;
  while (
    back < most - front &&
    isSame(items[items.length - 1 - back], originals[originals.length - 1 - back])
  ) {
    back += 1;
  }
  const shift = originals.length - items.length;
  const backStart = items.length - back;
  const middleEnd = originals.length - back;
  return items.map((_, index) => {
    if (index >= backStart) return index + shift;
    return index < middleEnd ? index : -1;
  });
}

/** Keys as one text, so that equal JSON has equal text; undefined where a part has no value. */
function keyText(values: readonly unknown[]): string | undefined {
  const [only] = values;
  if (values.length === 1 && typeof only === "string") return `"${only}`;
  const hasGap = values.some(
    (value) => value === undefined || value === null || typeof value === "symbol",
  );
  return hasGap ? undefined : JSON.stringify(values.map(sorted));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const names = Object.keys(value).sort();
  return names.map((name) => [name, sorted(value[name])]);
}

/** Whether two lists are item by item the same; missing and null only equal themselves. */
export function sameItems(
  left: unknown,
  shown: unknown,
  same: (item: unknown, shown: unknown) => boolean,
): boolean {
  if (!Array.isArray(left) || !Array.isArray(shown)) return left === shown;
  if (left.length !== shown.length) return false;
  return left.every((item, index) => {
    const other = shown[index];
    return item === null || other === null ? item === other : same(item, other);
  });
}

/** Items behind those that a list has already; null brings no item, but makes the list. */
export function appendItems(before: unknown, items: unknown): unknown {
  if (items === null) return before === undefined || before === null ? [] : before;
  return Array.isArray(before) && Array.isArray(items) ? [...before, ...items] : items;
}

/** The items that a condition selects; what is no list stays as it is. */
export function selectItems(list: unknown, test: (item: unknown) => boolean): unknown {
  return Array.isArray(list) ? list.filter(test) : list;
}

/** `selectItems` of the entries of a map. */
export function selectEntries(map: unknown, test: (item: unknown) => boolean, at: Site): unknown {
  if (!isObject(map)) return map;
  return entriesOf(map, at).filter(test);
}

/** A list, or null for an empty one. */
export function orNull(list: readonly unknown[]): readonly unknown[] | null {
  return list.length === 0 ? null : list;
}

/** Whether nested objects are the same by their rules; anything else by itself. */
export function sameParts(
  left: unknown,
  shown: unknown,
  same: (left: unknown, shown: unknown) => boolean,
): boolean {
  return isObject(left) && isObject(shown) ? same(left, shown) : left === shown;
}

/** Whether two objects have the same members, but for these names. */
export function sameExcept(left: unknown, shown: unknown, names: ReadonlySet<string>): boolean {
  if (!isObject(left) || !isObject(shown)) return left === shown;
  const all = [...presentNames(left), ...presentNames(shown)].filter((name) => !names.has(name));
  return all.every((name) => sameJson(ownMember(left, name), ownMember(shown, name)));
}
