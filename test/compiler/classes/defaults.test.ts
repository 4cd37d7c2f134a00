import { describe, expect, it } from "vitest";
import { lawsOf, mapOf } from "./support.ts";

/** The type of the common field, the row, and the classes of its write and of its read. */
const rows: readonly (readonly [type: string, row: string, write: string, read: string])[] = [
  [
    "string",
    'a <-> A default <- "x"',
    'canonical!; default = missing; missing is written as missing and reads back as `"x"`',
    'canonical!; default = missing; missing reads as `"x"` and is written back as `"x"`',
  ],
  [
    "string",
    'a <-> A default -> "x"',
    'canonical!; default = missing; missing is written as `"x"` and reads back as `"x"`',
    "lossless!",
  ],
  [
    "string",
    'a <-> A default <- "x" default -> "y"',
    'canonical!; default = missing; missing is written as `"y"` and reads back as `"y"`',
    'canonical!; default = missing; missing reads as `"x"` and is written back as `"x"`',
  ],
  // A field that is never missing is never filled.
  [
    "string!",
    'a <-> A default <- "x"',
    "lossless!",
    'canonical!; default = missing; missing reads as `"x"` and is written back as `"x"`',
  ],
  ["string!", 'a <-> A default -> "x"', "lossless!", "lossless!"],
  // Each side says it in its own terms.
  [
    "integer",
    "a <-> A as string default <- 7",
    "canonical!; default = missing; missing is written as missing and reads back as `7`",
    'canonical!; number text, default = missing; `"05"` reads as `5` and is written back as `"5"`',
  ],
  [
    "integer",
    'a <-> A as string default -> "07"',
    'canonical!; default = missing; missing is written as `"07"` and reads back as `7`',
    'canonical!; number text; `"05"` reads as `5` and is written back as `"5"`',
  ],
  [
    "integer",
    'a <-> A as string default -> "07" default <- 8',
    'canonical!; default = missing; missing is written as `"07"` and reads back as `7`',
    'canonical!; number text, default = missing; `"05"` reads as `5` and is written back as `"5"`',
  ],
  [
    "integer",
    'a <-> A as string else drop default -> "seven" default <- 7',
    'canonical!; default = missing; missing is written as `"seven"` and reads back as `7`',
    'canonical!; number text, default = missing; `""` reads as `7` and is written back as `"7"`',
  ],
  [
    "integer",
    'a <-> A as string else null default -> "seven" default <- 7',
    'canonical!; default = missing; missing is written as `"seven"` and reads back as `null`',
    'lossy!; another value comes back; `""` reads as `null` and is written back as `null`',
  ],
  [
    "Source",
    'a <-> A default <- "List" { Online <-> "W", List <-> "L", Event <-> "E" }',
    'canonical!; default = missing; missing is written as missing and reads back as `"List"`',
    'canonical!; default = missing; missing reads as `"List"` and is written back as `"L"`',
  ],
  [
    "Source",
    'a <-> A default -> "L" { Online <-> "W", List <-> "L", Event <-> "E" }',
    'canonical!; default = missing; missing is written as `"L"` and reads back as `"List"`',
    "lossless!",
  ],
  // The default of several places goes into the first.
  [
    "integer",
    'a <-> A as string ?? B default -> "07"',
    'canonical!; default = missing; missing is written as `"07"` and reads back as `7`',
    "lossy!; a new record has the value in the first place",
  ],
  [
    "integer",
    "a <-> A as string ?? B default <- 7",
    "canonical!; default = missing; missing is written as missing and reads back as `7`",
    "lossy!; a new record has the value in the first place",
  ],
  [
    "string",
    'a <-> "{A} {B}" default -> "x y"',
    'canonical!; default = missing; missing is written as `"x y"` and reads back as `"x y"`',
    'lossy!; where one part ends and the next starts; `["x y","b"]` reads as `"x y b"` and is written back as `["x","y b"]`',
  ],
  // A loss stays one.
  [
    "datetime",
    'a <-> A as date lossy "midnight" default <- "2024-01-01T00:00:00Z"',
    'lossy!; the time of day; `"2024-02-03T13:14:15.678Z"` is written as `"2024-02-03"` and reads back as `"2024-02-03T00:00:00.000Z"`',
    'canonical!; default = missing; missing reads as `"2024-01-01T00:00:00Z"` and is written back as `"2024-01-01"`',
  ],
  // What the other direction refuses.
  [
    "integer",
    'a <-> A as string default -> "seven"',
    "lossy!; a default that can't come back; missing is written as `\"seven\"` and can't be read back",
    'canonical!; number text; `"05"` reads as `5` and is written back as `"5"`',
  ],
  [
    "integer",
    'a <-> A as string default -> "seven" default <- 7',
    "lossy!; a default that can't come back; missing is written as `\"seven\"` and can't be read back",
    'canonical!; number text, default = missing; `"05"` reads as `5` and is written back as `"5"`',
  ],
  [
    "integer",
    'a <-> A as string ?? B default -> "seven"',
    "lossy!; a default that can't come back; missing is written as `\"seven\"` and can't be read back",
    "lossy!; a new record has the value in the first place",
  ],
  [
    "string",
    'a <-> "no {A}" default -> "none"',
    "lossy!; a default that can't come back; missing is written as `\"none\"` and can't be read back",
    "lossless!",
  ],
  [
    "string",
    'a <-> "{A as integer} {B}" default -> "x 1"',
    "lossy!; a default that can't come back; missing is written as `\"x 1\"` and can't be read back",
    'lossy!; where one part ends and the next starts; `[null,"b"]` reads as `"b"` and is written back as `["b",null]`',
  ],
  [
    "string",
    'a <-> A as integer default <- "n/a"',
    'canonical!; number text, default = missing; `"05"` is written as `5` and reads back as `"5"`',
    "lossy!; a default that can't come back; missing reads as `\"n/a\"` and can't be written back",
  ],
  // Whether a table has the value is only known at run time.
  [
    "string",
    'a <-> A from users (id <-> remoteId) default -> "1"',
    "canonical!; default = missing",
    "lossless!",
  ],
  [
    "string",
    'a <-> A from users (id <-> remoteId) default <- "1"',
    'canonical!; default = missing; missing is written as missing and reads back as `"1"`',
    "canonical!; default = missing",
  ],
];

describe("the classes of a row with a default", () => {
  it.each(rows)("%s: %s", (type, row, write, read) => {
    const [first] = lawsOf(mapOf(type, row)).rules;
    expect(first).toMatchObject({ write, read });
  });
});
