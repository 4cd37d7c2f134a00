import type { Json } from "../../compiler/types.ts";

/** Where the local platform keeps things: by kind and names, one value for each. */
export interface Store {
  readonly get: (key: StoreKey) => Json | undefined;
  readonly set: (key: StoreKey, value: Json) => void;
  /** False where there was nothing. */
  readonly delete: (key: StoreKey) => boolean;
  /** Everything below a key, in the order of the names. */
  readonly list: (prefix: StoreKey) => readonly StoreEntry[];
  /** All that `work` changes, or nothing: where it throws, everything is as it was. */
  readonly together: <Result>(work: () => Result) => Result;
}

/** A kind, and the names on the way; any text may be a name. */
export type StoreKey = readonly string[];

export interface StoreEntry {
  readonly key: StoreKey;
  readonly value: Json;
}

/** A store that ends with the process. */
export function memoryStore(entries: readonly StoreEntry[] = []): Store {
  let all = new Map<string, StoreEntry>(entries.map((entry) => [keyText(entry.key), entry]));
  return {
    get: (key) => all.get(keyText(key))?.value,
    set: (key, value) => {
      all.set(keyText(key), { key, value });
    },
    delete: (key) => all.delete(keyText(key)),
    list: (prefix) =>
      [...all.values()]
        .filter(({ key }) => prefix.every((part, index) => part === key[index]))
        .sort((a, b) => compareKeys(a.key, b.key)),
    together: (work) => {
      const before = new Map(all);
      try {
        return work();
      } catch (error) {
        all = before;
        throw error;
      }
    },
  };
}

/** One text for each key. */
export function keyText(key: StoreKey): string {
  return JSON.stringify(key);
}

function compareKeys(left: StoreKey, right: StoreKey): number {
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (part !== other) return part < other ? -1 : 1;
  }
  return left.length - right.length;
}
