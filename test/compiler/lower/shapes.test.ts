import { expectTable, type LowerCase } from "./support.ts";

const table: readonly LowerCase[] = [
  {
    rows: `address <-> Addr { street <-> Street
 city <-> City }`,
    rules: [
      "scope address <-> Addr",
      "  cell street: string <-> Street | string",
      "  cell city: string <-> City | string",
      "overlay address",
    ],
    vendor: "{ Addr: { Street: string, City: string, … }, … }",
  },
  {
    rows: `address <-> this { street <-> Street
 city <-> City }`,
    rules: [
      "cell address.street: string <-> Street | string",
      "cell address.city: string <-> City | string",
      "overlay address",
    ],
    vendor: "{ Street: string, City: string, … }",
  },
  {
    rows: `this <-> properties { id <-> hs_id
 name <-> hs_name }`,
    rules: [
      "cell id: string <-> properties.hs_id | string",
      "cell name: string <-> properties.hs_name | string",
    ],
    vendor: "{ properties: { hs_id: string, hs_name: string, … }, … }",
  },
  {
    rows: "address <- Addr { street <-> Street }",
    rules: ["read address.street: string <- Addr.Street:string", "overlay address"],
    vendor: "{ Addr: { Street: string, … }, … }",
  },
  {
    rows: "address -> Addr { street <-> Street }",
    rules: ["write address.street:string -> Addr.Street: string | string"],
    vendor: "{ Addr: { Street: string, … }, … }",
  },
  {
    rows: "address <-> Addr as map<string> { city <-> c }",
    rules: ["scope address <-> Addr", "  cell city: string <-> c | string", "overlay address"],
    vendor: "{ Addr: map<string>, … }",
  },
  {
    rows: "custom <-> Addr { city <-> c }",
    rules: ["scope custom <-> Addr", "  cell city: json <-> c | json", "overlay custom"],
    vendor: "{ Addr: { c: json, … }, … }",
  },
  {
    rows: 'address <-> A on update { city <-> C lossy "x" }',
    rules: [
      "scope address <-> A on update",
      '  cell city: string <-> C | string lossy "x"',
      "overlay address",
    ],
    vendor: "{ A: { C: string, … }, … }",
  },
  {
    rows: 'phones[type = "work"].number <-> Phone',
    rules: [
      'cell phones[(type:"work" | "home" =:string "work") := type="work"].number: string <-> Phone | string',
    ],
    vendor: "{ Phone: string, … }",
  },
  {
    rows: 'name <-> emails[kind = "w" and main = true].address',
    rules: [
      'cell name: string <-> emails[((kind:string =:string "w") and:boolean (main:boolean =:boolean true)) := kind="w", main=true].address | string',
    ],
    vendor: "{ emails: { kind: string, main: boolean, address: string, … }[], … }",
  },
  {
    rows: `lines[] <-> L[] { sku <-> Sku
 qty <-> Q as string }`,
    rules: [
      "each lines[] <-> L[] keys 0",
      "  cell sku: string <-> Sku | string",
      "  cell qty: integer <-> Q | string->integer",
    ],
    vendor: "{ L: { Sku: string, Q: string, … }[], … }",
  },
  {
    rows: `lines[].sku <-> L[].Sku
id <-> Id
lines[].qty <-> L[].Qty`,
    rules: [
      "each lines[] <-> L[] keys 0",
      "  cell sku: string <-> Sku | string",
      "  cell qty: integer <-> Qty | integer",
      "cell id: string <-> Id | string",
    ],
    vendor: "{ L: { Sku: string, Qty: integer, … }[], Id: string, … }",
  },
  {
    rows: "tags[] <-> tags[]",
    rules: ["each tags[] <-> tags[]", "  cell this: string <-> this | string"],
    vendor: "{ tags: string[], … }",
  },
  {
    rows: "tags[] <-> Tags[] { this <-> name }",
    rules: ["each tags[] <-> Tags[]", "  cell this: string <-> name | string"],
    vendor: "{ Tags: { name: string, … }[], … }",
  },
  {
    rows: "tags[] <-> Tags[].name",
    rules: ["each tags[] <-> Tags[]", "  cell this: string <-> name | string"],
    vendor: "{ Tags: { name: string, … }[], … }",
  },
  {
    rows: "numbers[] <-> N[] as string",
    rules: ["each numbers[] <-> N[]", "  cell this: integer <-> this | string->integer"],
    vendor: "{ N: string[], … }",
  },
  {
    rows: 'colors[] <-> C[] { Red <-> "r", Green <-> "g", Blue <-> "b" }',
    rules: [
      "each colors[] <-> C[]",
      '  cell this: Color <-> this | table Color/string { "Red" <-> "r", "Green" <-> "g", "Blue" <-> "b" }',
    ],
    vendor: "{ C: string[], … }",
  },
  {
    rows: 'lines[] <-> Line[Kind = "sales"][] { sku <-> Sku }',
    rules: [
      'each lines[] <-> Line[(Kind:string =:string "sales") := Kind="sales"][] keys 0',
      "  cell sku: string <-> Sku | string",
    ],
    vendor: "{ Line: { Kind: string, Sku: string, … }[], … }",
  },
  {
    rows: 'phones[type = "work"][] <-> P[] { number <-> N }',
    rules: [
      'each phones[(type:"work" | "home" =:string "work") := type="work"][] <-> P[]',
      "  cell number: string <-> N | string",
    ],
    vendor: "{ P: { N: string, … }[], … }",
  },
  {
    rows: "lines[] <- L[] { sku <-> Sku }",
    rules: ["each lines[] <- L[]", "  read sku: string <- Sku:string"],
    vendor: "{ L: { Sku: string, … }[], … }",
  },
  {
    rows: "grid[][] <-> G[][]",
    rules: [
      "each grid[] <-> G[]",
      "  each this[] <-> this[]",
      "    cell this: integer <-> this | integer",
    ],
    vendor: "{ G: integer[][], … }",
  },
  {
    rows: `custom[] <-> fields[] { key <-> id
 value <-> value }`,
    rules: [
      "each custom{} <-> fields[] keys 0",
      "  cell key: string <-> id | string",
      "  cell value: json <-> value | json",
    ],
    vendor: "{ fields: { id: string, value: json, … }[], … }",
  },
  {
    rows: `notes[] <-> Notes[] as map<string> { text <-> key
 by <-> value }`,
    rules: [
      "each notes[] <-> Notes{} keys 0",
      "  cell text: string <-> key | string",
      "  cell by: string <-> value | string",
    ],
    vendor: "{ Notes: map<string>, … }",
  },
  {
    rows: "lines[] <-> L[] on create { sku <-> S }",
    rules: ["each lines[] <-> L[] keys 0 on create", "  cell sku: string <-> S | string"],
    vendor: "{ L: { S: string, … }[], … }",
  },
  {
    rows: "numbers <-> Numbers",
    options: { schema: true },
    rules: ["cell numbers: integer[] <-> Numbers | items(string->integer)"],
  },
  {
    rows: `when kind = "person" <-> P = true { name <-> PN }
when kind = "company" <-> P = false { name <-> ON }`,
    rules: [
      "when common kind vendor P",
      '  both (kind:"person" | "company" =:string "person") := kind="person" | (P:boolean =:boolean true) := P=true',
      "    cell name: string <-> PN | string",
      '  both (kind:"person" | "company" =:string "company") := kind="company" | (P:boolean =:boolean false) := P=false',
      "    cell name: string <-> ON | string",
    ],
    vendor: "{ P: boolean, PN: string, ON: string, … }",
  },
  {
    rows: `when active = true <-> start.date present { day <-> start.date }
else { at <-> start.time }`,
    rules: [
      "when common active vendor start.date",
      "  both (active:boolean =:boolean true) := active=true | (start.date:unknown present) := -",
      "    cell day: date <-> start.date | date",
      "  else",
      "    cell at: datetime <-> start.time | datetime",
    ],
    vendor: "{ start: { date: date, time: datetime, … }, … }",
  },
  {
    rows: 'when color = Red <-> C in ["r", "R"] and X = 1 { name <-> N }',
    rules: [
      "when common color vendor C, X",
      '  both (color:Color =:string "Red") := color="Red" | ((C:string in ["r","R"]) and:boolean (X:integer =:number 1)) := C="r", X=1',
      "    cell name: string <-> N | string",
    ],
    vendor: "{ C: string, X: integer, N: string, … }",
  },
  {
    rows: 'when color in [Red, Blue] <- C != "g" { name <-> N }',
    rules: [
      "when common color vendor C",
      '  read (color:Color in ["Red","Blue"]) := color="Red" | (C:string !=:string "g")',
      "    read name: string <- N:string",
    ],
    vendor: "{ C: string, N: string, … }",
  },
  {
    rows: "when day missing <-> D missing { name <-> N }",
    rules: [
      "when common day vendor D",
      "  both (day:date missing) := - | (D:unknown missing) := D=null",
      "    cell name: string <-> N | string",
    ],
    vendor: "{ D: unknown, N: string, … }",
  },
  {
    rows: "when active <-> Flag { name <-> N }",
    rules: [
      "when common active vendor Flag",
      "  both active:boolean := active=true | Flag:boolean := Flag=true",
      "    cell name: string <-> N | string",
    ],
    vendor: "{ Flag: boolean, N: string, … }",
  },
  {
    rows: "when count >= 5 -> Big = true { name <-> N }",
    rules: [
      "when common count vendor Big",
      "  write (count:integer >=:number 5) | (Big:boolean =:boolean true) := Big=true",
      "    write name:string -> N: string | string",
    ],
    vendor: "{ Big: boolean, N: string, … }",
  },
  {
    rows: `name <-> N
... <-> ...`,
    rules: ["cell name: string <-> N | string", "rest both taken [name] | [N]"],
    vendor: "{ N: string, … }",
  },
  {
    rows: `custom <-> ... like "*__c"
name <-> N
... <- ...`,
    rules: [
      'rest both custom like "*__c" taken [custom name] | [N]',
      "cell name: string <-> N | string",
      "rest read taken [custom name] | [N]",
      "overlay custom",
    ],
    vendor: "{ N: string, … }",
  },
  {
    rows: `when kind = "person" <-> P = true { name <-> PN
 custom <-> ... }`,
    rules: [
      "when common kind vendor P",
      '  both (kind:"person" | "company" =:string "person") := kind="person" | (P:boolean =:boolean true) := P=true',
      "    cell name: string <-> PN | string",
      "    rest both custom taken [kind name custom] | [P PN]",
      "    overlay custom",
      "overlay custom",
    ],
    vendor: "{ P: boolean, PN: string, … }",
  },
];

expectTable("scopes, lists, branches and the rest", table);
