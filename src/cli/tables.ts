import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { formatOfName } from "../bulk/formats.ts";
import { type InputRecord, readInput } from "../bulk/reader.ts";
import type { Tables } from "./engine.ts";
import { CommandError, exitCodes, type Io } from "./io.ts";

/** Loads the tables of `--table name=FILE`: JSON arrays, NDJSON or CSV with a header row. */
export async function loadTables(io: Io, options: readonly string[]): Promise<Tables> {
  const tables: Record<string, readonly Readonly<Record<string, unknown>>[]> = Object.create(null);
  for (const option of options) {
    const split = option.indexOf("=");
    if (split <= 0) {
      throw new CommandError(exitCodes.usage, `\`--table\` takes NAME=FILE, not \`${option}\`.`);
    }
    tables[option.slice(0, split)] = await loadRows(io, option.slice(split + 1));
  }
  return tables;
}

async function loadRows(
  io: Io,
  path: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const input = await readInput(createReadStream(resolve(io.cwd, path)), formatOfName(path));
  const rows: Readonly<Record<string, unknown>>[] = [];
  for await (const record of input.records as AsyncIterable<InputRecord>) {
    if (!record.ok || typeof record.value !== "object" || record.value === null) {
      throw new CommandError(exitCodes.files, `${path}, row ${record.line}, is not an object.`);
    }
    rows.push(record.value as Readonly<Record<string, unknown>>);
  }
  return rows;
}
