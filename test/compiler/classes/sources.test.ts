import { describe, expect, it } from "vitest";
import { lawsOf, mapOf } from "./support.ts";

const properties = {
  I: { type: "integer" },
  B: { type: "boolean" },
  E: { enum: ["up", "down/left"] },
  S: { type: "string" },
  M: { type: "string" },
  N: { type: "string" },
  O: { type: "integer" },
};
const schema = JSON.stringify({ type: "object", required: ["I", "B", "E", "S"], properties });

/** The row, and the class of its read; `S` may hold anything, `M`, `N` and `O` may be missing. */
const reads: readonly (readonly [row: string, read: string])[] = [
  ['a <-> "<{N}>"', "lossless!"],
  ['a <-> "{S via lower}"', "lossy!; capital letters"],
  // Digits, members and `true` never hold some separators.
  ['a <-> "{I}/{S}"', "lossless!"],
  ['a <-> "({I}/{S})"', "lossless!"],
  ['a <-> "{I}/{E} {S}"', "lossless!"],
  ['a <-> "{B} {S}"', "lossless!"],
  ['a <-> "{E} {S}"', "lossless!"],
  [
    'a <-> "{B}ue{S}"',
    'lossy!; where one part ends and the next starts; `["xuey","b"]` reads as `"xueyueb"` and is written back as `["x","yueb"]`',
  ],
  [
    'a <-> "{E}/{S}"',
    'lossy!; where one part ends and the next starts; `["x/y","b"]` reads as `"x/y/b"` and is written back as `["x","y/b"]`',
  ],
  [
    'a <-> "({S}/{I})"',
    'lossy!; where one part ends and the next starts; `["x/y","2"]` reads as `"(x/y/2)"` and is written back as `["x","y/2"]`',
  ],
  [
    'a <-> "{S}, {E} {B}"',
    'lossy!; where one part ends and the next starts; `["x, y","up","true"]` reads as `"x, y, up true"` and is written back as `["x","y,","up true"]`',
  ],
  [
    'a <-> "{I} {S}, {M}"',
    'lossy!; where one part ends and the next starts; `["1","x, y","c"]` reads as `"1 x, y, c"` and is written back as `["1","x","y, c"]`',
  ],
  // A text without a separator is the one part that is always there.
  ['a <-> "{O}/{I}"', "lossy!; where one part ends and the next starts"],
  ['a <-> "{I}/{N}"', "lossy!; where one part ends and the next starts"],
  [
    'a <-> "{O}/{O}"',
    'lossy!; where one part ends and the next starts; `[null,"2"]` reads as `"2"` and is written back as `["2",null]`',
  ],
];

it.each(reads)("reading %s: %s", (row, read) => {
  const text = `object T { a: string }
element v { resource T from "./t.schema.json" }
map T <-> v.T {\n${row}\n}\n`;
  expect(lawsOf(text, { "t.schema.json": schema }).rules[0]?.read).toBe(read);
});

/** The type of the common field, the row, and the class of its write. */
const writes: readonly (readonly [type: string, row: string, write: string])[] = [
  ["string", 'a <-> "{A} {B}"', "lossless!"],
  ["integer", 'a <-> "{A}/{B}"', "lossless!"],
  ["string", 'a <-> "n-{A as integer}"', "canonical!; number text"],
  ["string", 'a <-> "{A} {B as integer}"', "canonical!; number text"],
  ["string", 'a <-> "{A as integer} {B via lower}"', "lossy!; capital letters"],
  ["string", 'a <-> "{A} {B}" else null', "lossy; what can't be converted becomes null"],
  [
    "string",
    'a <-> "{A as integer} {B}" else drop',
    "lossy; what can't be converted becomes missing",
  ],
  ["string", 'a <-> "{A} {B}" else keep', "lossless!"],
  // Of several places the first.
  ["string", "a <-> A ?? B", "lossless!"],
  [
    "string",
    "a <-> A as integer ?? B",
    'canonical!; number text; `"05"` is written as `5` and reads back as `"5"`',
  ],
  ["string", "a <-> A ?? B via lower", "lossless!"],
];

it.each(writes)("%s: writing %s: %s", (type, row, write) => {
  expect(lawsOf(mapOf(type, row)).rules[0]?.write).toBe(write);
});

describe("one-way rows", () => {
  it.each([
    ["string", "a <- A", "one-way"],
    ["string", "a -> A", "one-way"],
    ["string", "a <- Ref.Name\na -> RefId", "paired!"],
    ["string", 'a <- jsonata("A")', "opaque"],
    ["string", 'a <- $uppercase(jsonata("A"))', "opaque"],
    ["string", 'jsonata("a") -> A', "opaque"],
    ["{ x: string }[]", "a[] <- A[] { x <-> X }", "one-way"],
    ["map<json>", "... <- ...", "one-way"],
    ["map<json>", 'a <- ... like "*__c"', "one-way"],
  ])("%s: %s: %s", (type, row, both) => {
    expect(lawsOf(mapOf(type, row)).rules[0]).toMatchObject({ write: both, read: both });
  });
});
