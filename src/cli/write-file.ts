import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { CommandError, exitCodes } from "./io.ts";

/**
 * Writes a text so that a reader sees the old file or the new one, never a part: into a temporary
 * name beside it, to the disk, then renamed. Returns false when the file already holds the text.
 * `mode` holds for a file that is written, `0o600` say; else what the user's mask leaves.
 */
export function writeFileWhole(path: string, text: string, mode?: number): boolean {
  if (holds(path, text)) return false;
  const temporary = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(temporary, "wx", mode);
    try {
      const bytes = Buffer.from(text, "utf8");
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
    return true;
  } catch (error) {
    rmSync(temporary, { force: true });
    const reason = error instanceof Error ? error.message : "unknown reason";
    throw new CommandError(exitCodes.files, `The file \`${path}\` cannot be written: ${reason}.`);
  }
}

/** Whether the file exists and holds exactly this text. */
export function holds(path: string, text: string): boolean {
  try {
    return existsSync(path) && readFileSync(path, "utf8") === text;
  } catch {
    return false;
  }
}
