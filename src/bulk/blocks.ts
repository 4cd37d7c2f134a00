import { InputError } from "./input-error.ts";

/** Some whole lines of the input. */
export interface Block {
  /**
   * The bytes, with eight zeros behind them, so that no scanner runs out of them. They belong to
   * whoever maps the block.
   */
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
  let window = sizes.block;
  let bytes = new Uint8Array(0);
  let size = 0;
  let offset = start;
  for await (const chunk of chunks) {
    let taken = 0;
    while (true) {
      const part = chunk.subarray(taken, taken + window - size);
      bytes = withRoom(bytes, size, part.length, window);
      bytes.set(part, size);
      size += part.length;
      taken += part.length;
      if (size < window) break;
      const end = cutOf(bytes, window, cut);
      if (end > 0) {
        // Of a longer window, too, less than a block is left: it was not cut before.
        const rest = bytes.slice(end, size);
        bytes.fill(0, end, end + padding);
        yield { bytes, size: end, offset };
        bytes = rest;
        offset += end;
        size -= end;
        window = sizes.block;
      } else if (window > sizes.line) {
        throw tooLong(cut, offset, sizes);
      } else {
        window += sizes.block;
      }
    }
  }
  if (size > 0) yield { bytes: withRoom(bytes, size, 0, window), size, offset, isLast: true };
}

/** Bytes, the first `size` of them in use, with room for some more and zeros behind. */
function withRoom(
  bytes: Uint8Array<ArrayBuffer>,
  size: number,
  more: number,
  window: number,
): Uint8Array<ArrayBuffer> {
  const needed = size + more;
  if (needed + padding <= bytes.length) return bytes;
  const usual = Math.max(2 * needed, blockSizes.block);
  const larger = new Uint8Array(Math.min(usual, window) + padding);
  larger.set(bytes.subarray(0, size));
  return larger;
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
  // The search of a Buffer is some sixty times as fast as a loop.
  const first = Buffer.from(bytes.buffer, bytes.byteOffset, size).indexOf(34);
  for (let i = first < 0 ? size : first; i < size; i += 1)
    if (bytes[i] === 34) isQuoted = !isQuoted;
  for (let i = size - 1; i >= 0; i -= 1) {
    const byte = bytes[i];
    if (byte === 34) isQuoted = !isQuoted;
    else if (byte === last && !isQuoted && (cut !== "\r\n" || bytes[i - 1] === 13)) return i + 1;
  }
  return 0;
}
