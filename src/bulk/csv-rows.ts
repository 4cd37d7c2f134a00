import { InputError } from "./input-error.ts";

/** What every reader of CSV asks of the parser: an empty cell is null, `""` the empty text. */
export const csvOptions = {
  relax_column_count: true,
  skip_empty_lines: true,
  cast: (value: string, { quoting }: { readonly quoting: boolean }): string | null =>
    value === "" && !quoting ? null : value,
} as const;

export type CsvCells = readonly (string | null)[];

/** The names of the columns. Throws InputError. */
export function headerOf(cells: CsvCells): readonly string[] {
  const names = cells.map((cell, index) => {
    if (cell === null || cell === "") throw new InputError(`Column ${index + 1} has no name.`);
    return cell;
  });
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new InputError(`The column \`${twice}\` occurs twice.`);
  const [only] = names;
  if (names.length === 1 && only !== undefined && /[;\t|]/.test(only)) {
    throw new InputError(
      `The header is one column, \`${only}\`; cells of a CSV file are separated by commas.`,
    );
  }
  return names;
}

/** A row as a record, or why it is none. */
export type CsvRecord =
  | { readonly ok: true; readonly value: Readonly<Record<string, string | null>> }
  | { readonly ok: false; readonly text: string; readonly code: "csv"; readonly message: string };

export function rowRecord(header: readonly string[], cells: CsvCells): CsvRecord {
  if (cells.length !== header.length) {
    const message = `The row has ${cells.length} cells, the header ${header.length}.`;
    return { ok: false, text: cells.join(","), code: "csv", message };
  }
  const value = Object.fromEntries(header.map((name, index) => [name, cells[index] ?? null]));
  return { ok: true, value };
}

/** What is wrong with a text, in words of the parser; `line` is that of the cell, not of its end. */
export function csvMistake(reason: string, line: number): string {
  return `This is not CSV: ${reason.replace(/\bline \d+/, `line ${line}`)}`;
}
