import { expectTable, type LowerCase } from "./support.ts";

const table: readonly LowerCase[] = [
  {
    rows: "address <-> A1 { street, city <-> same }",
    rules: [
      "scope address <-> A1",
      "  cell street: string <-> street | string",
      "  cell city: string <-> city | string",
      "overlay address",
    ],
  },
  {
    rows: "address <-> A2 as map<json> { city <-> c }",
    rules: ["scope address <-> A2", "  cell city: string <-> c | string", "overlay address"],
  },
  {
    rows: "any <-> A3 { x <-> y }",
    rules: ["scope any <-> A3", "  cell x: json <-> y | json", "overlay any"],
  },
  {
    rows: 'any <-> A4 { "x" <-> 1, "y" <-> 2 }',
    rules: ['cell any: json <-> A4 | table string/integer { "x" <-> 1, "y" <-> 2 }'],
  },
  {
    rows: "any.x <-> A5 { y <-> z }",
    rules: ["scope any.x <-> A5", "  cell y: json <-> z | json", "overlay any(x)"],
  },
  {
    rows: "texts <-> A6 { a <-> b }",
    rules: ["scope texts <-> A6", "  cell a: string <-> b | string", "overlay texts"],
  },
  {
    rows: "phones[0] <-> A7 { number <-> n }",
    rules: ["scope phones[0] <-> A7", "  cell number: string <-> n | string"],
  },
  {
    rows: 'phones[type = "work"] <-> A8 { number <-> n }',
    rules: [
      'scope phones[(type:"work" | "home" =:string "work") := type="work"] <-> A8',
      "  cell number: string <-> n | string",
    ],
  },
  {
    rows: "address <-> this { this <-> p { city <-> c } }",
    rules: ["cell address.city: string <-> p.c | string", "overlay address"],
  },
  { rows: "this <-> p { this <-> q { id <-> x } }", rules: ["cell id: string <-> p.q.x | string"] },
  {
    rows: "this <-> p { address <-> A9 { street <-> S } }",
    rules: ["scope address <-> p.A9", "  cell street: string <-> S | string", "overlay address"],
  },
  {
    rows: "this <- p { id <-> x, name <- y }",
    rules: ["read id: string <- p.x:string", "read name: string <- p.y:string"],
  },
  {
    rows: "this -> p { id <-> x, name -> y }",
    rules: ["write id:string -> p.x: string | string", "write name:string -> p.y: string | string"],
  },
  {
    rows: 'address <- B1 { street <-> S, city <- C default <- "x" }',
    rules: [
      "read address.street: string <- B1.S:string",
      'read address.city: string <- B1.C:string default <- "x"',
      "overlay address",
    ],
  },
  {
    rows: 'address -> B2 { street <-> S default -> "x" , city -> C on create }',
    rules: [
      'write address.street:string -> B2.S: string | string default -> "x"',
      "write address.city:string -> B2.C: string | string on create",
    ],
  },
  { rows: "address <-> B3 { }", rules: ["scope address <-> B3", "overlay address"] },
  {
    rows: "address.city <-> B4.x.y.z",
    rules: ["cell address.city: string <-> B4.x.y.z | string", "overlay address"],
  },
  {
    rows: "address <-> B5.x { street <-> S.t }",
    rules: ["scope address <-> B5.x", "  cell street: string <-> S.t | string", "overlay address"],
  },
  { rows: "name <-> this.B6", rules: ["cell name: string <-> B6 | string"] },
  { rows: "this.name <-> B7", rules: ["cell name: string <-> B7 | string"] },
  {
    rows: "custom.`a b`.c <-> B8",
    rules: ["cell custom.`a b`.c: json <-> B8 | json", "overlay custom(a b)"],
  },
  { rows: "any[0].x <-> B9", rules: ["cell any[0].x: json <-> B9 | json"] },
  { rows: "grid[0][1] <-> C1", rules: ["cell grid[0][1]: integer <-> C1 | integer"] },
  { rows: "lines[0].qty <-> C2[1].q", rules: ["cell lines[0].qty: integer <-> C2[1].q | integer"] },
  {
    rows: 'lines[sku = "x" and qty = 1].note <-> C3',
    rules: [
      'cell lines[((sku:string =:string "x") and:boolean (qty:integer =:number 1)) := sku="x", qty=1].note: string <-> C3 | string',
    ],
  },
  {
    rows: 'lines["x" = sku].price <-> C4',
    rules: ['cell lines[("x" =:string sku:string) := sku="x"].price: decimal <-> C4 | decimal'],
  },
  {
    rows: 'phones[type in ["work", "home"]].number <-> C5',
    rules: [
      'cell phones[(type:"work" | "home" in ["work","home"]) := type="work"].number: string <-> C5 | string',
    ],
  },
  {
    rows: "phones[type = work].number <-> C6",
    rules: [
      'cell phones[(type:"work" | "home" =:string "work") := type="work"].number: string <-> C6 | string',
    ],
  },
  {
    rows: "name <-> C7[a.b = 1 and d missing].e",
    rules: [
      "cell name: string <-> C7[((a.b:integer =:number 1) and:boolean (d:unknown missing)) := a.b=1, d=null].e | string",
    ],
  },
  {
    rows: "name <- C8[a != 1 or b > 2].e",
    rules: [
      "read name: string <- C8[((a:integer !=:number 1) or:boolean (b:integer >:number 2))].e:string",
    ],
  },
  {
    rows: "name <-> C9[main].e",
    rules: ["cell name: string <-> C9[main:boolean := main=true].e | string"],
  },
  {
    rows: 'name -> D1[k = "x"].e',
    rules: ['write name:string -> D1[(k:string =:string "x") := k="x"].e: string | string'],
  },
  {
    rows: "notes[text present].by -> D2",
    rules: ["write notes[(text:string present)].by:string -> D2: string | string"],
  },
  {
    rows: "any <-> D3 { this <-> v }",
    rules: ["scope any <-> D3", "  cell this: json <-> v | json", "overlay any"],
  },
  {
    rows: "any.x[0] <-> A { y <-> z }",
    rules: ["scope any.x[0] <-> A", "  cell y: json <-> z | json", "overlay any"],
  },
  { rows: "any.x.y[0].z <-> A", rules: ["cell any.x.y[0].z: json <-> A | json", "overlay any(x)"] },
  { rows: "any.x[0].y.z <-> A", rules: ["cell any.x[0].y.z: json <-> A | json", "overlay any"] },
  {
    rows: "any.x <-> A { y.z <-> B, w <-> C }",
    rules: [
      "scope any.x <-> A",
      "  cell y.z: json <-> B | json",
      "  cell w: json <-> C | json",
      "  overlay y",
      "overlay any(x(y))",
    ],
  },
  {
    rows: "any[0] <-> A { y.z <-> B }",
    rules: ["scope any[0] <-> A", "  cell y.z: json <-> B | json", "  overlay y"],
  },
  {
    rows: "any.x <- A\nany.x -> B",
    rules: [
      "pair any.x: json",
      "  read any.x: json <- A:json",
      "  write any.x:json -> B: json | json",
      "overlay any",
    ],
  },
  {
    rows: 'address.city <-> A\nany.a.b <- B\naddress.street <-> C\n"x" -> D',
    rules: [
      "cell address.city: string <-> A | string",
      "read any.a.b: json <- B:json",
      "cell address.street: string <-> C | string",
      'write "x" -> D: string | string',
      "overlay address any(a)",
    ],
  },
  {
    rows: "any.x.y[] <-> A[] { z.w <-> v }",
    rules: [
      "each any.x.y[] <-> A[]",
      "  cell z.w: json <-> v | json",
      "  overlay z",
      "overlay any(x)",
    ],
  },
  {
    rows: "custom <- ...\ncustom -> ...",
    rules: [
      "rest read custom taken [custom] | []",
      "rest write custom taken [custom] | []",
      "overlay custom",
    ],
  },
  {
    rows: 'phones[type = "work"].number <- A\nphones[type = "home"].number -> B',
    rules: [
      'read phones[(type:"work" | "home" =:string "work") := type="work"].number: string <- A:string',
      'write phones[(type:"work" | "home" =:string "home") := type="home"].number:string -> B: string | string',
    ],
  },
  {
    rows: "phones[0].number <- A\nphones[1].number -> B",
    rules: [
      "read phones[0].number: string <- A:string",
      "write phones[1].number:string -> B: string | string",
    ],
  },
  {
    rows: "name <-> A\nname <- B\nname -> C",
    rules: [
      "cell name: string <-> A | string",
      "pair name: string",
      "  read name: string <- B:string",
      "  write name:string -> C: string | string",
    ],
  },
  {
    rows: "name -> A\nname <- B\nname -> C",
    rules: [
      "pair name: string",
      "  read name: string <- B:string",
      "  write name:string -> A: string | string",
      "  write name:string -> C: string | string",
    ],
  },
];

expectTable("scopes, paths of every kind, and rows of one field", table);
