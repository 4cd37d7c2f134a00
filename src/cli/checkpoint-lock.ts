import { mkdirSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { holding, type Lock, LockHeldError, takeLock } from "../platform/deploy/lock.ts";
import { deployFiles } from "./deploy-files.ts";
import { CommandError, exitCodes, type Io } from "./io.ts";
import { thisProcess } from "./this-process.ts";

/**
 * Runs `work` while no other run has this checkpoint: two that write into the same files would
 * spoil them unseen. Throws CommandError when another one has it. The lock lies beside the
 * checkpoint; one whose process is gone is taken over.
 */
export async function whileLocked<T>(
  io: Io,
  checkpoint: string,
  work: () => Promise<T>,
): Promise<T> {
  return holding(await lockOf(io, checkpoint), work);
}

async function lockOf(io: Io, checkpoint: string): Promise<Lock> {
  const path = resolve(io.cwd, checkpoint);
  mkdirSync(dirname(path), { recursive: true });
  const name = `${basename(path)}.lock`;
  try {
    const since = new Date().toISOString();
    return await takeLock(deployFiles(dirname(path)), name, thisProcess, since);
  } catch (error) {
    if (!(error instanceof LockHeldError)) throw error;
    throw new CommandError(
      exitCodes.files,
      `Another run is at work on the checkpoint \`${checkpoint}\` (${error.message}). ` +
        `Wait for it; if it is surely gone, delete \`${checkpoint}.lock\`.`,
    );
  }
}
