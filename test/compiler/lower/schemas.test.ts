import { expectTable, type LowerCase } from "./support.ts";

const table: readonly LowerCase[] = [
  {
    rows: "id <-> Count",
    options: { schema: true },
    rules: ["cell id: string <-> Count | integer->string"],
  },
  {
    rows: "count <-> Score",
    options: { schema: true },
    rules: ["cell count: integer <-> Score | number->integer"],
  },
  {
    rows: "day <-> At",
    options: { schema: true },
    rules: ["cell day: date <-> At | datetime->date"],
  },
  {
    rows: "color <-> Color",
    options: { schema: true },
    rules: ["cell color: Color <-> Color | Color"],
  },
  {
    rows: "name <-> Level",
    options: { schema: true },
    rules: ['cell name: string <-> Level | "low" | "high"'],
  },
  {
    rows: "color <-> Level else null",
    options: { schema: true },
    rules: ['cell color: Color <-> Level | "low" | "high" | Color else null'],
  },
  {
    rows: `lines[] <-> Lines[] { sku <-> Sku
 qty <-> Qty }`,
    options: { schema: true },
    rules: [
      "each lines[] <-> Lines[] keys 0",
      "  cell sku: string <-> Sku | string",
      "  cell qty: integer <-> Qty | integer",
    ],
  },
  {
    rows: "any <-> Extra",
    options: { schema: true },
    rules: ["cell any: json <-> Extra | { Known: string }"],
  },
  {
    rows: "name <-> Extra.Other",
    options: { schema: true },
    rules: ["cell name: string <-> Extra.Other | string"],
  },
  {
    rows: "count <-> First as integer",
    options: { schema: true },
    rules: ["cell count: integer <-> First | string->integer"],
  },
  {
    rows: `example "A" { { name: "x", \`a b\`: [1, null] } <-> { N: 1.50 }
 { name: "y" } -> { N: 2 } { N: 1 } }`,
    rules: [
      'example "A" both {"name":"x","a b":[1,null]} | {"N":1.5}',
      'example "A (2)" write {"name":"y"} | {"N":2} | {"N":1}',
    ],
    vendor: "{ … }",
  },
  {
    rows: 'name, tags <- script "./x.js"',
    options: { files: { "x.js": "" } },
    rules: ['script name, tags <- "x.js"'],
    vendor: "{ … }",
  },
];

expectTable("known vendor types, and examples", table);
