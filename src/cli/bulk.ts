import type { Writable } from "node:stream";
import { blocksOf } from "../bulk/blocks.ts";
import { deliveries, type Position, startPosition } from "../bulk/pipeline.ts";
import { defaultLimits } from "../bulk/reader.ts";
import { startTransformer, type TransformerSpec } from "../bulk/transformer.ts";
import { startWorkers } from "../bulk/workers.ts";
import { untilInterrupted } from "./interrupt.ts";
import { printBytes } from "./io.ts";
import type { Progress } from "./progress.ts";
import type { Rejects } from "./rejects.ts";

export interface BulkRun {
  readonly spec: TransformerSpec;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly output: Writable;
  readonly rejects: Rejects;
  readonly progress: Progress;
  readonly jobs: number;
  readonly maxErrors?: number;
}

export interface BulkEnd {
  readonly position: Position;
  /** Ctrl-C was pressed: what was under way is written, the rest is not read. */
  readonly isInterrupted: boolean;
}

/** Maps NDJSON in blocks of lines, in this thread or in several; gives how far it came. */
export function runBlocks(run: BulkRun): Promise<BulkEnd> {
  return untilInterrupted(async (signal) => {
    const workers = run.jobs > 1 ? startWorkers(run.spec, run.jobs) : undefined;
    let position = startPosition;
    try {
      const transform = workers?.transform ?? (await startTransformer(run.spec));
      const stream = deliveries({
        blocks: blocksOf(run.chunks, "line", 0, defaultLimits.maxLineLength),
        transform,
        inFlight: workers === undefined ? 1 : 2 * run.jobs,
        start: startPosition,
        ...(run.maxErrors === undefined ? {} : { maxErrors: run.maxErrors }),
        goesOn: () => !run.output.destroyed && !signal.aborted,
      });
      for await (const delivery of stream) {
        await printBytes(run.output, delivery.bytes);
        for (const reject of delivery.rejects) await run.rejects.put(reject);
        position = delivery.position;
        run.progress.update(position.records, position.rejected);
      }
    } finally {
      run.progress.end();
      await workers?.close();
    }
    return { position, isInterrupted: signal.aborted };
  });
}
