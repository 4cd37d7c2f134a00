import { isObject, maxDepth } from "./checks.ts";
import { MappingError, type Site } from "./errors.ts";

/** Refuses a value that is nested more than 500 levels deep with `too-deep`; sees nothing else. */
export function checkDepth(value: unknown, at: Site): void {
  checkDepthBelow(value, at, 0);
}

/**
 * What JSONata gives as plain JSON: objects with the ordinary prototype, lists without marks.
 * Functions and `undefined` are missing, and left out of lists. `range` for a number that is none.
 */
export function plainJson(value: unknown, at: Site): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) throw new MappingError("range", at);
  if (typeof value === "function") return undefined;
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const entry of value) {
      const item = plainJson(entry, at);
      if (item !== undefined) items.push(item);
    }
    return items;
  }
  if (typeof value !== "object" || value === null) return value;
  return plainObject(value as Readonly<Record<string, unknown>>, at);
}

function plainObject(value: Readonly<Record<string, unknown>>, at: Site): unknown {
  // JSONata's own functions and lambdas are objects with a mark.
  if (isJsonataFunction(value)) return undefined;
  const entries: [string, unknown][] = [];
  for (const name of Object.keys(value)) {
    const member = plainJson(value[name], at);
    if (member !== undefined) entries.push([name, member]);
  }
  return Object.fromEntries(entries);
}

function isJsonataFunction(value: Readonly<Record<string, unknown>>): boolean {
  return (
    (Object.hasOwn(value, "_jsonata_lambda") && value._jsonata_lambda === true) ||
    (Object.hasOwn(value, "_jsonata_function") && value._jsonata_function === true)
  );
}

function checkDepthBelow(value: unknown, at: Site, depth: number): void {
  if (typeof value !== "object" || value === null) return;
  if (depth >= maxDepth) throw new MappingError("too-deep", at);
  if (Array.isArray(value)) {
    for (const item of value) checkDepthBelow(item, at, depth + 1);
  } else if (isObject(value)) {
    for (const name of Object.keys(value)) checkDepthBelow(value[name], at, depth + 1);
  }
}
