import type { OutputBuffer } from "./output-buffer.ts";
import type { LineProgram } from "./program.ts";
import { type Reject, rejectOf } from "./reject.ts";

/** What carries the records of a block. */
export interface BlockContext {
  readonly program: LineProgram | undefined;
  /** One record through objects; adds its text, or says why it is rejected. */
  readonly carry: (record: unknown, output: OutputBuffer) => RejectReason | undefined;
}

export type RejectReason = Omit<Reject, "line" | "offset">;

/** What became of a block. Lines and offsets of rejects count from its start, lines from 1. */
export interface BlockResult {
  readonly bytes: Uint8Array;
  readonly rejects: BlockReject[];
  /** Records in it, rejected ones included. */
  readonly records: number;
  readonly lines: number;
  /** Bytes of the input. */
  readonly size: number;
  /** The bytes are a gzip member. */
  readonly isPacked: boolean;
  /** Why the block was left before its end: it is no CSV, in the words of the parser, and where. */
  readonly failure?: { readonly reason: string; readonly line: number };
}

export interface BlockReject extends Reject {
  /** What came out, and how many records were met, before this one. */
  readonly bytesBefore: number;
  readonly recordsBefore: number;
}

/** Carries records through a function of objects and lays them out. */
export function carryWith(
  map: (record: unknown) => unknown,
  layout: (result: unknown) => string,
): BlockContext["carry"] {
  return (record, output) => {
    try {
      output.add(layout(map(record)));
      return undefined;
    } catch (error) {
      return rejectOf(record, error);
    }
  };
}
