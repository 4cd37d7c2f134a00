import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { RecordFormat } from "../../bulk/formats.ts";
import { type InputRecord, type InputStream, readInput } from "../../bulk/reader.ts";
import { type RecordWriter, recordWriter } from "../../bulk/writer.ts";
import { schemaOf } from "../../compiler/backends/json-schema/json-schema.ts";
import type { IrMap } from "../../compiler/ir/nodes.ts";
import { type Engine, startEngine } from "../../engine/engine.ts";
import { columnsOf } from "../columns.ts";
import { inTurn } from "../in-turn.ts";
import { type Input, isGzip, openInput } from "../input.ts";
import { CommandError, type ExitCode, exitCodes, type Io } from "../io.ts";
import { openMaps } from "../levels.ts";
import { loadOriginals, type Originals } from "../originals.ts";
import { closed, openFile } from "../output.ts";
import { pickMap } from "../pick-map.ts";
import { type Progress, progressLine } from "../progress.ts";
import { type Rejects, rejectsTo } from "../rejects.ts";
import { refuseScripts } from "../scripts.ts";
import { checkTables } from "../tables.ts";
import {
  isRecordByRecord,
  mayBeLines,
  outputFormat,
  refuseOptions,
  type TransformOptions,
} from "../transform-options.ts";
import { refuseTooMany, transformBlocks } from "./transform-blocks.ts";

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
  refuseOptions(io, options);
  const input = await openInput(io, options);
  const { format } = input;
  const out = outputFormat(options, format);
  if (isRecordByRecord(options) && format !== "json" && out !== "json") {
    return transformBlocks(io, map, options, { ...input, format }, out);
  }
  refuseForRecords(options);
  return transformRecords(io, map, options, input, out);
}

/** Lines of which there is one, or none, look like a JSON document: one thread is enough for them. */
function refuseForRecords(options: TransformOptions): void {
  const isRefused = options.jobs > 1 && !mayBeLines(options);
  const bulk = options.resume !== undefined ? "--resume" : isRefused ? "--jobs" : undefined;
  if (bulk === undefined) return;
  throw new CommandError(
    exitCodes.usage,
    `\`${bulk}\` is for NDJSON and CSV, in and out, with the engine javascript alone.`,
  );
}

async function transformRecords(
  io: Io,
  map: IrMap,
  options: TransformOptions,
  sniffed: Input,
  format: RecordFormat,
): Promise<ExitCode> {
  const engine = await startEngine(map, options.engine, options.tables);
  const originals = await loadOriginals(io, engine, map, options.original);
  const input = await readInput(sniffed.chunks, sniffed.format);
  const { output } = options;
  const file = output === undefined || output === "-" ? undefined : await openFile(io, output);
  const outputStream = file?.stream ?? io.stdout;
  const gzip = isGzip(options.output) ? createGzip() : undefined;
  const packing = gzip === undefined ? undefined : pipeline(gzip, outputStream);
  packing?.catch(() => {}); // told when the output is closed
  const writer = recordWriter(gzip ?? outputStream, {
    format,
    single: input.single,
    columns: columnsOf(options.direction === "read" ? map.common : map.vendor),
  });
  const rejectsFile =
    options.rejects === undefined ? undefined : await openFile(io, options.rejects);
  const rejects = rejectsTo(io, rejectsFile, {
    unit: input.format === "json" ? "record" : "line",
    isPacked: isGzip(options.rejects),
  });
  const step = await stepOf(map, engine, originals, options);
  const progress = progressLine(io, sniffed.share);
  // Whatever stops it, the records that were carried before are written.
  await inTurn([
    () => pump(input, writer, rejects, step, options, progress),
    writer.close,
    async () => {
      gzip?.end();
      if (packing !== undefined) await packing;
      else if (outputStream !== io.stdout) await closed(outputStream);
    },
    rejects.close,
  ]);
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
  input: InputStream,
  writer: RecordWriter,
  rejects: Rejects,
  step: Step,
  options: TransformOptions,
  progress: Progress,
): Promise<void> {
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
    refuseTooMany(options, { rejected: rejects.count(), records: index });
  }
  progress.end();
}
