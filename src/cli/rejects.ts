import { gzipSync } from "node:zlib";
import type { InputRecord } from "../bulk/reader.ts";
import { type Reject, rejectOf } from "../bulk/reject.ts";
import { visible } from "../diagnostics/render.ts";
import type { MappingErrorCode } from "../runtime/errors.ts";
import type { SchemaFinding } from "../validation/validate.ts";
import { type Io, print, printBytes } from "./io.ts";
import { closed, type OutputFile } from "./output.ts";
import { reasons } from "./reasons.ts";

/** Where records go that cannot be carried. */
export interface Rejects {
  /** All of one block. */
  readonly putBlock: (rejects: readonly Reject[]) => Promise<void>;
  /** Anything but an error that a record causes is thrown again. */
  readonly add: (record: InputRecord & { readonly ok: true }, error: unknown) => Promise<void>;
  readonly addUnreadable: (record: InputRecord & { readonly ok: false }) => Promise<void>;
  readonly count: () => number;
  readonly close: () => Promise<void>;
}

/** One line of the rejects file. `record` is the record, or its text when it is no JSON. */
export interface RejectLine {
  readonly line: number;
  /** In bytes, where the line starts; absent for what is not read line by line. */
  readonly offset?: number;
  readonly code: string;
  readonly path: string;
  readonly rule: string;
  readonly message: string;
  readonly record: unknown;
}

/** A record that does not fit a schema, before or after the map. */
export class SchemaRejection extends Error {
  override readonly name = "SchemaRejection";
  readonly code = "schema";
  readonly path: string;
  readonly rule = "";

  constructor(side: "input" | "result", finding: SchemaFinding) {
    const place = finding.path === "" ? "The record" : finding.path;
    super(`${place} of the ${side} ${finding.message}`);
    this.path = finding.path;
  }
}

const shownAtMost = 20;
/** Characters that are packed together at most. */
const packedLength = 256 * 1024;

export interface RejectsOptions {
  /** What the number of a record counts: lines of a file, records of a JSON array. */
  readonly unit: "line" | "record";
  /** The file is gzip: a member for each block, or for many records. */
  readonly isPacked: boolean;
  /** How many there were in an earlier run; absent: none. */
  readonly before?: number;
}

/** Rejects as NDJSON into a file, or as lines on stderr (the first 20) without one. */
export function rejectsTo(
  io: Io,
  file: OutputFile | undefined,
  { unit, isPacked, before = 0 }: RejectsOptions,
): Rejects {
  let count = before;
  let pending = "";
  const flush = async (): Promise<void> => {
    const text = pending;
    pending = "";
    if (file === undefined || text === "") return;
    await printBytes(file.stream, isPacked ? gzipSync(text) : text);
  };
  const put = async (reject: RejectLine): Promise<void> => {
    count++;
    if (file !== undefined) {
      pending += `${JSON.stringify(reject)}\n`;
      if (!isPacked || pending.length > packedLength) await flush();
    } else if (count <= shownAtMost) await print(io.stderr, `${sentence(reject, unit)}\n`);
  };
  return {
    putBlock: async (rejects) => {
      for (const { line, offset, code, path, rule, message, record } of rejects) {
        await put({ line, offset, code, path, rule, message, record });
      }
      await flush();
    },
    add: (record, error) => put({ line: record.line, ...rejectOf(record.value, error) }),
    addUnreadable: (record) =>
      put({
        line: record.line,
        code: record.code,
        path: "",
        rule: "",
        message: record.message,
        record: record.text,
      }),
    count: () => count,
    close: async () => {
      if (file !== undefined) {
        await flush();
        if (isPacked && count === 0) await printBytes(file.stream, gzipSync(""));
        await closed(file.stream);
      } else if (count > shownAtMost) {
        await print(io.stderr, `… and ${count - shownAtMost} more rejected records\n`);
      }
    },
  };
}

/** The message ends in what its code means, unless it goes on after the place by itself. */
function sentence({ line, code, message }: RejectLine, unit: string): string {
  const reason: string | undefined = Object.hasOwn(reasons, code)
    ? reasons[code as MappingErrorCode]
    : undefined;
  const why = reason === undefined || !message.endsWith(")") ? "" : `: ${reason}`;
  return visible(`${unit} ${line}: ${message}${why}`);
}
