import { InputError } from "./input-error.ts";

/** Some whole lines of the input. */
export interface Block {
  /** The bytes, with a few zeros behind them, so that no scanner runs out of them. */
  readonly bytes: Uint8Array;
  readonly size: number;
  /** Of its first byte in the (unpacked) input. */
  readonly offset: number;
}

/** Where the input is cut: after a line, or after a row of CSV, which may hold line feeds. */
export type Cut = "line" | "row";

const blockSize = 512 * 1024;
const padding = 8;

/** The input in blocks of whole lines; a line without end is an InputError. */
export async function* blocksOf(
  chunks: AsyncIterable<Uint8Array>,
  cut: Cut,
  start: number,
  maxLineLength: number,
): AsyncGenerator<Block> {
  let pending: Uint8Array[] = [];
  let size = 0;
  let offset = start;
  for await (const chunk of chunks) {
    pending.push(chunk);
    size += chunk.length;
    if (size < blockSize) continue;
    const all = joined(pending, size);
    const end = cutOf(all, size, cut);
    if (end === 0 && size > maxLineLength) {
      throw new InputError(`A line is longer than ${maxLineLength} bytes.`);
    }
    if (end > 0) yield { bytes: padded(all, 0, end), size: end, offset };
    offset += end;
    pending = [all.subarray(end, size)];
    size -= end;
  }
  if (size > 0) yield { bytes: joined(pending, size), size, offset };
}

/** The place behind the last whole line; 0 where there is none. */
function cutOf(bytes: Uint8Array, size: number, cut: Cut): number {
  if (cut === "line") return bytes.lastIndexOf(10, size - 1) + 1;
  let isQuoted = false;
  let end = 0;
  for (let i = 0; i < size; i += 1) {
    const byte = bytes[i];
    if (byte === 34) isQuoted = !isQuoted;
    else if (byte === 10 && !isQuoted) end = i + 1;
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

function padded(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const copy = new Uint8Array(end - start + padding);
  copy.set(bytes.subarray(start, end));
  return copy;
}
