import { checkNumber } from "../checks.ts";
import { sameJson } from "../equality.ts";
import { MappingError, type Site } from "../errors.ts";
import { finite } from "./arithmetic.ts";

// Functions on lists, each as the JSONata function of that name; none changes its argument. The
// argument is neither missing nor null unless said; one of another kind is `type`.

/** Null items are left out; 0 for an empty list. `range` where the sum is infinite. */
export function fnSum(at: Site, items: unknown): number {
  return finite(at, total(numbersOf(at, items)));
}

/** Missing where there is no number. */
export function fnMax(at: Site, items: unknown): number | undefined {
  return extreme(numbersOf(at, items), Math.max);
}

/** Missing where there is no number. */
export function fnMin(at: Site, items: unknown): number | undefined {
  return extreme(numbersOf(at, items), Math.min);
}

/** The sum divided by the number of numbers; missing where there is none. */
export function fnAverage(at: Site, items: unknown): number | undefined {
  const numbers = numbersOf(at, items);
  return numbers.length === 0 ? undefined : finite(at, total(numbers)) / numbers.length;
}

/** Null items count; a missing list has no items, a null one gives null. */
export function fnCount(at: Site, items: unknown): number | null {
  if (items === undefined) return 0;
  return items === null ? null : listOf(at, items).length;
}

/** What is missing adds nothing, what is no list (null too) is one item. */
export function fnAppend(_at: Site, first: unknown, second: unknown): readonly unknown[] {
  return [...itemsOf(first), ...itemsOf(second)];
}

export function fnReverse(at: Site, items: unknown): readonly unknown[] {
  return listOf(at, items).toReversed();
}

/** The first of equal items stays; equal as JSON. */
export function fnDistinct(at: Site, items: unknown): readonly unknown[] {
  const scalars = new Set<unknown>();
  const containers: unknown[] = [];
  return listOf(at, items).filter((item) => {
    if (typeof item !== "object" || item === null) {
      if (scalars.has(item)) return false;
      scalars.add(item);
      return true;
    }
    if (containers.some((other) => sameJson(other, item))) return false;
    containers.push(item);
    return true;
  });
}

/**
 * Numbers by size, or texts by UTF-16 code unit, ascending; equal items keep their order. `type`
 * for two or more items that are neither all numbers nor all texts.
 */
export function fnSort(at: Site, items: unknown): readonly unknown[] {
  const list = listOf(at, items);
  if (list.length <= 1) return list;
  if (isAll(list, "number")) return list.toSorted((left, right) => left - right);
  if (!isAll(list, "string")) throw new MappingError("type", at);
  return list.toSorted((left, right) => (left < right ? -1 : left > right ? 1 : 0));
}

function listOf(at: Site, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new MappingError("type", at);
  return value;
}

/** Without null items. */
function numbersOf(at: Site, value: unknown): readonly number[] {
  const present = listOf(at, value).filter((item) => item !== null);
  return present.map((item) => checkNumber(item, at));
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function extreme(
  numbers: readonly number[],
  pick: (left: number, right: number) => number,
): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((left, right) => pick(left, right));
}

function itemsOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isAll(items: readonly unknown[], kind: "number"): items is readonly number[];
function isAll(items: readonly unknown[], kind: "string"): items is readonly string[];
function isAll(items: readonly unknown[], kind: string): boolean {
  return items.every((item) => typeof item === kind);
}
