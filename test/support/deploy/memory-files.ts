import type { Files } from "../../../src/platform/deploy/files.ts";

/** A disk in memory; `disk` may be shared by several, as a folder is by processes. */
export function memoryFiles(disk: Map<string, string>): Files {
  return {
    read: async (path) => disk.get(path),
    write: async (path, text) => {
      disk.set(path, text);
    },
    create: async (path, text) => {
      if (disk.has(path)) return false;
      disk.set(path, text);
      return true;
    },
    append: async (path, text) => {
      disk.set(path, (disk.get(path) ?? "") + text);
    },
    remove: async (path) => {
      disk.delete(path);
    },
    list: async (folder) =>
      [...disk.keys()]
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1))
        .sort(),
  };
}
