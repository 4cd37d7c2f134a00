import { expectMistakes, expectRules } from "./support.ts";

expectRules("arithmetic of one field is one exact step", [
  ["score <-> A1 * (2 + 3)", "cell score: number <-> A1 | number->number * 5/1"],
  ["score <-> A2 / (1 - 1 / 4)", "cell score: number <-> A2 | number->number * 4/3"],
  ["score <-> A3 * 0.1 + 0.25", "cell score: number <-> A3 | number->number * 1/10 + 0.25"],
  ["score <-> (A4 - 1.5) * -2", "cell score: number <-> A4 | number->number * -2/1 + 3"],
  ["score <-> 3 - (A5 + 1)", "cell score: number <-> A5 | number->number * -1/1 + 2"],
  ["score <-> 2 * A6", "cell score: number <-> A6 | number->number * 2/1"],
  ["score <-> 1 + A7", "cell score: number <-> A7 | number->number * 1/1 + 1"],
  ["score <-> -(A8 - 3) / 2", "cell score: number <-> A8 | number->number * -1/2 + 1.5"],
  ["score <-> -(-A9)", "cell score: number <-> A9 | number->number * 1/1"],
  ["score <-> B1 * 1e3", "cell score: number <-> B1 | number->number * 1000/1"],
  ["score <-> B2 * 1.5e-3 + 100", "cell score: number <-> B2 | number->number * 3/2000 + 100"],
  ["score <-> B3 + 2 * 3", "cell score: number <-> B3 | number->number * 1/1 + 6"],
  ["score <-> (B4 * 4) / 8", "cell score: number <-> B4 | number->number * 1/2"],
  ["score <-> B5 * (0 - 2)", "cell score: number <-> B5 | number->number * -2/1"],
  ["score <-> B6 - 0.5 * 0.5", "cell score: number <-> B6 | number->number * 1/1 + -0.25"],
  ["price <-> B7 as integer * 100", "cell price: decimal <-> B7 | integer->decimal * 100/1"],
  ["count <-> B8 / 10", "cell count: integer <-> B8 | integer->integer * 1/10"],
  [
    "count <-> B9 as string * 10",
    "cell count: integer <-> B9 | string->integer | integer->integer * 10/1",
  ],
  [
    "score <-> C1 as string + 1",
    "cell score: number <-> C1 | string->number | number->number * 1/1 + 1",
  ],
  ["price <-> C2 as decimal * 2", "cell price: decimal <-> C2 | decimal->decimal * 2/1"],
  ["id <-> C3 * 2", "cell id: string <-> C3 | number->number * 2/1 | number->string"],
  ["any <-> C4 * 2", "cell any: json <-> C4 | number->number * 2/1"],
  [
    "count <-> C6 via trim * 2",
    "cell count: integer <-> C6 | trim | string->integer | integer->integer * 2/1",
  ],
  [
    "score <-> (C7 as string) * 2 + 1",
    "cell score: number <-> C7 | string->number | number->number * 2/1 + 1",
  ],
  ["score <-> C8 * 2 / 3 - 1", "cell score: number <-> C8 | number->number * 2/3 + -1"],
  ["score <-> C9 + 0", "cell score: number <-> C9 | number->number * 1/1"],
  [
    "score <-> (D2 ?? D3) * 2",
    "cell score: number <-> D2 | number ?? D3 | number | number->number * 2/1",
  ],
]);

expectRules("arithmetic that can't be turned round", [
  [
    "score <-> A ?? B + 1",
    "cell score: number <-> A | number ?? B | number->number * 1/1 + 1 | number",
  ],
]);

