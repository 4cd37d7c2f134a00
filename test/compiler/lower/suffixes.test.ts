import { describe, expect, it } from "vitest";
import { compileMaps, enginesOf } from "../../support/engines.ts";
import { expectMistakes, expectRules } from "./support.ts";

expectRules("what a cell holds, and what follows", [
  ["name <-> A1 as json", "cell name: string <-> A1 | json text | string"],
  ["any <-> A2 as json as integer", "cell any: json <-> A2 | json text | integer"],
  ["count <-> A3 as json as integer", "cell count: integer <-> A3 | json text | integer"],
  ["any <-> A4 as Color", "cell any: json <-> A4 | Color"],
  ['color <-> A5 as "Red" | "Green" | "Blue"', "cell color: Color <-> A5 | Color"],
  ["tags <-> A6 as string[]", "cell tags: string[] <-> A6 | string[]"],
  ["numbers <-> A7 as string[]", "cell numbers: integer[] <-> A7 | items(string->integer)"],
  ["address <-> A8 as Address", "cell address: Address <-> A8 | Address"],
  [
    "address <-> A9 as { street: string, city: string, country: string }",
    "cell address: Address <-> A9 | Address",
  ],
  [
    "address <-> B1 as { street: string, city: string, country: string, more: integer }",
    "cell address: Address <-> B1 | Address",
  ],
  [
    "day <-> B2 as date(\"yyyy-MM-dd'T'HH:mm\")",
    "cell day: date <-> B2 | date mask \"yyyy-MM-dd'T'HH:mm\"",
  ],
  [
    'day <-> B3 as datetime("yyyy-MM-dd HH:mm")',
    'cell day: date <-> B3 | date mask "yyyy-MM-dd HH:mm"',
  ],
  [
    'at <-> B4 as datetime("yyyy-MM-dd HH:mm")',
    'cell at: datetime <-> B4 | datetime mask "yyyy-MM-dd HH:mm"',
  ],
  ['clock <-> B5 as time("HH:mm:ss")', 'cell clock: time <-> B5 | time mask "HH:mm:ss"'],
  [
    'day <- B6 as datetime("yyyy-MM-dd HH:mm", "Europe/Vienna") as date',
    'read day: date <- B6(datetime mask "yyyy-MM-dd HH:mm" in Europe/Vienna | datetime->date)',
  ],
  ['at <-> B7 as epoch("ms")', "cell at: datetime <-> B7 | epoch ms"],
  ['at <-> B8 as string as epoch("s")', "cell at: datetime <-> B8 | string->integer | epoch s"],
  ['day <-> B9 as epoch("ms")', "cell day: date <-> B9 | epoch ms | datetime->date"],
  ['tags <-> C1 via trim as list(", ")', 'cell tags: string[] <-> C1 | trim | split ", "'],
  ['score <-> C2 as number("0.00")', 'cell score: number <-> C2 | number format "0.00" ".,"'],
  ['count <-> C3 as number("0")', 'cell count: integer <-> C3 | integer format "0" ".,"'],
  [
    'price <-> C4 as number("#,##0.00", "de")',
    'cell price: decimal <-> C4 | decimal format "#,##0.00" ",."',
  ],
  ['id <-> C5 as number("0")', 'cell id: string <-> C5 | number format "0" ".," | number->string'],
  ["id <-> C6 as json as string", "cell id: string <-> C6 | json text | string"],
  ["name <-> C7 via base64", "cell name: string <-> C7 | base64"],
  ["any <-> C8 via json", "cell any: json <-> C8 | json text"],
  ["tags <-> C9 via json", "cell tags: string[] <-> C9 | json text | string[]"],
  ["active <-> D1 via not via not", "cell active: boolean <-> D1 | not | not"],
  ["active <-> D2 as string via not", "cell active: boolean <-> D2 | string->boolean | not"],
  [
    'score <-> D3 via lower as number("0")',
    'cell score: number <-> D3 | lower | number format "0" ".,"',
  ],
  [
    "amounts <-> D4 as map<number>",
    [
      "each amounts{} <-> D4{} keys 0",
      "  cell key: string <-> key | string",
      "  cell value: integer <-> value | number->integer",
    ],
  ],
  ['colors <-> D5 as list(",")', 'cell colors: Color[] <-> D5 | split "," | Color[]'],
  ["name <-> D6 as time", "cell name: string <-> D6 | time->string"],
  ["name <-> D7 as integer", "cell name: string <-> D7 | integer->string"],
  ["score <-> D8 as decimal", "cell score: number <-> D8 | decimal->number"],
  ["price <-> D9 as integer", "cell price: decimal <-> D9 | integer->decimal"],
  ["lines <-> E1 as json", "cell lines: Line[] <-> E1 | json text | Line[]"],
  ["lines <-> E2 as Line[]", "cell lines: Line[] <-> E2 | Line[]"],
  ["name <-> F1 as time", "cell name: string <-> F1 | time->string"],
  [
    "active <-> F2 as date as json",
    "cell active: boolean <-> F2 | date->string | json text | boolean",
  ],
  [
    'score <-> F3 as date as number("0")',
    'cell score: number <-> F3 | date->string | number format "0" ".,"',
  ],
  [
    'at <-> F4 as boolean as datetime("yyyy-MM-dd HH:mm")',
    'cell at: datetime <-> F4 | boolean->string | datetime mask "yyyy-MM-dd HH:mm"',
  ],
  [
    "name <-> F5 as integer via lower as boolean",
    "cell name: string <-> F5 | integer->string | lower | string->boolean | boolean->string",
  ],
]);

