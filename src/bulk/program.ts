import type { Shape } from "../runtime/bytes/shape.ts";
import type { OutputBuffer } from "./output-buffer.ts";

/** A generated module of the back end `bytes` at work. */
export interface BytesProgram {
  readonly shape: Shape;
  readonly emit: (src: Uint8Array, out: Uint8Array, at: number) => number;
}

/** A program whose records are laid out as lines of the output. */
export interface LineProgram {
  /** What of a record it needs; `put` takes the record whose values lie in the slots. */
  readonly shape: Shape;
  /** Adds the line of a record; false, with nothing added, where it is left to objects. */
  readonly put: (src: Uint8Array, output: OutputBuffer) => boolean;
}

/** Lines of NDJSON. */
export function jsonLines(program: BytesProgram): LineProgram {
  return {
    shape: program.shape,
    put: (src, output) => {
      if (!emitInto(program, src, output)) return false;
      output.addByte(10);
      return true;
    },
  };
}

/** Adds the JSON text of the record in the slots; false, with nothing added, where there is none. */
export function emitInto(program: BytesProgram, src: Uint8Array, output: OutputBuffer): boolean {
  output.reserve(usualRoom);
  while (true) {
    const { bytes, used } = output;
    const end = program.emit(src, bytes, used);
    if (end < 0) return false;
    if (end < bytes.length) {
      output.used = end;
      return true;
    }
    output.grow(end + 1);
  }
}

/** For most records: what is written beyond the end is dropped, and slows the code down for good. */
const usualRoom = 8192;
