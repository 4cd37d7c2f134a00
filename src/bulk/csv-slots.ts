import { putJson } from "../runtime/bytes/output.ts";
import type { Shape } from "../runtime/bytes/shape.ts";
import { cellKinds, cellText, type RowPlaces } from "./csv-scan.ts";

/** Longest JSON text of a byte: an escape, `\u0000`. */
const escapeSize = 6;

/** Bytes that stand for themselves between the quotes of a JSON text. */
const isPlain = new Uint8Array(256).fill(1, 32);
isPlain[34] = 0;
isPlain[92] = 0;

/**
 * Puts the cells of rows into the slots of a shape: those that it needs, each as the JSON text of
 * its value, in bytes of its own. An empty cell is null; a column that the header lacks is missing.
 */
export class CsvSlots {
  /** What the slots point into; another one when a row needs more room. */
  src: Uint8Array = new Uint8Array(4096);
  readonly #shape: Shape;
  readonly #columns: readonly Column[];

  constructor(shape: Shape, header: readonly string[]) {
    this.#shape = shape;
    this.#columns = columnsOf(shape, header);
    shape.slots.fill(-1);
    this.src.set(nullText);
  }

  /** False for a row that has a text where an object or a list is looked for. */
  fill(row: RowPlaces, src: Uint8Array): boolean {
    const { slots } = this.#shape;
    let at = nullText.length;
    for (const { cell, slot, endSlot, isInner } of this.#columns) {
      const start = row.starts[cell] as number;
      const end = row.ends[cell] as number;
      const kind = row.kinds[cell];
      if (start === end && kind === cellKinds.plain) {
        for (let each = slot; each < endSlot; each += 1) {
          slots[2 * each] = 0;
          slots[2 * each + 1] = nullText.length;
        }
        continue;
      }
      if (isInner) return false;
      this.#reserve(at + escapeSize * (end - start) + 2);
      const stop = kind === cellKinds.doubled ? -1 : this.#putPlain(src, start, end, at);
      slots[2 * slot] = at;
      // As `scanValue` has it, the end of a text with escapes is a complement.
      at = stop < 0 ? putJson(cellText(row, src, cell), this.src, at) : stop;
      slots[2 * slot + 1] = stop < 0 ? ~at : at;
    }
    return true;
  }

  /** Where the JSON text of a cell ends, -1 where it holds a byte that is written otherwise. */
  #putPlain(src: Uint8Array, start: number, end: number, at: number): number {
    const out = this.src;
    out[at] = 34;
    let o = at + 1;
    for (let i = start; i < end; i += 1) {
      const byte = src[i] as number;
      if (isPlain[byte] === 0) return -1;
      out[o] = byte;
      o += 1;
    }
    out[o] = 34;
    return o + 1;
  }

  #reserve(size: number): void {
    if (size <= this.src.length) return;
    const larger = new Uint8Array(2 * size);
    larger.set(this.src);
    this.src = larger;
  }
}

const nullText = [110, 117, 108, 108];

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