expectMistakes("suffixes that can't be", [
  [
    'name <-> A1 as nope("x")',
    "unknown-type [nope] There is no type `nope`. Declare an object or an enum of this name, or use a built-in type.",
  ],
  ['name <-> A2 as dat("x")', "unknown-type [dat] There is no type `dat`. Did you mean `date`?"],
  [
    'name <-> A3 as Colr("x")',
    "unknown-type [Colr] There is no type `Colr`. Did you mean `Color`?",
  ],
  [
    'name <-> A4 as Color("x")',
    'bad-argument [as Color("x")] The arguments of `as Color` don\'t fit: this type takes none. See `as Color` in docs/language.md.',
  ],
  [
    'name <-> A5 as string[]("x")',
    'bad-argument [as string[]("x")] The arguments of `as string[]` don\'t fit: this type takes none. See `as string[]` in docs/language.md.',
  ],
  [
    'name <-> A6 as json("x")',
    'bad-argument [as json("x")] The arguments of `as json` don\'t fit: this type takes none. See `as json` in docs/language.md.',
  ],
  [
    'name <-> A7 as number("0", "de", "x")',
    'bad-argument [as number("0", "de", "x")] The arguments of `as number` don\'t fit: it is written `number("#,##0.00", "de")`. See `as number` in docs/language.md.',
  ],
  [
    'name <-> A8 as time("HH:mm", "UTC")',
    'bad-argument [as time("HH:mm", "UTC")] The arguments of `as time` don\'t fit: it is written `time("HH:mm")`. See `as time` in docs/language.md.',
  ],
  [
    'day <-> B1 as date("")',
    "mask-refused [\"\"] The mask `` can't be used: the mask has no year. Masks are the letters of Java's SimpleDateFormat, read strictly in both directions.",
  ],
  [
    'at <-> B2 as datetime("yyyy", "Mars/X", "x")',
    'bad-argument [as datetime("yyyy", "Mars/X", "x")] The arguments of `as datetime` don\'t fit: it is written `datetime("yyyy-MM-dd HH:mm", "America/Denver")`. See `as datetime` in docs/language.md.',
  ],
  [
    'at <-> B3 as datetime("QQ", "Mars/X")',
    "mask-refused [\"QQ\"] The mask `QQ` can't be used: `Q` is no letter of a mask; literal text is quoted: `'Q'`. Masks are the letters of Java's SimpleDateFormat, read strictly in both directions.",
  ],
  [
    'score <-> B4 as number("0%", "de")',
    'number-format-refused ["0%"] The number format `0%` can\'t be used: percent (`%`) is not supported. Write a pattern of Java\'s DecimalFormat with `,` and `.`, as in `"#,##0.00"`; a language, as in `"de"`, changes the signs.',
  ],
  [
    'score <-> B5 as number("0%", "xx")',
    'number-format-refused ["0%"] The number format `0%` can\'t be used: percent (`%`) is not supported. Write a pattern of Java\'s DecimalFormat with `,` and `.`, as in `"#,##0.00"`; a language, as in `"de"`, changes the signs.',
  ],
  [
    'at <-> B6 as epoch("s", "ms")',
    'bad-argument [as epoch("s", "ms")] The arguments of `as epoch` don\'t fit: it is written `epoch("s")` or `epoch("ms")`. See `as epoch` in docs/language.md.',
  ],
  [
    'at <-> B7 as epoch("")',
    'bad-argument [""] The arguments of `as epoch` don\'t fit: the unit is `"s"` or `"ms"`. See `as epoch` in docs/language.md.',
  ],
  [
    "tags <-> B8 as list",
    'bad-argument [as list] The arguments of `as list` don\'t fit: it is written `list(";")`. See `as list` in docs/language.md.',
  ],
  [
    'tags <-> B9 as list(",", ";")',
    'bad-argument [as list(",", ";")] The arguments of `as list` don\'t fit: it is written `list(";")`. See `as list` in docs/language.md.',
  ],
  [
    'active <-> C2 as integer as list(",")',
    'no-conversion [C2 as integer as list(",")] The vendor holds `string[]`, and there is no conversion to `boolean`. Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.',
  ],
  [
    'at <-> C4 as date as epoch("s")',
    'no-conversion [as epoch("s")] The vendor holds `date`, and there is no conversion to `integer`. Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.',
  ],
  [
    "active <-> C6 as date via not",
    "no-conversion [via not] The vendor holds `date`, and there is no conversion to `boolean`. Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.",
  ],
  [
    'name <-> C7 as address[] as list(",")',
    "unknown-type [address] There is no type `address`. Did you mean `Address`?",
  ],
  [
    "count <-> C9 as map<strin>",
    "unknown-type [strin] There is no type `strin`. Did you mean `string`?",
  ],
  [
    "active <-> D1 as { a: nope }",
    "unknown-type [nope] There is no type `nope`. Declare an object or an enum of this name, or use a built-in type.",
  ],
  ["name <-> D2 via lowr", "unknown-codec [lowr] There is no codec `lowr`. Did you mean `lower`?"],
  [
    "name <-> D3 as integer[] via upper",
    "no-conversion [via upper] The vendor holds `integer[]`, and there is no conversion to `string`. Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.",
  ],
]);

