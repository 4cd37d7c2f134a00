import fc from "fast-check";
import { check } from "../../../src/compiler/check.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import { cellChunk } from "./cells.ts";
import { braces, type Chunk, type ChunkMaker, joinChunks } from "./chunks.ts";
import { oneWay } from "./one-way.ts";
import { flatChunks, listOf, scalarLists, scopeOf, whenOf } from "./structures.ts";

/**
 * A `.cemap` text with one map that uses any constructs of the language, nested up to `depth` blocks
 * deep, within the static side conditions. Losing chunks leaves a text of the same kind, so a
 * failing one shrinks to its cause.
 */
export function mapText(depth = 2): fc.Arbitrary<string> {
  return fc
    .tuple(chunks(depth, 1, 3), restRow)
    .map(([makers, last]) => accepting(textOfMap(joinChunks(makers, ""), last)));
}

/** What becomes of members that no row names; mostly nothing. */
export const restRow: fc.Arbitrary<string> = fc.constantFrom(
  "",
  "",
  "",
  "... <-> ...",
  "extra <-> ...",
  'extra <-> ... like "*__c"',
  "extra <- ...",
);

/** Declarations, the object and the map of some chunks and a row for the rest. */
export function textOfMap({ fields, rows, declarations }: Chunk, last: string): string {
  const extra = last.startsWith("extra") ? ["extra: map<json>"] : [];
  return [
    ...new Set(declarations),
    `object Thing ${braces([...fields, ...extra])}`,
    `map Thing <-> vendor.Thing ${braces([...rows, last].filter((line) => line !== ""))}`,
    "",
  ].join("\n");
}

/** The text with a `lossy` on every row that the compiler finds to lose something. */
export function accepting(text: string): string {
  const { diagnostics } = check({ path: "test.cemap", text }, memoryHost({}));
  const losses = diagnostics.filter(({ code }) => code === "lossy-write" || code === "lossy-list");
  const accepted = [...new Set(losses.map(({ span }) => span.end))]
    .toSorted((left, right) => right - left)
    .reduce((held, at) => `${held.slice(0, at)} lossy "generated"${held.slice(at)}`, text);
  // What a level loses shows when the map below it has no mistake any more.
  return losses.length === 0 || !text.includes("\noverride ") ? accepted : accepting(accepted);
}

/** Rows of the run-time tables that generated maps use. */
export const generatedTables = {
  users: [
    { id: "u1", remoteId: "r1" },
    { id: "u2", remoteId: "r2" },
    { id: "__proto__", remoteId: "constructor" },
  ],
} as const;

export function chunks(
  depth: number,
  least: number,
  most: number,
): fc.Arbitrary<readonly ChunkMaker[]> {
  return fc.array(oneChunk(depth), { minLength: least, maxLength: most });
}

function oneChunk(depth: number): fc.Arbitrary<ChunkMaker> {
  const flat = [
    { weight: 6, arbitrary: cellChunk },
    { weight: 2, arbitrary: oneWay },
    { weight: 1, arbitrary: scalarLists },
    ...flatChunks.map((arbitrary) => ({ weight: 1, arbitrary })),
  ];
  if (depth === 0) return fc.oneof(...flat);
  const inner = chunks(depth - 1, 1, 2);
  return fc.oneof(
    ...flat,
    { weight: 2, arbitrary: scopeOf(inner) },
    { weight: 3, arbitrary: listOf(inner) },
    { weight: 2, arbitrary: whenOf(inner) },
  );
}
