import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";

/**
 * Writes a file so that a reader sees the old one or the new one, never a part: into a temporary
 * name beside it, to the disk, then renamed. `mode` holds for the new file; absent: what the user's
 * mask leaves. Throws the error of the system; then nothing has changed.
 */
export function replaceFile(path: string, bytes: Uint8Array, mode?: number): void {
  const temporary = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    const file = openSync(temporary, "wx", mode);
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