expectRules("what stands around `??`, masks at a time of day, and members of both sides", [
  [
    "at <-> A1 as date ?? B1 as date",
    "cell at: datetime <-> A1 | date ?? B1 | date | date->datetime",
  ],
  [
    "at <-> A2 as date ?? B2",
    "cell at: datetime <-> A2 | date->datetime ?? B2 | datetime | datetime",
  ],
  [
    "at <-> A3 ?? B3 as date",
    "cell at: datetime <-> A3 | datetime ?? B3 | date->datetime | datetime",
  ],
  [
    "name <-> A4 as integer ?? B4 as integer default -> 5",
    "cell name: string <-> A4 | integer ?? B4 | integer | integer->string default -> 5",
  ],
  [
    'name <-> A5 ?? B5 as integer default -> "x"',
    'cell name: string <-> A5 | string ?? B5 | integer->string | string default -> "x"',
  ],
  [
    'name <-> A6 as datetime("yyyy-MM-dd HH:mm")',
    'cell name: string <-> A6 | datetime mask "yyyy-MM-dd HH:mm" | datetime->string',
  ],
  [
    'name <-> A7 as date("yyyy-MM-dd")',
    'cell name: string <-> A7 | date mask "yyyy-MM-dd" | date->string',
  ],
  ['name <-> A8 as time("HH:mm")', 'cell name: string <-> A8 | time mask "HH:mm" | time->string'],
  [
    'day <-> A9 as string as datetime("yyyy-MM-dd HH:mm")',
    'cell day: date <-> A9 | date mask "yyyy-MM-dd HH:mm"',
  ],
  [
    'at <-> B6 as datetime("yyyy-MM-dd HH:mm") as date',
    'cell at: datetime <-> B6 | datetime mask "yyyy-MM-dd HH:mm" | datetime->date | date->datetime',
  ],
  [
    'color <-> B7 as "Red" | "x" else drop',
    'cell color: Color <-> B7 | "Red" | "x" | Color else drop',
  ],
  [
    'color <-> B8 as "Red" | "x" { Red <-> "Red", Green <-> "x", Blue -> "x", else null }',
    'cell color: Color <-> B8 | table Color/"Red" | "x" { "Red" <-> "Red", "Green" <-> "x", "Blue" -> "x" } else null',
  ],
  ['color <-> B9 as "Blue" | "Green" | "Red"', "cell color: Color <-> B9 | Color"],
  [
    'kind <-> C1 as Color { "person" <-> "Red", "company" <-> "Green", else keep }',
    'cell kind: "person" | "company" <-> C1 | table "person" | "company"/Color { "person" <-> "Red", "company" <-> "Green" } else keep',
  ],
]);

