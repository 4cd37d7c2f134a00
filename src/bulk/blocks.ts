import { InputError } from "./input-error.ts";

/** Some whole lines of the input. */
export interface Block {
  /** The bytes, with a few zeros behind them, so that no scanner runs out of them. */
  readonly bytes: Uint8Array;
  readonly size: number;
  /** Of its first byte in the (unpacked) input. */
  readonly offset: number;
  /** Nothing follows; absent where that is not known. */
  readonly isLast?: true;
}

/** How rows of CSV end: what ends its header. */
export type RowEnd = "\n" | "\r\n" | "\r";

/** Where the input is cut: after a line, or after a row of CSV, which may hold line ends. */
export type Cut = "line" | RowEnd;

export interface BlockSizes {
  /** Bytes that a block has at most; a line that is longer is a block of its own. */
  readonly block: number;
  /** Bytes of a line at most. */
  readonly line: number;
}

export const blockSizes: BlockSizes = { block: 512 * 1024, line: 16 * 1024 * 1024 };
const padding = 8;

/**
 * The input in blocks of whole lines. Where it is cut depends on the bytes from `start` on alone,
 * not on how they arrive, so that a run that goes on from the end of a block meets the same ones.
 * A line without end is an InputError.
 */
export async function* blocksOf(
  chunks: AsyncIterable<Uint8Array>,
  cut: Cut,
  start: number,
  sizes: BlockSizes = blockSizes,
): AsyncGenerator<Block> {
  let pending: Uint8Array[] = [];
  let size = 0;
  let offset = start;
  let window = sizes.block;
  for await (const chunk of chunks) {
    pending.push(chunk);
    size += chunk.length;
    while (size >= window) {
      const all = joined(pending, size);
      const end = cutOf(all, window, cut);
      if (end > 0) {
        yield { bytes: padded(all, end), size: end, offset };
        offset += end;
        size -= end;
        window = sizes.block;
      } else if (window > sizes.line) {
        throw tooLong(cut, offset, sizes);
      } else {
        window += sizes.block;
      }
      pending = [all.subarray(end, end + size)];
    }
  }
  if (size > 0) yield { bytes: joined(pending, size), size, offset, isLast: true };
}

function tooLong(cut: Cut, offset: number, sizes: BlockSizes): InputError {
  return cut === "line"
    ? new InputError(`A line is longer than ${sizes.line} bytes.`)
    : new InputError(
        `A row is longer than ${sizes.line} bytes, after ${offset} bytes; a quote may be missing.`,
      );
}

/** The place behind the last whole line; 0 where there is none. */
function cutOf(bytes: Uint8Array, size: number, cut: Cut): number {
  if (cut === "line") return bytes.lastIndexOf(10, size - 1) + 1;
  const last = cut === "\r" ? 13 : 10;
  let isQuoted = false;
  let end = 0;
  for (let i = 0; i < size; i += 1) {
    const byte = bytes[i];
    if (byte === 34) isQuoted = !isQuoted;
    else if (byte === last && !isQuoted && (cut !== "\r\n" || bytes[i - 1] === 13)) end = i + 1;
  }
  return end;
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size + padding);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function padded(bytes: Uint8Array, end: number): Uint8Array {
  const copy = new Uint8Array(end + padding);
  copy.set(bytes.subarray(0, end));
  return copy;
}
