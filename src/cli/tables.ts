import { formatOfName } from "../bulk/formats.ts";
import { type InputRecord, readInput } from "../bulk/reader.ts";
import type { IrMap } from "../compiler/ir/nodes.ts";
import { nearestName } from "../diagnostics/nearest.ts";
import type { Tables } from "../engine/engine.ts";
import { fileBytes } from "./input.ts";
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

/**
 * Refuses what cannot be right for any record: a table that none of `all` maps knows, one that a
 * map of `used` needs and that is not given, a column that no row has. Throws CommandError.
 */
export function checkTables(all: readonly IrMap[], used: readonly IrMap[], tables: Tables): void {
  const known = all.flatMap((map) => map.tables.map((table) => table.name));
  const stray = Object.keys(tables).find((name) => !known.includes(name));
  if (stray !== undefined) {
    const near = nearestName(stray, known);
    const hint = near === undefined ? "" : ` Did you mean \`${near}\`?`;
    throw new CommandError(exitCodes.usage, `No map here uses a table \`${stray}\`.${hint}`);
  }
  for (const map of used) {
    for (const { name, columns } of map.tables) checkTable(map, name, columns, tables);
  }
}

function checkTable(
  map: IrMap,
  name: string,
  columns: IrMap["tables"][number]["columns"],
  tables: Tables,
): void {
  const rows = Object.hasOwn(tables, name) ? tables[name] : undefined;
  if (rows === undefined) {
    const message = `The map ${map.name} needs the table \`${name}\`: give it as \`--table ${name}=FILE\`.`;
    throw new CommandError(exitCodes.usage, message);
  }
  const missing = columns.find((column) => !rows.some((row) => Object.hasOwn(row, column.name)));
  if (missing === undefined || rows.length === 0) return;
  const message = `The rows of the table \`${name}\` have no column \`${missing.name}\`.`;
  throw new CommandError(exitCodes.files, message);
}

async function loadRows(
  io: Io,
  path: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const input = await readInput(fileBytes(io, path), formatOfName(path));
  const rows: Readonly<Record<string, unknown>>[] = [];
  for await (const record of input.records as AsyncIterable<InputRecord>) {
    if (!record.ok || typeof record.value !== "object" || record.value === null) {
      throw new CommandError(exitCodes.files, `${path}, row ${record.line}, is not an object.`);
    }
    rows.push(record.value as Readonly<Record<string, unknown>>);
  }
  return rows;
}
