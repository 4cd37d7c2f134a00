import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import type { Json } from "../../compiler/types.ts";
import { keyText, memoryStore, type Store, type StoreEntry, type StoreKey } from "./store.ts";

/**
 * A store that survives its process: one JSON file for each value, which is either the old or the
 * new one at any moment; what is changed together is either all old or all new once the folder is
 * opened again. One process at a time. Throws where the folder cannot be read or written, or holds
 * a file that is not the store's.
 */
export function folderStore(folder: string): Store {
  mkdirSync(folder, { recursive: true });
  finishChanges(folder);
  const memory = memoryStore(readFolder(folder));
  // What each key that the work at hand changes was before it.
  let touched: Map<string, StoreChange> | undefined;
  const together = <Result>(work: () => Result): Result => {
    if (touched !== undefined) return work();
    const before = new Map<string, StoreChange>();
    touched = before;
    try {
      return memory.together(() => {
        const result = work();
        const old = [...before.values()];
        writeChanges(folder, { old, now: old.map(({ key }) => changeOf(memory, key)) });
        return result;
      });
    } finally {
      touched = undefined;
    }
  };
  const touch = (key: StoreKey): void => {
    const text = keyText(key);
    if (touched?.has(text) === false) touched.set(text, changeOf(memory, key));
  };
  return {
    get: memory.get,
    list: memory.list,
    together,
    set: (key, value) =>
      together(() => {
        touch(key);
        memory.set(key, value);
      }),
    delete: (key) =>
      together(() => {
        touch(key);
        return memory.delete(key);
      }),
  };
}

/** A value as it is to be; without one it goes. */
interface StoreChange {
  readonly key: StoreKey;
  readonly value?: Json;
}

function changeOf(memory: Store, key: StoreKey): StoreChange {
  const value = memory.get(key);
  return value === undefined ? { key } : { key, value };
}

/** Changes that are begun and, while this file is there, perhaps not ended. */
const changesName = "changes.journal";

/** One change is whole by itself; several are written down first, so that they can be ended. */
function writeChanges(
  folder: string,
  { old, now }: { readonly old: readonly StoreChange[]; readonly now: readonly StoreChange[] },
): void {
  const journal = join(folder, changesName);
  if (now.length > 1) writeWhole(journal, JSON.stringify(now));
  try {
    applyChanges(folder, now);
  } catch (error) {
    // The disk refuses: what was there comes back, as far as it lets us.
    if (now.length > 1) writeWhole(journal, JSON.stringify(old));
    applyChanges(folder, old);
    rmSync(journal, { force: true });
    throw error;
  }
  rmSync(journal, { force: true });
}

function applyChanges(folder: string, changes: readonly StoreChange[]): void {
  for (const { key, value } of changes) {
    const path = join(folder, fileName(key));
    if (value === undefined) rmSync(path, { force: true });
    else writeWhole(path, `${JSON.stringify({ key, value }, null, 2)}\n`);
  }
}

/** Ends what a process that died had begun. */
function finishChanges(folder: string): void {
  const journal = join(folder, changesName);
  if (!existsSync(journal)) return;
  applyChanges(folder, JSON.parse(readFileSync(journal, "utf8")) as readonly StoreChange[]);
  rmSync(journal);
}

function readFolder(folder: string): readonly StoreEntry[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => {
      const entry = JSON.parse(readFileSync(join(folder, name), "utf8")) as StoreEntry;
      if (!Array.isArray(entry?.key) || fileName(entry.key) !== name) {
        throw new Error(`${join(folder, name)} was not written by the local platform.`);
      }
      return entry;
    });
}

/** A readable beginning, and a digest that tells names apart that look alike to a file system. */
function fileName(key: StoreKey): string {
  const readable = key.map((part) => part.replace(/[^A-Za-z0-9-]+/g, "_").slice(0, 24)).join(".");
  const digest = createHash("sha256").update(keyText(key)).digest("hex").slice(0, 20);
  return `${readable}.${digest}.json`;
}

function writeWhole(path: string, text: string): void {
  const draft = `${path}.draft`;
  const file = openSync(draft, "w", 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}
