import { formatOfStart, type RecordFormat } from "./formats.ts";

const sniffLength = 64 * 1024;

/** A stream whose format is known, from its start on. */
export interface SniffedInput {
  readonly format: RecordFormat;
  /** Bytes of a byte order mark, which is not among the chunks. */
  readonly skipped: number;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Looks at the first bytes of a stream, without a byte order mark, to tell its format. */
export async function sniffInput(
  stream: AsyncIterable<Uint8Array>,
  format?: RecordFormat,
): Promise<SniffedInput> {
  const chunks = stream[Symbol.asyncIterator]();
  let start: Uint8Array = new Uint8Array(0);
  let isDone = false;
  let text = "";
  while (!isDone && start.length < sniffLength) {
    const next = await chunks.next();
    if (next.done === true) isDone = true;
    else start = Buffer.concat([start, next.value]);
    text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(start);
    const isTold = text.trim() !== "" && !/^[\s\ufeff]*\{/.test(text);
    if (start.length >= 3 && (format !== undefined || isTold)) break;
  }
  const hasMark = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf;
  const skipped = hasMark ? 3 : 0;
  return {
    format: format ?? formatOfStart(text),
    skipped,
    chunks: resumed(start.subarray(skipped), chunks),
  };
}

/** What was read ahead, then the rest. */
export async function* resumed(
  start: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    if (start.length > 0) yield start;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
      yield next.value;
    }
  } finally {
    await rest.return?.();
  }
}
