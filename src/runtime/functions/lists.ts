import { sameJson } from "../equality.ts";
import { MappingError, type Site } from "../errors.ts";
import { finite } from "./arithmetic.ts";

// Functions on lists, each as the JSONata function of that name; none changes its argument.

/** Null items are left out; 0 for an empty list. `range` where the sum is infinite. */
export function fnSum(at: Site, numbers: readonly (number | null)[]): number {
  let total = 0;
  for (const number of numbers) total += number ?? 0;
  return finite(at, total);
}

/** Missing where there is no number. */
export function fnMax(_at: Site, numbers: readonly (number | null)[]): number | undefined {
  return extreme(numbers, Math.max);
}

/** Missing where there is no number. */
export function fnMin(_at: Site, numbers: readonly (number | null)[]): number | undefined {
  return extreme(numbers, Math.min);
}

/** The sum divided by the number of numbers; missing where there is none. */
export function fnAverage(at: Site, numbers: readonly (number | null)[]): number | undefined {
  const count = numbers.reduce<number>((sum, number) => (number === null ? sum : sum + 1), 0);
  return count === 0 ? undefined : fnSum(at, numbers) / count;
}

/** Null items count; a missing list has no items, a null one gives null. */
export function fnCount(_at: Site, items: readonly unknown[] | null | undefined): number | null {
  return items === null ? null : (items?.length ?? 0);
}

/** What is missing adds nothing, what is no list (null too) is one item. */
export function fnAppend(_at: Site, first: unknown, second: unknown): readonly unknown[] {
  return [...itemsOf(first), ...itemsOf(second)];
}

export function fnReverse(_at: Site, items: readonly unknown[]): readonly unknown[] {
  return items.toReversed();
}

/** The first of equal items stays; equal as JSON. */
export function fnDistinct(_at: Site, items: readonly unknown[]): readonly unknown[] {
  const scalars = new Set<unknown>();
  const containers: unknown[] = [];
  return items.filter((item) => {
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
export function fnSort(at: Site, items: readonly unknown[]): readonly unknown[] {
  if (items.length <= 1) return items;
  if (isAll(items, "number")) return items.toSorted((left, right) => left - right);
  if (!isAll(items, "string")) throw new MappingError("type", at);
  return items.toSorted((left, right) => (left < right ? -1 : left > right ? 1 : 0));
}

function extreme(
  numbers: readonly (number | null)[],
  pick: (left: number, right: number) => number,
): number | undefined {
  let result: number | undefined;
  for (const number of numbers) {
    if (number !== null) result = result === undefined ? number : pick(result, number);
  }
  return result;
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
