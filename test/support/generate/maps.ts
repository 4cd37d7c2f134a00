import fc from "fast-check";
import { check } from "../../../src/compiler/compile.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import { cellChunk } from "./cells.ts";
import { type ChunkMaker, joinChunks } from "./chunks.ts";
import { oneWay } from "./one-way.ts";
import { flatChunks, listOf, scalarLists, scopeOf, whenOf } from "./structures.ts";

/**
 * A `.cemap` text with one map that uses any constructs of the language, nested up to `depth` blocks
 * deep, within the static side conditions. Losing chunks leaves a text of the same kind, so a
 * failing one shrinks to its cause.
 */
export function mapText(depth = 2): fc.Arbitrary<string> {
  const rest = fc.constantFrom(
    "",
    "",
    "",
    "... <-> ...",
    "extra <-> ...",
    'extra <-> ... like "*__c"',
    "extra <- ...",
  );
  return fc.tuple(chunks(depth, 1, 3), rest).map(([makers, last]) => {
    const { fields, rows, declarations } = joinChunks(makers, "");
    const extra = last.startsWith("extra") ? ["extra: map<json>"] : [];
    return accepting(
      [
        ...new Set(declarations),
        `object Thing {\n${[...fields, ...extra].join("\n")}\n}`,
        `map Thing <-> vendor.Thing {\n${[...rows, last].filter((line) => line !== "").join("\n")}\n}`,
        "",
      ].join("\n"),
    );
  });
}

/** The text with a `lossy` on every row that the compiler finds to lose something. */
function accepting(text: string): string {
  const { diagnostics } = check({ path: "test.cemap", text }, memoryHost({}));
  const losses = diagnostics.filter(({ code }) => code === "lossy-write" || code === "lossy-list");
  return [...new Set(losses.map(({ span }) => span.end))]
    .toSorted((left, right) => right - left)
    .reduce((held, at) => `${held.slice(0, at)} lossy "generated"${held.slice(at)}`, text);
}

/** Rows of the run-time tables that generated maps use. */
export const generatedTables = {
  users: [
    { id: "u1", remoteId: "r1" },
    { id: "u2", remoteId: "r2" },
    { id: "__proto__", remoteId: "constructor" },
  ],
} as const;

function chunks(depth: number, least: number, most: number): fc.Arbitrary<readonly ChunkMaker[]> {
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
