import { expectFindings, type FindingCase, type LowerOptions } from "./support.ts";

const options: LowerOptions = {
  more: `table users (id: string, n: integer, remote: integer)
codec gid = "gid:{value}"
codec loop = value via loop
codec wrong = valu via upper
codec text = "{value}{value}"
`,
  files: {
    "c.csv": "name,code\nA,1\nB,2\n",
    "empty.csv": "",
    "twice.csv": "a,b\nx,1\ny,1\n",
  },
};

const table: readonly FindingCase[] = [
  {
    rows: "when name present <-> N present { this <-> p { name <-> N2 }, name <- N }",
    found: [
      "cannot-establish [N present] A write can't make `N present` true, since more than one value would. Test with `=` and a constant (several with `and`), or make the row one-way.",
    ],
  },
  {
    rows: "when active <-> A in [true, 1] { name <-> N }",
    found: [
      "type-mismatch [1] What is compared here must be `boolean`, but this is `integer`. Convert the value, or compare and combine values of one type.",
    ],
  },
  {
    rows: 'when phones[0].type = "work" <- A[0].t = 1 { name <-> N }',
    found: [
      'cannot-establish [phones[0].type = "work"] A read can\'t make `phones[0].type = "work"` true, since more than one value would. Test with `=` and a constant (several with `and`), or make the row one-way.',
    ],
  },
  {
    rows: "when nam = 1 <-> A = 1 { name <-> N }",
    found: [
      "unknown-field [nam] `Thing` has no field `nam`. Did you mean `name`? | declared here [Thing]",
    ],
  },
  {
    rows: 'when count = 1 <-> A & "x" { name <-> N }',
    found: [
      'type-mismatch [A & "x"] A condition must be `boolean`, but this is `string`. Compare it, as in `field = value`.',
    ],
  },
  {
    rows: "when count = 1 <-> A = B { name <-> N }",
    found: [
      "cannot-establish [A = B] A write can't make `A = B` true, since more than one value would. Test with `=` and a constant (several with `and`), or make the row one-way.",
    ],
  },
  {
    rows: "when count = 1 <-> A = 1 or A = 2 { name <-> N }",
    found: [
      "cannot-establish [A = 1 or A = 2] A write can't make `A = 1 or A = 2` true, since more than one value would. Test with `=` and a constant (several with `and`), or make the row one-way.",
    ],
  },
  {
    rows: "when count = 1 or score = 1 <-> A = 1 { name <-> N }",
    found: [
      "cannot-establish [count = 1 or score = 1] A read can't make `count = 1 or score = 1` true, since more than one value would. Test with `=` and a constant (several with `and`), or make the row one-way.",
    ],
  },
  {
    rows: "when count != 1 <-> A = 1 { name <-> N }",
    found: [
      "cannot-establish [count != 1] A read can't make `count != 1` true, since more than one value would. Test with `=` and a constant (several with `and`), or make the row one-way.",
    ],
  },
  {
    rows: "when name present <-> N present { name <- N }",
    found: [
      "cannot-establish [N present] A write can't make `N present` true, since more than one value would. Test with `=` and a constant (several with `and`), or make the row one-way.",
    ],
  },
  {
    rows: "custom <-> ... { x <-> y }",
    found: [
      'rest-place [custom <-> ... { x <-> y }] A rest row (`...`) can\'t stand here: no block belongs to it. Write `... <-> ...` or `field <-> ... like "…*"`, in the block of a whole record.',
    ],
  },
  {
    rows: "... <-> ... default <- {}",
    found: [
      "modifier-place [default <- {}] `default <- {}` has no effect here: a rest row copies what it finds. Take it out, or move it to the row it is meant for.",
    ],
    rules: ["rest both taken [] | []"],
  },
  {
    rows: '... <-> ... lossy "x"',
    found: [
      'modifier-place [lossy "x"] `lossy "x"` has no effect here: a rest row copies what it finds. Take it out, or move it to the row it is meant for.',
    ],
    rules: ["rest both taken [] | []"],
  },
  {
    rows: '... like "a*" <-> ...',
    found: [
      'rest-place [... like "a*" <-> ...] A rest row (`...`) can\'t stand here: `like` stands on the right side. Write `... <-> ...` or `field <-> ... like "…*"`, in the block of a whole record.',
    ],
  },
  {
    rows: '... like "a*" <-> ... like "b*"',
    found: [
      'rest-place [... like "a*" <-> ... like "b*"] A rest row (`...`) can\'t stand here: `like` stands on the right side. Write `... <-> ...` or `field <-> ... like "…*"`, in the block of a whole record.',
    ],
  },
  {
    rows: '"x" <-> ...',
    found: [
      'rest-place ["x" <-> ...] A rest row (`...`) can\'t stand here: the left side is no field. Write `... <-> ...` or `field <-> ... like "…*"`, in the block of a whole record.',
    ],
  },
  {
    rows: "tags <-> ...",
    found: [
      "type-mismatch [tags] `tags` must be `map<json>`, but this is `string[]`. What is gathered may hold anything: declare the field as `map<json>`.",
    ],
  },
  {
    rows: "nam <-> ...",
    found: [
      "unknown-field [nam] `Thing` has no field `nam`. Did you mean `name`? | declared here [Thing]",
    ],
  },
  {
    rows: "address <-> this { custom <-> ... }",
    found: [
      "unknown-field [custom] `Address` has no field `custom`. Declare the field in the object, or take the row out. | declared here [Address]",
    ],
  },
  {
    rows: "id <-> X from users (id <-> remot)",
    found: [
      "unknown-column [remot] The table `users` has no column `remot`. Did you mean `remote`?",
    ],
  },
  {
    rows: "id <-> X from nope (id <-> remote)",
    found: [
      "unknown-table [nope] There is no table `nope`. Declare it with `table`, or name a CSV file in quotes.",
    ],
  },
  {
    rows: "id <-> X from users (i <-> remot)",
    found: [
      "unknown-column [i] The table `users` has no column `i`. Did you mean `id`?",
      "unknown-column [remot] The table `users` has no column `remot`. Did you mean `remote`?",
    ],
  },
  {
    rows: "id <-> X as date from users (id <-> remote)",
    found: [
      "no-conversion [from users (id <-> remote)] The vendor holds `date`, and there is no conversion to `integer`. Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.",
    ],
  },
  {
    rows: 'id <-> X from "./empty.csv" (a <-> b)',
    found: [
      'table-file ["./empty.csv"] The table `./empty.csv` cannot be read: it is empty. A table is a CSV file with a header line, named relative to this file.',
    ],
  },
  {
    rows: 'id <-> X from "./c.csv" (nam <-> cod)',
    found: [
      "unknown-column [nam] The table `./c.csv` has no column `nam`. Did you mean `name`?",
      "unknown-column [cod] The table `./c.csv` has no column `cod`. Did you mean `code`?",
    ],
  },
  {
    rows: 'id <-> X from "./twice.csv" (a <-> b)',
    found: [
      "table-one-to-one [b] The column `b` of `./twice.csv` holds `1` twice, so it can't be looked up. A table translates one to one: keep one row for each value of both columns.",
    ],
  },
  {
    rows: 'id <-> X from "./twice.csv" (b <-> a)',
    found: [
      "table-one-to-one [b] The column `b` of `./twice.csv` holds `1` twice, so it can't be looked up. A table translates one to one: keep one row for each value of both columns.",
    ],
  },
  {
    rows: 'id <-> X as map<string> from "./c.csv" (name <-> code)',
    found: [
      'no-conversion [from "./c.csv" (name <-> code)] The vendor holds `map<string>`, and there is no conversion to `string`. Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.',
    ],
  },
  {
    rows: "id <-> X via loop",
    found: [
      "codec-cycle [loop] The codec `loop` uses itself. A codec may use others, but never in a circle. | leads back to it [loop]",
    ],
  },
  {
    rows: "id <-> X via wrong",
    found: ["unknown-field [valu] A codec has no field `valu`. Did you mean `value`?"],
  },
  {
    rows: "id <-> X via text",
    found: [
      "template-no-separator [{value}] Nothing separates `value` from `value`, so the text can't be split. Put a text between the two, or make the row `<-`.",
    ],
  },
  {
    rows: "id <-> X via gid via gid",
    found: [
      "one-way-only [value] What stands between the braces can't be taken apart again, so the row can't go both ways. In a two-way template stand names of fields, each with `as`, `via` or `from`.",
    ],
  },
  {
    rows: 'name <-> "{A}{B}{C}"',
    found: [
      "template-no-separator [{B}] Nothing separates `A` from `B`, so the text can't be split. Put a text between the two, or make the row `<-`.",
      "template-no-separator [{C}] Nothing separates `B` from `C`, so the text can't be split. Put a text between the two, or make the row `<-`.",
    ],
  },
  {
    rows: 'name <-> "{A as date} {B as nope}"',
    found: [
      "unknown-type [nope] There is no type `nope`. Declare an object or an enum of this name, or use a built-in type.",
    ],
  },
  {
    rows: 'name <-> "{A} {B as map<string>}"',
    found: [
      "no-conversion [B as map<string>] The vendor holds `map<string>`, and there is no conversion to `string`. Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.",
    ],
  },
  {
    rows: 'name <-> A ?? "x"',
    found: [
      "one-way-only [\"x\"] A constant can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
    ],
  },
  {
    rows: "name <-> A ?? (B & C)",
    found: [
      "one-way-only [B & C] This expression can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
    ],
  },
  {
    rows: "name <-> A as date ?? B as nope",
    found: [
      "unknown-type [nope] There is no type `nope`. Declare an object or an enum of this name, or use a built-in type.",
    ],
  },
  {
    rows: "active <-> A as date ?? B",
    found: [
      "no-conversion [A as date ?? B] The vendor holds `date`, and there is no conversion to `boolean`. Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.",
    ],
  },
  {
    rows: 'name <-> A ?? "{B}"',
    found: [
      "one-way-only [\"{B}\"] What stands beside `??` can't be taken apart again, so the row can't go both ways. Around `??` stand names of fields, each with `as`, `via` or `from` if needed.",
    ],
  },
  {
    rows: "name <-> N default -> 12345678901234567",
    found: [
      "number-digits [12345678901234567] The number `12345678901234567` has more digits than a JSON number keeps. Write it as text in quotes, or with at most 15 significant digits.",
    ],
    rules: ["cell name: string <-> N | string"],
  },
  {
    rows: "name <-> N default <- 12345678901234567",
    found: [
      "number-digits [12345678901234567] The number `12345678901234567` has more digits than a JSON number keeps. Write it as text in quotes, or with at most 15 significant digits.",
    ],
    rules: ["cell name: string <-> N | string"],
  },
  {
    rows: 'price <-> N default <- "x"',
    found: [
      'default-type ["x"] The default `"x"` does not fit the common side, which holds `decimal`. `default <-` fills the common field, `default ->` the vendor\'s; write a value of that side.',
    ],
    rules: ["cell price: decimal <-> N | decimal"],
  },
  {
    rows: 'day <-> N default <- "2024-13-01"',
    found: [
      'default-type ["2024-13-01"] The default `"2024-13-01"` does not fit the common side, which holds `date`. `default <-` fills the common field, `default ->` the vendor\'s; write a value of that side.',
    ],
    rules: ["cell day: date <-> N | date"],
  },
  {
    rows: "tags <-> N default <- [1]",
    found: [
      "default-type [[1]] The default `[1]` does not fit the common side, which holds `string[]`. `default <-` fills the common field, `default ->` the vendor's; write a value of that side.",
    ],
    rules: ["cell tags: string[] <-> N | string[]"],
  },
  {
    rows: 'address <-> N default <- { cit: "x" }',
    found: [
      'default-type [{ cit: "x" }] The default `{ cit: "x" }` does not fit the common side, which holds `Address`. `default <-` fills the common field, `default ->` the vendor\'s; write a value of that side.',
    ],
    rules: ["cell address: Address <-> N | Address"],
  },
  {
    rows: "texts <-> N default <- { a: 1 }",
    found: [
      "default-type [{ a: 1 }] The default `{ a: 1 }` does not fit the common side, which holds `map<string>`. `default <-` fills the common field, `default ->` the vendor's; write a value of that side.",
    ],
    rules: ["cell texts: map<string> <-> N | map<string>"],
  },
  {
    rows: 'name <-> N lossy "a" lossy "b"',
    found: [
      'modifier-place [lossy "b"] `lossy "b"` has no effect here: it is already written in this row. Take it out, or move it to the row it is meant for.',
    ],
    rules: ['cell name: string <-> N | string lossy "a"'],
  },
  {
    rows: 'name <-> N default <- "a" default <- "b"',
    found: [
      'modifier-place [default <- "b"] `default <- "b"` has no effect here: it is already written in this row. Take it out, or move it to the row it is meant for.',
    ],
    rules: ['cell name: string <-> N | string default <- "a"'],
  },
  {
    rows: "name <-> N else null else drop",
    found: [
      "modifier-place [else drop] `else drop` has no effect here: it is already written in this row. Take it out, or move it to the row it is meant for.",
    ],
    rules: ["cell name: string <-> N | string else null"],
  },
  {
    rows: 'name -> N lossy "x"',
    found: [
      'modifier-place [lossy "x"] `lossy "x"` has no effect here: the row only writes. Take it out, or move it to the row it is meant for.',
    ],
    rules: ["write name:string -> N: string | string"],
  },
  {
    rows: 'name <- N default -> "x"',
    found: [
      'modifier-place [default -> "x"] `default -> "x"` has no effect here: the row only reads. Take it out, or move it to the row it is meant for.',
    ],
    rules: ["read name: string <- N:string"],
  },
  {
    rows: '"x" -> N default <- "x"',
    found: [
      'modifier-place [default <- "x"] `default <- "x"` has no effect here: the row only writes. Take it out, or move it to the row it is meant for.',
    ],
    rules: ['write "x" -> N: string | string'],
  },
  {
    rows: "example { {} -> {} { a: 12345678901234567 } }",
    found: [
      "number-digits [12345678901234567] The number `12345678901234567` has more digits than a JSON number keeps. Write it as text in quotes, or with at most 15 significant digits.",
    ],
  },
  {
    rows: "example { {} <-> { a: [12345678901234567] } }",
    found: [
      "number-digits [12345678901234567] The number `12345678901234567` has more digits than a JSON number keeps. Write it as text in quotes, or with at most 15 significant digits.",
    ],
  },
  {
    rows: "example { { a: { b: 12345678901234567 } } <-> {} }",
    found: [
      "number-digits [12345678901234567] The number `12345678901234567` has more digits than a JSON number keeps. Write it as text in quotes, or with at most 15 significant digits.",
    ],
  },
];

expectFindings(table.map((row) => ({ ...row, options })));
