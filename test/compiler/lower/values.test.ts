import { expectTable, type LowerCase } from "./support.ts";

const table: readonly LowerCase[] = [
  { rows: "id <-> Id", rules: ["cell id: string <-> Id | string"], vendor: "{ Id: string, … }" },
  {
    rows: "id, name <-> same",
    rules: ["cell id: string <-> id | string", "cell name: string <-> name | string"],
    vendor: "{ id: string, name: string, … }",
  },
  { rows: "id <- same", rules: ["read id: string <- id:string"], vendor: "{ id: string, … }" },
  {
    rows: "id <-> Id as string",
    rules: ["cell id: string <-> Id | string"],
    vendor: "{ Id: string, … }",
  },
  {
    rows: "count <-> N as string",
    rules: ["cell count: integer <-> N | string->integer"],
    vendor: "{ N: string, … }",
  },
  {
    rows: "score <-> N as string",
    rules: ["cell score: number <-> N | string->number"],
    vendor: "{ N: string, … }",
  },
  {
    rows: "price <-> N as string",
    rules: ["cell price: decimal <-> N | string->decimal"],
    vendor: "{ N: string, … }",
  },
  {
    rows: "active <-> A as integer",
    rules: ["cell active: boolean <-> A | integer->boolean"],
    vendor: "{ A: integer, … }",
  },
  {
    rows: "day <-> D as datetime",
    rules: ["cell day: date <-> D | datetime->date"],
    vendor: "{ D: datetime, … }",
  },
  {
    rows: "at <-> D as date",
    rules: ["cell at: datetime <-> D | date->datetime"],
    vendor: "{ D: date, … }",
  },
  {
    rows: "at <-> T as integer",
    rules: ["cell at: datetime <-> T | integer->datetime"],
    vendor: "{ T: integer, … }",
  },
  { rows: "color <-> C", rules: ["cell color: Color <-> C | Color"], vendor: "{ C: Color, … }" },
  {
    rows: "color <-> C as string",
    rules: ["cell color: Color <-> C | Color"],
    vendor: "{ C: string, … }",
  },
  {
    rows: "name <-> `First Name`",
    rules: ["cell name: string <-> `First Name` | string"],
    vendor: "{ First Name: string, … }",
  },
  { rows: "any <-> Raw", rules: ["cell any: json <-> Raw | json"], vendor: "{ Raw: json, … }" },
  { rows: "any <- this", rules: ["read any: json <- this:json"], vendor: "{ … }" },
  {
    rows: "custom <-> Custom",
    rules: ["cell custom: map<json> <-> Custom | map<json>"],
    vendor: "{ Custom: map<json>, … }",
  },
  {
    rows: "address <-> Addr",
    rules: ["cell address: Address <-> Addr | Address"],
    vendor: "{ Addr: Address, … }",
  },
  {
    rows: "address.city <-> City",
    rules: ["cell address.city: string <-> City | string", "overlay address"],
    vendor: "{ City: string, … }",
  },
  {
    rows: "name <-> a.b[0].c",
    rules: ["cell name: string <-> a.b[0].c | string"],
    vendor: "{ a: { b: { c: string, … }[], … }, … }",
  },
  {
    rows: "any.deep.er <-> X",
    rules: ["cell any.deep.er: json <-> X | json", "overlay any(deep)"],
    vendor: "{ X: json, … }",
  },
  {
    rows: "custom.x <-> X",
    rules: ["cell custom.x: json <-> X | json", "overlay custom"],
    vendor: "{ X: json, … }",
  },
  {
    rows: 'day <-> D as date("MM/dd/yyyy")',
    rules: ['cell day: date <-> D | date mask "MM/dd/yyyy"'],
    vendor: "{ D: string, … }",
  },
  {
    rows: 'day <-> D as datetime("yyyy-MM-dd HH:mm:ss", "America/Denver")',
    rules: ['cell day: date <-> D | date mask "yyyy-MM-dd HH:mm:ss" in America/Denver'],
    vendor: "{ D: string, … }",
  },
  {
    rows: 'at <-> D as datetime("yyyy-MM-dd HH:mm:ss", "America/Denver")',
    rules: ['cell at: datetime <-> D | datetime mask "yyyy-MM-dd HH:mm:ss" in America/Denver'],
    vendor: "{ D: string, … }",
  },
  {
    rows: 'at <-> D as date("yyyy-MM-dd")',
    rules: ['cell at: datetime <-> D | date mask "yyyy-MM-dd" | date->datetime'],
    vendor: "{ D: string, … }",
  },
  {
    rows: 'clock <-> T as time("HH:mm")',
    rules: ['cell clock: time <-> T | time mask "HH:mm"'],
    vendor: "{ T: string, … }",
  },
  {
    rows: 'at <-> E as epoch("s")',
    rules: ["cell at: datetime <-> E | epoch s"],
    vendor: "{ E: integer, … }",
  },
  {
    rows: 'at <-> E as string as epoch("ms")',
    rules: ["cell at: datetime <-> E | string->integer | epoch ms"],
    vendor: "{ E: string, … }",
  },
  {
    rows: 'tags <-> T as list(";")',
    rules: ['cell tags: string[] <-> T | split ";"'],
    vendor: "{ T: string, … }",
  },
  {
    rows: 'numbers <-> T as list(",")',
    rules: ['cell numbers: integer[] <-> T | split "," | items(string->integer)'],
    vendor: "{ T: string, … }",
  },
  {
    rows: 'score <-> S as number("#,##0.00", "de")',
    rules: ['cell score: number <-> S | number format "#,##0.00" ",."'],
    vendor: "{ S: string, … }",
  },
  {
    rows: 'price <-> S as number("0.00")',
    rules: ['cell price: decimal <-> S | decimal format "0.00" ".,"'],
    vendor: "{ S: string, … }",
  },
  {
    rows: "any <-> J as json",
    rules: ["cell any: json <-> J | json text"],
    vendor: "{ J: string, … }",
  },
  {
    rows: "tags <-> J as json",
    rules: ["cell tags: string[] <-> J | json text | string[]"],
    vendor: "{ J: string, … }",
  },
  {
    rows: "custom <-> F as map<string>",
    rules: ["cell custom: map<json> <-> F | map<string>"],
    vendor: "{ F: map<string>, … }",
  },
  {
    rows: "amounts <-> F as map<integer>",
    rules: ["cell amounts: map<integer> <-> F | map<integer>"],
    vendor: "{ F: map<integer>, … }",
  },
  {
    rows: "active <-> X via not",
    rules: ["cell active: boolean <-> X | not"],
    vendor: "{ X: boolean, … }",
  },
  {
    rows: "name <-> X via lower via trim",
    rules: ["cell name: string <-> X | lower | trim"],
    vendor: "{ X: string, … }",
  },
  {
    rows: "active <-> X via yesNo",
    options: { more: 'codec yesNo = { true <-> "Y", false <-> "N" }' },
    rules: ['cell active: boolean <-> X | table boolean/string { true <-> "Y", false <-> "N" }'],
    vendor: "{ X: string, … }",
  },
  {
    rows: "price <-> X via cents",
    options: { more: "codec cents = value / 100" },
    rules: ["cell price: decimal <-> X | number->decimal * 1/100"],
    vendor: "{ X: number, … }",
  },
  {
    rows: "id <-> X via gid",
    options: { more: 'codec gid = "gid://shop/{value}"' },
    rules: ['cell id: string <-> template("gid://shop/" "" {X | string} "") | string'],
    vendor: "{ X: string, … }",
  },
  {
    rows: "id <-> X as integer via gid",
    options: { more: 'codec gid = "gid://shop/{value}"' },
    rules: ['cell id: string <-> template("gid://shop/" "" {X | integer->string} "") | string'],
    vendor: "{ X: integer, … }",
  },
  {
    rows: "count <-> X via both",
    options: { more: "codec both = value as string via trim" },
    rules: ["cell count: integer <-> X | trim | string->integer"],
    vendor: "{ X: string, … }",
  },
  {
    rows: "color <-> X via colors",
    options: { more: 'codec colors = { Red <-> "r", Green <-> "g", Blue <-> "b" }' },
    rules: [
      'cell color: Color <-> X | table Color/string { "Red" <-> "r", "Green" <-> "g", "Blue" <-> "b" }',
    ],
    vendor: "{ X: string, … }",
  },
  {
    rows: "id <-> X from users (id <-> remote)",
    options: { more: "table users (id: string, remote: integer)" },
    rules: [
      "cell id: string <-> X | lookup users (id <-> remote)",
      "table users (id: string, remote: integer)",
    ],
    vendor: "{ X: integer, … }",
  },
  {
    rows: 'id <-> X from "./c.csv" (name <-> code)',
    options: { files: { "c.csv": 'name,code\nAustria,AT\n"Bosnia, H.",BA\n' } },
    rules: [
      'cell id: string <-> X | table string/string { "Austria" <-> "AT", "Bosnia, H." <-> "BA" }',
    ],
    vendor: "{ X: string, … }",
  },
];

expectTable("what a vendor cell holds, and its steps to the common value", table);
