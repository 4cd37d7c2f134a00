import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip, gzipSync } from "node:zlib";
import { formatOfName, type RecordFormat } from "../../bulk/formats.ts";
import { InputError } from "../../bulk/input-error.ts";
import { type InputRecord, type InputStream, readInput } from "../../bulk/reader.ts";
import { type SniffedInput, sniffInput } from "../../bulk/sniff.ts";
import { headerText, type RecordWriter, recordWriter } from "../../bulk/writer.ts";
import { schemaOf } from "../../compiler/backends/json-schema/json-schema.ts";
import type { IrMap } from "../../compiler/ir/nodes.ts";
import type { Who } from "../../compiler/levels/types.ts";
import {
  type Engine,
  type EngineName,
  seesOriginals,
  startEngine,
  type Tables,
} from "../../engine/engine.ts";
import { programUrls } from "../../engine/programs.ts";
import { runBlocks } from "../bulk.ts";
import { columnsOf } from "../columns.ts";
import { CommandError, type ExitCode, exitCodes, type Io, printBytes } from "../io.ts";
import { openMaps } from "../levels.ts";
import { loadOriginals, type Originals } from "../originals.ts";
import { closed, openFile } from "../output.ts";
import { pickMap } from "../pick-map.ts";
import { progressLine } from "../progress.ts";
import { type Rejects, rejectsTo } from "../rejects.ts";
import { refuseScripts } from "../scripts.ts";
import { checkTables } from "../tables.ts";

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
}

/** `cemap read` and `cemap write`: records through one map. Exit 1 when a record was rejected. */
export async function transformCommand(
  io: Io,
  names: readonly string[],
  options: TransformOptions,
): Promise<ExitCode> {
  const open = await openMaps(io, names, options);
  if (typeof open === "number") return open;
  const maps = open.laws.map((one) => one.map);
  const map = pickMap(maps, options);
  refuseScripts(map, options.engine, open.sources);
  checkTables(maps, [map], options.tables);
  refuseSameFile(io, options);
  refuseForRequest(options);
  refuseOriginal(options);
  const input = await openInput(io, options);
  const out = options.out ?? outputFormat(options) ?? formatLike(input.format, options);
  if (goesInBlocks(options, input.format, out)) {
    return transformBlocks(io, map, options, input.chunks, out === "csv" ? "csv" : "ndjson");
  }
  if (options.jobs > 1) {
    const message = "`--jobs` is for NDJSON to NDJSON or CSV, with the engine javascript alone.";
    throw new CommandError(exitCodes.usage, message);
  }
  return transformRecords(io, map, options, input, out);
}

/** Lines are mapped in blocks where nothing but the map and the one line is needed. */
function goesInBlocks(options: TransformOptions, input: RecordFormat, out: RecordFormat): boolean {
  const isAlone = options.original === undefined && !options.request && !options.validate;
  return isAlone && input === "ndjson" && out !== "json" && options.engine === "javascript";
}

async function transformBlocks(
  io: Io,
  map: IrMap,
  options: TransformOptions,
  chunks: AsyncIterable<Uint8Array>,
  format: "ndjson" | "csv",
): Promise<ExitCode> {
  const columns = columnsOf(options.direction === "read" ? map.common : map.vendor);
  const output = await openOutput(io, options);
  const rejects = await rejectsTo(io, options.rejects, "line");
  const gzip = isGzip(options.output);
  if (format === "csv") {
    const header = headerText(columns);
    await printBytes(output, gzip ? gzipSync(header) : header);
  }
  const { position, isInterrupted } = await runBlocks({
    spec: {
      ...programUrls(map, options.direction),
      direction: options.direction,
      ...(map.tables.length === 0 ? {} : { tables: options.tables }),
      output: format,
      columns,
      gzip,
    },
    chunks,
    output,
    rejects,
    progress: progressLine(io),
    jobs: options.jobs,
    ...(options.maxErrors === undefined ? {} : { maxErrors: options.maxErrors }),
  });
  if (output !== io.stdout) await closed(output);
  await rejects.close();
  refuseTooMany(options, position.rejected, position.records);
  if (isInterrupted) {
    const message = `Stopped after ${position.records} records (${position.offset} bytes of input).`;
    throw new CommandError(exitCodes.findings, message);
  }
  return position.rejected === 0 ? exitCodes.fine : exitCodes.findings;
}

async function transformRecords(
  io: Io,
  map: IrMap,
  options: TransformOptions,
  sniffed: SniffedInput,
  format: RecordFormat,
): Promise<ExitCode> {
  const engine = await startEngine(map, options.engine, options.tables);
  const originals = await loadOriginals(io, engine, map, options.original);
  const input = await readInput(Readable.from(sniffed.chunks), sniffed.format);
  const outputStream = await openOutput(io, options);
  const gzip = isGzip(options.output) ? createGzip() : undefined;
  const packing = gzip === undefined ? undefined : pipeline(gzip, outputStream);
  const writer = recordWriter(gzip ?? outputStream, {
    format,
    single: input.single,
    columns: columnsOf(options.direction === "read" ? map.common : map.vendor),
  });
  const rejects = await rejectsTo(io, options.rejects, input.format === "json" ? "record" : "line");
  const step = await stepOf(map, engine, originals, options);
  await pump(io, input, writer, rejects, step, options);
  await writer.close();
  if (gzip !== undefined) {
    gzip.end();
    await packing;
  } else if (outputStream !== io.stdout) await closed(outputStream);
  await rejects.close();
  return rejects.count() === 0 ? exitCodes.fine : exitCodes.findings;
}

