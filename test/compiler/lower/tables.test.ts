import { expectMistakes, expectRules } from "./support.ts";

expectRules("a side without a type takes that of its values", [
  [
    'name <-> N { "a" <-> 1, "b" <-> 2.5 }',
    'cell name: string <-> N | table string/number { "a" <-> 1, "b" <-> 2.5 }',
  ],
  [
    'name <-> N { "a" <-> 2.5, "b" <-> 1 }',
    'cell name: string <-> N | table string/number { "a" <-> 2.5, "b" <-> 1 }',
  ],
  [
    'name <-> N { "a" <-> null, "b" <-> 1 }',
    'cell name: string <-> N | table string/integer { "a" <-> null, "b" <-> 1 }',
  ],
  [
    'name <-> N { "a" <-> missing, "b" <-> true, else -> false }',
    'cell name: string <-> N | table string/boolean { "a" <-> missing, "b" <-> true, else -> false }',
  ],
  [
    'any <-> C { 1 <-> "a", 2.5 <-> "b" }',
    'cell any: json <-> C | table number/string { 1 <-> "a", 2.5 <-> "b" }',
  ],
  [
    "any <-> C { true <-> 1.5, null <-> 2, false <-> 2 }",
    "cell any: json <-> C | table boolean/number { true <-> 1.5, null <-> 2, false <-> 2 }",
  ],
  [
    'name <-> N { "a" <-> 1 lossy "x", "b" -> 1 lossy "y", else keep }',
    'cell name: string <-> N | table string/integer { "a" <-> 1, "b" -> 1 } else keep lossy "x"',
  ],
  [
    'name <- N { "a" <-> 1, "b" <- 2 lossy "x", else drop }',
    'read name: string <- N(table string/integer { "a" <-> 1, "b" <- 2 } else drop)',
  ],
  [
    'id -> N { "a" <-> 1, "b" -> 2, else -> 3 }',
    'write id:string -> N: integer | table string/integer { "a" <-> 1, "b" -> 2, else -> 3 }',
  ],
  [
    "color <-> C { else -> 9, Red <-> 1, Green <-> 2, Blue <- else }",
    'cell color: Color <-> C | table Color/integer { "Red" <-> 1, "Green" <-> 2, "Blue" <- else, else -> 9 }',
  ],
  [
    'kind <-> K else drop { "person" <-> 1, "company" <-> 2, else keep }',
    'cell kind: "person" | "company" <-> K | table "person" | "company"/integer { "person" <-> 1, "company" <-> 2 } else drop',
  ],
  [
    "count <-> C { 1 <-> 2, -1 <-> -2.5 }",
    "cell count: integer <-> C | table integer/number { 1 <-> 2, -1 <-> -2.5 }",
  ],
]);

expectRules("keys of a side whose type is known", [
  [
    'color <-> Level { Red <-> "low", "Blue" <-> "high", Green -> "low" }',
    'cell color: Color <-> Level | table Color/string { "Red" <-> "low", "Blue" <-> "high", "Green" -> "low" }',
  ],
  [
    'name <-> Level { "a" <-> "low", "b" <-> "high" }',
    'cell name: string <-> Level | table string/string { "a" <-> "low", "b" <-> "high" }',
  ],
  [
    "active <-> Count { true <-> 1, false <-> 0 }",
    "cell active: boolean <-> Count | table boolean/integer { true <-> 1, false <-> 0 }",
  ],
]);

