import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { CommandError, exitCodes } from "./io.ts";
import { replaceFile } from "./replace-file.ts";

/**
 * Writes a text with `replaceFile`, and makes the folder. Returns false when the file already holds
 * the text. Throws CommandError.
 */
export function writeFileWhole(path: string, text: string, mode?: number): boolean {
  if (holds(path, text)) return false;
  try {
    mkdirSync(dirname(path), { recursive: true });
    replaceFile(path, Buffer.from(text, "utf8"), mode);
    return true;
  } catch (error) {
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
