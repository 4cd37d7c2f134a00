import { rmSync } from "node:fs";
import { resolve } from "node:path";
import type { Position } from "../bulk/pipeline.ts";
import {
  type Checkpoint,
  inputIdentity,
  loadCheckpoint,
  pathFrom,
  type RunIdentity,
  refuseOther,
} from "./checkpoint.ts";
import { CommandError, exitCodes, type Io } from "./io.ts";
import { continueFile, type OutputFile, openFile } from "./output.ts";
import { writeFileWhole } from "./write-file.ts";

/** The files of a run that another one can take up. */
export interface Journal {
  readonly output: OutputFile;
  readonly rejects: OutputFile | undefined;
  /** Where to go on; undefined: this is the beginning. */
  readonly position: Position | undefined;
  /** Puts all that is written on the disk, then the checkpoint that says so. */
  readonly keep: (position: Position) => Promise<void>;
  /** Puts all that is written on the disk. */
  readonly flush: () => Promise<void>;
  /** All is done and flushed: the checkpoint goes. */
  readonly end: () => void;
}

export interface JournalFiles {
  readonly checkpoint: string;
  readonly input: string;
  readonly output: string;
  readonly rejects: string | undefined;
}

/**
 * Opens the files of a run: where there is a checkpoint of it cut down to what that says, else
 * empty. Throws CommandError for a checkpoint of another run, or with more rejects than `maxErrors`,
 * before anything is touched.
 */
export async function openJournal(
  io: Io,
  files: JournalFiles,
  what: Omit<RunIdentity, "input">,
  maxErrors: number | undefined,
): Promise<Journal> {
  const run = { input: await inputIdentity(io, files.input), map: what.map, options: what.options };
  const found = await loadCheckpoint(io, files.checkpoint);
  if (found !== undefined) {
    await refuseOther(io, files.checkpoint, found, run, files);
    refuseTooMany(files.checkpoint, found, maxErrors);
  }
  const output = await openAt(io, files.output, found?.output.length);
  const rejects =
    files.rejects === undefined
      ? undefined
      : await openAt(io, files.rejects, found === undefined ? undefined : found.rejects?.length);
  const path = resolve(io.cwd, files.checkpoint);
  const written = async (name: string, file: OutputFile) => ({
    path: pathFrom(io, files.checkpoint, name),
    length: await file.flush(),
  });
  return {
    output,
    rejects,
    position: found?.position,
    keep: async (position) => {
      const checkpoint: Checkpoint = {
        checkpoint: 1,
        ...run,
        position,
        output: await written(files.output, output),
        ...(files.rejects === undefined || rejects === undefined
          ? {}
          : { rejects: await written(files.rejects, rejects) }),
      };
      writeFileWhole(path, `${JSON.stringify(checkpoint, null, 2)}\n`);
    },
    flush: async () => {
      await output.flush();
      await rejects?.flush();
    },
    end: () => rmSync(path, { force: true }),
  };
}

/** What was rejected before is more than may be: such a run would end amid a block that is done. */
function refuseTooMany(
  name: string,
  { position: { rejected, records } }: Checkpoint,
  maxErrors: number | undefined,
): void {
  if (maxErrors === undefined || rejected <= maxErrors) return;
  throw new CommandError(
    exitCodes.findings,
    `By the checkpoint \`${name}\` ${rejected} of ${records} records are rejected already, more than ${maxErrors}. ` +
      "Nothing was touched; with a larger `--max-errors` the run goes on.",
  );
}

function openAt(io: Io, path: string, length: number | undefined): Promise<OutputFile> {
  return length === undefined ? openFile(io, path) : continueFile(io, path, length);
}
