import type { Json } from "../../src/compiler/types.ts";
import type { Dice } from "./json-styles.ts";

/** How rows end in a text, and the names of its columns. */
export interface CsvStyle {
  readonly header: readonly string[];
  readonly rowEnd: "\n" | "\r\n" | "\r";
}

/** Columns for the members of records: in another order, one more, sometimes one less. */
export function csvStyle(records: readonly Json[], dice: Dice): CsvStyle {
  const names = new Set<string>();
  for (const record of records) {
    if (isRecord(record)) for (const name of Object.keys(record)) names.add(name);
  }
  names.delete("");
  const known = [...names].slice(dice(6) === 0 ? 1 : 0);
  const at = dice(known.length + 1);
  const header = ['other, "one"', ...known.slice(at), ...known.slice(0, at)];
  return { header, rowEnd: (["\n", "\r\n", "\r"] as const)[dice(3)] ?? "\n" };
}

/** The header as a row. */
export function headerRow({ header }: CsvStyle): string {
  return header.map((name) => quoted(name)).join(",");
}

/**
 * A row that says `record`, or nearly: cells with and without quotes, hostile texts, too few and
 * too many cells; now and then a quote where none may stand.
 */
export function styledRow(record: Json, { header, rowEnd }: CsvStyle, dice: Dice): string {
  const cells = header.map((name) => {
    const value = isRecord(record) && Object.hasOwn(record, name) ? record[name] : undefined;
    if (value === undefined || value === null) return dice(20) === 0 ? '""' : "";
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return cellOf(dice(12) === 0 ? `${text}${hostile[dice(hostile.length)]}` : text, dice);
  });
  if (dice(15) === 0) cells.pop();
  if (dice(15) === 0) cells.push("more");
  const row = cells.join(",");
  if (dice(300) === 0) return `${row}"`;
  return dice(20) === 0 ? `${row}${rowEnd}` : row;
}

const hostile = [
  '"',
  ",",
  "\n",
  "\r",
  "\r\n",
  "\\",
  "\u0000",
  "\u001f",
  " ",
  "é",
  "😀",
  "\u2028",
  "\ufeff",
];

function cellOf(text: string, dice: Dice): string {
  return text === "" || /[",\r\n]/.test(text) || dice(4) === 0 ? quoted(text) : text;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function isRecord(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