type Step = (record: unknown, index: number) => Promise<unknown>;

/** Carries one record, checked against the schemas of both sides where that was asked for. */
async function stepOf(
  map: IrMap,
  engine: Engine,
  originals: Originals | undefined,
  options: TransformOptions,
): Promise<Step> {
  const write = options.request ? (engine.request ?? engine.write) : engine.write;
  const carry: Step = async (record, index) =>
    options.direction === "read"
      ? engine.read(record)
      : write(record, originals?.of(record, index));
  if (!options.validate) return carry;
  const { createValidator } = await import("../../validation/validate.ts");
  const { SchemaRejection } = await import("../rejects.ts");
  const common = createValidator(schemaOf(map.common));
  const vendor = createValidator(schemaOf(map.vendor));
  const [before, after] = options.direction === "read" ? [vendor, common] : [common, vendor];
  return async (record, index) => {
    const wrong = before(record)[0];
    if (wrong !== undefined) throw new SchemaRejection("input", wrong);
    const result = await carry(record, index);
    const late = after(result)[0];
    if (late !== undefined) throw new SchemaRejection("result", late);
    return result;
  };
}

async function pump(
  io: Io,
  input: InputStream,
  writer: RecordWriter,
  rejects: Rejects,
  step: Step,
  options: TransformOptions,
): Promise<void> {
  const progress = progressLine(io);
  let index = 0;
  for await (const record of input.records as AsyncIterable<InputRecord>) {
    if (!record.ok) await rejects.addUnreadable(record);
    else {
      try {
        await writer.write(await step(record.value, index));
      } catch (error) {
        await rejects.add(record, error);
      }
    }
    index++;
    progress.update(index, rejects.count());
    if (options.maxErrors !== undefined && rejects.count() > options.maxErrors) progress.end();
    refuseTooMany(options, rejects.count(), index);
  }
  progress.end();
}

function refuseTooMany(options: TransformOptions, rejected: number, records: number): void {
  if (options.maxErrors === undefined || rejected <= options.maxErrors) return;
  throw new CommandError(
    exitCodes.findings,
    `More than ${options.maxErrors} records were rejected; stopped after ${records} records.`,
  );
}

function openInput(io: Io, options: TransformOptions): Promise<SniffedInput> {
  const { input } = options;
  if (input === undefined || input === "-") return sniffInput(io.stdin, options.in);
  const stream = createReadStream(resolve(io.cwd, input), { highWaterMark: 256 * 1024 });
  const bytes = isGzip(input) ? unpacked(stream) : stream;
  return sniffInput(bytes, options.in ?? formatOfName(input));
}

/** What a gzip file holds; a file that is none, or is cut short, is an InputError. */
async function* unpacked(stream: Readable): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const feeding = pipeline(stream, gunzip);
  feeding.catch(() => {}); // told by the loop, whose stream it ends
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
    await feeding;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (!code.startsWith("Z_")) throw error;
    throw new InputError("The input is no complete gzip file.");
  }
}

function isGzip(path: string | undefined): boolean {
  return path?.toLowerCase().endsWith(".gz") === true;
}

function outputFormat(options: TransformOptions): RecordFormat | undefined {
  return options.output === undefined ? undefined : formatOfName(options.output);
}

async function openOutput(io: Io, options: TransformOptions): Promise<Writable> {
  const { output } = options;
  return output === undefined || output === "-" ? io.stdout : openFile(io, output);
}

/** A request says what is cleared and what stays, which cells of a table cannot. */
function formatLike(input: RecordFormat, { request }: TransformOptions): RecordFormat {
  return request && input === "csv" ? "ndjson" : input;
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
  const out = options.out ?? outputFormat(options);
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

/** Opening a file for writing empties it, so none may have two parts to play. */
function refuseSameFile(io: Io, options: TransformOptions): void {
  const { input, output, rejects, original } = options;
  const same = (one: string | undefined, other: string | undefined): boolean =>
    one !== undefined && other !== undefined && resolve(io.cwd, one) === resolve(io.cwd, other);
  const isRejectsTwice = [input, output, original].some((path) => same(path, rejects));
  if (!isRejectsTwice && (output === "-" || !same(input, output))) return;
  const name = isRejectsTwice ? rejects : output;
  throw new CommandError(
    exitCodes.usage,
    `The file \`${name}\` cannot be read and written, or written twice, in one run; name another one.`,
  );
}
