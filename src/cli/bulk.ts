import type { Writable } from "node:stream";
import { type BlockSizes, blockSizes } from "../bulk/blocks.ts";
import { deliveries, type Position } from "../bulk/pipeline.ts";
import type { RecordStream } from "../bulk/records.ts";
import { startTransformer, type TransformerSpec } from "../bulk/transformer.ts";
import { startWorkers } from "../bulk/workers.ts";
import { untilInterrupted } from "./interrupt.ts";
import { printBytes } from "./io.ts";
import type { Progress } from "./progress.ts";
import type { Rejects } from "./rejects.ts";

export interface BulkRun {
  readonly spec: TransformerSpec;
  readonly records: RecordStream;
  /** Ends the reading of the records, also while none come. */
  readonly close: () => void;
  /** Where to start: `records.start`, or how far another run has come. */
  readonly from: Position;
  readonly output: Writable;
  readonly rejects: Rejects;
  readonly progress: Progress;
  readonly jobs: number;
  readonly maxErrors?: number;
  /** Called now and then, and when the run is interrupted, with all up to there put out. */
  readonly keep?: (position: Position) => Promise<void>;
  readonly pace: Pace;
}

export interface Pace {
  readonly sizes: BlockSizes;
  /** Blocks from one call of `keep` to the next. */
  readonly keepEvery: number;
}

/** Blocks under way beside two for each thread: work while this one waits for the disk. */
const spareBlocks = 4;

export const usualPace: Pace = { sizes: blockSizes, keepEvery: 16 };

export interface BulkEnd {
  readonly position: Position;
  /** Ctrl-C was pressed before the end: what was under way is written, the rest is not read. */
  readonly isInterrupted: boolean;
}

/** Maps a stream in blocks, in this thread or in several; gives how far it came. */
export function runBlocks(run: BulkRun): Promise<BulkEnd> {
  return untilInterrupted(async (signal) => {
    const workers = run.jobs > 1 ? startWorkers(run.spec, run.jobs) : undefined;
    let position = run.from;
    let blocks = 0;
    let isAllRead = false;
    const isInterrupted = (): boolean => signal.aborted && !isAllRead;
    try {
      const transform = workers?.transform ?? (await startTransformer(run.spec));
      const stream = deliveries({
        blocks: run.records.blocks(run.from, run.pace.sizes),
        transform,
        inFlight: workers === undefined ? 1 : 2 * run.jobs + spareBlocks,
        start: run.from,
        ...(run.maxErrors === undefined ? {} : { maxErrors: run.maxErrors }),
        goesOn: () => !run.output.destroyed && !isInterrupted(),
        signal,
        atEnd: () => {
          isAllRead = true;
        },
      });
      for await (const delivery of stream) {
        await printBytes(run.output, delivery.bytes);
        await run.rejects.putBlock(delivery.rejects);
        position = delivery.position;
        run.progress.update(position.records, position.rejected);
        blocks += 1;
        if (blocks % run.pace.keepEvery === 0 && !delivery.isLast) await run.keep?.(position);
      }
      if (isInterrupted() && !isTooMany(run, position)) await run.keep?.(position);
    } finally {
      run.progress.end();
      run.close();
      await workers?.close();
    }
    return { position, isInterrupted: isInterrupted() };
  });
}

/** Stopped amid a block, from where nobody can go on. */
function isTooMany({ maxErrors }: BulkRun, { rejected }: Position): boolean {
  return maxErrors !== undefined && rejected > maxErrors;
}
