import { type FileHandle, open } from "node:fs/promises";
import { resolve } from "node:path";
import type { Writable } from "node:stream";
import { CommandError, exitCodes, type Io } from "./io.ts";
import { systemReason } from "./system-errors.ts";

/** A file that is written from somewhere on. */
export interface OutputFile {
  readonly stream: Writable;
  /** Waits until all is on the disk; gives the length of the file. */
  readonly flush: () => Promise<number>;
}

/**
 * A file to write to, empty and open. Throws CommandError when it cannot be opened; what goes wrong
 * later is thrown by the write that notices it, or by `closed`.
 */
export async function openFile(io: Io, path: string): Promise<OutputFile> {
  return withHandle(path, async () => outputFile(await open(resolve(io.cwd, path), "w")));
}

/** The same for a file of which the first `length` bytes stay; what is behind them goes. */
export async function continueFile(io: Io, path: string, length: number): Promise<OutputFile> {
  return withHandle(path, async () => {
    const handle = await open(resolve(io.cwd, path), "r+");
    await handle.truncate(length);
    return outputFile(handle, length);
  });
}

async function withHandle(path: string, make: () => Promise<OutputFile>): Promise<OutputFile> {
  try {
    return await make();
  } catch (error) {
    const reason = systemReason(error) ?? "it cannot be opened";
    throw new CommandError(exitCodes.files, `The file \`${path}\` cannot be written: ${reason}.`);
  }
}

/** Bytes that may wait for the disk while the next ones are made. */
const writtenBehind = 2 * 1024 * 1024;

/** Without `start` a pipe will do, too. */
function outputFile(handle: FileHandle, start?: number): OutputFile {
  const stream = handle.createWriteStream({
    highWaterMark: writtenBehind,
    ...(start === undefined ? {} : { start }),
  });
  // Without a listener an error would end the process before anybody could tell of it.
  stream.on("error", () => {});
  return {
    stream,
    flush: async () => {
      await settled(stream, (done) => stream.write("", done));
      await handle.datasync();
      return (start ?? 0) + stream.bytesWritten;
    },
  };
}

/** Ends a stream and waits until all of it is written; rejects when that fails. */
export function closed(stream: Writable): Promise<void> {
  return settled(stream, (done) => stream.end(done));
}

/** Waits for what a stream was asked; rejects with why it was destroyed, rather than that it was. */
function settled(
  stream: Writable,
  ask: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  return new Promise((done, fail) => {
    ask((error) => {
      if (error === undefined || error === null) done();
      else fail(stream.errored ?? error);
    });
  });
}
