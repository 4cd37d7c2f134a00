import { createHash } from "node:crypto";
import {
  closeSync,
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
import { keyText, memoryStore, type Store, type StoreEntry, type StoreKey } from "./store.ts";

/**
 * A store that survives its process: one JSON file for each value, which is either the old or the
 * new one at any moment. One process at a time. Throws where the folder cannot be read or written,
 * or holds a file that is not the store's.
 */
export function folderStore(folder: string): Store {
  mkdirSync(folder, { recursive: true });
  const memory = memoryStore(readFolder(folder));
  return {
    get: memory.get,
    list: memory.list,
    set: (key, value) => {
      writeWhole(join(folder, fileName(key)), `${JSON.stringify({ key, value }, null, 2)}\n`);
      memory.set(key, value);
    },
    delete: (key) => {
      if (memory.get(key) === undefined) return false;
      rmSync(join(folder, fileName(key)), { force: true });
      return memory.delete(key);
    },
  };
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
