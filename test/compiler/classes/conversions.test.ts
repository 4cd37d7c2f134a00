import { describe, expect, it } from "vitest";
import { lawsOf, mapOf } from "./support.ts";

/** The type of the common field, the row, and the classes of its write and of its read. */
const rows: readonly (readonly [type: string, row: string, write: string, read: string])[] = [
  // Copies.
  ["string", "a <-> A", "lossless!", "lossless!"],
  ["decimal", "a <-> A", "lossless!", "lossless!"],
  ["json", "a <-> A", "lossless!", "lossless!"],
  ["string[]", "a <-> A", "lossless!", "lossless!"],
  ["{ x: decimal, d: datetime }[]", "a <-> A", "lossless!", "lossless!"],
  ["map<decimal>", "a <-> A", "lossless!", "lossless!"],
  ["integer", "a <-> A else null", "lossless!", "lossless!"],
  // Numbers and texts.
  ["integer", "a <-> A as number", "lossless!", "lossless!"],
  ["number", "a <-> A as integer", "lossless!", "lossless!"],
  [
    "integer",
    "a <-> A as string",
    "lossless!",
    'canonical!; number text; `"05"` reads as `5` and is written back as `"5"`',
  ],
  [
    "string",
    "a <-> A as integer",
    'canonical!; number text; `"05"` is written as `5` and reads back as `"5"`',
    "lossless!",
  ],
  [
    "number",
    "a <-> A as string",
    "lossless!",
    'canonical!; number text; `"05"` reads as `5` and is written back as `"5"`',
  ],
  [
    "decimal",
    "a <-> A as string",
    'canonical!; decimal by value and form; `2.5` is written as `"2.5"` and reads back as `"2.5"`',
    "lossless!",
  ],
  [
    "string",
    "a <-> A as decimal",
    "lossless!",
    'canonical!; decimal by value and form; `2.5` reads as `"2.5"` and is written back as `"2.5"`',
  ],
  [
    "decimal",
    "a <-> A as number",
    'canonical!; decimal by value and form; `"1"` is written as `1` and reads back as `1`',
    "lossless!",
  ],
  [
    "number",
    "a <-> A as decimal",
    "lossless!",
    'canonical!; decimal by value and form; `"1"` reads as `1` and is written back as `1`',
  ],
  [
    "decimal",
    "a <-> A as integer",
    'canonical!; decimal by value and form; `"1"` is written as `1` and reads back as `1`',
    "lossless!",
  ],
  ["boolean", "a <-> A as string", "lossless!", "lossless!"],
  ["boolean", "a <-> A as integer", "lossless!", "lossless!"],
  ["string", "a <-> A as boolean", "lossless!", "lossless!"],
  ["Source", "a <-> A as string", "lossless!", "lossless!"],
  // Dates and times.
  [
    "date",
    "a <-> A as datetime",
    "lossless!",
    'lossy!; the time of day; `"2024-02-03T13:14:15.678Z"` reads as `"2024-02-03"` and is written back as `"2024-02-03T00:00:00.000Z"`',
  ],
  [
    "datetime",
    "a <-> A as date",
    'lossy!; the time of day; `"2024-02-03T13:14:15.678Z"` is written as `"2024-02-03"` and reads back as `"2024-02-03T00:00:00.000Z"`',
    "lossless!",
  ],
  [
    "datetime",
    "a <-> A as integer",
    'canonical!; datetime as UTC instant; `"2024-02-03T13:14:15Z"` is written as `1706966055000` and reads back as `"2024-02-03T13:14:15.000Z"`',
    "lossless!",
  ],
  [
    "integer",
    "a <-> A as datetime",
    "lossless!",
    'canonical!; datetime as UTC instant; `"2024-02-03T13:14:15Z"` reads as `1706966055000` and is written back as `"2024-02-03T13:14:15.000Z"`',
  ],
  ["datetime", "a <-> A as string", "lossless!", "lossless!"],
  ["string", "a <-> A as datetime", "lossless!", "lossless!"],
  ["date", "a <-> A as string", "lossless!", "lossless!"],
  ["time", "a <-> A as string", "lossless!", "lossless!"],
  ["date", 'a <-> A as date("MM/dd/yyyy")', "lossless!", "lossless!"],
  ["date", 'a <-> A as date("yy-MM-dd")', "lossless!", "lossless!"],
  ["date", 'a <-> A as date("yyyy-MM-dd HH:mm")', "lossless!", "lossy!; a date has no time of day"],
  [
    "datetime",
    'a <-> A as datetime("yyyy-MM-dd HH:mm:ss")',
    'lossy!; the mask has no milliseconds; `"2024-02-03T13:14:15.678Z"` is written as `"2024-02-03 13:14:15"` and reads back as `"2024-02-03T13:14:15.000Z"`',
    "lossless!",
  ],
  [
    "datetime",
    "a <-> A as datetime(\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\")",
    'canonical!; datetime as UTC instant; `"2024-02-03T13:14:15Z"` is written as `"2024-02-03T13:14:15.000Z"` and reads back as `"2024-02-03T13:14:15.000Z"`',
    'canonical!; offset as UTC; `"2024-02-03T13:14:15.678+02:00"` reads as `"2024-02-03T11:14:15.678Z"` and is written back as `"2024-02-03T11:14:15.678Z"`',
  ],
  [
    "datetime",
    'a <-> A as datetime("yyyy-MM-dd\'T\'HH:mm:ssXXX", "America/Denver")',
    'lossy!; the mask has no milliseconds; `"2024-02-03T13:14:15.678Z"` is written as `"2024-02-03T06:14:15-07:00"` and reads back as `"2024-02-03T13:14:15.000Z"`',
    'canonical!; offset as America/Denver has it; `"2024-02-03T13:14:15Z"` reads as `"2024-02-03T13:14:15.000Z"` and is written back as `"2024-02-03T06:14:15-07:00"`',
  ],
  [
    "datetime",
    'a <-> A as datetime("yyyy-MM-dd HH:mm:ss.SSS", "America/Denver")',
    'canonical!; datetime as UTC instant; `"2024-02-03T13:14:15Z"` is written as `"2024-02-03 06:14:15.000"` and reads back as `"2024-02-03T13:14:15.000Z"`',
    "lossless!",
  ],
  [
    "datetime",
    'a <-> A as date("yyyy-MM-dd")',
    'lossy!; the time of day; `"2024-02-03T13:14:15.678Z"` is written as `"2024-02-03"` and reads back as `"2024-02-03T00:00:00.000Z"`',
    "lossless!",
  ],
  [
    "time",
    'a <-> A as time("HH:mm")',
    'lossy!; the mask has no seconds; `"13:14:15.678"` is written as `"13:14"` and reads back as `"13:14:00"`',
    "lossless!",
  ],
  [
    "time",
    'a <-> A as time("HH:mm:ss.SSS")',
    'canonical!; time as HH:mm:ss[.SSS]; `"13:14"` is written as `"13:14:00.000"` and reads back as `"13:14:00"`',
    "lossless!",
  ],
  [
    "datetime",
    'a <-> A as epoch("ms")',
    'canonical!; datetime as UTC instant; `"2024-02-03T13:14:15Z"` is written as `1706966055000` and reads back as `"2024-02-03T13:14:15.000Z"`',
    "lossless!",
  ],
  [
    "datetime",
    'a <-> A as epoch("s")',
    'canonical!; datetime as UTC instant; `"2024-02-03T13:14:15Z"` is written as `1706966055` and reads back as `"2024-02-03T13:14:15.000Z"`',
    "lossless!",
  ],
  [
    "date",
    'a <-> A as epoch("ms")',
    "lossless!",
    'lossy!; the time of day; `1` reads as `"1970-01-01"` and is written back as `0`',
  ],
  // What a step before it has brought into its form, a step behind it leaves as it is.
  ["integer", 'a <-> A as epoch("s")', "lossless!", "lossless!"],
  [
    "string",
    'a <-> A as epoch("ms")',
    'lossy!; datetime as UTC instant inside another conversion; `"2024-02-03T13:14:15Z"` is written as `1706966055000` and reads back as `"2024-02-03T13:14:15.000Z"`',
    "lossless!",
  ],
  ["integer", 'a <-> A as datetime("yyyy-MM-dd HH:mm:ss.SSS")', "lossless!", "lossless!"],
  [
    "integer",
    "a <-> A as datetime(\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\")",
    "lossless!",
    'canonical!; offset as UTC; `"2024-02-03T13:14:15.678+02:00"` reads as `1706958855678` and is written back as `"2024-02-03T11:14:15.678Z"`',
  ],
  [
    "date",
    "a <-> A as datetime(\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\")",
    "lossless!",
    'lossy!; a date has no time of day; `"2024-02-03T13:14:15.678Z"` reads as `"2024-02-03"` and is written back as `"2024-02-03T00:00:00.000Z"`',
  ],
  // Factors.
  ["number", "a <-> A * 10 + 3", "lossless!", "lossless!"],
  ["number", "a <-> A via cents", "lossless!", "lossless!"],
  [
    "decimal",
    "a <-> A via cents",
    'canonical!; decimal by value and form; `"1"` is written as `100` and reads back as `1`',
    "lossless!",
  ],
  [
    "decimal",
    "a <-> A as number / 100",
    'canonical!; decimal by value and form; `"1"` is written as `100` and reads back as `1`',
    "lossless!",
  ],
  [
    "number",
    "a <-> A as decimal via cents",
    "lossless!",
    'canonical!; decimal by value and form; `"1"` reads as `0.01` and is written back as `1`',
  ],
  [
    "decimal",
    "a <-> A as decimal via cents",
    'canonical!; decimal by value and form; `"1.50"` is written as `"150"` and reads back as `"1.5"`',
    'canonical!; decimal by value and form; `"1.50"` reads as `"0.015"` and is written back as `"1.5"`',
  ],
  [
    "number",
    "a <-> A as string / 100",
    "lossless!",
    'canonical!; number text; `"05"` reads as `0.05` and is written back as `"5"`',
  ],
  [
    "decimal",
    "a <-> A as string / 100",
    'canonical!; decimal by value and form; `"1.50"` is written as `"150"` and reads back as `"1.5"`',
    'lossy!; decimal by value and form inside another conversion; `"05"` reads as `"0.05"` and is written back as `"5"`',
  ],
  [
    "string",
    "a <-> A as decimal via cents",
    'canonical!; number text; `"05"` is written as `500` and reads back as `"5"`',
    'canonical!; decimal by value and form; `"1"` reads as `"0.01"` and is written back as `1`',
  ],
  // Formats.
  ["number", 'a <-> A as number("#,##0.00", "de")', "lossless!", "lossless!"],
  [
    "decimal",
    'a <-> A as number("#,##0.00", "de")',
    'canonical!; decimal by value and form; `"1"` is written as `"1,00"` and reads back as `"1.00"`',
    "lossless!",
  ],
  [
    "string",
    'a <-> A as number("0.00")',
    'canonical!; number text; `"05"` is written as `"5.00"` and reads back as `"5"`',
    "lossless!",
  ],
  ["string[]", 'a <-> A as list(";")', "lossless!", "lossless!"],
  [
    "integer[]",
    'a <-> A as list(";")',
    "lossless!",
    'lossy!; number text inside another conversion; `"05"` reads as `[5]` and is written back as `"5"`',
  ],
  [
    "decimal[]",
    'a <-> A as list(";")',
    'canonical!; decimal by value and form; `[2.5]` is written as `"2.5"` and reads back as `["2.5"]`',
    "lossless!",
  ],
  [
    "integer[]",
    "a <-> A as string[]",
    "lossless!",
    'canonical!; number text; `["05"]` reads as `[5]` and is written back as `["5"]`',
  ],
  [
    "string[]",
    "a <-> A as integer[]",
    'canonical!; number text; `["05"]` is written as `[5]` and reads back as `["5"]`',
    "lossless!",
  ],
  [
    "datetime[]",
    "a <-> A as date[]",
    'lossy!; the time of day; `["2024-02-03T13:14:15.678Z"]` is written as `["2024-02-03"]` and reads back as `["2024-02-03T00:00:00.000Z"]`',
    "lossless!",
  ],
  [
    "json",
    "a <-> A as json",
    "lossless!",
    'lossy!; the layout of JSON text; `"0.10"` reads as `0.1` and is written back as `"0.1"`',
  ],
  ["{ x: decimal }", "a <-> A as json", "lossless!", "lossy!; the layout of JSON text"],
  // Codecs.
  ["string", "a <-> A via gid", "lossless!", "lossless!"],
  [
    "string",
    "a <-> A via lower",
    'lossy!; capital letters; `"Ab"` is written as `"ab"` and reads back as `"ab"`',
    'lossy!; capital letters; `"Ab"` reads as `"ab"` and is written back as `"ab"`',
  ],
  [
    "string",
    "a <-> A via upper",
    'lossy!; small letters; `"a"` is written as `"A"` and reads back as `"A"`',
    'lossy!; small letters; `"a"` reads as `"A"` and is written back as `"A"`',
  ],
  [
    "string",
    "a <-> A via trim",
    'lossy!; blanks at the ends; `" x "` is written as `"x"` and reads back as `"x"`',
    'lossy!; blanks at the ends; `" x "` reads as `"x"` and is written back as `"x"`',
  ],
  ["string", "a <-> A via base64", "lossless!", "lossless!"],
  [
    "string",
    "a <-> A via lower via trim",
    'lossy!; blanks at the ends; `"Ab"` is written as `"ab"` and reads back as `"ab"`',
    'lossy!; capital letters; `"Ab"` reads as `"ab"` and is written back as `"ab"`',
  ],
  ["boolean", "a <-> A as string via lower", "lossy!; capital letters", "lossy!; capital letters"],
  ["boolean", "a <-> A as string via not", "lossless!", "lossless!"],
  ["number", "a <-> A via base64", "lossless!", "lossy!; number text inside another conversion"],
  [
    "string",
    "a <-> A as integer via base64",
    "lossy!; number text inside another conversion",
    "lossless!",
  ],
  // Tables that are only known at run time.
  ["string", "a <-> A from users (id <-> remoteId)", "lossless!", "lossless!"],
  ["string", "a <-> A from users (id <-> remoteId) else keep", "lossless!", "lossless!"],
  [
    "string",
    "a <-> A from users (id <-> remoteId) else null",
    "lossy; what can't be converted becomes null",
    "lossy; what can't be converted becomes null",
  ],
  [
    "string",
    "a <-> A from users (id <-> remoteId) else drop",
    "lossy; what can't be converted becomes missing",
    "lossy; what can't be converted becomes missing",
  ],
  [
    "string",
    "a <-> A as integer from users (id <-> remoteId)",
    "lossy!; number text inside another conversion",
    "lossless!",
  ],
  // What becomes of values that cannot be converted.
  [
    "integer",
    "a <-> A as string else keep",
    "lossless!",
    'canonical!; number text; `"05"` reads as `5` and is written back as `"5"`',
  ],
  [
    "integer",
    "a <-> A as string else null",
    "lossless!",
    'lossy!; another value comes back; `""` reads as `null` and is written back as `null`',
  ],
  [
    "integer",
    "a <-> A as string else drop",
    "lossless!",
    'lossy!; another value comes back; `""` reads as missing and is written back as missing',
  ],
  [
    "string",
    "a <-> A as integer else null",
    'lossy!; another value comes back; `""` is written as `null` and reads back as `null`',
    "lossless!",
  ],
  [
    "string",
    "a <-> A as integer else drop",
    'lossy!; another value comes back; `""` is written as missing and reads back as missing',
    "lossless!",
  ],
  [
    "string",
    "a <-> A as integer else keep",
    'canonical!; number text; `"05"` is written as `5` and reads back as `"5"`',
    "lossless!",
  ],
];

describe("the classes of a conversion", () => {
  it.each(rows)("%s: %s", (type, row, write, read) => {
    const [first] = lawsOf(mapOf(type, row)).rules;
    expect(first).toMatchObject({ write, read });
  });
});
