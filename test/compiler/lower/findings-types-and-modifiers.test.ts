import { expectFindings, type FindingCase } from "./support.ts";

const table: readonly FindingCase[] = [
  {
    rows: "color <-> C { Red <- else, Blue <- else }",
    found: [
      "duplicate-else [else] There is already an `else` for this direction. Keep one. | first written here [else]",
    ],
  },
  {
    rows: "color <-> C { else keep, else null, Red <-> 1 }",
    found: ["duplicate-else [else null] There is already an `else` for this direction. Keep one."],
    rules: ['cell color: Color <-> C | table Color/integer { "Red" <-> 1 } else null'],
  },
  {
    rows: "color <-> C { Red <-> else }",
    found: [
      "row-place [else] `else` can't stand on this side of the arrow. Write `value <- else` for what is read, `else -> value` for what is written.",
    ],
  },
  {
    rows: "color <-> C { else <- 1, Red <-> 1 }",
    found: [
      "row-place [else] `else` can't stand on this side of the arrow. Write `value <- else` for what is read, `else -> value` for what is written.",
    ],
  },
  {
    rows: "name <- N on create",
    found: [
      "modifier-place [on create] `on create` has no effect here: the row only reads. Take it out, or move it to the row it is meant for.",
    ],
    rules: ["read name: string <- N:string"],
  },
  {
    rows: 'name -> N default <- "x"',
    found: [
      'modifier-place [default <- "x"] `default <- "x"` has no effect here: the row only writes. Take it out, or move it to the row it is meant for.',
    ],
    rules: ["write name:string -> N: string | string"],
  },
  {
    rows: "address <-> A else null { city <-> C }",
    found: [
      "modifier-place [else null] `else null` has no effect here: it belongs to the rows of the block. Take it out, or move it to the row it is meant for.",
    ],
    rules: ["scope address <-> A", "  cell city: string <-> C | string", "overlay address"],
  },
  {
    rows: 'name <- N lossy "x"',
    found: [
      'modifier-place [lossy "x"] `lossy "x"` has no effect here: the row only reads. Take it out, or move it to the row it is meant for.',
    ],
    rules: ["read name: string <- N:string"],
  },
  {
    rows: "color <-> C { Red <-> 1 on create }",
    found: [
      "modifier-place [on create] `on create` has no effect here: rows of a value table take only `lossy`. Take it out, or move it to the row it is meant for.",
    ],
    rules: ['cell color: Color <-> C | table Color/integer { "Red" <-> 1 }'],
  },
  {
    rows: "name <-> N on create on update",
    found: [
      "modifier-place [on update] `on update` has no effect here: it is already written in this row. Take it out, or move it to the row it is meant for.",
    ],
    rules: ["cell name: string <-> N | string on create"],
  },
  {
    rows: "active <-> N as date",
    found: [
      "no-conversion [N as date] The vendor holds `date`, and there is no conversion to `boolean`. Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.",
    ],
  },
  {
    rows: "count <-> Flag as date",
    options: { schema: true },
    found: [
      "no-conversion [as date] The vendor holds `boolean`, and there is no conversion to `date`. Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.",
    ],
  },
  {
    rows: "address <-> Id",
    options: { schema: true },
    found: [
      "no-conversion [Id] The vendor holds `string`, and there is no conversion to `Address`. Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.",
    ],
  },
  {
    rows: "lines <-> Lines",
    options: { schema: true },
    found: [
      "no-conversion [Lines] The vendor holds `{ Sku: string, Qty: integer }[]`, and there is no conversion to `Line[]`. Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.",
    ],
  },
  {
    rows: "color <-> Level",
    options: { schema: true },
    found: [
      'enum-partner [Level] `"low" | "high"` does not know `Red`, `Green`, `Blue`. Pair the members in a value table `{ … <-> … }`, or say what becomes of others with `else`.',
    ],
  },
  {
    rows: 'count <-> C { 1 <-> "a", "x" <-> "b" }',
    found: [
      'table-type ["x"] The left side of this table holds `integer`, and `"x"` is none. All values of one side of a table have one type; texts are in quotes.',
    ],
  },
  {
    rows: 'count <-> C { 1 <-> "a", 2 <-> 5 }',
    found: [
      "table-type [5] The right side of this table holds `string`, and `5` is none. All values of one side of a table have one type; texts are in quotes.",
    ],
  },
  {
    rows: "name <-> N { Red <-> 1 }",
    found: [
      'table-type [Red] The left side of this table holds `string`, and `Red` is none. Did you mean `"Red"`?',
    ],
  },
  {
    rows: "color <-> C { Red <-> r }",
    found: [
      'table-type [r] The right side of this table holds `string`, and `r` is none. Did you mean `"r"`?',
    ],
  },
  {
    rows: 'count <-> N default <- "x"',
    found: [
      'default-type ["x"] The default `"x"` does not fit the common side, which holds `integer`. `default <-` fills the common field, `default ->` the vendor\'s; write a value of that side.',
    ],
    rules: ["cell count: integer <-> N | integer"],
  },
  {
    rows: "count <-> N as string default -> 5",
    found: [
      "default-type [5] The default `5` does not fit the vendor side, which holds `string`. `default <-` fills the common field, `default ->` the vendor's; write a value of that side.",
    ],
    rules: ["cell count: integer <-> N | string->integer"],
  },
  {
    rows: 'count -> N default -> "x"',
    found: [
      'default-type ["x"] The default `"x"` does not fit the vendor side, which holds `integer`. `default <-` fills the common field, `default ->` the vendor\'s; write a value of that side.',
    ],
    rules: ["write count:integer -> N: integer | integer"],
  },
  {
    rows: 'count <- "x"',
    found: [
      'type-mismatch ["x"] `count` must be `integer`, but this is `string`. Convert the value, or compare and combine values of one type.',
    ],
  },
  {
    rows: "name = 5 -> X",
    found: [
      "type-mismatch [5] What is compared here must be `string`, but this is `integer`. Convert the value, or compare and combine values of one type.",
    ],
  },
  {
    rows: "count + name -> X",
    found: [
      "type-mismatch [name] What stands beside `+` must be `number`, but this is `string`. Convert the value, or compare and combine values of one type.",
    ],
  },
  {
    rows: "name and active -> X",
    found: [
      "type-mismatch [name] A condition must be `boolean`, but this is `string`. Compare it, as in `field = value`.",
    ],
  },
  {
    rows: "name <- A in B",
    found: [
      'type-mismatch [B] What follows `in` must be `a list of constants`, but this is `an expression`. Write `field in ["a", "b"]`.',
    ],
  },
  {
    rows: 'count in [1, "x"] -> X',
    found: [
      'type-mismatch ["x"] What is compared here must be `integer`, but this is `string`. Convert the value, or compare and combine values of one type.',
    ],
  },
  {
    rows: "count in [1, name] -> X",
    found: [
      "type-mismatch [name] An item after `in` must be `a constant`, but this is `name`. Convert the value, or compare and combine values of one type.",
    ],
  },
  {
    rows: '"x" -> Count',
    options: { schema: true },
    found: [
      'type-mismatch ["x"] `Count` must be `integer`, but this is `string`. Convert the value, or compare and combine values of one type.',
    ],
  },
  {
    rows: 'day <-> D as date("MM/dd")',
    found: [
      "mask-refused [\"MM/dd\"] The mask `MM/dd` can't be used: the mask has no year. Masks are the letters of Java's SimpleDateFormat, read strictly in both directions.",
    ],
  },
  {
    rows: 'day <-> D as date("QQ")',
    found: [
      "mask-refused [\"QQ\"] The mask `QQ` can't be used: `Q` is no letter of a mask; literal text is quoted: `'Q'`. Masks are the letters of Java's SimpleDateFormat, read strictly in both directions.",
    ],
  },
  {
    rows: 'at <-> D as datetime("yyyy-MM-dd HH:mm", "Mars/X")',
    found: [
      "mask-refused [\"Mars/X\"] The mask `yyyy-MM-dd HH:mm` can't be used: there is no time zone `Mars/X`. Masks are the letters of Java's SimpleDateFormat, read strictly in both directions.",
    ],
  },
  {
    rows: 'score <-> N as number("0%")',
    found: [
      'number-format-refused ["0%"] The number format `0%` can\'t be used: percent (`%`) is not supported. Write a pattern of Java\'s DecimalFormat with `,` and `.`, as in `"#,##0.00"`; a language, as in `"de"`, changes the signs.',
    ],
  },
  {
    rows: 'score <-> N as number("0", "xx")',
    found: [
      'number-format-refused ["xx"] The number format `0` can\'t be used: the number format of the locale `xx` is not known, only en, en-US, en-GB, en-AU, en-CA, en-IE, en-IN, en-NZ, ja, ko, th, zh, es-MX, da, de, de-DE, el, es, id, it, nl, pt-BR, ro, tr, vi, cs, hu, pl, pt-PT, ru, sk, uk, fr, fr-FR, fr-CA, de-CH, it-CH. Write a pattern of Java\'s DecimalFormat with `,` and `.`, as in `"#,##0.00"`; a language, as in `"de"`, changes the signs.',
    ],
  },
  {
    rows: 'at <-> N as epoch("min")',
    found: [
      'bad-argument ["min"] The arguments of `as epoch` don\'t fit: the unit is `"s"` or `"ms"`. See `as epoch` in docs/language.md.',
    ],
  },
  {
    rows: "at <-> N as epoch",
    found: [
      'bad-argument [as epoch] The arguments of `as epoch` don\'t fit: it is written `epoch("s")` or `epoch("ms")`. See `as epoch` in docs/language.md.',
    ],
  },
  {
    rows: "tags <-> N as list",
    found: [
      'bad-argument [as list] The arguments of `as list` don\'t fit: it is written `list(";")`. See `as list` in docs/language.md.',
    ],
  },
  {
    rows: 'tags <-> N as list("")',
    found: [
      'bad-argument [""] The arguments of `as list` don\'t fit: the separator is empty. See `as list` in docs/language.md.',
    ],
  },
  {
    rows: 'name <-> N as string("x")',
    found: [
      'bad-argument [as string("x")] The arguments of `as string` don\'t fit: this type takes none. See `as string` in docs/language.md.',
    ],
  },
  {
    rows: "name <-> N as strng",
    found: ["unknown-type [strng] There is no type `strng`. Did you mean `string`?"],
  },
  {
    rows: 'day <-> D as date("a", "b", "c")',
    found: [
      'bad-argument [as date("a", "b", "c")] The arguments of `as date` don\'t fit: it is written `date("yyyy-MM-dd")`. See `as date` in docs/language.md.',
    ],
  },
  {
    rows: "12345678901234567 -> X",
    found: [
      "number-digits [12345678901234567] The number `12345678901234567` has more digits than a JSON number keeps. Write it as text in quotes, or with at most 15 significant digits.",
    ],
  },
  {
    rows: "example { { count: 12345678901234567 } <-> { } }",
    found: [
      "number-digits [12345678901234567] The number `12345678901234567` has more digits than a JSON number keeps. Write it as text in quotes, or with at most 15 significant digits.",
    ],
  },
  {
    rows: 'name <-> "{A}{B}"',
    found: [
      "template-no-separator [{B}] Nothing separates `A` from `B`, so the text can't be split. Put a text between the two, or make the row `<-`.",
    ],
  },
  {
    rows: 'name <-> "{A} {$f(B)}"',
    found: [
      "one-way-only [$f(B)] A function can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
    ],
  },
  {
    rows: 'when kind != "person" <-> P = 1 { name <-> N }',
    found: [
      'cannot-establish [kind != "person"] A read can\'t make `kind != "person"` true, since more than one value would. Test with `=` and a constant (several with `and`), or make the row one-way.',
    ],
  },
  {
    rows: 'when kind = "person" <-> P > 1 { name <-> N }',
    found: [
      "cannot-establish [P > 1] A write can't make `P > 1` true, since more than one value would. Test with `=` and a constant (several with `and`), or make the row one-way.",
    ],
  },
];

expectFindings(table);
