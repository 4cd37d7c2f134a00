import { jsonOf, nameOf } from "../text.ts";
import { other } from "./evaluate.ts";
import { type Outcome, outcomeText, type Said } from "./said.ts";
import type { Literal } from "./terms.ts";

export interface LiftedRow {
  /** The row without its block, `lossy` and annotation. */
  readonly head: string;
  /** The common member whose values the table lists. */
  readonly field?: string;
  /** Rows of its value table; empty without one. */
  readonly table: readonly string[];
  /** Its sides where it is a plain copy, for which the compiler would make a field. */
  readonly copy?: { readonly common: string; readonly vendor: string };
  /** The common member that it reads into, which filters can name. */
  readonly reads?: string;
  /** What that is called in the vendor's filters. */
  readonly filter?: string;
}

type Sayable = Exclude<Said, { readonly kind: "unsaid" }>;

/** One direction of a field: `target <- …`, or `… -> target`. */
export function oneWayRow(target: string, said: Sayable, isRead: boolean): LiftedRow {
  const name = nameOf(target);
  const row = (value: string, more: Partial<LiftedRow> = {}): LiftedRow => ({
    head: isRead ? `${name} <- ${value}` : `${value} -> ${name}`,
    table: [],
    ...(isRead ? { reads: target } : {}),
    ...more,
  });
  switch (said.kind) {
    case "constant":
      return row(jsonOf(said.value));
    case "copy": {
      const { source } = said;
      const [common, vendor] = isRead ? [target, source] : [source, target];
      return row(nameOf(source), { copy: { common, vendor } });
    }
    case "expression":
      return row(said.text, said.isNullNothing ? { table: nothingRows(isRead) } : {});
    case "table": {
      const sides = isRead ? [said, noTable] : [noTable, said];
      const table = tableRows(...(sides as [TableSaid, TableSaid]));
      return row(nameOf(said.source), { table, field: isRead ? target : said.source });
    }
  }
}

/** Null stands for nothing, and is never meant as such. */
function nothingRows(isRead: boolean): readonly string[] {
  return [isRead ? "missing <- null" : "null -> missing", "else keep"];
}

/** Both directions of one pair of members as one row; undefined where no row says both. */
export function twoWayRow(
  common: string,
  vendor: string,
  read: Sayable,
  write: Sayable,
): LiftedRow | undefined {
  const row = { head: `${nameOf(common)} <-> ${nameOf(vendor)}`, table: [], reads: common };
  if (read.kind === "copy" && write.kind === "copy") return { ...row, copy: { common, vendor } };
  if (read.kind !== "table" || write.kind !== "table") return undefined;
  const one = read.otherwise?.outcome;
  const another = write.otherwise?.outcome;
  const hasBoth = read.otherwise !== undefined && write.otherwise !== undefined;
  // The words behind `else` hold for both directions.
  if (hasBoth && isWord(one) && isWord(another) && one !== another) return undefined;
  if (another === other && hasCode(read, write)) return undefined;
  return { ...row, field: common, table: tableRows(read, write) };
}

/** Whether a value that would be kept on write is one of the vendor's, which a table refuses. */
function hasCode(read: TableSaid, write: TableSaid): boolean {
  const codes = [...read.rows.keys(), ...write.rows.values()];
  return codes.some((code) => typeof code === "string" && !write.rows.has(code));
}

type TableSaid = Pick<Extract<Said, { kind: "table" }>, "rows" | "otherwise">;

const noTable: TableSaid = { rows: new Map() };

/** Whether what becomes of other values is a word behind `else`, and not a row. */
function isWord(outcome: Outcome): boolean {
  return outcome === undefined || outcome === other;
}

function tableRows(read: TableSaid, write: TableSaid): readonly string[] {
  const texts = (rows: TableSaid["rows"]): readonly (readonly [string, string])[] =>
    [...rows].flatMap(([value, outcome]) =>
      outcome === other ? [] : [[outcomeText(value), outcomeText(outcome)] as const],
    );
  const reads = texts(read.rows).map(([vendor, common]) => ({ common, vendor }));
  const writes = texts(write.rows).map(([common, vendor]) => ({ common, vendor }));
  const isIn = (list: typeof reads, one: (typeof reads)[number]): boolean =>
    list.some(({ common, vendor }) => common === one.common && vendor === one.vendor);
  const isPlain = ({ common, vendor }: (typeof reads)[number]): boolean =>
    ![common, vendor].some((text) => text === "null" || text === "missing");
  const rows = [
    ...writes.map((one) => ({ ...one, arrow: isIn(reads, one) ? "<->" : "->" })),
    ...reads.filter((one) => !isIn(writes, one)).map((one) => ({ ...one, arrow: "<-" })),
  ];
  const sorted = [
    ...rows.filter((row) => isPlain(row)),
    ...rows.filter((row) => !isPlain(row) && row.arrow !== "->"),
    ...rows.filter((row) => !isPlain(row) && row.arrow === "->"),
  ];
  return [
    ...sorted.map(({ common, arrow, vendor }) => `${common} ${arrow} ${vendor}`),
    ...elseRows(read, write),
  ];
}

function elseRows(read: TableSaid, write: TableSaid): readonly string[] {
  const words = new Set<string>();
  const row = (table: TableSaid, text: (value: string) => string): readonly string[] => {
    if (table.otherwise === undefined) return [];
    const { outcome } = table.otherwise;
    if (outcome === other || outcome === undefined) {
      words.add(outcome === other ? "else keep" : "else drop");
      return [];
    }
    return [text(jsonOf(outcome as Literal))];
  };
  const rows = [
    ...row(read, (value) => `${value} <- else`),
    ...row(write, (value) => `else -> ${value}`),
  ];
  return [...rows, ...words];
}
