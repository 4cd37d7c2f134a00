import { bytesOf, scannedValue } from "../runtime/bytes/output.ts";
import { type MemberSpec, type Shape, scanObject, shapeOf } from "../runtime/bytes/shape.ts";
import { OutputBuffer } from "./output-buffer.ts";
import { type BytesProgram, emitInto, type LineProgram } from "./program.ts";

const quote = 34;
const comma = 44;
const lineFeed = 10;

/**
 * Rows of CSV: the JSON text that the program writes is scanned for the columns, which are paths of
 * names. A record with a member that has no column is left to objects, which say so.
 */
export function csvLines(
  program: BytesProgram,
  columns: readonly (readonly string[])[],
): LineProgram {
  const places = new ColumnPlaces(columns);
  const json = new OutputBuffer(0);
  return {
    shape: program.shape,
    put: (src, output) => {
      json.used = 0;
      if (!emitInto(program, src, json) || !places.find(json.bytes)) return false;
      for (let index = 0; index < columns.length; index += 1) {
        if (index > 0) output.addByte(comma);
        putValue(json.bytes, places.start(index), places.end(index), output);
      }
      output.addByte(lineFeed);
      return true;
    },
  };
}

/** Where the values of columns lie in the JSON text of a record. */
class ColumnPlaces {
  readonly #slots: Int32Array;
  readonly #shape: Shape;
  readonly #slotOf: readonly number[];

  constructor(columns: readonly (readonly string[])[]) {
    const nodes = columns.map((path) => ({ path, slot: -1 }));
    const { specs, count } = specsBelow(nodes, 0, 0);
    this.#slots = new Int32Array(2 * count);
    this.#shape = shapeOf(this.#slots, specs);
    this.#slotOf = nodes.map(({ slot }) => slot);
  }

  /** False for a record with another member than the columns. */
  find(json: Uint8Array): boolean {
    return scanObject(this.#shape, json, 0) > 0 && !hasStranger(this.#shape);
  }

  start(column: number): number {
    return this.#slots[2 * (this.#slotOf[column] as number)] as number;
  }

  end(column: number): number {
    return this.#slots[2 * (this.#slotOf[column] as number) + 1] as number;
  }
}

interface ColumnNode {
  readonly path: readonly string[];
  slot: number;
}

/**
 * The members that columns have at a depth, numbered from `first`: each one, then all below it.
 * Columns are leaves of a type, so that none is a part of another.
 */
function specsBelow(
  nodes: readonly ColumnNode[],
  depth: number,
  first: number,
): { readonly specs: readonly MemberSpec[]; readonly count: number } {
  const specs: MemberSpec[] = [];
  let count = first;
  for (const name of new Set(nodes.map(({ path }) => path[depth] as string))) {
    const slot = count;
    const group = nodes.filter(({ path }) => path[depth] === name);
    const whole = group.filter(({ path }) => path.length === depth + 1);
    for (const node of whole) node.slot = slot;
    const inner = whole.length > 0 ? undefined : specsBelow(group, depth + 1, slot + 1);
    specs.push(inner === undefined ? [name, slot] : [name, slot, inner.specs]);
    count = inner?.count ?? slot + 1;
  }
  return { specs, count };
}

/** Whether a name was ever met that is no column; it may be one of this record. */
function hasStranger({ seen, members }: Shape): boolean {
  for (let index = 0; index < seen.count; index += 1)
    if ((seen.members[index] as number) < 0) return true;
  return members.some(({ shape }) => shape !== undefined && hasStranger(shape));
}

/** Adds a cell for the JSON value at a place; missing and null are empty, the empty text `""`. */
function putValue(json: Uint8Array, start: number, end: number, output: OutputBuffer): void {
  if (start < 0 || json[start] === 110) return;
  const stop = end < 0 ? ~end : end;
  if (json[start] !== quote) putCell(json, start, stop, output);
  else if (end > 0) putCell(json, start + 1, stop - 1, output);
  else {
    const text = bytesOf(scannedValue(json, start, end) as string);
    putCell(text, 0, text.length, output);
  }
}

/** Adds the UTF-8 text of a cell, between quotes where it could be read otherwise. */
function putCell(text: Uint8Array, start: number, end: number, output: OutputBuffer): void {
  output.reserve(2 * (end - start) + 2);
  const out = output.bytes;
  let o = output.used;
  if (!needsQuotes(text, start, end)) {
    for (let i = start; i < end; i += 1) {
      out[o] = text[i] as number;
      o += 1;
    }
    output.used = o;
    return;
  }
  out[o] = quote;
  o += 1;
  for (let i = start; i < end; i += 1) {
    const byte = text[i] as number;
    if (byte === quote) {
      out[o] = quote;
      o += 1;
    }
    out[o] = byte;
    o += 1;
  }
  out[o] = quote;
  output.used = o + 1;
}

function needsQuotes(text: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) {
    const byte = text[i];
    if (byte === comma || byte === quote || byte === lineFeed || byte === 13) return true;
  }
  return start === end;
}
