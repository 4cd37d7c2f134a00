import { MappingError, type Site } from "./errors.ts";
import { ownMember, type RecordObject } from "./record.ts";

/** Rows of run-time tables, by the name of the table. */
export type Tables = { readonly [table: string]: readonly RecordObject[] };

/** What the last parameter of `read` and `write` holds. */
export interface WithTables {
  readonly tables: Tables;
}

/** Both directions of `from table (common <-> vendor)`; `unknown-value` where there is no row. */
export interface Lookup {
  readonly get: (value: unknown, at: Site) => unknown;
  readonly build: (value: unknown, at: Site) => unknown;
}

/**
 * Indexes one table both ways. A table that is not given has no rows. Error `duplicate-key` where
 * two rows have one value: the rows would not lead back.
 */
export function lookupTable(tables: Tables, table: string, common: string, vendor: string): Lookup {
  const given = Object.hasOwn(tables, table) ? tables[table] : undefined;
  const rows = given ?? [];
  return {
    get: finder(indexBy(rows, table, vendor, common)),
    build: finder(indexBy(rows, table, common, vendor)),
  };
}

/** `make` once for each tables object; tables count as unchanging. */
export function perTables<Made>(make: (tables: Tables) => Made): (given?: WithTables) => Made {
  const made = new WeakMap<Tables, Made>();
  const none: Tables = {};
  return (given) => {
    const tables = given?.tables ?? none;
    const known = made.get(tables);
    if (known !== undefined) return known;
    const fresh = make(tables);
    made.set(tables, fresh);
    return fresh;
  };
}

function finder(index: ReadonlyMap<unknown, unknown>): Lookup["get"] {
  return (value, at) => {
    if (!index.has(value)) throw new MappingError("unknown-value", at);
    return index.get(value);
  };
}

function indexBy(
  rows: readonly RecordObject[],
  table: string,
  from: string,
  to: string,
): ReadonlyMap<unknown, unknown> {
  const index = new Map<unknown, unknown>();
  for (const [position, row] of rows.entries()) {
    const value = ownMember(row, from);
    if (value === undefined || value === null) continue;
    if (index.has(value)) {
      const path = `${table}[${position}].${from}`;
      throw new MappingError("duplicate-key", { path, rule: `table ${table}` });
    }
    index.set(value, ownMember(row, to));
  }
  return index;
}
