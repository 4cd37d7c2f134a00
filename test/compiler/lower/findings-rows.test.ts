import { expectFindings, expectMistakes } from "./support.ts";

expectMistakes("rows that an object does not have", [
  [
    "else drop",
    "row-place [else drop] `else drop` can't stand in a block of fields. It belongs in the value table of a field, or after a conversion.",
  ],
  [
    "name, count <-> A1",
    "row-place [name, count] A list of names can't stand here. Give every name a row, or pair them with `same`.",
  ],
  [
    "this <-> same",
    "row-place [this] `same` can't stand beside anything but names. Write `name <-> same`, or name both sides.",
  ],
  [
    "tags[] <-> same",
    "row-place [tags[]] `same` can't stand beside anything but names. Write `name <-> same`, or name both sides.",
  ],
  [
    '"x" <-> same',
    'row-place ["x"] `same` can\'t stand beside anything but names. Write `name <-> same`, or name both sides.',
  ],
  ["... <-> same", "row-place [same] `same` can't stand beside `...`. Write `... <-> ...`."],
  [
    "{ a: 1 } <-> A2",
    "row-place [{ a: 1 }] An object pattern can't stand in a row of an object. It belongs in the value table of a field.",
  ],
  [
    "missing <-> A3",
    "row-place [missing] `missing` can't stand in a row of an object. It belongs in the value table of a field.",
  ],
  [
    "else <-> A4",
    "row-place [else] `else` can't stand in a row of an object. It belongs in the value table of a field.",
  ],
  [
    "name <-> missing",
    "row-place [missing] `missing` can't stand in a row of an object. It belongs in the value table of a field.",
  ],
  [
    "name <- A6 @remove(response)",
    "modifier-place [@remove(response)] `@remove(response)` has no effect here: the row only reads. Take it out, or move it to the row it is meant for.",
  ],
  [
    "name -> A7 @remove(request)",
    "modifier-place [@remove(request)] `@remove(request)` has no effect here: the row only writes. Take it out, or move it to the row it is meant for.",
  ],
  [
    "name <-> null",
    "one-way-only [null] A constant can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
  ],
  [
    "name <-> 5",
    "one-way-only [5] A constant can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
  ],
  [
    "name <-> true",
    "one-way-only [true] A constant can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
  ],
  [
    "name <-> -5",
    "one-way-only [-5] A constant can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
  ],
  [
    "name <-> A present",
    "one-way-only [A present] A condition can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
  ],
  [
    "name <-> A = B",
    "one-way-only [A = B] This expression can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
  ],
  [
    "name <-> A and B",
    "one-way-only [A and B] This expression can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
  ],
  [
    "name <-> A in [1]",
    "one-way-only [A in [1]] This expression can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
  ],
  [
    "name <-> (A ? B : C)",
    "one-way-only [A ? B : C] A condition can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
  ],
  [
    "name present <-> A",
    "one-way-only [name present] A condition can't be taken apart again, so the row can't go both ways. Write `->` to write only.",
  ],
  [
    'name = "x" <-> A',
    "one-way-only [name = \"x\"] This expression can't be taken apart again, so the row can't go both ways. Write `->` to write only.",
  ],
  [
    "name ?? kind <-> A",
    "one-way-only [name ?? kind] This expression can't be taken apart again, so the row can't go both ways. Write `->` to write only.",
  ],
  [
    "$uppercase(name) <-> A",
    "one-way-only [$uppercase(name)] A function can't be taken apart again, so the row can't go both ways. Write `->` to write only.",
  ],
  [
    'name & "x" <-> A',
    "one-way-only [name & \"x\"] This expression can't be taken apart again, so the row can't go both ways. Write `->` to write only.",
  ],
  [
    'jsonata("name") <-> A',
    "one-way-only [jsonata(\"name\")] JSONata text can't be taken apart again, so the row can't go both ways. Write `->` to write only.",
  ],
  [
    "5 <-> A",
    "one-way-only [5] A constant can't be taken apart again, so the row can't go both ways. Write `->` to write only.",
  ],
  [
    "count + 1 <-> A",
    "one-way-only [count + 1] This expression can't be taken apart again, so the row can't go both ways. Write `->` to write only.",
  ],
  [
    "name as string <-> A",
    "one-way-only [name as string] This expression can't be taken apart again, so the row can't go both ways. Write `->` to write only.",
  ],
  [
    "null <-> A",
    "one-way-only [null] A constant can't be taken apart again, so the row can't go both ways. Write `->` to write only.",
  ],
  [
    "address -> A9 { city <- C }",
    "arrow-conflict [<-] A `<-` row does nothing inside a block that is only `->`. Turn one of the two arrows, or move the row out of the block.",
  ],
  [
    "address <- B1 { street -> S }",
    "arrow-conflict [->] A `->` row does nothing inside a block that is only `<-`. Turn one of the two arrows, or move the row out of the block.",
  ],
]);

