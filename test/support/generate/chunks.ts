import fc from "fast-check";
import { type NameStyle, nameStyle } from "./names.ts";

/** Some rows that belong together, the fields that they map, and what they declare at the top. */
export interface Chunk {
  readonly fields: readonly string[];
  readonly rows: readonly string[];
  readonly declarations: readonly string[];
}

/**
 * A chunk with names of its own: `id` is unique in the block, `path` unique in the file (for
 * declarations). Chunks are independent of each other, so a list of them can be shortened freely.
 * `mark` is a last part of all the vendor's names, for the same fields at other places.
 */
export type ChunkMaker = (id: string, path: string, mark?: string) => Chunk;

export function chunk(
  fields: readonly string[],
  rows: readonly string[],
  declarations: readonly string[] = [],
): Chunk {
  return { fields, rows, declarations };
}

/** All that a list of chunks says, each with its own number. */
export function joinChunks(makers: readonly ChunkMaker[], path: string, mark = ""): Chunk {
  const made = makers.map((maker, index) => maker(`${path}${index}`, `${path}${index}`, mark));
  return {
    fields: made.flatMap(({ fields }) => fields),
    rows: made.flatMap(({ rows }) => rows),
    declarations: made.flatMap(({ declarations }) => declarations),
  };
}

/** `{ rows }` over several lines. */
export function braces(lines: readonly string[]): string {
  return `{\n${lines.join("\n")}\n}`;
}

/** The names of one chunk: `left("x")` on the common side, `right("X")` on the vendor's. */
export interface Names {
  readonly left: (stem: string) => string;
  readonly right: (stem: string) => string;
  /** As `right`, without the mark. */
  readonly unmarked: (stem: string) => string;
  /** Unique in the file. */
  readonly path: string;
  /** Last part of the vendor's names, which inner chunks get as well. */
  readonly mark: string;
}

/** A chunk whose names may be odd, made from a generated value. */
export function styled<Value>(
  value: fc.Arbitrary<Value>,
  make: (value: Value, names: Names) => Chunk,
): fc.Arbitrary<ChunkMaker> {
  return fc.tuple(nameStyle, nameStyle, value).map(
    ([left, right, made]: readonly [NameStyle, NameStyle, Value]): ChunkMaker =>
      (id, path, mark = "") =>
        make(made, {
          left: (stem) => left(`${stem}${id}`),
          right: (stem) => right(`${stem}${id}${mark}`),
          unmarked: (stem) => right(`${stem}${id}`),
          path,
          mark,
        }),
  );
}
