import { checkString, isObject } from "../checks.ts";
import { MappingError, type Site } from "../errors.ts";

// Functions on objects, each as the JSONata function of that name; own members only.

/** Of an object, or of all objects (at any depth of lists) of a list, each name once; else none. */
export function fnKeys(_at: Site, value: unknown): readonly string[] {
  if (!Array.isArray(value)) return isObject(value) ? presentNames(value) : [];
  // As members of one object, so that names that are whole numbers come first, as in JSONata.
  const names: Record<string, true> = Object.create(null);
  for (const item of flattened(value)) {
    if (isObject(item)) for (const name of presentNames(item)) names[name] = true;
  }
  return Object.keys(names);
}

/**
 * The member `key` of an object. Of a list: the members of its objects, lists among them opened;
 * one alone is given as such, none is missing.
 */
export function fnLookup(at: Site, value: unknown, key: unknown): unknown {
  const name = checkString(key, at);
  if (!Array.isArray(value)) return member(value, name);
  const found: unknown[] = [];
  for (const item of flattened(value)) {
    const result = member(item, name);
    if (Array.isArray(result)) found.push(...result);
    else if (result !== undefined) found.push(result);
  }
  return found.length > 1 ? found : found[0];
}

/** Later members win; null items are left out, items that are no object are `type`. */
export function fnMerge(at: Site, objects: unknown): { readonly [name: string]: unknown } {
  if (!Array.isArray(objects)) throw new MappingError("type", at);
  const entries: [string, unknown][] = [];
  for (const object of objects) {
    if (object === null) continue;
    if (!isObject(object)) throw new MappingError("type", at);
    for (const name of presentNames(object)) entries.push([name, object[name]]);
  }
  // Defines members one by one, so that `__proto__` is a name like any other.
  return Object.fromEntries(entries);
}

function member(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function presentNames(value: { readonly [name: string]: unknown }): readonly string[] {
  return Object.keys(value).filter((name) => value[name] !== undefined);
}

/** The items that are no lists, from front to back. */
function flattened(items: readonly unknown[]): readonly unknown[] {
  return items.flat(Number.POSITIVE_INFINITY);
}
