import { type Block, type BlockSizes, blocksOf } from "./blocks.ts";
import { type CsvShape, csvHead } from "./csv-head.ts";
import type { RecordFormat } from "./formats.ts";
import { InputError } from "./input-error.ts";
import { type Position, startPosition } from "./pipeline.ts";
import type { SniffedInput } from "./sniff.ts";

/** Records that lie one behind the other, so that their stream can be cut between them. */
export interface RecordStream {
  /** Where the first record starts: behind a byte order mark and the header of CSV. */
  readonly start: Position;
  /** Of CSV; absent for NDJSON. */
  readonly csv?: CsvShape;
  /** The blocks from a position on, which is `start` or the end of a block. Once only. */
  readonly blocks: (from: Position, sizes?: BlockSizes) => AsyncIterable<Block>;
}

export function isCuttable(format: RecordFormat): format is "ndjson" | "csv" {
  return format !== "json";
}

/** A stream of NDJSON or CSV at its first record. Throws InputError for a header that is none. */
export async function openRecords(
  input: SniffedInput & { readonly format: "ndjson" | "csv" },
): Promise<RecordStream> {
  if (input.format === "ndjson") {
    const start = { ...startPosition, offset: input.skipped };
    return {
      start,
      blocks: (from, sizes) =>
        blocksOf(behind(input.chunks, from.offset - start.offset), "line", from.offset, sizes),
    };
  }
  const { header, rowEnd, size, lines, rest } = await csvHead(input.chunks);
  const start = { ...startPosition, offset: input.skipped + size, lines };
  return {
    start,
    csv: { header, rowEnd },
    blocks: (from, sizes) =>
      blocksOf(behind(rest, from.offset - start.offset), rowEnd, from.offset, sizes),
  };
}

/** What follows after so many bytes. A stream that ends before is an InputError. */
async function* behind(
  chunks: AsyncIterable<Uint8Array>,
  count: number,
): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const chunk of chunks) {
    if (left < chunk.length) yield left > 0 ? chunk.subarray(left) : chunk;
    left = Math.max(0, left - chunk.length);
  }
  if (left > 0) throw new InputError("The input ends before the place to go on from.");
}
