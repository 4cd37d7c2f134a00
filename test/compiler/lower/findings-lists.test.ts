import { expectFindings, type FindingCase } from "./support.ts";

const table: readonly FindingCase[] = [
  {
    rows: "lines[].sku <-> A[].x, notes[].text <-> A[].y",
    found: [
      "parallel-lists [A[]] The items of `A[]` are already paired with those of `lines[]`. One list pairs with one list; put all its fields in one block. | paired here [lines[].sku <-> A[].x]",
    ],
    rules: ["each lines[] <-> A[] keys 0", "  cell sku: string <-> x | string"],
  },
  {
    rows: "name[] <-> L1[]",
    found: ["not-a-list [name[]] `name[]` is no list, it holds `string`. Take the brackets out."],
  },
  {
    rows: "lines[] <-> L2[] as map<nope> { sku <-> key }",
    found: [
      "unknown-type [nope] There is no type `nope`. Declare an object or an enum of this name, or use a built-in type.",
    ],
    rules: ["each lines[] <-> L2{} keys 0", "  cell sku: string <-> key | string"],
  },
  {
    rows: 'phones[typ = "x"][] <-> P1[]',
    found: [
      "unknown-field [typ] `Phone` has no field `typ`. Did you mean `type`? | declared here [Phone]",
    ],
  },
  {
    rows: 'phones[type != "work"][] <- P2[] { number <-> N }',
    found: [
      'cannot-establish [type != "work"] A read can\'t make `type != "work"` true, since more than one value would. Test with `=` and a constant (several with `and`), or make the row one-way.',
    ],
  },
  {
    rows: "tags[] <-> P3[k != 1][]",
    found: [
      "cannot-establish [k != 1] A write can't make `k != 1` true, since more than one value would. Test with `=` and a constant (several with `and`), or make the row one-way.",
    ],
  },
  {
    rows: "tags[] <-> P4[kk = jj][]",
    found: [
      "cannot-establish [kk = jj] A write can't make `kk = jj` true, since more than one value would. Test with `=` and a constant (several with `and`), or make the row one-way.",
    ],
  },
  {
    rows: "lines[] <-> L5[] default <- [] { sku <-> S }",
    found: [
      "modifier-place [default <- []] `default <- []` has no effect here: it belongs to the rows of the block. Take it out, or move it to the row it is meant for.",
    ],
    rules: ["each lines[] <-> L5[] keys 0", "  cell sku: string <-> S | string"],
  },
  {
    rows: "lines[] <- L6[] on create { sku <-> S }",
    found: [
      "modifier-place [on create] `on create` has no effect here: the row only reads. Take it out, or move it to the row it is meant for.",
    ],
    rules: ["each lines[] <- L6[]", "  read sku: string <- S:string"],
  },
  {
    rows: "address <- L7 on update { city <-> S }",
    found: [
      "modifier-place [on update] `on update` has no effect here: the row only reads. Take it out, or move it to the row it is meant for.",
    ],
    rules: ["read address.city: string <- L7.S:string", "overlay address"],
  },
  {
    rows: "lines[] <- L8[] else null { sku <-> S }",
    found: [
      "modifier-place [else null] `else null` has no effect here: it belongs to the rows of the block. Take it out, or move it to the row it is meant for.",
    ],
    rules: ["each lines[] <- L8[]", "  read sku: string <- S:string"],
  },
  {
    rows: 'lines[] <- L9[] lossy "x" on create { sku <-> S }',
    found: [
      "modifier-place [on create] `on create` has no effect here: the row only reads. Take it out, or move it to the row it is meant for.",
    ],
    rules: ['each lines[] <- L9[] lossy "x"', "  read sku: string <- S:string"],
  },
  {
    rows: "lines[].skuu <-> M1[].S",
    found: [
      "unknown-field [skuu] `Line` has no field `skuu`. Did you mean `sku`? | declared here [Line]",
    ],
  },
  {
    rows: "lines[].sku <- M2",
    found: [
      'depth-mismatch [M2] The left side goes through a list with `[]` that has no partner on the other side. Give both sides the same number of `[]`; one item is `[0]` or `[key = "value"]`.',
    ],
  },
  {
    rows: "lines[].sku <- $trim(M3[].x)",
    found: [
      'depth-mismatch [$trim(M3[].x)] The left side goes through a list with `[]` that has no partner on the other side. Give both sides the same number of `[]`; one item is `[0]` or `[key = "value"]`.',
    ],
  },
  {
    rows: 'tags[] <-> "x"',
    found: [
      'depth-mismatch ["x"] The left side goes through a list with `[]` that has no partner on the other side. Give both sides the same number of `[]`; one item is `[0]` or `[key = "value"]`.',
    ],
  },
  {
    rows: "tags[] <-> M4 as string",
    found: [
      'depth-mismatch [M4 as string] The left side goes through a list with `[]` that has no partner on the other side. Give both sides the same number of `[]`; one item is `[0]` or `[key = "value"]`.',
    ],
  },
  {
    rows: "tags[] <-> M5 ?? M6",
    found: [
      'depth-mismatch [M5 ?? M6] The left side goes through a list with `[]` that has no partner on the other side. Give both sides the same number of `[]`; one item is `[0]` or `[key = "value"]`.',
    ],
  },
  {
    rows: "tags[] <-> M7 as map<string> via upper",
    found: [
      "no-conversion [via upper] The vendor holds `{ key: string, value: string }`, and there is no conversion to `string`. Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.",
    ],
  },
  {
    rows: "lines[] <-> M8 as map<string> as string { sku <-> key }",
    found: [
      "row-place [as string] `as string` can't stand above a block of rows. Above a block only `as map<…>` says what an object holds.",
    ],
    rules: ["each lines[] <-> M8{}"],
  },
  {
    rows: "lines[] <-> M81[] as string { sku <-> S }",
    found: [
      "row-place [as string] `as string` can't stand above a block of rows. Above a block only `as map<…>` says what an object holds.",
    ],
    rules: ["each lines[] <-> M81[]"],
  },
  {
    rows: "colors[] <-> M9[] { x <-> 1 }",
    found: ["unknown-member [x] `Color` has no member `x`."],
    rules: ["each colors[] <-> M9[]"],
  },
  {
    rows: "tags[] <-> N1[] { x <-> y }",
    found: ["not-an-object [x] `this` is no object, it holds `string`. Only objects have fields."],
    rules: ["each tags[] <-> N1[]"],
  },
  {
    rows: 'any[] <-> N2[] { "a" <-> 1 }',
    found: [
      "one-way-only [\"a\"] A constant can't be taken apart again, so the row can't go both ways. Write `->` to write only.",
    ],
    rules: ["each any[] <-> N2[]"],
  },
  {
    rows: "lines[] -> N3[]",
    found: [
      "one-way-list [lines[]] A list can't be only written item by item. Use `<->`, or write an expression that gives the whole list.",
    ],
  },
  {
    rows: "lines[] -> N4[].x",
    found: [
      "one-way-list [lines[]] A list can't be only written item by item. Use `<->`, or write an expression that gives the whole list.",
    ],
  },
  {
    rows: "tags -> N5[]",
    found: [
      'depth-mismatch [[]] The right side goes through a list with `[]` that has no partner on the other side. Give both sides the same number of `[]`; one item is `[0]` or `[key = "value"]`.',
    ],
  },
  {
    rows: "tags <-> N6[]",
    found: [
      'depth-mismatch [[]] The right side goes through a list with `[]` that has no partner on the other side. Give both sides the same number of `[]`; one item is `[0]` or `[key = "value"]`.',
    ],
  },
  {
    rows: "nam[] <-> N7[]",
    found: [
      "unknown-field [nam] `Thing` has no field `nam`. Did you mean `name`? | declared here [Thing]",
    ],
  },
  {
    rows: "lines[] <-> 5",
    found: [
      'depth-mismatch [5] The left side goes through a list with `[]` that has no partner on the other side. Give both sides the same number of `[]`; one item is `[0]` or `[key = "value"]`.',
    ],
  },
  {
    rows: "tags[] <-> First[]",
    options: { schema: true },
    found: ["not-a-list [First[]] `First[]` is no list, it holds `string`. Take the brackets out."],
  },
  {
    rows: "tags[] <-> Lines[]",
    options: { schema: true },
    found: [
      "no-conversion [Lines[]] The vendor holds `{ Sku: string, Qty: integer }`, and there is no conversion to `string`. Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.",
    ],
  },
  {
    rows: "lines[] <-> Lines[] { sku <-> Skuu }",
    options: { schema: true },
    found: [
      "unknown-vendor-field [Skuu] The vendor schema of this block has no field `Skuu`. Did you mean `Sku`?",
    ],
    rules: ["each lines[] <-> Lines[]"],
  },
  {
    rows: "lines[] <-> Line[] { sku <-> Sku }",
    options: { schema: true },
    found: [
      "unknown-vendor-field [Line] The vendor schema of `Thing` has no field `Line`. Did you mean `Lines`?",
    ],
  },
  {
    rows: "lines[] <-> Lines as map<string> { sku <-> key }",
    options: { schema: true },
    found: [
      "unknown-vendor-field [key] The vendor schema of this block has no field `key`. Correct the name, or the schema.",
    ],
    rules: ["each lines[] <-> Lines[]"],
  },
  {
    rows: "lines[] <-> Extra as map<string> { sku <-> key }",
    options: { schema: true },
    found: [
      "not-a-list [Extra] `Extra` is no list, it holds `{ Known: string }`. Take the brackets out.",
    ],
  },
  {
    rows: "lines[] <-> Nums[] { sku <-> key }",
    options: { schema: true },
    found: [
      "unknown-vendor-field [Nums] The vendor schema of `Thing` has no field `Nums`. Correct the name, or the schema.",
    ],
  },
  {
    rows: "-1.5 -> Count",
    options: { schema: true },
    found: [
      "type-mismatch [-1.5] `Count` must be `integer`, but this is `number`. Convert the value, or compare and combine values of one type.",
    ],
  },
];

expectFindings(table);
