import type { Json } from "../../compiler/types.ts";
import { isObject, type JsonObject, memberOf, sameJson } from "./json.ts";

/** Built entries by the wanted ones that they stand for: odd ones are equal, others share names. */
export function match(
  wanted: readonly Json[],
  built: readonly Json[],
  odd: readonly number[],
  names: readonly [string, string],
): { readonly matched: ReadonlyMap<number, JsonObject>; readonly extra: number } {
  const free = new Set(built.filter(isObject));
  const matched = new Map<number, JsonObject>();
  const take = (index: number, fits: (entry: JsonObject) => boolean): void => {
    if (matched.has(index)) return;
    const found = [...free].find(fits);
    if (found === undefined) return;
    free.delete(found);
    matched.set(index, found);
  };
  for (const index of odd) take(index, (entry) => sameJson(entry, wanted[index]));
  for (const count of [2, 1]) {
    const keys = names.slice(0, count);
    for (const [index, entry] of wanted.entries()) {
      if (odd.includes(index)) continue;
      take(index, (other) => keys.every((name) => sameJson(other[name], memberOf(entry, name))));
    }
  }
  return { matched, extra: free.size };
}
