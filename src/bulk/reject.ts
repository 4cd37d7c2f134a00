import { ColumnError } from "./writer.ts";

/** A record that could not be carried. */
export interface Reject {
  /** 1-based. */
  readonly line: number;
  /** In bytes, where its line starts. */
  readonly offset: number;
  readonly code: string;
  readonly path: string;
  readonly rule: string;
  readonly message: string;
  /** The record, or its text where it is no record. */
  readonly record: unknown;
}

interface RecordError extends Error {
  readonly code: string;
  readonly path: string;
  readonly rule: string;
}

/** Why a record is rejected. Anything but an error that a record causes is thrown again. */
export function rejectOf(record: unknown, error: unknown): Omit<Reject, "line" | "offset"> {
  if (error instanceof ColumnError) {
    return { code: "column", path: "", rule: "", message: error.message, record };
  }
  if (isRecordError(error)) {
    const { code, path, rule, message } = error;
    return { code, path, rule, message, record };
  }
  throw error;
}

/** By name, since a generated module brings its own copy of the class. */
function isRecordError(error: unknown): error is RecordError {
  return (
    error instanceof Error && (error.name === "MappingError" || error.name === "SchemaRejection")
  );
}
