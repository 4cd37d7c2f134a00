import type { Json } from "../../src/compiler/types.ts";

type JsonObject = { readonly [name: string]: Json };

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** RFC 7396, section 2, to the letter. */
export function merge7396(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const result = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) result.delete(name);
    else result.set(name, merge7396(result.get(name), value));
  }
  return Object.fromEntries(result);
}

/** As a server merges that stores null where it is told so. */
export function mergeStoring(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const result = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    result.set(name, mergeStoring(result.get(name), value));
  }
  return Object.fromEntries(result);
}

/** Without the members that are null, at any depth; a server that stores null may send them. */
export function strip(value: Json): Json {
  if (Array.isArray(value)) return value.map(strip);
  if (!isObject(value)) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, strip(member)]));
}
