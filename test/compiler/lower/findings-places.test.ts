import { expectFindings, type FindingCase } from "./support.ts";

const table: readonly FindingCase[] = [
  {
    rows: "remove name",
    found: [
      "remove-outside-override [remove name] `remove` works only in an `override`. Delete the rule itself instead.",
    ],
  },
  {
    rows: "else { name <-> N }",
    found: [
      "else-without-when [else { name <-> N }] This `else` has no `when` row directly before it. Put it after the last `when` row of its group.",
    ],
  },
  {
    rows: "else keep",
    found: [
      "row-place [else keep] `else keep` can't stand in a block of fields. It belongs in the value table of a field, or after a conversion.",
    ],
  },
  {
    rows: 'when kind = "person" <-> P present { name <-> N }',
    found: [
      "cannot-establish [P present] A write can't make `P present` true, since more than one value would. Test with `=` and a constant (several with `and`), or make the row one-way.",
    ],
  },
  {
    rows: "name <-> e[k != 1].v",
    found: [
      "cannot-establish [k != 1] A write can't make `k != 1` true, since more than one value would. Test with `=` and a constant (several with `and`), or make the row one-way.",
    ],
  },
  {
    rows: 'any <- jsonata(" ")',
    found: ['empty-jsonata [" "] The text of `jsonata(…)` is empty. Write an expression in it.'],
  },
  {
    rows: "name <- missing",
    found: [
      "row-place [missing] `missing` can't stand in a row of an object. It belongs in the value table of a field.",
    ],
  },
  {
    rows: "x, y <-> Z",
    found: [
      "row-place [x, y] A list of names can't stand here. Give every name a row, or pair them with `same`.",
    ],
  },
  {
    rows: "same <-> name",
    found: [
      "unknown-field [same] `Thing` has no field `same`. Did you mean `name`? | declared here [Thing]",
    ],
  },
  {
    rows: "tags[0] <-> same",
    found: [
      "row-place [tags[0]] `same` can't stand beside anything but names. Write `name <-> same`, or name both sides.",
    ],
  },
  {
    rows: "name <-> else",
    found: [
      "row-place [else] `else` can't stand in a row of an object. It belongs in the value table of a field.",
    ],
  },
  {
    rows: "name <-> { a: 1 }",
    found: [
      "row-place [{ a: 1 }] An object pattern can't stand in a row of an object. It belongs in the value table of a field.",
    ],
  },
  {
    rows: "address <-> A { example { {} <-> {} } }",
    found: [
      "row-place [example { {} <-> {} }] An example can't stand inside a nested block. Put it at the end of the map.",
    ],
    rules: ["scope address <-> A", "overlay address"],
  },
  {
    rows: "example { {} <- {} {} }",
    found: [
      "row-place [{}] An original record can't stand in an example that only reads. Take the third value out, or write `<->` or `->`.",
    ],
  },
  {
    rows: "name <-> (A as string) as list",
    found: [
      'bad-argument [as list] The arguments of `as list` don\'t fit: it is written `list(";")`. See `as list` in docs/language.md.',
    ],
  },
  {
    rows: "any <-> A as unknown",
    found: [
      "unknown-type [unknown] There is no type `unknown`. Declare an object or an enum of this name, or use a built-in type.",
    ],
  },
  {
    rows: "kind.x = 1 -> X",
    found: [
      'not-an-object [.x] `kind` is no object, it holds `"person" | "company"`. Only objects have fields.',
    ],
  },
  {
    rows: "address <-> A as string { city <-> C }",
    found: [
      "row-place [as string] `as string` can't stand above a block of rows. Above a block only `as map<…>` says what an object holds.",
    ],
  },
  {
    rows: 'custom["x" = key].value <-> X',
    found: [
      'not-a-list [["x" = key]] `custom` is no list, it holds `map<json>`. Take the brackets out.',
    ],
  },
  {
    rows: "custom[0] <-> X",
    found: ["not-a-list [[0]] `custom` is no list, it holds `map<json>`. Take the brackets out."],
  },
];

expectFindings(table);
