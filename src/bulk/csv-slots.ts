import { putJson } from "../runtime/bytes/output.ts";
import type { Shape } from "../runtime/bytes/shape.ts";
import { cellKinds, cellText, needsEscape, type RowPlaces } from "./csv-scan.ts";

const comma = 44;
const quote = 34;

/** Longest JSON text of a byte: an escape, `\u0000`. */
const escapeSize = 6;

/**
 * Puts the cells of rows into the slots of a shape: those that it needs, each as the JSON text of
 * its value. An empty cell is null; a column that the header lacks is missing. Where no cell has
 * an escape the texts are in the row itself, whose commas become quotes until `release`; else
 * they are copies.
 */
export class CsvSlots {
  /** What the slots point into. */
  src: Uint8Array;
  readonly #shape: Shape;
  readonly #columns: readonly Column[];
  #copies = new Uint8Array(4096);
  #isInPlace = false;
  /** Of a row whose texts are in place: the bytes in front of its first cell and behind its last. */
  #before = 0;
  #behind = 0;

  constructor(shape: Shape, header: readonly string[]) {
    this.#shape = shape;
    this.#columns = columnsOf(shape, header);
    shape.slots.fill(-1);
    this.#copies.set(nullText);
    this.src = this.#copies;
  }

  /**
   * False for a row that has a text where an object or a list is looked for. `src` has room for
   * a quote and a null behind its `size`.
   */
  fill(row: RowPlaces, src: Uint8Array, size: number): boolean {
    this.#isInPlace = row.isJson && row.starts[0] !== 0;
    return this.#isInPlace ? this.#point(row, src, size) : this.#copy(row, src);
  }

  /** Makes a row that was filled what it was. */
  release(row: RowPlaces): void {
    if (!this.#isInPlace) return;
    const { src } = this;
    for (const { cell } of this.#columns) {
      if (row.kinds[cell] !== cellKinds.plain) continue;
      src[(row.starts[cell] as number) - 1] = comma;
      src[row.ends[cell] as number] = comma;
    }
    src[(row.starts[0] as number) - 1] = this.#before;
    src[row.ends[row.count - 1] as number] = this.#behind;
  }

  /** Neighbours share the quote between them. */
  #point(row: RowPlaces, src: Uint8Array, size: number): boolean {
    const { slots } = this.#shape;
    this.src = src;
    this.#before = src[(row.starts[0] as number) - 1] as number;
    this.#behind = src[row.ends[row.count - 1] as number] as number;
    if (src[size + 1] !== nullText[0]) src.set(nullText, size + 1);
    for (const { cell, slot, endSlot, isInner } of this.#columns) {
      const start = row.starts[cell] as number;
      const end = row.ends[cell] as number;
      if (start === end && row.kinds[cell] === cellKinds.plain) {
        putNull(slots, slot, endSlot, size + 1);
        continue;
      }
      if (isInner) return false;
      src[start - 1] = quote;
      src[end] = quote;
      slots[2 * slot] = start - 1;
      slots[2 * slot + 1] = end + 1;
    }
    return true;
  }

  #copy(row: RowPlaces, src: Uint8Array): boolean {
    const { slots } = this.#shape;
    let at = nullText.length;
    for (const { cell, slot, endSlot, isInner } of this.#columns) {
      const start = row.starts[cell] as number;
      const end = row.ends[cell] as number;
      const kind = row.kinds[cell];
      if (start === end && kind === cellKinds.plain) {
        putNull(slots, slot, endSlot, 0);
        continue;
      }
      if (isInner) return false;
      this.#reserve(at + escapeSize * (end - start) + 2);
      const stop = kind === cellKinds.doubled ? -1 : this.#putPlain(src, start, end, at);
      slots[2 * slot] = at;
      // As `scanValue` has it, the end of a text with escapes is a complement.
      at = stop < 0 ? putJson(cellText(row, src, cell), this.#copies, at) : stop;
      slots[2 * slot + 1] = stop < 0 ? ~at : at;
    }
    this.src = this.#copies;
    return true;
  }

  /** Where the JSON text of a cell ends, -1 where it holds a byte that is written otherwise. */
  #putPlain(src: Uint8Array, start: number, end: number, at: number): number {
    const out = this.#copies;
    out[at] = quote;
    let o = at + 1;
    for (let i = start; i < end; i += 1) {
      const byte = src[i] as number;
      if (needsEscape(byte)) return -1;
      out[o] = byte;
      o += 1;
    }
    out[o] = quote;
    return o + 1;
  }

  #reserve(size: number): void {
    if (size <= this.#copies.length) return;
    const larger = new Uint8Array(2 * size);
    larger.set(this.#copies);
    this.#copies = larger;
  }
}

const nullText = [110, 117, 108, 108];

function putNull(slots: Int32Array, slot: number, endSlot: number, at: number): void {
  for (let each = slot; each < endSlot; each += 1) {
    slots[2 * each] = at;
    slots[2 * each + 1] = at + nullText.length;
  }
}

interface Column {
  readonly cell: number;
  readonly slot: number;
  /** The first slot that is not this column's. */
  readonly endSlot: number;
  /** An object or a list is looked for. */
  readonly isInner: boolean;
}

function columnsOf(shape: Shape, header: readonly string[]): readonly Column[] {
  return header.flatMap((name, cell) => {
    const member = shape.members[shape.byName.get(name) ?? -1];
    if (member === undefined) return [];
    const { slot, endSlot } = member;
    const isInner = member.shape !== undefined || member.list !== undefined;
    return [{ cell, slot, endSlot, isInner }];
  });
}
