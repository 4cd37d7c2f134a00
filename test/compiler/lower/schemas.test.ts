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
  {
    rows: "address <-> Bag { city <-> c }",
    options: { schema: true },
    rules: ["scope address <-> Bag", "  cell city: string <-> c | string", "overlay address"],
  },
  {
    rows: "address <-> Raw { city <-> c }",
    options: { schema: true },
    rules: ["scope address <-> Raw", "  cell city: string <-> c | string", "overlay address"],
  },
  {
    rows: "custom <-> Bag { x <-> y }",
    options: { schema: true },
    rules: ["scope custom <-> Bag", "  cell x: json <-> y | string", "overlay custom"],
  },
  {
    rows: "texts[] <-> Bag[] { key <-> key, value <-> value }",
    options: { schema: true },
    rules: [
      "each texts{} <-> Bag{} keys 0",
      "  cell key: string <-> key | string",
      "  cell value: string <-> value | string",
    ],
  },
  {
    rows: "name <-> Bag.a",
    options: { schema: true },
    rules: ["cell name: string <-> Bag.a | string"],
  },
  {
    rows: "name <-> Raw.a[0].b",
    options: { schema: true },
    rules: ["cell name: string <-> Raw.a[0].b | string"],
  },
  {
    rows: "tags[] <-> Raw.x[]",
    options: { schema: true },
    rules: ["each tags[] <-> Raw.x[]", "  cell this: string <-> this | string"],
  },
  {
    rows: "count <-> Bag.n",
    options: { schema: true },
    rules: ["cell count: integer <-> Bag.n | string->integer"],
  },
  {
    rows: "texts <-> Bag",
    options: { schema: true },
    rules: ["cell texts: map<string> <-> Bag | map<string>"],
  },
  {
    rows: "custom <-> Raw",
    options: { schema: true },
    rules: ["cell custom: map<json> <-> Raw | map<json>"],
  },
];

expectTable("known vendor types, and examples", table);
