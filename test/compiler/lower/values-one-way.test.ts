import { expectTable, type LowerCase } from "./support.ts";

const table: readonly LowerCase[] = [
  {
    rows: 'name <-> A1 @remove(request) lossy "x" else null default <- "d"',
    rules: ['read name: string <- A1(string else null) default <- "d" @remove'],
  },
  {
    rows: 'name <-> A2 @remove(response) lossy "x" else null default -> "d" on create',
    rules: ['write name:string -> A2: string | string else null default -> "d" on create @remove'],
  },
  {
    rows: 'price <- S1 as number("0.00")',
    rules: ['read price: decimal <- S1(decimal format "0.00" ".,")'],
  },
  {
    rows: 'price <- S2 as number("0.00") as string',
    rules: [
      'read price: decimal <- S2(number format "0.00" ".," | number->string | string->decimal)',
    ],
  },
  {
    rows: 'count <- S3 as number("0") { 5 <-> 1.5 }',
    rules: [
      'read count: integer <- S3(number format "0" ".," | table integer/number { 5 <-> 1.5 })',
    ],
  },
  {
    rows: 'price -> S4 as number("0.00")',
    rules: ['write price:decimal -> S4: string | decimal format "0.00" ".,"'],
  },
  {
    rows: 'price -> S5 as number("0.00") { "1" <-> 2 }',
    rules: [
      'write price:decimal -> S5: string | number format "0.00" ".," | table decimal/number { "1" <-> 2 }',
    ],
  },
  {
    rows: 'name <- A3 & B3 { "x" <-> "y" }',
    rules: [
      'read name: string <- (A3:string &:string B3:string) | table string/string { "x" <-> "y" }',
    ],
  },
  {
    rows: "active <- A4 = 1 { true <-> false, false <-> true }",
    rules: [
      "read active: boolean <- (A4:integer =:number 1) | table boolean/boolean { true <-> false, false <-> true }",
    ],
  },
  {
    rows: "name <- $trim(A5) via upper via lower else keep",
    rules: ["read name: string <- $trim(A5:string) | upper | lower else keep"],
  },
  {
    rows: 'color <- (A6 ? "Red" : "Green")',
    rules: ['read color: Color <- (A6:boolean ? "Red" : "Green")'],
  },
  { rows: 'color <- A7 ?? "Red"', rules: ['read color: Color <- (A7:Color ?? "Red") | Color'] },
  {
    rows: "count <- (A8 ? 1 : B8)",
    rules: ["read count: integer <- (A8:boolean ? 1 : B8:integer)"],
  },
  {
    rows: 'name <- A9 & "x" default <- "d" else drop',
    rules: ['read name: string <- (A9:string &:string "x") else drop default <- "d"'],
  },
  {
    rows: "(active ? 1 : 2) -> C1",
    rules: ["write (active:boolean ? 1 : 2) -> C1: integer | integer"],
  },
  {
    rows: '(active ? "a" : null) -> C2',
    rules: ['write (active:boolean ? "a" : null) -> C2: string | string'],
  },
  {
    rows: 'count > 5 -> C3 { true <-> "y", false <-> "n" }',
    rules: [
      'write (count:integer >:number 5) -> C3: string | table boolean/string { true <-> "y", false <-> "n" }',
    ],
  },
  {
    rows: 'name -> C4 as string { "a" <-> "b" }',
    rules: ['write name:string -> C4: string | table string/string { "a" <-> "b" }'],
  },
  {
    rows: 'day -> C5 as datetime("yyyy-MM-dd HH:mm", "Europe/Vienna")',
    rules: ['write day:date -> C5: string | date mask "yyyy-MM-dd HH:mm" in Europe/Vienna'],
  },
  { rows: "any -> C6 as json", rules: ["write any:json -> C6: string | json text"] },
  { rows: 'jsonata("a") -> C7 as string', rules: ['write jsonata("a") -> C7: string | string'] },
  { rows: 'jsonata("a") -> C8', rules: ['write jsonata("a") -> C8: json | json'] },
  { rows: "count -> C9.d[0].e", rules: ["write count:integer -> C9.d[0].e: integer | integer"] },
  {
    rows: "this.address <-> D1 { street <-> S }",
    rules: ["scope address <-> D1", "  cell street: string <-> S | string", "overlay address"],
  },
  {
    rows: 'this <-> q lossy "x" { address <-> r { city <-> C } }',
    rules: [
      "scope address <-> q.r",
      '  cell city: string <-> C | string lossy "x"',
      "overlay address",
    ],
  },
  {
    rows: "any <-> D2 { x <-> y }",
    rules: ["scope any <-> D2", "  cell x: json <-> y | json", "overlay any"],
  },
  {
    rows: "score <- D4 as integer { 1 <-> 2 }",
    rules: ["read score: number <- D4(table number/integer { 1 <-> 2 })"],
  },
  {
    rows: "color -> D5 { Red <-> 1, Green -> 2, Blue <-> 3, else -> 4 }",
    rules: [
      'write color:Color -> D5: integer | table Color/integer { "Red" <-> 1, "Green" -> 2, "Blue" <-> 3, else -> 4 }',
    ],
  },
  {
    rows: "(active ? 1 : 2) -> Count",
    options: { schema: true },
    rules: ["write (active:boolean ? 1 : 2) -> Count: integer | integer"],
  },
  {
    rows: "null -> Count",
    options: { schema: true },
    rules: ["write null -> Count: integer | integer"],
  },
  {
    rows: "2.5 -> Score",
    options: { schema: true },
    rules: ["write 2.5 -> Score: number | number"],
  },
  {
    rows: "name <-> Extra.Known",
    options: { schema: true },
    rules: ["cell name: string <-> Extra.Known | string"],
  },
  {
    rows: "name <-> Extra.Other",
    options: { schema: true },
    rules: ["cell name: string <-> Extra.Other | string"],
  },
  {
    rows: "address <-> Extra { city <-> Known }",
    options: { schema: true },
    rules: ["scope address <-> Extra", "  cell city: string <-> Known | string", "overlay address"],
  },
  {
    rows: "address <-> Lines[0] { city <-> Sku }",
    options: { schema: true },
    rules: [
      "scope address <-> Lines[0]",
      "  cell city: string <-> Sku | string",
      "overlay address",
    ],
  },
  {
    rows: 'lines[] <-> Lines[Sku = "x"][] { qty <-> Qty }',
    options: { schema: true },
    rules: [
      'each lines[] <-> Lines[(Sku:string =:string "x") := Sku="x"][]',
      "  cell qty: integer <-> Qty | integer",
    ],
  },
  {
    rows: "active <-> Flag via not",
    options: { schema: true },
    rules: ["cell active: boolean <-> Flag | not"],
  },
  {
    rows: "at <-> At as date",
    options: { schema: true },
    rules: ["cell at: datetime <-> At | datetime->date | date->datetime"],
  },
  {
    rows: 'color <-> Color { Red <-> "Red", Green <-> "Green", Blue <-> "Blue" }',
    options: { schema: true },
    rules: [
      'cell color: Color <-> Color | table Color/"Red" | "Green" | "Blue" { "Red" <-> "Red", "Green" <-> "Green", "Blue" <-> "Blue" }',
    ],
  },
  {
    rows: 'name <-> "{First} {Last}" lossy "x"',
    options: { schema: true },
    rules: [
      'cell name: string <-> template("" "" {First | string} " " {Last! | string} "") | string lossy "x"',
    ],
  },
  {
    rows: "name <- First ?? Last",
    options: { schema: true },
    rules: ["read name: string <- (First:string ?? Last:string)"],
  },
  {
    rows: "count <- $number(Count)",
    options: { schema: true },
    rules: ["read count: integer <- $number(Count:integer) | number->integer"],
  },
];

expectTable("what a row reads or writes one way, and known types of the vendor", table);
