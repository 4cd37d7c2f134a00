import { Duplex } from "node:stream";
import {
  ReadableStream,
  type ReadableStreamDefaultReader,
  type ReadableWritablePair,
  TransformStream,
  type UnderlyingSource,
} from "node:stream/web";
import type { LoadedMap } from "../runtime/load.ts";
import type { Tables } from "../runtime/tables.ts";
import { carryWith } from "./block.ts";
import { blockSizes } from "./blocks.ts";
import { type Delivery, deliveries } from "./pipeline.ts";
import { openRecords } from "./records.ts";
import type { Reject } from "./reject.ts";
import { sniffInput } from "./sniff.ts";
import { transformerOf } from "./transformer.ts";
import { headerText, rowText } from "./writer.ts";

export interface TransformStreamOptions {
  readonly direction: "read" | "write";
  /** How the records come; CSV with a header row. Absent: NDJSON. */
  readonly input?: "ndjson" | "csv";
  /** How they go. Absent: as they come. */
  readonly output?: "ndjson" | "csv";
  /** The columns of CSV that is written, as paths of names joined by dots; needed for it. */
  readonly columns?: readonly string[];
  /** Rows of the run-time tables that the map uses. */
  readonly tables?: Tables;
  /** Gets each record that cannot be carried, in order; the stream waits for what it returns. */
  readonly onReject?: (reject: Reject) => void | Promise<void>;
  /**
   * The stream fails with the record that makes the rejected ones more than this. Absent: never
   * where there is an `onReject`, else at the first one, so that none is lost unseen.
   */
  readonly maxErrors?: number;
  /** Bytes that are mapped at a time, and held: 512 KiB when absent. */
  readonly blockSize?: number;
}

/** Ends a stream at a record that cannot be carried. */
export class RejectedError extends Error {
  override readonly name = "RejectedError";
  readonly reject: Reject;

  constructor(reject: Reject) {
    super(`Line ${reject.line}: ${reject.message}`);
    this.reject = reject;
  }
}

/**
 * A pair of Web streams of bytes, for `pipeThrough`: records go in, mapped records come out, in
 * order. `map` is what `loadMap` gives. The writer waits while nobody reads; no more than a few
 * blocks are held at a time. Both sides fail with RejectedError (`maxErrors`), InputError (no UTF-8,
 * no CSV, a line beyond 16 MiB) or what `onReject` throws. Throws TypeError for options that cannot be
 * or do not go together.
 */
export function transformStream(
  map: Pick<LoadedMap, "read" | "write">,
  options: TransformStreamOptions,
): ReadableWritablePair<Uint8Array, Uint8Array> {
  const layout = layoutOf(options);
  const inbound = new TransformStream<Uint8Array, Uint8Array>();
  const reader = inbound.readable.getReader();
  const mapped = mapStream(chunksOf(reader), map, options, layout);
  return { readable: readableOf(mapped, reader), writable: inbound.writable };
}

/** The same as a stream of Node, for `pipeline`. */
export function transformNodeStream(
  map: Pick<LoadedMap, "read" | "write">,
  options: TransformStreamOptions,
): Duplex {
  return Duplex.fromWeb(transformStream(map, options));
}

interface Layout {
  readonly format: "ndjson" | "csv";
  readonly columns: readonly (readonly string[])[];
}

function layoutOf(options: TransformStreamOptions): Layout {
  const { input = "ndjson", output = input, columns, blockSize = blockSizes.block } = options;
  if (!Number.isSafeInteger(blockSize) || blockSize < 1) {
    throw new TypeError("The option `blockSize` is a whole number of bytes, 1 or more.");
  }
  if (output === "csv" && (columns === undefined || columns.length === 0)) {
    throw new TypeError("A stream that writes CSV needs the option `columns`.");
  }
  return { format: output, columns: (columns ?? []).map((column) => column.split(".")) };
}

async function* mapStream(
  chunks: AsyncIterable<Uint8Array>,
  map: Pick<LoadedMap, "read" | "write">,
  options: TransformStreamOptions,
  { format, columns }: Layout,
): AsyncGenerator<Uint8Array> {
  const { input = "ndjson", tables, blockSize = blockSizes.block } = options;
  const records = await openRecords({ ...(await sniffInput(chunks, input)), format: input });
  const withTables = tables === undefined ? undefined : { tables };
  const carry = carryWith(
    (record) =>
      options.direction === "read"
        ? map.read(record, withTables)
        : map.write(record, undefined, withTables),
    (result) => rowText(result, format, columns),
  );
  const { csv } = records;
  const maxErrors = options.maxErrors ?? (options.onReject === undefined ? 0 : undefined);
  if (format === "csv") yield new TextEncoder().encode(headerText(columns));
  const stream = deliveries({
    blocks: records.blocks(records.start, { ...blockSizes, block: blockSize }),
    transform: transformerOf({
      program: undefined,
      carry,
      gzip: false,
      ...(csv === undefined ? {} : { csv }),
    }),
    inFlight: 1,
    start: records.start,
    ...(maxErrors === undefined ? {} : { maxErrors }),
    goesOn: () => true,
  });
  for await (const delivery of stream) {
    for (const reject of delivery.rejects) await options.onReject?.(reject);
    if (delivery.bytes.length > 0) yield delivery.bytes;
    refuseTooMany(delivery, maxErrors);
  }
}

function refuseTooMany({ rejects, position }: Delivery, maxErrors: number | undefined): void {
  const last = rejects.at(-1);
  if (maxErrors === undefined || position.rejected <= maxErrors || last === undefined) return;
  throw new RejectedError(last);
}

async function* chunksOf(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (!(next.value instanceof Uint8Array))
      throw new TypeError("A stream of records is of bytes.");
    yield next.value;
  }
}

/** What is mapped. Whoever writes is told why nothing more is read: the error, or that nobody does. */
function readableOf(
  mapped: AsyncGenerator<Uint8Array>,
  reader: ReadableStreamDefaultReader<Uint8Array>,
): ReadableStream<Uint8Array> {
  const source: UnderlyingSource<Uint8Array> = {
    pull: async (controller) => {
      try {
        const next = await mapped.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      } catch (error) {
        await reader.cancel(error).catch(() => {});
        throw error;
      }
    },
    cancel: async () => {
      await reader.cancel(new Error("The mapped records are no longer read."));
      await mapped.return(undefined);
    },
  };
  return new ReadableStream(source, { highWaterMark: 0 });
}
