import { CsvError, parse as parseCsv } from "csv-parse/sync";
import type { BlockContext, BlockReject, BlockResult } from "./block.ts";
import type { RowEnd } from "./blocks.ts";
import type { CsvShape } from "./csv-head.ts";
import { type CsvCells, type CsvRecord, csvOptions, rowRecord } from "./csv-rows.ts";
import { behindBlanks, cellsOfRow, RowPlaces, scanRow } from "./csv-scan.ts";
import { CsvSlots } from "./csv-slots.ts";
import { lineCounter } from "./lines.ts";
import { type OutputBuffer, outputBuffers } from "./output-buffer.ts";

/** Maps blocks of whole rows of CSV, one after the other. */
export function csvBlocks(
  ctx: BlockContext,
  shape: CsvShape,
): (src: Uint8Array, size: number) => BlockResult {
  const places = new RowPlaces();
  const outputOf = outputBuffers();
  const { program } = ctx;
  const slots = program === undefined ? undefined : new CsvSlots(program.shape, shape.header);
  const takesRow = (src: Uint8Array, size: number, output: OutputBuffer): boolean => {
    if (program === undefined || slots === undefined) return false;
    if (places.count !== shape.header.length) return false;
    const isTaken = slots.fill(places, src, size) && program.put(slots.src, output);
    slots.release(places);
    return isTaken;
  };
  return (src, size) => {
    const block = new BlockAtWork(ctx, shape, size, outputOf(size));
    const end = eachRow(places, src, size, shape, (at, line) => {
      if (takesRow(src, size, block.output)) block.records += 1;
      else block.carry(at, line, cellsOfRow(places, src));
    });
    return block.result(end.lines, end.at < size ? mistakeIn(src, size, shape) : undefined);
  };
}

/**
 * Scans rows and calls `take` with the start of each and its line, from 1. Gives where it stopped,
 * at a mistake or the end, and how many lines end before that.
 */
function eachRow(
  places: RowPlaces,
  src: Uint8Array,
  size: number,
  { rowEnd }: CsvShape,
  take: (at: number, line: number) => void,
): { readonly at: number; readonly lines: number } {
  let lines = 0;
  let at = 0;
  while (true) {
    const start = behindBlanks(src, at, size, rowEnd);
    lines += (start - at) / rowEnd.length;
    if (start >= size) return { at: start, lines };
    at = scanRow(places, src, start, size, rowEnd);
    if (at < 0) return { at: start, lines };
    take(start, lines + 1);
    lines += linesOf(places, src, start, at, rowEnd);
  }
}

/** How many lines end in a row, which stands behind the end of another. */
function linesOf(
  { isLine }: RowPlaces,
  src: Uint8Array,
  start: number,
  end: number,
  rowEnd: RowEnd,
): number {
  if (!isLine) return linesIn(src.subarray(start, end), rowEnd);
  return src[end - 1] === 10 || src[end - 1] === 13 ? 1 : 0;
}

/** A block whose rows are mapped: what has come of those that are. */
class BlockAtWork {
  records = 0;
  readonly #rejects: BlockReject[] = [];

  constructor(
    readonly ctx: BlockContext,
    readonly shape: CsvShape,
    readonly size: number,
    readonly output: OutputBuffer,
  ) {}

  /** The row at `offset`, through objects. */
  carry(offset: number, line: number, cells: CsvCells): void {
    const before = { bytesBefore: this.output.used, recordsBefore: this.records };
    this.records += 1;
    const record = rowRecord(this.shape.header, cells);
    const reject = record.ok ? this.ctx.carry(record.value, this.output) : textReject(record);
    if (reject === undefined) return;
    this.#rejects.push({ ...reject, ...before, line, offset });
  }

  result(lines: number, failure: BlockResult["failure"]): BlockResult {
    return {
      bytes: this.output.taken(),
      rejects: this.#rejects,
      records: this.records,
      lines,
      size: this.size,
      isPacked: false,
      ...(failure === undefined ? {} : { failure }),
    };
  }
}

/** The rows of a block as records, and what ended them. */
export interface CsvRows extends Pick<BlockResult, "lines" | "failure"> {
  /** Lines count from the start of the block, from 1. */
  readonly rows: readonly { readonly line: number; readonly record: CsvRecord }[];
}

export function csvRows(src: Uint8Array, size: number, shape: CsvShape): CsvRows {
  const places = new RowPlaces();
  const rows: CsvRows["rows"][number][] = [];
  const { at, lines } = eachRow(places, src, size, shape, (_start, line) => {
    rows.push({ line, record: rowRecord(shape.header, cellsOfRow(places, src)) });
  });
  const failure = at < size ? mistakeIn(src, size, shape) : undefined;
  return { rows, lines, ...(failure === undefined ? {} : { failure }) };
}

/** What the parser says of a block that is no CSV; the line is that of the cell. */
function mistakeIn(src: Uint8Array, size: number, shape: CsvShape): BlockResult["failure"] {
  const { rowEnd } = shape;
  try {
    const text = Buffer.from(src.buffer, src.byteOffset, size);
    parseCsv(text, { ...csvOptions, record_delimiter: rowEnd, on_record: () => null });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const cell = behindBlanks(src, Number(error.bytes), size, rowEnd);
    return { reason: error.message, line: linesIn(src.subarray(0, cell), rowEnd) + 1 };
  }
  throw new Error("The parser takes a row of CSV that the scanner does not.");
}

/** How many lines end in bytes that stand behind the end of a row. */
function linesIn(src: Uint8Array, rowEnd: RowEnd): number {
  return lineCounter(src, rowEnd === "\r")(src.length);
}

function textReject({ text, code, message }: { text: string; code: string; message: string }) {
  return { code, path: "", rule: "", message, record: text };
}
