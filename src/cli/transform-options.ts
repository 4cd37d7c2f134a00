import { type BigIntStats, fstatSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { formatOfName, type RecordFormat } from "../bulk/formats.ts";
import type { Who } from "../compiler/levels/types.ts";
import { type EngineName, seesOriginals, type Tables } from "../engine/engine.ts";
import { CommandError, exitCodes, type Io } from "./io.ts";

/** What `cemap read` and `cemap write` are told. */
export interface TransformOptions extends Who {
  readonly direction: "read" | "write";
  readonly element?: string;
  readonly object?: string;
  readonly resource?: string;
  readonly in?: RecordFormat;
  readonly out?: RecordFormat;
  readonly input?: string;
  readonly output?: string;
  /** Write only: the vendor records that are being changed. */
  readonly original?: string;
  /** Write only: what would be sent to the vendor instead of the whole record. */
  readonly request?: boolean;
  readonly tables: Tables;
  readonly engine: EngineName;
  readonly rejects?: string;
  readonly maxErrors?: number;
  /** Threads that map. */
  readonly jobs: number;
  readonly validate: boolean;
  /** The file that says how far the run has come; there: go on from it. */
  readonly resume?: string;
  /** The command line, to be told to whoever stopped it. */
  readonly argv: readonly string[];
}

/** Throws CommandError for options that do not go together. */
export function refuseOptions(io: Io, options: TransformOptions): void {
  refuseSameFile(io, options);
  refuseForRequest(options);
  refuseOriginal(options);
  refuseForResume(io, options);
}

/** The format of the input: as told or as named; undefined: its start has to tell. */
export function toldFormat({ in: told, input }: TransformOptions): RecordFormat | undefined {
  return told ?? (input === undefined ? undefined : formatOfName(input));
}

/** The format of the output: as told, as named, or that of the input. */
export function outputFormat(options: TransformOptions, input: RecordFormat): RecordFormat {
  return options.out ?? formatOfOutput(options) ?? formatLike(input, options);
}

function formatOfOutput({ output }: TransformOptions): RecordFormat | undefined {
  return output === undefined ? undefined : formatOfName(output);
}

/** A request says what is cleared and what stays, which cells of a table cannot. */
function formatLike(input: RecordFormat, { request }: TransformOptions): RecordFormat {
  return request && input === "csv" ? "ndjson" : input;
}

/** Whether input and output can be lines or rows, as far as options and names tell. */
export function mayBeLines(options: TransformOptions): boolean {
  const output = options.out ?? formatOfOutput(options);
  return isRecordByRecord(options) && toldFormat(options) !== "json" && output !== "json";
}

/** Lines are mapped in blocks where nothing but the map and the one line is needed. */
export function isRecordByRecord(options: TransformOptions): boolean {
  const { original, request, validate, engine } = options;
  return original === undefined && !request && !validate && engine === "javascript";
}

function refuseOriginal({ engine, original }: TransformOptions): void {
  if (original === undefined || seesOriginals(engine)) return;
  throw new CommandError(
    exitCodes.usage,
    `\`--engine ${engine}\` writes new records only: it never sees an original.`,
  );
}

function refuseForRequest(options: TransformOptions): void {
  if (!options.request) return;
  const out = options.out ?? formatOfOutput(options);
  const reason =
    options.engine !== "javascript"
      ? `\`--engine ${options.engine}\` writes whole records only`
      : options.validate
        ? "`--validate` checks whole records only"
        : out === "csv"
          ? "CSV cannot tell a field that is cleared from one that is not mentioned"
          : undefined;
  if (reason === undefined) return;
  throw new CommandError(exitCodes.usage, `\`--request\` prints what is sent, and ${reason}.`);
}

function refuseForResume(io: Io, options: TransformOptions): void {
  const { resume, input, output, rejects } = options;
  if (resume === undefined) return;
  const stream = [input, output, rejects, resume].find((name) => isStream(io, name));
  const reason =
    output === undefined || output === "-"
      ? "it goes on behind what is already in a file: name it with `-o`"
      : input === undefined || input === "-"
        ? "it reads again from the middle of a file: name it with `-i`"
        : !isRecordByRecord(options)
          ? "it is for the map alone, without `--original`, `--request`, `--validate` and `--engine`"
          : stream !== undefined
            ? `\`${stream}\` is no regular file`
            : undefined;
  if (reason === undefined) return;
  throw new CommandError(exitCodes.usage, `\`--resume\` cannot be used here: ${reason}.`);
}

/** Whether a name is there, but is no regular file: a pipe, a device, a folder. */
function isStream(io: Io, name: string | undefined): boolean {
  if (name === undefined) return false;
  return statSync(resolve(io.cwd, name), { throwIfNoEntry: false })?.isFile() === false;
}

/** Opening a file for writing empties it, so none may have two parts to play. */
function refuseSameFile(io: Io, options: TransformOptions): void {
  const { output, rejects, resume } = options;
  const read = fileOf(io, options.input) ?? fileBehind(io.stdin);
  const original = fileOf(io, options.original);
  const written = fileOf(io, output) ?? fileBehind(io.stdout);
  // Originals are read as a whole before the output is opened.
  const others = [
    { name: output, not: [read] },
    { name: rejects, not: [read, original, written] },
    { name: resume, not: [read, original, written, fileOf(io, rejects)] },
  ];
  const twice = others.find(({ name, not }) => {
    const file = fileOf(io, name);
    return file !== undefined && not.includes(file);
  });
  if (twice === undefined) return;
  throw new CommandError(
    exitCodes.usage,
    `The file \`${twice.name}\` cannot be read and written, or written twice, in one run; name another one.`,
  );
}

/**
 * The same text for all names of one file: its device and number, which links share; its path where
 * it is not there yet, or is no regular file. Undefined for stdin and stdout.
 */
function fileOf(io: Io, name: string | undefined): string | undefined {
  if (name === undefined || name === "-") return undefined;
  const path = resolve(io.cwd, name);
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (found === undefined) return join(realFolder(dirname(path)), basename(path));
  return fileNumber(found) ?? path;
}

/** The same for stdin or stdout, where the shell has put a file there. */
function fileBehind(stream: object): string | undefined {
  if (!("fd" in stream) || typeof stream.fd !== "number") return undefined;
  return fileNumber(fstatSync(stream.fd, { bigint: true }));
}

function fileNumber(found: BigIntStats): string | undefined {
  return found.isFile() ? `${found.dev}:${found.ino}` : undefined;
}

function realFolder(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
