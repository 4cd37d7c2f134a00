import { textOf } from "../runtime/bytes/output.ts";
import type { RowEnd } from "./blocks.ts";
import type { CsvCells } from "./csv-rows.ts";

const quote = 34;
const comma = 44;
const backslash = 92;

/** How the text of a cell lies in the bytes: as it is, between quotes, there with doubled ones. */
export const cellKinds = { plain: 0, quoted: 1, doubled: 2 } as const;
type CellKind = (typeof cellKinds)[keyof typeof cellKinds];

/** Bits of what a byte does in a cell: it may end a plain one, or one between quotes; JSON escapes it. */
const endsPlain = 1;
const endsQuoted = 2;
const isEscaped = 4;

const meanings = new Uint8Array(256);
meanings.fill(endsPlain | endsQuoted | isEscaped, 0, 32);
meanings[quote] = endsPlain | endsQuoted;
meanings[comma] = endsPlain;
meanings[backslash] = endsPlain | endsQuoted | isEscaped;

/** Whether a byte of a text stands otherwise in its JSON text. */
export function needsEscape(byte: number): boolean {
  return byte === quote || ((meanings[byte] as number) & isEscaped) !== 0;
}

/** Where the cells of one row lie; of use until the next row is scanned. */
export class RowPlaces {
  count = 0;
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  kinds = new Uint8Array(64);
  /** No cell has a byte that JSON escapes: between quotes each is the JSON text of its value. */
  isJson = true;
  /** No cell has an end of a line. */
  isLine = true;

  clear(): void {
    this.count = 0;
    this.isJson = true;
    this.isLine = true;
  }

  /** Notes a byte of a cell that JSON escapes. */
  escape(byte: number): void {
    this.isJson = false;
    if (byte === 10 || byte === 13) this.isLine = false;
  }

  add(start: number, end: number, kind: CellKind): void {
    const { count } = this;
    if (count === this.kinds.length) this.#grow();
    this.starts[count] = start;
    this.ends[count] = end;
    this.kinds[count] = kind;
    this.count = count + 1;
  }

  #grow(): void {
    const size = 2 * this.count;
    const { starts, ends, kinds } = this;
    this.starts = new Int32Array(size);
    this.ends = new Int32Array(size);
    this.kinds = new Uint8Array(size);
    this.starts.set(starts);
    this.ends.set(ends);
    this.kinds.set(kinds);
  }
}

/**
 * Finds the cells of the row at `at`; gives the place behind the end of the row, -1 where quotes
 * stand as in no CSV. Quotes open at the start of a cell only, and behind them the cell ends. A
 * zero follows the bytes.
 */
export function scanRow(
  row: RowPlaces,
  src: Uint8Array,
  at: number,
  size: number,
  rowEnd: RowEnd,
): number {
  row.clear();
  let i = at;
  while (true) {
    if (src[i] === quote) {
      i = scanQuoted(row, src, i + 1, size);
      if (i < 0) return -1;
    } else {
      const start = i;
      let byte = src[i] as number;
      while (true) {
        while (((meanings[byte] as number) & endsPlain) === 0) {
          i += 1;
          byte = src[i] as number;
        }
        if (byte === comma || byte === quote || i >= size) break;
        if (endsRow(src, i, size, rowEnd)) break;
        row.escape(byte);
        i += 1;
        byte = src[i] as number;
      }
      row.add(start, i, cellKinds.plain);
    }
    if (i >= size) return size;
    if (src[i] === comma) i += 1;
    else return endsRow(src, i, size, rowEnd) ? i + rowEnd.length : -1;
  }
}

/** The place behind the closing quote of the cell whose text starts at `at`, -1 where none is. */
function scanQuoted(row: RowPlaces, src: Uint8Array, at: number, size: number): number {
  let kind: CellKind = cellKinds.quoted;
  let i = at;
  while (i < size) {
    const byte = src[i] as number;
    const meaning = meanings[byte] as number;
    if ((meaning & endsQuoted) === 0) {
      i += 1;
    } else if ((meaning & isEscaped) !== 0) {
      row.escape(byte);
      i += 1;
    } else if (src[i + 1] === quote && i + 1 < size) {
      row.escape(quote);
      kind = cellKinds.doubled;
      i += 2;
    } else {
      row.add(at, i, kind);
      return i + 1;
    }
  }
  return -1;
}

/** Whether an end of a row starts here and is complete. */
export function endsRow(src: Uint8Array, at: number, size: number, rowEnd: RowEnd): boolean {
  if (src[at] !== rowEnd.charCodeAt(0)) return false;
  return rowEnd.length === 1 || (at + 1 < size && src[at + 1] === 10);
}

/** The place behind the blank lines that start at a place. */
export function behindBlanks(src: Uint8Array, at: number, size: number, rowEnd: RowEnd): number {
  let i = at;
  while (endsRow(src, i, size, rowEnd)) i += rowEnd.length;
  return i;
}

/** The cells of a row as texts; null for an empty one without quotes. */
export function cellsOfRow(row: RowPlaces, src: Uint8Array): CsvCells {
  return Array.from({ length: row.count }, (_, index) => cellText(row, src, index));
}

/** The text of a cell; null for an empty one without quotes. */
export function cellText(row: RowPlaces, src: Uint8Array, index: number): string | null {
  const start = row.starts[index] as number;
  const end = row.ends[index] as number;
  const kind = row.kinds[index];
  if (start === end && kind === cellKinds.plain) return null;
  const text = textOf(src, start, end);
  return kind === cellKinds.doubled ? text.replaceAll('""', '"') : text;
}
