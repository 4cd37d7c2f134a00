import { expectTable, type LowerCase } from "./support.ts";

const table: readonly LowerCase[] = [
  {
    rows: "price <-> Cents / 100",
    rules: ["cell price: decimal <-> Cents | number->decimal * 1/100"],
    vendor: "{ Cents: number, … }",
  },
  {
    rows: "count <-> N * 10 + 5",
    rules: ["cell count: integer <-> N | integer->integer * 10/1 + 5"],
    vendor: "{ N: integer, … }",
  },
  {
    rows: "score <-> -N",
    rules: ["cell score: number <-> N | number->number * -1/1"],
    vendor: "{ N: number, … }",
  },
  {
    rows: "score <-> 100 - N / 4",
    rules: ["cell score: number <-> N | number->number * -1/4 + 100"],
    vendor: "{ N: number, … }",
  },
  {
    rows: "price <-> P as string / 100",
    rules: ["cell price: decimal <-> P | string->decimal | decimal->decimal * 1/100"],
    vendor: "{ P: string, … }",
  },
  {
    rows: "count <-> (N + 1) * 2",
    rules: ["cell count: integer <-> N | integer->integer * 2/1 + 2"],
    vendor: "{ N: integer, … }",
  },
  {
    rows: "score <-> N / 3",
    rules: ["cell score: number <-> N | number->number * 1/3"],
    vendor: "{ N: number, … }",
  },
  {
    rows: "name <-> A ?? B",
    rules: ["cell name: string <-> A | string ?? B | string | string"],
    vendor: "{ A: string, B: string, … }",
  },
  {
    rows: 'day <-> A as date("yyyyMMdd") ?? B',
    rules: ['cell day: date <-> A | date mask "yyyyMMdd" ?? B | date | date'],
    vendor: "{ A: string, B: date, … }",
  },
  {
    rows: 'active <-> A ?? B { true <-> "Y", false <-> "N" }',
    rules: [
      'cell active: boolean <-> A | string ?? B | string | table boolean/string { true <-> "Y", false <-> "N" }',
    ],
    vendor: "{ A: string, B: string, … }",
  },
  {
    rows: 'name <-> "{First} {Last}"',
    rules: [
      'cell name: string <-> template("" "" {First | string} " " {Last | string} "") | string',
    ],
    vendor: "{ First: string, Last: string, … }",
  },
  {
    rows: 'name <-> "<{First}, {Last}>"',
    options: { schema: true },
    rules: [
      'cell name: string <-> template("<" "" {First | string} ", " {Last! | string} ">") | string',
    ],
  },
  {
    rows: 'name <-> "{N as integer}-{M}"',
    rules: [
      'cell name: string <-> template("" "" {N | integer->string} "-" {M | string} "") | string',
    ],
    vendor: "{ N: integer, M: string, … }",
  },
  {
    rows: 'color <-> C { Red <-> "r", Green <-> "g", Blue -> "g" lossy "few" , Red <- else }',
    rules: [
      'cell color: Color <-> C | table Color/string { "Red" <-> "r", "Green" <-> "g", "Blue" -> "g", "Red" <- else } lossy "few"',
    ],
    vendor: "{ C: string, … }",
  },
  {
    rows: 'kind <-> K { "person" <-> 1, "company" <-> 2, else keep }',
    rules: [
      'cell kind: "person" | "company" <-> K | table "person" | "company"/integer { "person" <-> 1, "company" <-> 2 } else keep',
    ],
    vendor: "{ K: integer, … }",
  },
  {
    rows: 'name <-> N { null <-> "", missing <-> "none", else -> "x" }',
    rules: [
      'cell name: string <-> N | table string/string { null <-> "", missing <-> "none", else -> "x" }',
    ],
    vendor: "{ N: string, … }",
  },
  {
    rows: 'kind <-> this { "person" <-> { person: true }, "company" <-> { org: { big: true } } }',
    rules: [
      'cell kind: "person" | "company" <-> this | table "person" | "company"/{ person: boolean, org: unknown } { "person" <-> { person: true }, "company" <-> { org.big: true } }',
    ],
    vendor: "{ person: boolean, org: { big: boolean, … }, … }",
  },
  {
    rows: 'kind <-> K as integer { "person" <-> 1, "company" <-> 2 } ',
    rules: [
      'cell kind: "person" | "company" <-> K | table "person" | "company"/integer { "person" <-> 1, "company" <-> 2 }',
    ],
    vendor: "{ K: integer, … }",
  },
  {
    rows: 'kind <- K { "person" <- "p" }',
    rules: [
      'read kind: "person" | "company" <- K(table "person" | "company"/string { "person" <- "p" })',
    ],
    vendor: "{ K: string, … }",
  },
  {
    rows: 'count <-> C { 1 <-> "one", 2 <-> "two" } ',
    rules: ['cell count: integer <-> C | table integer/string { 1 <-> "one", 2 <-> "two" }'],
    vendor: "{ C: string, … }",
  },
  {
    rows: 'kind <-> K default <- "company" { "person" <-> "p" }',
    rules: [
      'cell kind: "person" | "company" <-> K | table "person" | "company"/string { "person" <-> "p" } default <- "company"',
    ],
    vendor: "{ K: string, … }",
  },
  {
    rows: 'kind <-> K default -> "x" { "person" <-> "p" }',
    rules: [
      'cell kind: "person" | "company" <-> K | table "person" | "company"/string { "person" <-> "p" } default -> "x"',
    ],
    vendor: "{ K: string, … }",
  },
  {
    rows: 'name <-> N default <- "?" default -> "none"',
    rules: ['cell name: string <-> N | string default <- "?" default -> "none"'],
    vendor: "{ N: string, … }",
  },
  {
    rows: "name <-> N on create",
    rules: ["cell name: string <-> N | string on create"],
    vendor: "{ N: string, … }",
  },
  {
    rows: "count <-> N as string else null",
    rules: ["cell count: integer <-> N | string->integer else null"],
    vendor: "{ N: string, … }",
  },
  {
    rows: 'price <-> N * 3 lossy "thirds"',
    rules: ['cell price: decimal <-> N | number->decimal * 3/1 lossy "thirds"'],
    vendor: "{ N: number, … }",
  },
  {
    rows: 'name <-> N @filter("n")',
    rules: ["cell name: string <-> N | string @filter"],
    vendor: "{ N: string, … }",
  },
];

expectTable("arithmetic, several cells, value tables and modifiers", table);