expectMistakes("arithmetic that can't be turned round", [
  [
    'score <-> A + "x"',
    'linear-constant [A + "x"] This arithmetic can\'t be turned round: it has a text; texts are joined by one with holes, like "{First} {Last}". A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.',
  ],
  [
    "score <-> true * A",
    "linear-constant [true * A] This arithmetic can't be turned round: it has a constant that is no number. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
  ],
  [
    "score <-> A + 1e999",
    "linear-constant [A + 1e999] This arithmetic can't be turned round: a number in it is too large. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
  ],
  [
    'score <-> 2 * (A + "x")',
    'linear-constant [2 * (A + "x")] This arithmetic can\'t be turned round: it has a text; texts are joined by one with holes, like "{First} {Last}". A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.',
  ],
  [
    "score <-> A + A",
    "linear-constant [A + A] This arithmetic can't be turned round: it has two fields. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
  ],
  [
    "score <-> A * (B + 1)",
    "linear-constant [A * (B + 1)] This arithmetic can't be turned round: it has two fields. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
  ],
  [
    "score <-> (1 + 2)",
    "linear-constant [1 + 2] This arithmetic can't be turned round: it has no field. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
  ],
  [
    "score <-> 5 * 2",
    "linear-constant [5 * 2] This arithmetic can't be turned round: it has no field. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
  ],
  [
    "score <-> -(1 - 1)",
    "linear-constant [-(1 - 1)] This arithmetic can't be turned round: it has no field. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
  ],
  [
    "score <-> A / 0",
    "linear-constant [A / 0] This arithmetic can't be turned round: nothing can be divided by 0. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
  ],
  [
    "score <-> A / (1 - 1)",
    "linear-constant [A / (1 - 1)] This arithmetic can't be turned round: nothing can be divided by 0. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
  ],
  [
    "score <-> A * 0",
    "linear-constant [A * 0] This arithmetic can't be turned round: a product with 0 is always 0. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
  ],
  [
    "score <-> A * (2 - 2)",
    "linear-constant [A * (2 - 2)] This arithmetic can't be turned round: a product with 0 is always 0. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
  ],
  [
    "score <-> 0 * A",
    "linear-constant [0 * A] This arithmetic can't be turned round: a product with 0 is always 0. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
  ],
  [
    "score <-> 1 / (A + 1)",
    "linear-constant [1 / (A + 1)] This arithmetic can't be turned round: it divides by the field. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
  ],
  [
    "score <-> (A * B) + 1",
    "linear-constant [(A * B) + 1] This arithmetic can't be turned round: it has two fields. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
  ],
  [
    "score <-> 2 * (A * B)",
    "linear-constant [2 * (A * B)] This arithmetic can't be turned round: it has two fields. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
  ],
  [
    "score <-> 2 - (A * B)",
    "linear-constant [2 - (A * B)] This arithmetic can't be turned round: it has two fields. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
  ],
  [
    "score <-> -(A * B)",
    "linear-constant [-(A * B)] This arithmetic can't be turned round: it has two fields. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
  ],
  [
    "score <-> A + 1 / 3",
    "linear-constant [A + 1 / 3] This arithmetic can't be turned round: the constant it adds has no end in decimals. A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
  ],
  [
    'score <-> A & "x" + 1',
    "one-way-only [A & \"x\"] This expression can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
  ],
  [
    "score <-> $abs(A) + 1",
    "one-way-only [$abs(A)] A function can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
  ],
  [
    "score <-> A as date + 1",
    "no-conversion [A as date] The vendor holds `date`, and there is no conversion to `number`. Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.",
  ],
  [
    "score <-> A as nope + 1",
    "unknown-type [nope] There is no type `nope`. Declare an object or an enum of this name, or use a built-in type.",
  ],
  [
    'score <-> "x" * 2',
    "one-way-only [\"x\"] A constant can't be taken apart again, so the row can't go both ways. Write `<-` to read only, and a second row with `->` if the field is written too.",
  ],
  [
    "at <-> C5 * 1000",
    "no-conversion [C5 * 1000] The vendor holds `number`, and there is no conversion to `datetime`. Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.",
  ],
  [
    "active <-> D1 as boolean + 0",
    "no-conversion [D1 as boolean] The vendor holds `boolean`, and there is no conversion to `number`. Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.",
  ],
]);
