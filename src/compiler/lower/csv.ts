/** Rows of cells of a CSV text (RFC 4180), or why it is none. A line without text is no row. */
export function readCsv(text: string): readonly (readonly string[])[] | { readonly error: string } {
  const rows: string[][] = [];
  let row: string[] = [];
  let index = text.startsWith("\uFEFF") ? 1 : 0;
  while (index < text.length) {
    const isQuoted = text[index] === '"';
    const cell = isQuoted ? quotedCell(text, index + 1) : plainCell(text, index);
    if (cell === undefined)
      return { error: `line ${rows.length + 1} has a quote that does not end` };
    row.push(cell.value);
    index = cell.end;
    const mark = text[index];
    if (mark === ",") {
      index++;
      if (index === text.length) row.push("");
      continue;
    }
    if (mark !== undefined && mark !== "\n" && mark !== "\r") {
      return { error: `line ${rows.length + 1} has text after a quote` };
    }
    if (row.length > 1 || row[0] !== "" || isQuoted) rows.push(row);
    row = [];
    index += mark === "\r" && text[index + 1] === "\n" ? 2 : 1;
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

interface CsvCell {
  readonly value: string;
  readonly end: number;
}

function plainCell(text: string, start: number): CsvCell {
  let end = start;
  while (end < text.length && !",\r\n".includes(text[end] ?? "")) end++;
  return { value: text.slice(start, end), end };
}

/** `start` is behind the opening quote; undefined where no quote closes it. */
function quotedCell(text: string, start: number): CsvCell | undefined {
  let value = "";
  let from = start;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return undefined;
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    from = quote + 2;
  }
}