expectMistakes("mistakes in a table", [
  [
    "active <-> A { tru <-> 1, false <-> 0 }",
    "table-type [tru] The left side of this table holds `boolean`, and `tru` is none. Did you mean `true`?",
  ],
  [
    'name <-> A { "x" <-> 1, nul <-> 0 }',
    "table-type [nul] The left side of this table holds `string`, and `nul` is none. Did you mean `null`?",
  ],
  [
    'count <-> A { mising <-> "x" }',
    "table-type [mising] The left side of this table holds `integer`, and `mising` is none. Did you mean `missing`?",
  ],
  [
    'count <-> A { els <-> "x" }',
    "table-type [els] The left side of this table holds `integer`, and `els` is none. Did you mean `else`?",
  ],
  [
    'count <-> A { a <-> "x" }',
    "table-type [a] The left side of this table holds `integer`, and `a` is none. All values of one side of a table have one type; texts are in quotes.",
  ],
  [
    'name <-> A { "a" <-> 1, "b" <-> "x" }',
    'table-type ["x"] The right side of this table holds `integer`, and `"x"` is none. All values of one side of a table have one type; texts are in quotes.',
  ],
  [
    'name <-> A { "a" <-> "x", "b" <-> 1 }',
    "table-type [1] The right side of this table holds `string`, and `1` is none. All values of one side of a table have one type; texts are in quotes.",
  ],
  [
    "color <-> C { Red <-> 1, 5 <-> 2 }",
    "table-type [5] The left side of this table holds `Color`, and `5` is none. All values of one side of a table have one type; texts are in quotes.",
  ],
  [
    'kind <-> K { { a: 1 } <-> "person" }',
    "row-place [{ a: 1 }] `{ a: 1 }` can't stand in a value table. Rows of a value table pair constants, with texts in quotes.",
  ],
  [
    'kind <-> this { "person" <-> { p: true }, "company" <-> 1 }',
    "table-type [1] The right side of this table holds `{ p: boolean }`, and `1` is none. All values of one side of a table have one type; texts are in quotes.",
  ],
  [
    'kind <-> this { "person" <-> { p: 12345678901234567 } }',
    "number-digits [12345678901234567] The number `12345678901234567` has more digits than a JSON number keeps. Write it as text in quotes, or with at most 15 significant digits.",
  ],
  [
    'kind <-> this { "person" <-> { p: { q: 12345678901234567 } } }',
    "number-digits [12345678901234567] The number `12345678901234567` has more digits than a JSON number keeps. Write it as text in quotes, or with at most 15 significant digits.",
  ],
  [
    "color <- C { Red -> 1 }",
    "arrow-conflict [->] A `->` row does nothing inside a block that is only `<-`. Turn one of the two arrows, or move the row out of the block.",
  ],
  [
    "color -> C { Red <- 1 }",
    "arrow-conflict [<-] A `<-` row does nothing inside a block that is only `->`. Turn one of the two arrows, or move the row out of the block.",
  ],
  [
    "color <-> C { else <- else }",
    "row-place [else] `else` can't stand on this side of the arrow. Write `value <- else` for what is read, `else -> value` for what is written.",
  ],
  [
    "color <-> C { Red -> else }",
    "row-place [else] `else` can't stand on this side of the arrow. Write `value <- else` for what is read, `else -> value` for what is written.",
  ],
  [
    "color <-> C { else -> 1, else -> 2, Red <-> 1 }",
    "duplicate-else [else] There is already an `else` for this direction. Keep one. | first written here [else]",
  ],
  [
    'name <-> N { "a" <-> 1, when x = 1 <-> y = 2 { } }',
    'row-place [x = 1] This can\'t stand in a value table. Rows of a value table are `"common" <-> "vendor"`, or `else keep`.',
  ],
  [
    'name <-> N { "a" <-> 1, remove x }',
    'row-place [remove x] This can\'t stand in a value table. Rows of a value table are `"common" <-> "vendor"`, or `else keep`.',
  ],
  [
    'name <-> N { "a" <-> 12345678901234567 }',
    "number-digits [12345678901234567] The number `12345678901234567` has more digits than a JSON number keeps. Write it as text in quotes, or with at most 15 significant digits.",
  ],
  [
    'name <-> N { 12345678901234567 <-> "a" }',
    "number-digits [12345678901234567] The number `12345678901234567` has more digits than a JSON number keeps. Write it as text in quotes, or with at most 15 significant digits.",
  ],
  [
    'name <-> N { "a" <-> A & B }',
    "row-place [A & B] `A & B` can't stand in a value table. Rows of a value table pair constants, with texts in quotes.",
  ],
  [
    'name <-> N { "a" <-> "{x}" }',
    'row-place ["{x}"] `"{x}"` can\'t stand in a value table. Rows of a value table pair constants, with texts in quotes.',
  ],
  [
    'name <-> N { "a" <-> x.y }',
    "row-place [x.y] `x.y` can't stand in a value table. Rows of a value table pair constants, with texts in quotes.",
  ],
  [
    "active <-> A as integer ?? B as date { true <-> 1, false <-> 0 }",
    "no-conversion [A as integer ?? B as date] The vendor holds `date`, and there is no conversion to `integer`. Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.",
  ],
  [
    'name <-> N { "a" <-> 1 { "b" <-> 2 } }',
    'block-place [{ "b" <-> 2 }] No block of rows can stand here: a row of a value table pairs two values. A block belongs under an object, a list with `[]`, a scalar (as a value table) or `when`.',
  ],
  [
    'name <-> N { "a" <-> nam }',
    'table-type [nam] The right side of this table holds `string`, and `nam` is none. Did you mean `"nam"`?',
  ],
  [
    'active <-> A as date { true <-> "2024-01-02", false <-> "y" }',
    'table-type ["y"] The right side of this table holds `date`, and `"y"` is none. All values of one side of a table have one type; texts are in quotes.',
  ],
]);

