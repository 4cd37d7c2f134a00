import { CsvError, parse as parseCsv } from "csv-parse/sync";
import type { RowEnd } from "./blocks.ts";
import { type CsvCells, csvMistake, csvOptions, headerOf } from "./csv-rows.ts";
import { behindBlanks, endsRow } from "./csv-scan.ts";
import { InputError } from "./input-error.ts";
import { lineCounter } from "./lines.ts";
import { resumed } from "./sniff.ts";

/** What the header says of the rows below it; plain data. */
export interface CsvShape {
  readonly header: readonly string[];
  readonly rowEnd: RowEnd;
}

/** The start of a CSV stream, and the stream behind it. */
export interface CsvHead extends CsvShape {
  readonly size: number;
  readonly lines: number;
  readonly rest: AsyncIterable<Uint8Array>;
}

const longestHeader = 1024 * 1024;

/** Takes the header off a stream. A stream of blank lines has no columns. Throws InputError. */
export async function csvHead(stream: AsyncIterable<Uint8Array>): Promise<CsvHead> {
  const chunks = stream[Symbol.asyncIterator]();
  let start: Buffer = Buffer.alloc(0);
  let isDone = false;
  while (true) {
    const end = headerEnd(start, isDone);
    if (end !== undefined) {
      const header = headerRow(start.subarray(0, end.size), end.rowEnd);
      const rest = resumed(start.subarray(end.size), chunks);
      return { header, ...end, lines: lineCounter(start, false)(end.size), rest };
    }
    if (start.length > longestHeader) {
      throw new InputError(`The header is longer than ${longestHeader} bytes.`);
    }
    const next = await chunks.next();
    if (next.done === true) isDone = true;
    else start = Buffer.concat([start, next.value]);
  }
}

/** Where the first row ends that is not blank; undefined while that cannot be told. */
function headerEnd(
  bytes: Uint8Array,
  isWhole: boolean,
): { readonly rowEnd: RowEnd; readonly size: number } | undefined {
  let isQuoted = false;
  let rowEnd: RowEnd | undefined;
  let start = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i];
    if (byte === 34) isQuoted = !isQuoted;
    if (isQuoted || (byte !== 10 && byte !== 13)) continue;
    if (byte === 13 && i + 1 === bytes.length && !isWhole) return undefined;
    rowEnd ??= byte === 10 ? "\n" : bytes[i + 1] === 10 ? "\r\n" : "\r";
    if (!endsRow(bytes, i, bytes.length, rowEnd)) continue;
    const end = i + rowEnd.length;
    if (i > start) return { rowEnd, size: end };
    start = end;
    i = end - 1;
  }
  return isWhole ? { rowEnd: rowEnd ?? "\n", size: bytes.length } : undefined;
}

function headerRow(bytes: Uint8Array, rowEnd: RowEnd): readonly string[] {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InputError("The input is not UTF-8 text.");
  }
  try {
    const [row] = parseCsv(text, csvOptions) as CsvCells[];
    return row === undefined ? [] : headerOf(row);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const cell = behindBlanks(bytes, Number(error.bytes), bytes.length, rowEnd);
    throw new InputError(csvMistake(error.message, lineCounter(bytes, false)(cell) + 1));
  }
}
