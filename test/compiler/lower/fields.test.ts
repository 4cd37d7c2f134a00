import { expectTable, type LowerCase, type LowerOptions } from "./support.ts";

const options: LowerOptions = {
  more: `table users (id: string, n: integer, remote: integer)
codec gid = "gid:{value}"
codec up = value via upper
codec flip = { true <-> false, false <-> true }
codec nested = value via up via lower
codec lookup = value from users (id <-> remote)
`,
  files: { "c.csv": "name,code\nA,1\nB,2\n", "half.csv": "a,b\nx\n" },
};

const table: readonly LowerCase[] = [
  {
    rows: "id <-> X from users (id <-> remote)\ncount <-> Y from users (n <-> remote)",
    rules: [
      "cell id: string <-> X | lookup users (id <-> remote)",
      "cell count: integer <-> Y | lookup users (n <-> remote)",
      "table users (id: string, n: integer, remote: integer)",
    ],
  },
  {
    rows: "id <-> X as string from users (id <-> remote)",
    rules: [
      "cell id: string <-> X | string->integer | lookup users (id <-> remote)",
      "table users (id: string, n: integer, remote: integer)",
    ],
  },
  {
    rows: "id <-> X as integer from users (id <-> remote) else null",
    rules: [
      "cell id: string <-> X | lookup users (id <-> remote) else null",
      "table users (id: string, n: integer, remote: integer)",
    ],
  },
  {
    rows: "count <-> X from users (n <-> remote)",
    rules: [
      "cell count: integer <-> X | lookup users (n <-> remote)",
      "table users (id: string, n: integer, remote: integer)",
    ],
  },
  {
    rows: "count <- X from users (n <-> remote)",
    rules: [
      "read count: integer <- X(lookup users (n <-> remote))",
      "table users (id: string, n: integer, remote: integer)",
    ],
  },
  {
    rows: "id -> X from users (id <-> remote)",
    rules: [
      "write id:string -> X: integer | lookup users (id <-> remote)",
      "table users (id: string, n: integer, remote: integer)",
    ],
  },
  {
    rows: 'name <-> X as integer from "./c.csv" (name <-> code)',
    rules: [
      'cell name: string <-> X | integer->string | table string/string { "A" <-> "1", "B" <-> "2" }',
    ],
  },
  {
    rows: 'name <-> X from "./c.csv" (code <-> name)',
    rules: ['cell name: string <-> X | table string/string { "1" <-> "A", "2" <-> "B" }'],
  },
  {
    rows: 'name <-> X from "./half.csv" (a <-> b)',
    rules: ['cell name: string <-> X | table string/string { "x" <-> "" }'],
  },
  {
    rows: 'name <-> "{X from users (id <-> remote)}!"',
    rules: [
      'cell name: string <-> template("" "" {X | lookup users (id <-> remote)} "!") | string',
      "table users (id: string, n: integer, remote: integer)",
    ],
  },
  {
    rows: "name <-> A default <- null",
    rules: ["cell name: string <-> A | string default <- null"],
  },
  {
    rows: 'price <-> A default <- "1.50"',
    rules: ['cell price: decimal <-> A | decimal default <- "1.50"'],
  },
  {
    rows: 'day <-> A default <- "2024-01-02"',
    rules: ['cell day: date <-> A | date default <- "2024-01-02"'],
  },
  {
    rows: 'tags <-> A default <- [] default -> ["x"]',
    rules: ['cell tags: string[] <-> A | string[] default <- [] default -> ["x"]'],
  },
  {
    rows: 'address <-> A default <- { city: "x" }',
    rules: ['cell address: Address <-> A | Address default <- {"city":"x"}'],
  },
  {
    rows: "name <-> A as integer default -> 5",
    rules: ["cell name: string <-> A | integer->string default -> 5"],
  },
  {
    rows: 'kind <- K default <- "person" else drop',
    rules: [
      'read kind: "person" | "company" <- K("person" | "company" else drop) default <- "person"',
    ],
  },
  {
    rows: 'name -> K on update default -> "x" else null',
    rules: ['write name:string -> K: string | string else null default -> "x" on update'],
  },
  {
    rows: 'name <-> K on update lossy "x" else keep default <- "a" default -> "b"',
    rules: [
      'cell name: string <-> K | string else keep default <- "a" default -> "b" on update lossy "x"',
    ],
  },
  { rows: "name <-> K via upper else keep", rules: ["cell name: string <-> K | upper else keep"] },
  {
    rows: 'example "x" { { name: "a" } <-> { N: -1.5 } \n { } <- { N: [true, null, { a: "b" }] } }',
    rules: [
      'example "x" both {"name":"a"} | {"N":-1.5}',
      'example "x (2)" read {} | {"N":[true,null,{"a":"b"}]}',
    ],
  },
  {
    rows: "example { { } -> { } { N: 1 } }\nexample { { } <-> { } { N: 1 }\n{ } <-> { } }",
    rules: [
      'example "example 1" write {} | {} | {"N":1}',
      'example "example 2" both {} | {} | {"N":1}',
      'example "example 2 (2)" both {} | {}',
    ],
  },
  {
    rows: "name <- A\nname -> B\ncount <- C",
    rules: [
      "pair name: string",
      "  read name: string <- A:string",
      "  write name:string -> B: string | string",
      "read count: integer <- C:integer",
    ],
  },
  {
    rows: "name <- A\nname <- B\nname -> C",
    rules: [
      "pair name: string",
      "  read name: string <- A:string",
      "  write name:string -> C: string | string",
      "read name: string <- B:string",
    ],
  },
  {
    rows: "name -> A\nname -> B",
    rules: ["write name:string -> A: string | string", "write name:string -> B: string | string"],
  },
  {
    rows: "`name` <- A\nname -> B",
    rules: [
      "pair name: string",
      "  read name: string <- A:string",
      "  write name:string -> B: string | string",
    ],
  },
  {
    rows: 'phones[type = "work"].number <- A\nphones[type="work"].number -> B',
    rules: [
      'pair phones[(type:"work" | "home" =:string "work") := type="work"].number: string',
      '  read phones[(type:"work" | "home" =:string "work") := type="work"].number: string <- A:string',
      '  write phones[(type:"work" | "home" =:string "work") := type="work"].number:string -> B: string | string',
    ],
  },
  {
    rows: "phones[0].number <- A\nphones[0].number -> B\nphones[1].number -> C",
    rules: [
      "pair phones[0].number: string",
      "  read phones[0].number: string <- A:string",
      "  write phones[0].number:string -> B: string | string",
      "write phones[1].number:string -> C: string | string",
    ],
  },
  {
    rows: "address <- A { city <- C }\naddress -> A { city -> D }",
    rules: [
      "read address.city: string <- A.C:string",
      "write address.city:string -> A.D: string | string",
      "overlay address",
    ],
  },
  {
    rows: 'name <- A { "x" <- 1 }\nname -> A { "y" -> 2 }',
    rules: [
      "pair name: string",
      '  read name: string <- A(table string/integer { "x" <- 1 })',
      '  write name:string -> A: integer | table string/integer { "y" -> 2 }',
    ],
  },
  {
    rows: "lines[].sku <- L[].s\nlines[].sku -> X",
    rules: [
      "each lines[] <- L[]",
      "  read sku: string <- s:string",
      "write lines[].sku:string[] -> X: string[] | string[]",
    ],
  },
  {
    rows: 'name <-> "{A}"',
    rules: ['cell name: string <-> template("" "" {A | string} "") | string'],
  },
  {
    rows: 'name <-> "x{A}y"',
    rules: ['cell name: string <-> template("x" "" {A | string} "y") | string'],
  },
  {
    rows: 'name <-> "{A as integer}/{B via upper}/{C}"',
    rules: [
      'cell name: string <-> template("" "" {A | integer->string} "/" {B | upper} "/" {C | string} "") | string',
    ],
  },
  {
    rows: 'name <-> "{A.b[0].c} - {this.D}"',
    rules: [
      'cell name: string <-> template("" "" {A.b[0].c | string} " - " {D | string} "") | string',
    ],
  },
  {
    rows: 'count <-> "{A}-{B}"',
    rules: [
      'cell count: integer <-> template("" "" {A | string} "-" {B | string} "") | string->integer',
    ],
  },
  {
    rows: 'name <-> "{A}, {B}" via upper',
    rules: ['cell name: string <-> template("" "" {A | string} ", " {B | string} "") | upper'],
  },
  {
    rows: 'name <-> "{A}, {B}" else null { "x" <-> "y", else keep }',
    rules: [
      'cell name: string <-> template("" "" {A | string} ", " {B | string} "") | table string/string { "x" <-> "y" } else null',
    ],
  },
  {
    rows: "count <-> X via gid",
    rules: ['cell count: integer <-> template("gid:" "" {X | string} "") | string->integer'],
  },
  { rows: "name <-> X via up", rules: ["cell name: string <-> X | upper"] },
  {
    rows: "name <-> X as integer via up",
    rules: ["cell name: string <-> X | integer->string | upper"],
  },
  {
    rows: "active <-> X via flip",
    rules: [
      "cell active: boolean <-> X | table boolean/boolean { true <-> false, false <-> true }",
    ],
  },
  { rows: "name <-> X via nested", rules: ["cell name: string <-> X | upper | lower"] },
  {
    rows: "name <-> X via lookup",
    rules: [
      "cell name: string <-> X | lookup users (id <-> remote)",
      "table users (id: string, n: integer, remote: integer)",
    ],
  },
  {
    rows: "name <-> A ?? B ?? C",
    rules: ["cell name: string <-> A | string ?? B | string ?? C | string | string"],
  },
  {
    rows: "name <-> A as integer ?? B as string",
    rules: ["cell name: string <-> A | integer->string ?? B | string | string"],
  },
  {
    rows: "name <-> A via upper ?? B",
    rules: ["cell name: string <-> A | upper ?? B | string | string"],
  },
  {
    rows: "name <-> (A ?? B) via upper",
    rules: ["cell name: string <-> A | string ?? B | string | upper"],
  },
  {
    rows: "count <-> A ?? B as string",
    rules: ["cell count: integer <-> A | integer ?? B | string->integer | integer"],
  },
  {
    rows: "name <-> A ?? (B ?? C)",
    rules: ["cell name: string <-> A | string ?? B | string ?? C | string | string"],
  },
  {
    rows: 'name <-> A ?? B default -> "x"',
    rules: ['cell name: string <-> A | string ?? B | string | string default -> "x"'],
  },
  {
    rows: "color <-> A ?? B { Red <-> 1, Green <-> 2, Blue <-> 3 }",
    rules: [
      'cell color: Color <-> A | integer ?? B | integer | table Color/integer { "Red" <-> 1, "Green" <-> 2, "Blue" <-> 3 }',
    ],
  },
  {
    rows: "name <-> A[0] ?? B[k = 1].v",
    rules: [
      "cell name: string <-> A[0] | string ?? B[(k:integer =:number 1) := k=1].v | string | string",
    ],
  },
];

expectTable(
  "tables, codecs, several cells, defaults, examples and pairs",
  table.map((row) => ({ ...row, options })),
);