expectRules(
  "patterns may name what an open object does not list",
  [
    [
      'kind <-> Extra { "person" <-> { Known: "a" }, "company" <-> { Knwn: "b" } }',
      'cell kind: "person" | "company" <-> Extra | table "person" | "company"/{ Known: string } { "person" <-> { Known: "a" }, "company" <-> { Knwn: "b" } }',
    ],
  ],
  { schema: true },
);

expectMistakes(
  "mistakes in a table over a known schema",
  [
    [
      "color <-> Level { Red <-> low }",
      'table-type [low] The right side of this table holds `"low" | "high"`, and `low` is none. Did you mean `"low"`?',
    ],
    [
      'color <-> Level { Red <-> "lo" }',
      'unknown-member ["lo"] `"low" | "high"` has no member `lo`. Did you mean `low`?',
    ],
    [
      'active <-> Count { true <-> "1", false <-> 0 }',
      'table-type ["1"] The right side of this table holds `integer`, and `"1"` is none. All values of one side of a table have one type; texts are in quotes.',
    ],
    [
      'kind <-> this { "person" <-> { Idd: "a" } }',
      "unknown-vendor-field [Idd] The vendor schema of `Thing` has no field `Idd`. Did you mean `Id`?",
    ],
    [
      'kind <-> Id { "person" <-> { x: "a" } }',
      "unknown-vendor-field [x] The vendor schema of this place has no field `x`. Correct the name, or the schema.",
    ],
    [
      'kind <-> Lines { "person" <-> { Skuu: "a" } }',
      "unknown-vendor-field [Skuu] The vendor schema of this place has no field `Skuu`. Correct the name, or the schema.",
    ],
  ],
  { schema: true },
);

expectRules("objects are told apart by members, nested ones by their paths", [
  [
    'kind <-> P { "person" <-> { a: { b: 1, c: null }, d: [1] }, "company" <-> { a: { b: 2 } } }',
    'cell kind: "person" | "company" <-> P | table "person" | "company"/{ a: unknown, d: json } { "person" <-> { a.b: 1, a.c: null, d: [1] }, "company" <-> { a.b: 2 } }',
  ],
  [
    'kind <-> this { "person" <-> { p: true, q: "x" }, "company" <-> { p: 1 } }',
    'cell kind: "person" | "company" <-> this | table "person" | "company"/{ p: integer, q: string } { "person" <-> { p: true, q: "x" }, "company" <-> { p: 1 } }',
  ],
  [
    'kind <-> (A ?? B) { "person" <-> { p: true }, "company" <-> { p: false } }',
    'cell kind: "person" | "company" <-> A | { p: boolean } ?? B | { p: boolean } | table "person" | "company"/{ p: boolean } { "person" <-> { p: true }, "company" <-> { p: false } }',
  ],
]);
