import { expect, it } from "vitest";
import { toldOfRows } from "./support.ts";

const codes = ["table-repeats", "table-misses-common", "table-misses-vendor"];
/** Rows with a value table, and what is said of its rows. */
const cases: readonly (readonly [rows: string, ...found: string[]])[] = [
  ['kind <-> K { "p" <-> "x", "q" <-> "y" }'],
  [
    'kind <-> K { "p" <-> "x" }',
    '[kind <-> K { "p" <-> "x" }] No row writes `"q"`.',
    '[kind <-> K { "p" <-> "x" }] No row reads `"y"`.',
  ],
  [
    'kind <-> K { "p" <-> "x", "q" -> "y" } ',
    '[kind <-> K { "p" <-> "x", "q" -> "y" }] No row reads `"y"`.',
  ],
  [
    'kind <-> K { "p" <-> "x", "q" <- "y" }',
    '[kind <-> K { "p" <-> "x", "q" <- "y" }] No row writes `"q"`.',
  ],
  ['kind <- K { "p" <- "x" }'],
  ['kind -> K { "p" -> "x" }', '[kind -> K { "p" -> "x" }] No row writes `"q"`.'],
  ['kind <- K { "p" <- "x", "q" <- else }'],
  [
    'kind <-> S { "p" <-> "1", "q" <- else }',
    '[kind <-> S { "p" <-> "1", "q" <- else }] No row writes `"q"`.',
  ],
  ['kind <-> S { "p" <-> "1", else -> "2" }'],
  ['kind <-> S { "p" <-> "1" }', '[kind <-> S { "p" <-> "1" }] No row writes `"q"`.'],
  ['kind <-> K else null { "p" <-> "x" }'],
  ['flag <-> S { true <-> "Y" }', '[flag <-> S { true <-> "Y" }] No row writes `false`.'],
  ['a <-> F { "on" <-> true }', '[a <-> F { "on" <-> true }] No row reads `false`.'],
  ["flag <-> F { true <-> false, false <-> true }"],
  ['a <-> S { "1" <-> "x" }'],
  [
    'kind <-> K { "p" <-> "x", "q" <-> "y", "p" <-> "y" }',
    '["p" <-> "y"; "p" <-> "x"] A row above already stands for `"p"`; this one is never reached.',
  ],
  [
    'a <-> S { "1" <-> "x", "1" <-> "y" }',
    '["1" <-> "y"; "1" <-> "x"] A row above already stands for `"1"`; this one is never reached.',
  ],
  [
    'a <-> S { "1" <-> "x", "2" <-> "x" }',
    '["2" <-> "x"; "1" <-> "x"] A row above already stands for `"x"`; this one is never reached.',
  ],
  ['a <-> S { "1" <-> "x", "2" -> "x" lossy "y" }'],
  ['a <-> S { "1" <-> "x", "1" <- "y" }'],
  [
    'a <-> S { "1" -> "x", "1" <- "x", "1" -> "y" }',
    '["1" -> "y"; "1" -> "x"] A row above already stands for `"1"`; this one is never reached.',
  ],
  [
    'a <-> S { null <-> "x", "1" <-> missing, "2" <-> missing }',
    '["2" <-> missing; "1" <-> missing] A row above already stands for `missing`; this one is never reached.',
  ],
  [
    'a <-> S { null <-> "x", null <-> "y", "3" <-> "x" }',
    '[null <-> "y"; null <-> "x"] A row above already stands for `null`; this one is never reached.',
    '["3" <-> "x"; null <-> "x"] A row above already stands for `"x"`; this one is never reached.',
  ],
  [
    "flag <-> O { true <-> { X: 1 }, false <-> { X: 1 } }",
    "[false <-> { X: 1 }; true <-> { X: 1 }] A row above already stands for `this pattern`; this one is never reached.",
  ],
  ['kind <-> K ?? S { "p" <-> "x" }', '[kind <-> K ?? S { "p" <-> "x" }] No row writes `"q"`.'],
  [
    'kind <- K { "p" <- "x" }\n  kind -> S { "p" -> "x" }',
    '[kind <- K { "p" <- "x" }] No row writes `"q"`.',
  ],
  [
    'many[] <-> Names[] { this <-> this { "p" <-> "x" } }',
    '[this <-> this { "p" <-> "x" }] No row writes `"q"`.',
  ],
  ['a <-> "{K}-{F as string}"'],
  [
    'when b = "p" <-> S = "1" { kind <-> K { "p" <-> "x" } }',
    '[kind <-> K { "p" <-> "x" }] No row writes `"q"`.',
    '[kind <-> K { "p" <-> "x" }] No row reads `"y"`.',
  ],
];

it.each(cases)("%s", (rows, ...found) => {
  expect(toldOfRows(rows, codes)).toEqual(found);
});
