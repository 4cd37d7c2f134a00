import { open } from "node:fs/promises";
import { resolve } from "node:path";
import type { Writable } from "node:stream";
import { CommandError, exitCodes, type Io } from "./io.ts";
import { systemReason } from "./system-errors.ts";

/**
 * A file to write to, empty and open. Throws CommandError when it cannot be opened; what goes wrong
 * later is thrown by the write that notices it, or by `closed`.
 */
export async function openFile(io: Io, path: string): Promise<Writable> {
  try {
    const stream = (await open(resolve(io.cwd, path), "w")).createWriteStream();
    // Without a listener an error would end the process before anybody could tell of it.
    return stream.on("error", () => {});
  } catch (error) {
    const reason = systemReason(error) ?? "it cannot be opened";
    throw new CommandError(exitCodes.files, `The file \`${path}\` cannot be written: ${reason}.`);
  }
}

/** Ends a stream and waits until all of it is written; rejects when that fails. */
export function closed(stream: Writable): Promise<void> {
  return new Promise((done, fail) => {
    stream.end((error?: Error | null) => {
      if (error === undefined || error === null) done();
      else fail(stream.errored ?? error); // why it was destroyed, rather than that it was
    });
  });
}