expectMistakes("values of no object", [
  [
    "custom[].key -> B9[]",
    "one-way-list [custom[].key] A list can't be only written item by item. Use `<->`, or write an expression that gives the whole list.",
  ],
  [
    'address <-> "x" { street <-> S }',
    "one-way-only [\"x\"] A constant can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
  ],
  [
    "address <-> A1 ?? A2 { street <-> S }",
    "one-way-only [A1 ?? A2] This expression can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
  ],
  [
    "address <-> A3 via lower { street <-> S }",
    "row-place [via lower] `via lower` can't stand above a block of rows. Above a block only `as map<…>` says what an object holds.",
  ],
  [
    "address <-> $f(A5) { street <-> S }",
    "one-way-only [$f(A5)] A function can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
  ],
  [
    "address.strt <-> A6 { x <-> y }",
    "unknown-field [strt] `Address` has no field `strt`. Declare the field in the object, or take the row out. | declared here [Address]",
  ],
  [
    "addres <-> A7 { x <-> y }",
    "unknown-field [addres] `Thing` has no field `addres`. Did you mean `address`? | declared here [Thing]",
  ],
  [
    "tags <-> A8 { x <-> y }",
    "block-place [tags] No block of rows can stand here: `tags` is a list. Write `tags[]` and `A8[]` to pair the items.",
  ],
  [
    "phones[9].nmber <-> B4",
    "unknown-field [nmber] `Phone` has no field `nmber`. Did you mean `number`? | declared here [Phone]",
  ],
  [
    "tags[0].x <-> B5",
    "not-an-object [.x] `tags[0]` is no object, it holds `string`. Only objects have fields.",
  ],
  [
    "grid[0] <-> B6 { x <-> y }",
    "block-place [grid[0]] No block of rows can stand here: `grid[0]` is a list. Write `grid[0][]` and `B6[]` to pair the items.",
  ],
  [
    "address[0].x <-> B7",
    "not-a-list [[0]] `address` is no list, it holds `Address`. Take the brackets out.",
  ],
  [
    "name <-> C1[].x",
    'depth-mismatch [[]] The right side goes through a list with `[]` that has no partner on the other side. Give both sides the same number of `[]`; one item is `[0]` or `[key = "value"]`.',
  ],
  [
    "name <-> C2[0].x.y[].z",
    'depth-mismatch [[]] The right side goes through a list with `[]` that has no partner on the other side. Give both sides the same number of `[]`; one item is `[0]` or `[key = "value"]`.',
  ],
  [
    "color.x <-> C3",
    "not-an-object [.x] `color` is no object, it holds `Color`. Only objects have fields.",
  ],
  [
    "day.year <-> C4",
    "not-an-object [.year] `day` is no object, it holds `date`. Only objects have fields.",
  ],
]);

expectFindings([
  {
    rows: "address <-> A4 as map<nope> { street <-> S }",
    found: [
      "unknown-type [nope] There is no type `nope`. Declare an object or an enum of this name, or use a built-in type.",
    ],
    rules: ["scope address <-> A4", "  cell street: string <-> S | string", "overlay address"],
  },
  {
    rows: "name <-> A9 { x <-> y }",
    found: [
      'table-type [x] The left side of this table holds `string`, and `x` is none. Did you mean `"x"`?',
      'table-type [y] The right side of this table holds `string`, and `y` is none. Did you mean `"y"`?',
    ],
  },
  {
    rows: "count <- B1 { x <-> y }",
    found: [
      "table-type [x] The left side of this table holds `integer`, and `x` is none. All values of one side of a table have one type; texts are in quotes.",
      'table-type [y] The right side of this table holds `string`, and `y` is none. Did you mean `"y"`?',
    ],
  },
  {
    rows: "address <-> B2 default <- {} { street <-> S }",
    found: [
      "modifier-place [default <- {}] `default <- {}` has no effect here: it belongs to the rows of the block. Take it out, or move it to the row it is meant for.",
    ],
    rules: ["scope address <-> B2", "  cell street: string <-> S | string", "overlay address"],
  },
  {
    rows: "phones[0] <-> B3 { num <-> n }",
    found: [
      "unknown-field [num] `Phone` has no field `num`. Declare the field in the object, or take the row out. | declared here [Phone]",
    ],
    rules: ["scope phones[0] <-> B3"],
  },
]);
