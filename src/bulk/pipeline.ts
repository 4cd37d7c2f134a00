import { gunzipSync, gzipSync } from "node:zlib";
import type { BlockReject, BlockResult } from "./block.ts";
import type { Block } from "./blocks.ts";
import { csvMistake } from "./csv-rows.ts";
import { InputError } from "./input-error.ts";
import type { Reject } from "./reject.ts";

/** How far a run has come; all counts from the start of the input. */
export interface Position {
  /** Bytes of the (unpacked) input. */
  readonly offset: number;
  readonly lines: number;
  readonly records: number;
  readonly rejected: number;
}

export const startPosition: Position = { offset: 0, lines: 0, records: 0, rejected: 0 };

/** What a block has given, with lines and offsets of the whole input. */
export interface Delivery {
  readonly bytes: Uint8Array;
  readonly rejects: readonly Reject[];
  readonly position: Position;
  /** This is where it ends: more were rejected than may be, or what follows cannot be read. */
  readonly isLast: boolean;
}

export interface PipelineOptions {
  readonly blocks: AsyncIterable<Block>;
  readonly transform: (block: Block) => BlockResult | Promise<BlockResult>;
  /** Blocks under way at a time. */
  readonly inFlight: number;
  readonly start: Position;
  /** Stops with the record that makes the rejected ones more than this. */
  readonly maxErrors?: number;
  /** Asked before each block; false ends the run after those under way. */
  readonly goesOn: () => boolean;
  /** Ends it the same way, also while no block comes; whoever aborts it closes the input. */
  readonly signal?: AbortSignal;
  /** Called when all of the input is under way; what is left is delivered, whatever is aborted. */
  readonly atEnd?: () => void;
}

/**
 * Maps blocks, several at a time, and gives what comes out in the order of the input. The next
 * block is read only when there is room for it, so that memory does not grow with the input.
 */
export async function* deliveries(options: PipelineOptions): AsyncGenerator<Delivery> {
  const blocks = options.blocks[Symbol.asyncIterator]();
  const queue: UnderWay[] = [];
  let position = options.start;
  let isDone = false;
  let isWaiting = false;
  try {
    while (true) {
      while (!isDone && queue.length < options.inFlight && options.goesOn()) {
        const next = await nextOf(blocks, options.signal);
        isWaiting = next === undefined;
        if (next?.done === false) queue.push(begun(next.value, options));
        isDone = next === undefined || next.done === true || next.value.isLast === true;
        if (isDone && !isWaiting) options.atEnd?.();
      }
      const first = queue.shift();
      if (first === undefined) return;
      const result = await first.result;
      const delivery = placed(result, first.offset, position, options.maxErrors);
      yield delivery;
      if (isTooMany(delivery.position, options.maxErrors)) return;
      if (result.failure !== undefined) {
        const { reason, line } = result.failure;
        throw new InputError(csvMistake(reason, position.lines + line));
      }
      position = delivery.position;
    }
  } finally {
    for (const { result } of queue) result.catch(() => {});
    const left = blocks.return?.(undefined);
    // It comes behind the block that was waited for, which may never come.
    if (isWaiting) left?.catch(() => {});
    else await left;
  }
}

/** The next block; undefined where the signal is aborted before it is there. */
function nextOf(
  blocks: AsyncIterator<Block>,
  signal: AbortSignal | undefined,
): Promise<IteratorResult<Block> | undefined> {
  if (signal === undefined) return blocks.next();
  if (signal.aborted) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(undefined);
    signal.addEventListener("abort", stop, { once: true });
    const settle = (): void => signal.removeEventListener("abort", stop);
    void blocks.next().then(resolve, reject).finally(settle);
  });
}

interface UnderWay {
  readonly offset: number;
  readonly result: Promise<BlockResult>;
}

function begun(block: Block, { transform }: PipelineOptions): UnderWay {
  const { offset } = block;
  const result = Promise.resolve().then(() => transform(block));
  result.catch(() => {}); // told when its turn comes
  return { offset, result };
}

/** A result in terms of the whole input, cut behind the record that is one too many. */
function placed(
  whole: BlockResult,
  offset: number,
  before: Position,
  maxErrors: number | undefined,
): Delivery {
  const room = maxErrors === undefined ? Number.POSITIVE_INFINITY : maxErrors - before.rejected;
  const last = whole.rejects[room];
  const result = last === undefined ? whole : cutAt(whole, last, room);
  const rejects = result.rejects.map((reject) => ({
    ...reject,
    line: before.lines + reject.line,
    offset: offset + reject.offset,
  }));
  const position = {
    offset: offset + whole.size,
    lines: before.lines + result.lines,
    records: before.records + result.records,
    rejected: before.rejected + rejects.length,
  };
  const isLast = isTooMany(position, maxErrors) || result.failure !== undefined;
  return { bytes: result.bytes, rejects, position, isLast };
}

function isTooMany({ rejected }: Position, maxErrors: number | undefined): boolean {
  return maxErrors !== undefined && rejected > maxErrors;
}

function cutAt(result: BlockResult, last: BlockReject, index: number): BlockResult {
  const { bytes, isPacked } = result;
  const kept = isPacked
    ? gzipSync(gunzipSync(bytes).subarray(0, last.bytesBefore))
    : bytes.subarray(0, last.bytesBefore);
  return {
    ...result,
    bytes: kept,
    rejects: result.rejects.slice(0, index + 1),
    records: last.recordsBefore + 1,
    lines: last.line,
  };
}
