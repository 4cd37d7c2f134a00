import { createHash } from "node:crypto";
import { open, readFile, stat } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import type { Position } from "../bulk/pipeline.ts";
import { CommandError, exitCodes, type Io } from "./io.ts";

/** What a run is about; another run goes on from its checkpoint only where all of it is the same. */
export interface RunIdentity {
  /** Size, time of the last change (ms) and SHA-256 of the first bytes of the file on the disk. */
  readonly input: { readonly size: number; readonly changed: number; readonly start: string };
  /** SHA-256 of what does the mapping, and of what else decides about the bytes that come out. */
  readonly map: string;
  readonly options: string;
}

/** How far a run has come, with all bytes up to there on the disk. The content of the file. */
export interface Checkpoint extends RunIdentity {
  readonly checkpoint: 1;
  readonly position: Position;
  readonly output: WrittenFile;
  readonly rejects?: WrittenFile;
}

export interface WrittenFile {
  /** Relative to the folder of the checkpoint. */
  readonly path: string;
  readonly length: number;
}

const startLength = 64 * 1024;

/** The identity of an input file. */
export async function inputIdentity(io: Io, path: string): Promise<RunIdentity["input"]> {
  const file = await open(resolve(io.cwd, path), "r");
  try {
    const { size, mtimeMs } = await file.stat();
    const start = Buffer.alloc(Math.min(size, startLength));
    await file.read(start, 0, start.length, 0);
    return { size, changed: Math.round(mtimeMs), start: sha256(start) };
  } finally {
    await file.close();
  }
}

export function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/** A path as a checkpoint holds it. */
export function pathFrom(io: Io, checkpoint: string, path: string): string {
  return relative(dirname(resolve(io.cwd, checkpoint)), resolve(io.cwd, path));
}

/** The checkpoint in a file; undefined where there is no file. Throws CommandError. */
export async function loadCheckpoint(io: Io, path: string): Promise<Checkpoint | undefined> {
  let text: string;
  try {
    text = await readFile(resolve(io.cwd, path), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  const found = parsed(text);
  if (isCheckpoint(found)) return found;
  throw new CommandError(exitCodes.files, `\`${path}\` is no checkpoint of cemap.`);
}

/**
 * Throws CommandError where a checkpoint is not one of this run, or where the files that it speaks
 * of are not as long as it says. Touches nothing.
 */
export async function refuseOther(
  io: Io,
  name: string,
  found: Checkpoint,
  run: RunIdentity,
  files: { readonly output: string; readonly rejects: string | undefined },
): Promise<void> {
  const refuse = (reason: string): never => {
    const message =
      `The checkpoint \`${name}\` does not fit: ${reason}. ` +
      "Nothing was touched; remove it to start from the beginning.";
    throw new CommandError(exitCodes.files, message);
  };
  const { size, changed, start } = run.input;
  if (found.input.size !== size || found.input.start !== start) refuse("it is of another input");
  if (found.input.changed !== changed) refuse("its input was written since");
  if (found.map !== run.map) refuse("it is of another map, or of another version of cemap");
  if (found.options !== run.options) refuse("it is of a run with other options or tables");
  for (const kind of ["output", "rejects"] as const) {
    const path = files[kind];
    const then = found[kind]?.path;
    const now = path === undefined ? undefined : pathFrom(io, name, path);
    if (then !== now)
      refuse(`its ${kind} went to ${then === undefined ? "stderr" : `\`${then}\``}`);
    if (path === undefined) continue;
    const length = found[kind]?.length ?? 0;
    const there = await sizeOf(resolve(io.cwd, path));
    if (there < length) refuse(`\`${path}\` has ${there} bytes, of ${length} that were written`);
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return 0;
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isCheckpoint(value: unknown): value is Checkpoint {
  const { checkpoint, input, map, options, position, output, rejects } = membersOf(value);
  const { size, changed, start } = membersOf(input);
  const { offset, lines, records, rejected } = membersOf(position);
  return (
    checkpoint === 1 &&
    [size, changed, offset, lines, records, rejected].every(isCount) &&
    [start, map, options].every((text) => typeof text === "string") &&
    isWrittenFile(output) &&
    (rejects === undefined || isWrittenFile(rejects))
  );
}

function isWrittenFile(value: unknown): boolean {
  const { path, length } = membersOf(value);
  return typeof path === "string" && isCount(length);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
