import { expectFindings, type FindingCase } from "./support.ts";

const table: readonly FindingCase[] = [
  {
    rows: "color <- 5",
    found: [
      "type-mismatch [5] `color` must be `Color`, but this is `integer`. Convert the value, or compare and combine values of one type.",
    ],
  },
  {
    rows: 'color <- (A ? "Red" : "Blu")',
    found: ['unknown-member [A ? "Red" : "Blu"] `Color` has no member `Blu`. Did you mean `Blue`?'],
  },
  {
    rows: 'color <- "Red" ?? "Blu"',
    found: ['unknown-member ["Red" ?? "Blu"] `Color` has no member `Blu`. Did you mean `Blue`?'],
  },
  {
    rows: 'count <- A ?? "x"',
    found: [
      'type-mismatch [A ?? "x"] `count` must be `integer`, but this is `string`. Convert the value, or compare and combine values of one type.',
    ],
  },
  {
    rows: "count <- (A ? 1 : 2.5)",
    found: [
      "type-mismatch [A ? 1 : 2.5] `count` must be `integer`, but this is `number`. Convert the value, or compare and combine values of one type.",
    ],
  },
  {
    rows: "active <- A as date",
    found: [
      "no-conversion [A as date] The vendor holds `date`, and there is no conversion to `boolean`. Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.",
    ],
  },
  {
    rows: "nam <- A & B",
    found: [
      "unknown-field [nam] `Thing` has no field `nam`. Did you mean `name`? | declared here [Thing]",
    ],
  },
  {
    rows: "nam -> A as nope",
    found: [
      "unknown-field [nam] `Thing` has no field `nam`. Did you mean `name`? | declared here [Thing]",
      "unknown-type [nope] There is no type `nope`. Declare an object or an enum of this name, or use a built-in type.",
    ],
  },
  {
    rows: "name -> A as nope",
    found: [
      "unknown-type [nope] There is no type `nope`. Declare an object or an enum of this name, or use a built-in type.",
    ],
  },
  {
    rows: "active -> A as date",
    found: [
      "no-conversion [active] The vendor holds `date`, and there is no conversion to `boolean`. Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.",
    ],
  },
  {
    rows: "color -> A { Red <-> 1, Purple <-> 2 }",
    found: ["unknown-member [Purple] `Color` has no member `Purple`."],
  },
  {
    rows: "amounts <- A as map<string>",
    found: [
      "no-conversion [A as map<string>] The vendor holds `map<string>`, and there is no conversion to `map<integer>`. Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.",
    ],
  },
  {
    rows: "lines[].sku as string -> X",
    found: [
      'depth-mismatch [[]] The left side goes through a list with `[]` that has no partner on the other side. Give both sides the same number of `[]`; one item is `[0]` or `[key = "value"]`.',
    ],
  },
  {
    rows: "notes[0].txt <-> A",
    found: ["unknown-field [txt] `notes[0]` has no field `txt`. Did you mean `text`?"],
  },
  {
    rows: "thi.name <-> A",
    found: [
      "unknown-field [thi] `Thing` has no field `thi`. Did you mean `this`? | declared here [Thing]",
    ],
  },
  {
    rows: "address.thi <-> A",
    found: [
      "unknown-field [thi] `Address` has no field `thi`. Declare the field in the object, or take the row out. | declared here [Address]",
    ],
  },
  {
    rows: 'phones[type = "work"].number.x <-> A',
    found: [
      "not-an-object [.x] `phones[…].number` is no object, it holds `string`. Only objects have fields.",
    ],
  },
  {
    rows: "lines[].sku.x -> A",
    found: [
      "not-an-object [.x] `lines[].sku` is no object, it holds `string`. Only objects have fields.",
    ],
  },
  {
    rows: 'address <-> A { "x" <-> 1 }',
    found: [
      "one-way-only [\"x\"] A constant can't be taken apart again, so the row can't go both ways. Write `->` to write only.",
    ],
    rules: ["scope address <-> A", "overlay address"],
  },
  {
    rows: 'custom <-> A { "x" <-> 1 }',
    found: [
      "one-way-only [\"x\"] A constant can't be taken apart again, so the row can't go both ways. Write `->` to write only.",
    ],
    rules: ["scope custom <-> A", "overlay custom"],
  },
  {
    rows: 'any <-> A { "x" <-> 1, y <-> 2 }',
    found: [
      'table-type [y] The left side of this table holds `string`, and `y` is none. Did you mean `"y"`?',
    ],
  },
  {
    rows: "any <-> A { x <-> 1, else keep }",
    found: [
      'table-type [x] The left side of this table holds `string`, and `x` is none. Did you mean `"x"`?',
    ],
  },
  {
    rows: "address <-> (A ?? B) as map<string> { street <-> S }",
    found: [
      "one-way-only [(A ?? B) as map<string>] This expression can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
    ],
  },
  {
    rows: 'address <- A { when city = "x" -> C = 1 { street <-> S } }',
    found: [
      "arrow-conflict [->] A `->` row does nothing inside a block that is only `<-`. Turn one of the two arrows, or move the row out of the block.",
    ],
  },
  {
    rows: "name <-> name[].x",
    found: [
      'depth-mismatch [[]] The right side goes through a list with `[]` that has no partner on the other side. Give both sides the same number of `[]`; one item is `[0]` or `[key = "value"]`.',
    ],
  },
  {
    rows: "grid[0][0].x <-> A",
    found: [
      "not-an-object [.x] `grid[0][0]` is no object, it holds `integer`. Only objects have fields.",
    ],
  },
  {
    rows: 'name <- "{A} {B as nope}"',
    found: [
      "unknown-type [nope] There is no type `nope`. Declare an object or an enum of this name, or use a built-in type.",
    ],
  },
  {
    rows: "custom[].key -> A",
    found: ["not-a-list [[]] `custom` is no list, it holds `map<json>`. Take the brackets out."],
  },
  {
    rows: "when count = 1 <-> A = 1 on create { name <-> N }",
    found: [
      "modifier-place [on create] `on create` has no effect here: a pair of conditions takes only `lossy`. Take it out, or move it to the row it is meant for.",
    ],
    rules: [
      "when common count vendor A",
      "  both (count:integer =:number 1) := count=1 | (A:integer =:number 1) := A=1",
      "    cell name: string <-> N | string",
    ],
  },
  {
    rows: 'address <- A { when city = "x" <-> C = 1 { street -> S } }',
    found: [
      "arrow-conflict [->] A `->` row does nothing inside a block that is only `<-`. Turn one of the two arrows, or move the row out of the block.",
    ],
    rules: [
      "when common address.city vendor A.C",
      '  read (address.city:string =:string "x") := address.city="x" | (A.C:integer =:number 1) := A.C=1',
      "overlay address",
    ],
  },
  {
    rows: "5 -> Extra.Known",
    options: { schema: true },
    found: [
      "type-mismatch [5] `Extra.Known` must be `string`, but this is `integer`. Convert the value, or compare and combine values of one type.",
    ],
  },
  {
    rows: '"x" -> Lines[0].Qty',
    options: { schema: true },
    found: [
      'type-mismatch ["x"] `Lines[0].Qty` must be `integer`, but this is `string`. Convert the value, or compare and combine values of one type.',
    ],
  },
  {
    rows: '"x" -> Count as integer',
    options: { schema: true },
    found: [
      'type-mismatch ["x"] `Count as integer` must be `integer`, but this is `string`. Convert the value, or compare and combine values of one type.',
    ],
  },
  {
    rows: '(active ? 1 : "x") -> Count',
    options: { schema: true },
    found: [
      'type-mismatch [active ? 1 : "x"] `Count` must be `integer`, but this is `string`. Convert the value, or compare and combine values of one type.',
    ],
  },
  {
    rows: "5 -> Id as string",
    options: { schema: true },
    found: [
      "type-mismatch [5] `Id as string` must be `string`, but this is `integer`. Convert the value, or compare and combine values of one type.",
    ],
  },
  {
    rows: "id <-> thi.Id",
    options: { schema: true },
    found: [
      "unknown-vendor-field [thi] The vendor schema of `Thing` has no field `thi`. Did you mean `this`?",
    ],
  },
  {
    rows: "address <-> Extr as map<string> { city <-> c }",
    options: { schema: true },
    found: [
      "unknown-vendor-field [Extr] The vendor schema of `Thing` has no field `Extr`. Did you mean `Extra`?",
    ],
  },
  {
    rows: "custom <-> Lines { x <-> y }",
    options: { schema: true },
    found: [
      "not-an-object [Lines] `Lines` is no object, it holds `{ Sku: string, Qty: integer }[]`. Write `Lines[]` for each item, `Lines[0]` for the first, or `Lines[… = …]` for one.",
    ],
  },
  {
    rows: "name <-> Lines[0].Skuu",
    options: { schema: true },
    found: [
      "unknown-vendor-field [Skuu] The vendor schema of `Lines[0]` has no field `Skuu`. Did you mean `Sku`?",
    ],
  },
  {
    rows: "name <-> Lines[Sku = 5].Sku",
    options: { schema: true },
    found: [
      "type-mismatch [5] What is compared here must be `string`, but this is `integer`. Convert the value, or compare and combine values of one type.",
    ],
  },
  {
    rows: 'name <-> Lines[Skuu = "x"].Sku',
    options: { schema: true },
    found: [
      "unknown-vendor-field [Skuu] The vendor schema of this block has no field `Skuu`. Did you mean `Sku`?",
    ],
  },
  {
    rows: "address <-> Count { city <-> c }",
    options: { schema: true },
    found: [
      "not-an-object [Count] `Count` is no object, it holds `integer`. Only objects have fields.",
    ],
  },
  {
    rows: "name <-> Bag[0]",
    options: { schema: true },
    found: ["not-a-list [[0]] `Bag` is no list, it holds `map<string>`. Take the brackets out."],
  },
  {
    rows: "name <-> Bag.a.b",
    options: { schema: true },
    found: [
      "not-an-object [.b] `Bag.a` is no object, it holds `string`. Only objects have fields.",
    ],
  },
  {
    rows: "name <- A\nname -> B as nope",
    found: [
      "unknown-type [nope] There is no type `nope`. Declare an object or an enum of this name, or use a built-in type.",
    ],
  },
  {
    rows: "name <- A as nope\nname -> B",
    found: [
      "unknown-type [nope] There is no type `nope`. Declare an object or an enum of this name, or use a built-in type.",
    ],
  },
  {
    rows: "name <- A as nope\nname -> B as nope2",
    found: [
      "unknown-type [nope] There is no type `nope`. Declare an object or an enum of this name, or use a built-in type.",
      "unknown-type [nope2] There is no type `nope2`. Declare an object or an enum of this name, or use a built-in type.",
    ],
  },
  {
    rows: "nam <- A\nnam -> B",
    found: [
      "unknown-field [nam] `Thing` has no field `nam`. Did you mean `name`? | declared here [Thing]",
      "unknown-field [nam] `Thing` has no field `nam`. Did you mean `name`? | declared here [Thing]",
    ],
  },
];

expectFindings(table);
