import { CsvError, parse as parseCsv } from "csv-parse/sync";
import type { BlockContext, BlockReject, BlockResult } from "./block.ts";
import { type CsvShape, endsRow } from "./csv-head.ts";
import { type CsvCells, csvOptions, rowRecord } from "./csv-rows.ts";
import { OutputBuffer } from "./output-buffer.ts";

/**
 * Maps a block of whole rows of CSV. What is no CSV ends the block as its `failure`; the rows
 * before it are mapped.
 */
export function csvBlock(
  ctx: Pick<BlockContext, "carry">,
  src: Uint8Array,
  size: number,
  shape: CsvShape,
): BlockResult {
  const output = new OutputBuffer(size);
  const rejects: BlockReject[] = [];
  const linesUntil = lineCounter(src);
  let records = 0;
  let rowStart = 0;
  const failure = eachRow(src.subarray(0, size), shape, (cells, rowEnd) => {
    const before = { bytesBefore: output.used, recordsBefore: records };
    records += 1;
    const record = rowRecord(shape.header, cells);
    const reject = record.ok ? ctx.carry(record.value, output) : textReject(record);
    if (reject !== undefined) {
      const offset = behindBlanks(src, rowStart, shape);
      rejects.push({ ...reject, ...before, line: linesUntil(offset) + 1, offset });
    }
    rowStart = rowEnd;
  });
  return {
    bytes: output.taken(),
    rejects,
    records,
    lines: linesUntil(size),
    size,
    isPacked: false,
    ...(failure === undefined ? {} : { failure }),
  };
}

/** Calls `take` with each row and the place behind it; gives what ended the rows before their end. */
function eachRow(
  bytes: Uint8Array,
  shape: CsvShape,
  take: (cells: CsvCells, end: number) => void,
): BlockResult["failure"] {
  const { info: _info, ...options } = csvOptions;
  try {
    parseCsv(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      ...options,
      record_delimiter: shape.rowEnd,
      on_record: (cells: unknown, { bytes: end }) => {
        take(cells as CsvCells, end);
        return null;
      },
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { reason: error.message };
  }
}

function textReject({ text, code, message }: { text: string; code: string; message: string }) {
  return { code, path: "", rule: "", message, record: text };
}

/** Where the row starts, blank lines before it left out. */
function behindBlanks(src: Uint8Array, start: number, { rowEnd }: CsvShape): number {
  let at = start;
  while (endsRow(src, at, rowEnd)) at += rowEnd.length;
  return at;
}

/** Counts line feeds before a place; places are asked for in order. */
function lineCounter(src: Uint8Array): (until: number) => number {
  let lines = 0;
  let next = src.indexOf(10);
  return (until) => {
    while (next >= 0 && next < until) {
      lines += 1;
      next = src.indexOf(10, next + 1);
    }
    return lines;
  };
}