expectMistakes("members that the other side does not know", [
  [
    'color <-> C2 as "Red" | "Green" | "Blue" | "Pink"',
    'enum-partner [C2 as "Red" | "Green" | "Blue" | "Pink"] `Color` does not know `Pink`. Pair the members in a value table `{ … <-> … }`, or say what becomes of others with `else`.',
  ],
  [
    'color <-> C3 as "a" | "b"',
    'enum-partner [C3 as "a" | "b"] `"a" | "b"` does not know `Red`, `Green`, `Blue`. Pair the members in a value table `{ … <-> … }`, or say what becomes of others with `else`.',
  ],
  [
    'color <-> C4 as "Red" | "Green" | "Blue" | "a" | "b" | "c"',
    'enum-partner [C4 as "Red" | "Green" | "Blue" | "a" | "b" | "c"] `Color` does not know `a`, `b`, `c`. Pair the members in a value table `{ … <-> … }`, or say what becomes of others with `else`.',
  ],
  [
    'color <-> C5 as "Red" | "Green" | "Blue" | "a" | "b" | "c" | "d" | "e"',
    'enum-partner [C5 as "Red" | "Green" | "Blue" | "a" | "b" | "c" | "d" | "e"] `Color` does not know `a`, `b`, `c`, 2 more. Pair the members in a value table `{ … <-> … }`, or say what becomes of others with `else`.',
  ],
  [
    'color <-> C6 as "Red" | "Green"',
    'enum-partner [C6 as "Red" | "Green"] `"Red" | "Green"` does not know `Blue`. Pair the members in a value table `{ … <-> … }`, or say what becomes of others with `else`.',
  ],
]);

describe("a text of JSON with a type", () => {
  it.each([
    ["id", "string", '"x"', "5"],
    ["count", "integer", "5", '"5"'],
    ["tags", "string[]", '["a"]', "[1]"],
  ])("%s as %s reads %s and refuses %s", async (name, type, right, wrong) => {
    const { maps, problems } = compileMaps(
      `object T { id: string, count: integer, tags: string[] }
map T <-> v.T { ${name} <-> A as json as ${type} }
`,
    );
    expect(problems).toEqual([]);
    const [map] = maps;
    if (map === undefined) throw new Error("no map");
    // JSONata cannot read JSON text, and says so when it is built.
    for (const engine of (await enginesOf(map)).filter((one) => one.name !== "jsonata")) {
      expect(await engine.read({ A: right })).toEqual({ [name]: JSON.parse(right) });
      await expect(engine.read({ A: wrong })).rejects.toMatchObject({ code: "type" });
    }
  });
});
