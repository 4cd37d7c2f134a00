import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Files } from "../platform/deploy/files.ts";
import { writeFileWhole } from "./write-file.ts";

/** For the owner only: states and snapshots hold what the platform holds. */
const fileMode = 0o600;
const folderMode = 0o700;

/** The working folder of deployments on the disk; it is made when the first file is written. */
export function deployFiles(folder: string): Files {
  const full = (path: string): string => join(folder, path);
  const makeFolder = (path: string): void => {
    mkdirSync(dirname(full(path)), { recursive: true, mode: folderMode });
  };
  return {
    read: async (path) => orAbsent(() => readFileSync(full(path), "utf8")),
    write: async (path, text) => {
      makeFolder(path);
      writeFileWhole(full(path), text, fileMode);
      syncFolder(dirname(full(path)));
    },
    create: async (path, text) => {
      makeFolder(path);
      return createWhole(full(path), text);
    },
    append: async (path, text) => {
      const file = openSync(full(path), "a", fileMode);
      try {
        writeAll(file, text);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    },
    remove: async (path) => rmSync(full(path), { force: true }),
    list: async (path) => (orAbsent(() => readdirSync(full(path))) ?? []).sort(),
  };
}

/** A link is made in one step and never over another file, and the text is whole by then. */
function createWhole(path: string, text: string): boolean {
  const temporary = `${path}.${process.pid}-${process.hrtime.bigint()}.tmp`;
  const file = openSync(temporary, "wx", fileMode);
  try {
    writeAll(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}

/** A rename is on the disk when its folder is; systems without that are as safe as they can be. */
function syncFolder(path: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function orAbsent<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
