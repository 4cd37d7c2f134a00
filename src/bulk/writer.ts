import { once } from "node:events";
import type { Writable } from "node:stream";
import { stringify as stringifyCsv } from "csv-stringify/sync";
import type { RecordFormat } from "./formats.ts";

/** Takes records one by one; `close` writes what is left. */
export interface RecordWriter {
  readonly write: (record: unknown) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How records are laid out. `columns` are the CSV columns, as paths of names. */
export interface WriterOptions {
  readonly format: RecordFormat;
  /** JSON only: one document instead of an array. */
  readonly single: boolean;
  readonly columns: readonly (readonly string[])[];
}

const batchLength = 64 * 1024;

/**
 * A writer of records onto a stream. CSV: missing and null are empty cells, the empty text is `""`,
 * lists and objects below a column are JSON text; a member without a column is an error.
 */
export function recordWriter(stream: Writable, options: WriterOptions): RecordWriter {
  let pending = "";
  let count = 0;
  const flush = async (): Promise<void> => {
    const text = pending;
    pending = "";
    if (stream.errored) throw stream.errored;
    if (text !== "" && !stream.write(text)) await once(stream, "drain");
  };
  const add = async (text: string): Promise<void> => {
    pending += text;
    if (pending.length > batchLength) await flush();
  };
  return {
    write: async (record) => {
      await add(layout(record, count, options));
      count++;
    },
    close: async () => {
      await add(closing(count, options));
      await flush();
    },
  };
}

/** Thrown when a record does not fit into the columns of a CSV file. */
export class ColumnError extends Error {
  override readonly name = "ColumnError";
}

function layout(record: unknown, count: number, options: WriterOptions): string {
  switch (options.format) {
    case "ndjson":
      return `${JSON.stringify(record)}\n`;
    case "json": {
      const text = JSON.stringify(record, null, 2);
      if (options.single) return `${text}\n`;
      return `${count === 0 ? "[" : ","}\n${text.replace(/^/gm, "  ")}`;
    }
    case "csv": {
      const header = count === 0 ? headerText(options.columns) : "";
      return `${header}${csvLine(cellsOf(record, options.columns))}`;
    }
  }
}

function closing(count: number, options: WriterOptions): string {
  if (options.format === "json" && !options.single) return count === 0 ? "[]\n" : "\n]\n";
  if (options.format === "csv" && count === 0) {
    return headerText(options.columns);
  }
  return "";
}

/** One record as a line of NDJSON or a row of CSV. Throws ColumnError. */
export function rowText(
  record: unknown,
  format: "ndjson" | "csv",
  columns: readonly (readonly string[])[],
): string {
  if (format === "ndjson") return `${JSON.stringify(record)}\n`;
  return csvLine(cellsOf(record, columns));
}

/** The header row of CSV. */
export function headerText(columns: readonly (readonly string[])[]): string {
  return csvLine(columns.map((path) => path.join(".")));
}

function csvLine(cells: readonly (string | null)[]): string {
  return stringifyCsv([cells], { quoted_empty: false, quoted_match: /^$/ });
}

function cellsOf(record: unknown, columns: readonly (readonly string[])[]): (string | null)[] {
  const stray = strayMember(record, columns, []);
  if (stray !== undefined) {
    throw new ColumnError(`The member \`${stray.join(".")}\` has no column; write JSON instead.`);
  }
  return columns.map((path) => cellText(valueAt(record, path)));
}

function cellText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "string") return value;
  return JSON.stringify(value);
}

function valueAt(record: unknown, path: readonly string[]): unknown {
  let value = record;
  for (const name of path) {
    if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/** The first member that no column carries, as a path. */
function strayMember(
  value: unknown,
  columns: readonly (readonly string[])[],
  path: readonly string[],
): readonly string[] | undefined {
  if (columns.some((column) => column.length === path.length)) return undefined;
  if (!isObject(value)) return value === null || value === undefined ? undefined : path;
  for (const name of Object.keys(value)) {
    const inside = columns.filter((column) => column[path.length] === name);
    const here = [...path, name];
    if (inside.length === 0) return here;
    const stray = strayMember(value[name], inside, here);
    if (stray !== undefined) return stray;
  }
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
