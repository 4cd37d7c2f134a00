import type { WrittenPlace } from "../../src/compiler/ir/write-set.ts";
import { isObject, sameJson } from "../../src/runtime/index.ts";

/**
 * Paths at which two records differ, down to what is no object on either side; a list counts as a
 * whole, a parent that one of them lacks counts as its members.
 */
export function changedPaths(
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
): readonly (readonly string[])[] {
  if (sameJson(before, after)) return [];
  // A missing or null parent is made where something below it is written.
  const isParent = (value: unknown): boolean => value === undefined || isObject(value);
  const sides = [before, after].filter(isObject);
  const names = [...new Set(sides.flatMap((side) => Object.keys(side)))];
  if (!(before === null || isParent(before)) || !isParent(after) || names.length === 0)
    return [path];
  const member = (side: unknown, name: string): unknown =>
    isObject(side) && Object.hasOwn(side, name) ? side[name] : undefined;
  return names.flatMap((name) =>
    changedPaths(member(before, name), member(after, name), [...path, name]),
  );
}

/** Whether a place of the set is this path, or one above it. */
export function isCovered(path: readonly string[], set: readonly WrittenPlace[]): boolean {
  return set.some(({ names, except }) =>
    names.every((name, at) => {
      const found = path[at];
      if (found === undefined) return false;
      const isPattern = except !== undefined && at === names.length - 1 && name.includes("*");
      return isPattern ? matches(found, name) && !except.includes(found) : found === name;
    }),
  );
}

function matches(name: string, pattern: string): boolean {
  const parts = pattern.split("*").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[\\s\\S]*")}$`).test(name);
}
