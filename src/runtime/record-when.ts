import { sameJson } from "./equality.ts";
import { MappingError, type Site } from "./errors.ts";
import type { Steps } from "./paths.ts";
import { hasValue, peekPath } from "./record-write.ts";

// What generated modules ask about groups of branches.

/** What no branch of a group says of its tested places: null or missing; `no-case` for a value. */
export function noCase(values: readonly unknown[], at: Site): null | undefined {
  if (values.some(hasValue)) throw new MappingError("no-case", at);
  return values.some((value) => value !== undefined) ? null : undefined;
}

/** The branch of an original whose conditions could be tested, else none. */
export function branchOr(branch: unknown): number {
  return typeof branch === "number" ? branch : -1;
}

/** Whether a common value says nothing at these places, or what the original shows there. */
export function saysSame(
  paths: readonly Steps[],
  common: unknown,
  view: unknown,
  at: Site,
): boolean {
  return paths.every((path) => {
    const value = peekPath(path, common, at);
    return value === undefined || sameJson(value, peekPath(path, view, at));
  });
}

/** Error `no-case` for a value at a place of another branch, other than what the original shows. */
export function refuseForeign(
  paths: readonly Steps[],
  common: unknown,
  view: unknown,
  at: Site,
): void {
  for (const path of paths) {
    const value = peekPath(path, common, at);
    if (!hasValue(value)) continue;
    if (!sameJson(value, peekPath(path, view, at))) throw new MappingError("no-case", at);
  }
}
