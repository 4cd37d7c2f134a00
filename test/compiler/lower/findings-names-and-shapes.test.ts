import { expectFindings, type FindingCase } from "./support.ts";

const table: readonly FindingCase[] = [
  {
    rows: "nam <-> N",
    found: [
      "unknown-field [nam] `Thing` has no field `nam`. Did you mean `name`? | declared here [Thing]",
    ],
  },
  {
    rows: "adress.street <-> S",
    found: [
      "unknown-field [adress] `Thing` has no field `adress`. Did you mean `address`? | declared here [Thing]",
    ],
  },
  {
    rows: "address.stret <-> S",
    found: [
      "unknown-field [stret] `Address` has no field `stret`. Did you mean `street`? | declared here [Address]",
    ],
  },
  {
    rows: "id <-> Idd",
    options: { schema: true },
    found: [
      "unknown-vendor-field [Idd] The vendor schema of `Thing` has no field `Idd`. Did you mean `Id`?",
    ],
  },
  {
    rows: "name <-> Extra.Knwn",
    options: { schema: true },
    found: [
      "doubtful-vendor-field [Knwn] The vendor schema of `Extra` does not list the field `Knwn`. Did you mean `Known`?",
    ],
    rules: ["cell name: string <-> Extra.Knwn | string"],
  },
  {
    rows: "kind = 1 -> X",
    found: [
      'type-mismatch [1] What is compared here must be `"person" | "company"`, but this is `integer`. Convert the value, or compare and combine values of one type.',
    ],
  },
  {
    rows: "color <-> C { Read <-> 1 }",
    found: ["unknown-member [Read] `Color` has no member `Read`. Did you mean `Red`?"],
  },
  {
    rows: "kind <-> C { Person <-> 1 }",
    found: [
      'unknown-member [Person] `"person" | "company"` has no member `Person`. Did you mean `person`?',
    ],
  },
  {
    rows: "color <-> C { purple <-> 1 }",
    found: ["unknown-member [purple] `Color` has no member `purple`."],
  },
  {
    rows: 'color <- "red"',
    found: ['unknown-member ["red"] `Color` has no member `red`. Did you mean `Red`?'],
  },
  {
    rows: "when color = Reed <-> C = 1 { name <-> N }",
    found: ["unknown-member [Reed] `Color` has no member `Reed`. Did you mean `Red`?"],
  },
  {
    rows: 'color <-> C default <- "Redd"',
    found: [
      'default-type ["Redd"] The default `"Redd"` does not fit the common side, which holds `Color`. `default <-` fills the common field, `default ->` the vendor\'s; write a value of that side.',
    ],
    rules: ["cell color: Color <-> C | Color"],
  },
  {
    rows: "name <-> N via lowr",
    found: ["unknown-codec [lowr] There is no codec `lowr`. Did you mean `lower`?"],
  },
  {
    rows: "name <-> N via a",
    options: { more: "codec a = value via b\ncodec b = value via a" },
    found: [
      "codec-cycle [a] The codec `a` uses itself. A codec may use others, but never in a circle. | leads back to it [a]",
    ],
  },
  {
    rows: "id <-> X from user (id <-> r)",
    options: { more: "table users (id: string, r: string)" },
    found: ["unknown-table [user] There is no table `user`. Did you mean `users`?"],
  },
  {
    rows: "id <-> X from users (idd <-> r)",
    options: { more: "table users (id: string, r: string)" },
    found: ["unknown-column [idd] The table `users` has no column `idd`. Did you mean `id`?"],
  },
  {
    rows: 'id <-> X from "./no.csv" (a <-> b)',
    found: [
      'table-file ["./no.csv"] The table `./no.csv` cannot be read: there is no such file. A table is a CSV file with a header line, named relative to this file.',
    ],
  },
  {
    rows: 'id <-> X from "../no.csv" (a <-> b)',
    found: [
      'table-file ["../no.csv"] The table `../no.csv` cannot be read: it leaves the project. A table is a CSV file with a header line, named relative to this file.',
    ],
  },
  {
    rows: 'id <-> X from "./c.csv" (a <-> b)',
    options: { files: { "c.csv": "a,b\n1,2\n1,3\n" } },
    found: [
      "table-one-to-one [a] The column `a` of `./c.csv` holds `1` twice, so it can't be looked up. A table translates one to one: keep one row for each value of both columns.",
    ],
  },
  {
    rows: 'id <-> X from "./c.csv" (a <-> c)',
    options: { files: { "c.csv": "a,b\n1,2\n" } },
    found: ["unknown-column [c] The table `./c.csv` has no column `c`. Did you mean `a`?"],
  },
  {
    rows: 'id <-> X from "./c.csv" (a <-> b)',
    options: { files: { "c.csv": 'a,b\n1,"2\n' } },
    found: [
      'table-file ["./c.csv"] The table `./c.csv` cannot be read: line 2 has a quote that does not end. A table is a CSV file with a header line, named relative to this file.',
    ],
  },
  {
    rows: "name <- $upercase(N)",
    found: [
      "unknown-function [$upercase] There is no function `$upercase` here. Did you mean `$uppercase`?",
    ],
  },
  {
    rows: "name <- $now()",
    found: [
      "unknown-function [$now] There is no function `$now` here. A mapping has no clock and no chance, so that it always gives the same; pass the value in.",
    ],
  },
  {
    rows: "any <- $map(A)",
    found: [
      'unknown-function [$map] There is no function `$map` here. Functions that take functions or patterns need full JSONata text: `jsonata("…")`.',
    ],
  },
  {
    rows: "name <- $substring(A)",
    found: [
      "bad-argument [$substring] The arguments of `$substring` don't fit: it takes 2 to 3 arguments, not 1. See `$substring` in docs/language.md.",
    ],
  },
  {
    rows: "name <- $uppercase(name, 1)",
    found: [
      "bad-argument [$uppercase] The arguments of `$uppercase` don't fit: it takes 1 argument, not 2. See `$uppercase` in docs/language.md.",
    ],
  },
  {
    rows: "$uppercase(count) -> X",
    found: [
      "bad-argument [count] The arguments of `$uppercase` don't fit: `text` is `string`, and this is `integer`. See `$uppercase` in docs/language.md.",
    ],
  },
  {
    rows: "$sum(tags) -> X",
    found: [
      "bad-argument [tags] The arguments of `$sum` don't fit: `numbers` is `number[]`, and this is `string[]`. See `$sum` in docs/language.md.",
    ],
  },
  {
    rows: "name[0] <-> N",
    found: ["not-a-list [[0]] `name` is no list, it holds `string`. Take the brackets out."],
  },
  {
    rows: "tags.x <-> N",
    found: [
      "not-an-object [.x] `tags` is no object, it holds `string[]`. Write `tags[]` for each item, `tags[0]` for the first, or `tags[… = …]` for one.",
    ],
  },
  {
    rows: "name.x <-> N",
    found: ["not-an-object [.x] `name` is no object, it holds `string`. Only objects have fields."],
  },
  {
    rows: "name <-> L[].x",
    found: [
      'depth-mismatch [[]] The right side goes through a list with `[]` that has no partner on the other side. Give both sides the same number of `[]`; one item is `[0]` or `[key = "value"]`.',
    ],
  },
  {
    rows: "tags[] <-> N",
    found: [
      'depth-mismatch [N] The left side goes through a list with `[]` that has no partner on the other side. Give both sides the same number of `[]`; one item is `[0]` or `[key = "value"]`.',
    ],
  },
  {
    rows: "lines[].sku <-> L",
    found: [
      'depth-mismatch [L] The left side goes through a list with `[]` that has no partner on the other side. Give both sides the same number of `[]`; one item is `[0]` or `[key = "value"]`.',
    ],
  },
  {
    rows: "grid[][] <-> G[]",
    found: [
      'depth-mismatch [G[]] The left side goes through a list with `[]` that has no partner on the other side. Give both sides the same number of `[]`; one item is `[0]` or `[key = "value"]`.',
    ],
  },
  {
    rows: `lines[].sku <-> A[].x
lines[].qty <-> B[].y`,
    found: [
      "parallel-lists [lines[]] The items of `lines[]` are already paired with those of `A[]`. One list pairs with one list; put all its fields in one block. | paired here [lines[].sku <-> A[].x]",
    ],
    rules: ["each lines[] <-> A[] keys 0", "  cell sku: string <-> x | string"],
  },
  {
    rows: "lines <-> L { sku <-> S }",
    found: [
      "block-place [lines] No block of rows can stand here: `lines` is a list. Write `lines[]` and `L[]` to pair the items.",
    ],
  },
  {
    rows: "address <-> First { city <-> C }",
    options: { schema: true },
    found: [
      "not-an-object [First] `First` is no object, it holds `string`. Only objects have fields.",
    ],
  },
  {
    rows: "name <-> N { a <-> b }",
    found: [
      'table-type [a] The left side of this table holds `string`, and `a` is none. Did you mean `"a"`?',
      'table-type [b] The right side of this table holds `string`, and `b` is none. Did you mean `"b"`?',
    ],
  },
  {
    rows: "count <-> Count { 1 <-> 2 { x <-> y } }",
    found: [
      "block-place [{ x <-> y }] No block of rows can stand here: a row of a value table pairs two values. A block belongs under an object, a list with `[]`, a scalar (as a value table) or `when`.",
    ],
  },
  {
    rows: '"x" <-> N',
    found: [
      "one-way-only [\"x\"] A constant can't be taken apart again, so the row can't go both ways. Write `->` to write only.",
    ],
  },
  {
    rows: '"{name}!" <-> N',
    found: [
      "one-way-only [\"{name}!\"] A text with holes can't be taken apart again, so the row can't go both ways. Write `->` to write only.",
    ],
  },
  {
    rows: 'name <-> "x"',
    found: [
      "one-way-only [\"x\"] A constant can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
    ],
  },
  {
    rows: "name <-> $uppercase(N)",
    found: [
      "one-way-only [$uppercase(N)] A function can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
    ],
  },
  {
    rows: 'name <-> jsonata("x")',
    found: [
      "one-way-only [jsonata(\"x\")] JSONata text can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
    ],
  },
  {
    rows: "name <-> A ? B : C",
    found: [
      "one-way-only [A ? B : C] A condition can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
    ],
  },
  {
    rows: "score <-> A * B",
    found: [
      "linear-constant [A * B] This arithmetic can't be turned round: it has two fields. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
    ],
  },
  {
    rows: "score <-> A * 0",
    found: [
      "linear-constant [A * 0] This arithmetic can't be turned round: a product with 0 is always 0. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
    ],
  },
  {
    rows: "score <-> (A + 1) / 3",
    found: [
      "linear-constant [(A + 1) / 3] This arithmetic can't be turned round: the constant it adds has no end in decimals. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
    ],
  },
  {
    rows: "score <-> 1 / A",
    found: [
      "linear-constant [1 / A] This arithmetic can't be turned round: it divides by the field. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
    ],
  },
  {
    rows: "score <-> A % 2",
    found: [
      "one-way-only [A % 2] This expression can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
    ],
  },
  {
    rows: "name <-> A ?? B & C",
    found: [
      "one-way-only [B & C] This expression can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
    ],
  },
  {
    rows: '"x" <- N',
    found: [
      'not-a-place ["x"] A value arrives at the left side of `<-`, so a path must stand there. Write the name of a field; put values and expressions on the other side.',
    ],
  },
  {
    rows: 'name -> "x"',
    found: [
      'not-a-place ["x"] A value arrives at the right side of `->`, so a path must stand there. Write the name of a field; put values and expressions on the other side.',
    ],
  },
  {
    rows: "name -> $f(x)",
    found: [
      "not-a-place [$f(x)] A value arrives at the right side of `->`, so a path must stand there. Write the name of a field; put values and expressions on the other side.",
    ],
  },
  {
    rows: "kind -> 5 + 5",
    found: [
      "not-a-place [5 + 5] A value arrives at the right side of `->`, so a path must stand there. Write the name of a field; put values and expressions on the other side.",
    ],
  },
  {
    rows: "address <- A { city -> C }",
    found: [
      "arrow-conflict [->] A `->` row does nothing inside a block that is only `<-`. Turn one of the two arrows, or move the row out of the block.",
    ],
  },
  {
    rows: "lines[] -> L[] { sku <-> S }",
    found: [
      "one-way-list [lines[]] A list can't be only written item by item. Use `<->`, or write an expression that gives the whole list.",
    ],
  },
  {
    rows: 'when kind = "person" <- P = 1 { name -> N }',
    found: [
      "arrow-conflict [->] A `->` row does nothing inside a block that is only `<-`. Turn one of the two arrows, or move the row out of the block.",
    ],
    rules: [
      "when common kind vendor P",
      '  read (kind:"person" | "company" =:string "person") := kind="person" | (P:integer =:number 1) := P=1',
    ],
  },
  {
    rows: "... <-> x",
    found: [
      'rest-place [... <-> x] A rest row (`...`) can\'t stand here: `...` on the left needs `...` on the right. Write `... <-> ...` or `field <-> ... like "…*"`, in the block of a whole record.',
    ],
  },
  {
    rows: "name <-> ...",
    found: [
      "type-mismatch [name] `name` must be `map<json>`, but this is `string`. What is gathered may hold anything: declare the field as `map<json>`.",
    ],
  },
  {
    rows: "this <-> p { ... <-> ... }",
    found: [
      "rest-place [... <-> ...] A rest row (`...`) can't stand here: the block is under a part of the vendor's record. Write `... <-> ...` or `field <-> ... like \"…*\"`, in the block of a whole record.",
    ],
  },
  {
    rows: "address <-> this { ... <-> ... }",
    found: [
      'rest-place [... <-> ...] A rest row (`...`) can\'t stand here: the block stands for a part of the common object. Write `... <-> ...` or `field <-> ... like "…*"`, in the block of a whole record.',
    ],
  },
  {
    rows: "texts <-> ...",
    found: [
      "type-mismatch [texts] `texts` must be `map<json>`, but this is `map<string>`. What is gathered may hold anything: declare the field as `map<json>`.",
    ],
  },
];

expectFindings(table);
