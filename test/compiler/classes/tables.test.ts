import { describe, expect, it } from "vitest";
import { lawsOf, mapOf } from "./support.ts";

/** The type of the common field, the row, and the classes of its write and of its read. */
const rows: readonly (readonly [type: string, row: string, write: string, read: string])[] = [
  // Every member has a code of its own.
  ["Source", 'a <-> A { Online <-> "W", List <-> "L", Event <-> "E" }', "lossless!", "lossless!"],
  [
    "Source",
    "a <-> A as integer { Online <-> 1, List <-> 2, Event <-> 3 }",
    "lossless!",
    "lossless!",
  ],
  ["boolean", 'a <-> A { true <-> "Y", false <-> "N" }', "lossless!", "lossless!"],
  ["boolean", "a <-> A as boolean { true <-> false, false <-> true }", "lossless!", "lossless!"],
  ["integer", 'a <-> A { 1 <-> "one", 2 <-> "two" }', "lossless!", "lossless!"],
  ["decimal", 'a <-> A { 1 <-> "one", 2 <-> "two" }', "lossless!", "lossless!"],
  ["string", 'a <-> A { "x" <-> "1", "y" <-> "2" }', "lossless!", "lossless!"],
  // Two values for one code, two codes for one value.
  [
    "Source",
    'a <-> A { Online <-> "W", List <-> "L", Event -> "L" }',
    'lossy!; values share one code; `"Event"` is written as `"L"` and reads back as `"List"`',
    "lossless!",
  ],
  [
    "Source",
    'a <-> A { Online <-> "W", List <-> "L", Event <-> "E", List <- "M" }',
    "lossless!",
    'lossy!; values share one code; `"M"` reads as `"List"` and is written back as `"L"`',
  ],
  [
    "boolean",
    'a <-> A { true <-> "Y", false -> "Y" }',
    'lossy!; values share one code; `false` is written as `"Y"` and reads back as `true`',
    "lossless!",
  ],
  [
    "string",
    'a <-> A { "x" <-> "1", "y" -> "1" }',
    'lossy!; values share one code; `"y"` is written as `"1"` and reads back as `"x"`',
    "lossless!",
  ],
  // All other values.
  [
    "Source",
    'a <-> A { Online <-> "W", List <-> "L", Event <-> "E", List <- else }',
    "lossless!",
    'lossy!; values share one code; `"Online"` reads as `"List"` and is written back as `"L"`',
  ],
  [
    "Source",
    'a <-> A { Online <-> "W", List <-> "L", else -> "Z" }',
    'lossy!; values share one code; `"Event"` is written as `"Z"` and can\'t be read back',
    "lossless!",
  ],
  [
    "Source",
    'a <-> A { Online <-> "W", List <-> "L", Event <- else, else -> "Z" }',
    "lossless!",
    'lossy!; values share one code; `"Online"` reads as `"Event"` and is written back as `"Z"`',
  ],
  [
    "Source",
    'a <-> A { Online <-> "W", List <-> "L", Event <-> "E", else keep }',
    "lossless!",
    "lossless!",
  ],
  ["string", 'a <-> A { "x" <-> "1", else keep }', "lossless!", "lossless!"],
  [
    "string",
    'a <-> A { "x" <-> "1", "q" <- else }',
    "lossless!",
    'lossy!; values share one code; `"x"` reads as `"q"` and can\'t be written back',
  ],
  [
    "string",
    'a <-> A { "x" <-> "1", else -> "9" }',
    'lossy!; values share one code; `"1"` is written as `"9"` and can\'t be read back',
    "lossless!",
  ],
  [
    "string",
    'a <-> A { "x" <-> "1", "1" <-> "x", else -> "9" }',
    'lossy!; values share one code; `"9"` is written as `"9"` and can\'t be read back',
    "lossless!",
  ],
  [
    "string",
    'a <-> A { "x" <-> "1", "1" <-> "x", "other" <-> "2", "2" <-> "other", "9" <-> "9", else -> "9" }',
    'lossy!; values share one code; `"other_"` is written as `"9"` and reads back as `"9"`',
    "lossless!",
  ],
  [
    "string",
    'a <-> A { "x" <-> "1", else null }',
    'lossy!; another value comes back; `""` is written as `null` and reads back as `null`',
    'lossy!; another value comes back; `""` reads as `null` and is written back as `null`',
  ],
  [
    "string",
    'a <-> A { "x" <-> "1", else drop }',
    'lossy!; another value comes back; `""` is written as missing and reads back as missing',
    'lossy!; another value comes back; `""` reads as missing and is written back as missing',
  ],
  [
    "boolean",
    'a <-> A { true <-> "Y", false <-> "N", else null }',
    "lossless!",
    'lossy!; another value comes back; `""` reads as `null` and is written back as `null`',
  ],
  // Null and missing are values like others where rows name them.
  [
    "Source",
    'a <-> A { Online <-> "W", List <-> "L", Event <-> null }',
    'lossy!; values share one code; `null` is written as `null` and reads back as `"Event"`',
    "lossless!",
  ],
  [
    "Source",
    'a <-> A { Online <-> "W", List <-> "L", Event <-> missing }',
    'lossy!; values share one code; missing is written as missing and reads back as `"Event"`',
    "lossless!",
  ],
  [
    "boolean",
    'a <-> A { true <-> "Y", false <-> missing }',
    "lossy!; values share one code; missing is written as missing and reads back as `false`",
    "lossless!",
  ],
  [
    "boolean",
    'a <-> A { true <-> "Y", false <-> null }',
    "lossy!; values share one code; `null` is written as `null` and reads back as `false`",
    "lossless!",
  ],
  [
    "Source",
    'a <-> A { Online <-> "W", List <-> "L", Event <-> "E", null <-> "" }',
    "lossless!",
    'lossy!; values share one code; `null` reads as `null` and is written back as `""`',
  ],
  [
    "Source",
    'a <-> A { Online <-> "W", List <-> "L", Event <-> "E", null -> "" }',
    'lossy!; values share one code; `null` is written as `""` and can\'t be read back',
    'lossy!; values share one code; `null` reads as `null` and is written back as `""`',
  ],
  [
    "Source",
    'a <-> A { Online <-> "W", List <-> "L", Event <-> "E", null <- "" }',
    "lossless!",
    'lossy!; values share one code; `""` reads as `null` and is written back as `null`',
  ],
  [
    "Source",
    'a <-> A { Online <-> "W", List <-> "L", Event <-> "E", missing <-> "-" }',
    "lossless!",
    'lossy!; values share one code; missing reads as missing and is written back as `"-"`',
  ],
  [
    "Source",
    'a <-> A { Online <-> "W", List <-> "L", Event <-> "E", missing <- null }',
    "lossy!; values share one code; `null` is written as `null` and reads back as missing",
    "lossy!; values share one code; `null` reads as missing and is written back as missing",
  ],
  // Objects with some members.
  [
    "boolean",
    "a <-> A { true <-> { gone: true }, false <-> { gone: false } }",
    "lossless!",
    "lossless!",
  ],
  [
    "boolean",
    "a <-> A { true <-> { s: { gone: true } }, false <-> { s: { gone: false } } }",
    "lossless!",
    "lossless!",
  ],
  [
    "Source",
    "a <-> A { Online <-> { x: true }, List <-> { x: false }, Event <-> { x: null } }",
    "lossless!",
    "lossless!",
  ],
  [
    "Source",
    "a <-> A { Online <-> { x: true, y: null }, List <-> { x: false, y: null }, Event <-> { x: null, y: 1 } }",
    "lossless!",
    "lossless!",
  ],
  [
    "Source",
    "a <-> A { Online <-> { x: true }, List <-> { x: false }, Event <-> { y: 1 } }",
    'lossy!; a pattern leaves what another one has set; `"Event"` is written as `{"x":true,"y":1}` and reads back as `"Online"`',
    'lossy!; another value comes back; `{"x":true,"y":0}` reads as `"Online"` and is written back as `{"x":true}`',
  ],
  [
    "Source",
    "a <-> A { Online <-> { y: 1 }, List <-> { x: false }, Event <-> { x: true } }",
    'lossy!; a pattern leaves what another one has set; `"List"` is written as `{"y":1,"x":false}` and reads back as `"Online"`',
    'lossy!; another value comes back; `{"y":0,"x":true}` reads as `"Event"` and is written back as `{"x":true}`',
  ],
  // A row that is only read is never set in another one's object.
  [
    "Source",
    "a <-> A { Online <-> { x: true }, List <-> { x: false }, Event <-> { x: null }, List <- { y: 1 } }",
    "lossless!",
    'lossy!; values share one code; `{"y":1}` reads as `"List"` and is written back as `{"x":false}`',
  ],
  [
    "Source",
    "a <-> A { Online <-> { s: { x: 1 } }, List <-> { s: { x: 2 } }, Event <-> { s: { y: 1 } } }",
    'lossy!; a pattern leaves what another one has set; `"Event"` is written as `{"s":{"x":1,"y":1}}` and reads back as `"Online"`',
    "lossless!",
  ],
  [
    "string",
    'a <-> A as boolean { "x" <-> true, "y" <- else }',
    "lossless!",
    'lossy!; values share one code; `false` reads as `"y"` and can\'t be written back',
  ],
  // Behind another conversion.
  [
    "Source",
    'a <-> A as string via trim { Online <-> "1", List <-> "2", Event <-> "3" }',
    "lossy!; blanks at the ends",
    "lossy!; blanks at the ends",
  ],
];

describe("the classes of a value table", () => {
  it.each(rows)("%s: %s", (type, row, write, read) => {
    const [first] = lawsOf(mapOf(type, row)).rules;
    expect(first).toMatchObject({ write, read });
  });
});
