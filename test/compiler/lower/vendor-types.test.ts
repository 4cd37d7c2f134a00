import { expectTable, type LowerCase } from "./support.ts";

const table: readonly LowerCase[] = [
  {
    rows: "name <-> A\nday <- A",
    rules: ["cell name: string <-> A | string", "read day: date <- A:date"],
    vendor: "{ A: string, … }",
  },
  {
    rows: "count <-> A\nscore <- A",
    rules: ["cell count: integer <-> A | integer", "read score: number <- A:number"],
    vendor: "{ A: number, … }",
  },
  {
    rows: "count <-> A\nname <- A",
    rules: ["cell count: integer <-> A | integer", "read name: string <- A:string"],
    vendor: "{ A: json, … }",
  },
  {
    rows: "name <-> A\ncount <- A",
    rules: ["cell name: string <-> A | string", "read count: integer <- A:integer"],
    vendor: "{ A: json, … }",
  },
  {
    rows: "count <-> A\nactive <- A",
    rules: ["cell count: integer <-> A | integer", "read active: boolean <- A:boolean"],
    vendor: "{ A: json, … }",
  },
  {
    rows: "color <-> A\nname <- A",
    rules: ["cell color: Color <-> A | Color", "read name: string <- A:string"],
    vendor: "{ A: string, … }",
  },
  {
    rows: "color <-> A\nkind <- A",
    rules: [
      "cell color: Color <-> A | Color",
      'read kind: "person" | "company" <- A:"person" | "company"',
    ],
    vendor: "{ A: string, … }",
  },
  {
    rows: "color <-> A\ncount <- A",
    rules: ["cell color: Color <-> A | Color", "read count: integer <- A:integer"],
    vendor: "{ A: json, … }",
  },
  {
    rows: "at <-> A\nclock <- A",
    rules: ["cell at: datetime <-> A | datetime", "read clock: time <- A:time"],
    vendor: "{ A: string, … }",
  },
  {
    rows: "price <-> A\nscore <- A",
    rules: ["cell price: decimal <-> A | decimal", "read score: number <- A:number"],
    vendor: "{ A: json, … }",
  },
  {
    rows: "tags <-> A\nnumbers <- A",
    rules: ["cell tags: string[] <-> A | string[]", "read numbers: integer[] <- A:integer[]"],
    vendor: "{ A: json[], … }",
  },
  {
    rows: "numbers <-> A\ncount <- A",
    rules: ["cell numbers: integer[] <-> A | integer[]", "read count: integer <- A:integer"],
    vendor: "{ A: json, … }",
  },
  {
    rows: "count <-> A\nnumbers <- A",
    rules: ["cell count: integer <-> A | integer", "read numbers: integer[] <- A:integer[]"],
    vendor: "{ A: json, … }",
  },
  {
    rows: "name <-> A\nactive <- A\ncount <- A",
    rules: [
      "cell name: string <-> A | string",
      "read active: boolean <- A:boolean",
      "read count: integer <- A:integer",
    ],
    vendor: "{ A: json, … }",
  },
  {
    rows: "score <-> A\ncount <- A\nscore <- A",
    rules: [
      "cell score: number <-> A | number",
      "read count: integer <- A:integer",
      "read score: number <- A:number",
    ],
    vendor: "{ A: number, … }",
  },
  {
    rows: "tags <-> A\ncolors <- A",
    rules: ["cell tags: string[] <-> A | string[]", "read colors: Color[] <- A:Color[]"],
    vendor: "{ A: string[], … }",
  },
  {
    rows: "name <-> A.b\nany <- A",
    rules: ["cell name: string <-> A.b | string", "read any: json <- A:json"],
    vendor: "{ A: { b: string, … }, … }",
  },
  {
    rows: "name <-> A[0]\ncount <- A[1]",
    rules: ["cell name: string <-> A[0] | string", "read count: integer <- A[1]:integer"],
    vendor: "{ A: json[], … }",
  },
  {
    rows: "tags[] <-> A[]\nname <- A[0]",
    rules: [
      "each tags[] <-> A[]",
      "  cell this: string <-> this | string",
      "read name: string <- A[0]:string",
    ],
    vendor: "{ A: string[], … }",
  },
  {
    rows: "address <-> A as map<json> { city <-> c.d, street <-> e }",
    rules: [
      "scope address <-> A",
      "  cell city: string <-> c.d | string",
      "  cell street: string <-> e | string",
      "overlay address",
    ],
    vendor: "{ A: map<json>, … }",
  },
  {
    rows: "notes[] <-> A as map<string> { text <-> key, by <-> value }\nname <- A.x",
    rules: [
      "each notes[] <-> A{} keys 0",
      "  cell text: string <-> key | string",
      "  cell by: string <-> value | string",
      "read name: string <- A.x:string",
    ],
    vendor: "{ A: map<string>, … }",
  },
  { rows: "any <- A", rules: ["read any: json <- A:json"], vendor: "{ A: json, … }" },
  {
    rows: "active <- A present",
    rules: ["read active: boolean <- (A:unknown present)"],
    vendor: "{ A: unknown, … }",
  },
  { rows: "any <- this", rules: ["read any: json <- this:json"], vendor: "{ … }" },
  {
    rows: "custom.a <-> A.`__proto__`",
    rules: ["cell custom.a: json <-> A.__proto__ | json", "overlay custom"],
    vendor: "{ A: { __proto__: json, … }, … }",
  },
  {
    rows: "count <- A as json as integer",
    rules: ["read count: integer <- A(json text | integer)"],
    vendor: "{ A: string, … }",
  },
  {
    rows: "active <- A as boolean\nname <- A",
    rules: ["read active: boolean <- A:boolean", "read name: string <- A:string"],
    vendor: "{ A: json, … }",
  },
  {
    rows: "clock <-> A\nname <- A",
    rules: ["cell clock: time <-> A | time", "read name: string <- A:string"],
    vendor: "{ A: string, … }",
  },
  {
    rows: "at <-> A\nday <- A",
    rules: ["cell at: datetime <-> A | datetime", "read day: date <- A:date"],
    vendor: "{ A: string, … }",
  },
];

expectTable("what several rows show of one place of the vendor", table);
