import { gzipSync } from "node:zlib";
import type { Position } from "../../bulk/pipeline.ts";
import { openRecords, type RecordStream } from "../../bulk/records.ts";
import type { TransformerSpec } from "../../bulk/transformer.ts";
import { headerText } from "../../bulk/writer.ts";
import type { IrMap } from "../../compiler/ir/nodes.ts";
import { programUrls } from "../../engine/programs.ts";
import { type BulkEnd, type Pace, runBlocks, usualPace } from "../bulk.ts";
import { pathFrom, sha256 } from "../checkpoint.ts";
import { whileLocked } from "../checkpoint-lock.ts";
import { columnsOf } from "../columns.ts";
import { inTurn } from "../in-turn.ts";
import { type Input, isGzip } from "../input.ts";
import { CommandError, type ExitCode, exitCodes, type Io, printBytes } from "../io.ts";
import { type Journal, openJournal } from "../journal.ts";
import { closed, type OutputFile, openFile } from "../output.ts";
import { progressLine } from "../progress.ts";
import { rejectsTo } from "../rejects.ts";
import { shellLine } from "../shell-line.ts";
import type { TransformOptions } from "../transform-options.ts";
import { version } from "../version.ts";

type LinesInput = Input & { readonly format: "ndjson" | "csv" };

/** Records of NDJSON or CSV through one map, in blocks; with `--resume` to be taken up again. */
export async function transformBlocks(
  io: Io,
  map: IrMap,
  options: TransformOptions,
  input: LinesInput,
  format: "ndjson" | "csv",
  pace: Pace = usualPace,
): Promise<ExitCode> {
  const run = (): Promise<ExitCode> => mapBlocks(io, map, options, input, format, pace);
  return options.resume === undefined ? run() : whileLocked(io, options.resume, run);
}

async function mapBlocks(
  io: Io,
  map: IrMap,
  options: TransformOptions,
  input: LinesInput,
  format: "ndjson" | "csv",
  pace: Pace,
): Promise<ExitCode> {
  const records = await openRecords(input);
  const spec = specOf(map, options, records, format);
  const files = await openFiles(io, options, spec);
  const { journal, output } = files;
  const from = journal?.position ?? records.start;
  const stream = output?.stream ?? io.stdout;
  if (journal?.position === undefined) {
    if (format === "csv") await printBytes(stream, packed(headerText(spec.columns), spec));
    await journal?.keep(from);
  }
  const rejects = rejectsTo(io, files.rejects, {
    unit: "line",
    isPacked: isGzip(options.rejects),
    before: from.rejected,
  });
  let end: BulkEnd = { position: from, isInterrupted: false };
  const carry = async (): Promise<void> => {
    end = await runBlocks({
      spec,
      records,
      close: input.close,
      from,
      output: stream,
      rejects,
      progress: progressLine(io, input.share),
      jobs: options.jobs,
      pace,
      ...(options.maxErrors === undefined ? {} : { maxErrors: options.maxErrors }),
      ...(journal === undefined ? {} : { keep: journal.keep }),
    });
  };
  // Whatever stops it, what came out before is written.
  await inTurn([
    carry,
    async () => (isEmpty(end, spec) ? printBytes(stream, packed("", spec)) : undefined),
    async () => journal?.flush(),
    async () => (output === undefined ? undefined : closed(output.stream)),
    rejects.close,
  ]);
  refuseEnd(options, end);
  journal?.end();
  return end.position.rejected === 0 ? exitCodes.fine : exitCodes.findings;
}

function specOf(
  map: IrMap,
  options: TransformOptions,
  records: RecordStream,
  format: "ndjson" | "csv",
): TransformerSpec {
  return {
    ...programUrls(map, options.direction),
    direction: options.direction,
    ...(map.tables.length === 0 ? {} : { tables: options.tables }),
    ...(records.csv === undefined ? {} : { csv: records.csv }),
    output: format,
    columns: columnsOf(options.direction === "read" ? map.common : map.vendor),
    gzip: isGzip(options.output),
  };
}

interface Files {
  readonly journal: Journal | undefined;
  /** Undefined: stdout. */
  readonly output: OutputFile | undefined;
  /** Undefined: stderr. */
  readonly rejects: OutputFile | undefined;
}

async function openFiles(
  io: Io,
  { input, output, rejects, resume, maxErrors }: TransformOptions,
  spec: TransformerSpec,
): Promise<Files> {
  if (resume === undefined || input === undefined || output === undefined) {
    return {
      journal: undefined,
      output: output === undefined || output === "-" ? undefined : await openFile(io, output),
      rejects: rejects === undefined ? undefined : await openFile(io, rejects),
    };
  }
  const { objects, bytes, columns, ...options } = spec;
  const journal = await openJournal(
    io,
    { checkpoint: resume, input, output, rejects },
    {
      map: sha256(JSON.stringify([version, objects, bytes, columns])),
      options: sha256(JSON.stringify([options, pathFrom(io, resume, input)])),
    },
    maxErrors,
  );
  return { journal, output: journal.output, rejects: journal.rejects };
}

/** Whether nothing has come out: no bytes at all would be no gzip. */
function isEmpty({ position }: BulkEnd, { gzip, output }: TransformerSpec): boolean {
  return gzip && output === "ndjson" && position.records === position.rejected;
}

function packed(text: string, { gzip }: TransformerSpec): string | Uint8Array {
  return gzip ? gzipSync(text) : text;
}

/** Throws CommandError for a run that did not come to the end of its input. */
function refuseEnd(options: TransformOptions, { position, isInterrupted }: BulkEnd): void {
  refuseTooMany(options, position);
  if (!isInterrupted) return;
  const stopped = `Stopped after ${position.records} records (${position.offset} bytes of input).`;
  throw new CommandError(
    exitCodes.findings,
    options.resume === undefined
      ? stopped
      : `${stopped} To go on from here:\n  ${shellLine(["cemap", ...options.argv])}`,
  );
}

export function refuseTooMany(
  { maxErrors, resume }: TransformOptions,
  { rejected, records }: Pick<Position, "rejected" | "records">,
): void {
  if (maxErrors === undefined || rejected <= maxErrors) return;
  const more = resume === undefined ? "" : " With a larger `--max-errors` the run goes on.";
  throw new CommandError(
    exitCodes.findings,
    `More than ${maxErrors} records were rejected; stopped after ${records} records.${more}`,
  );
}
