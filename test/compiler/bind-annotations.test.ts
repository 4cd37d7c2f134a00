import { expect, it } from "vitest";
import { told } from "./bind-support.ts";

const around: Readonly<Record<string, (annotation: string) => string>> = {
  field: (a) => `object A { x: string ${a} }`,
  rule: (a) => `object A { x: string }
map A <-> e.R { x <-> X ${a} }`,
  object: (a) => `object A ${a} { x: string }`,
  map: (a) => `object A { x: string }
map A <-> e.R ${a} { x <-> X }`,
  override: (a) => `object A { x: string }
override object A for account "1" ${a} { y: string }`,
  "map override": (a) => `object A { x: string }
map A <-> e.R { x <-> X }
override map A <-> e.R for account "1" ${a} { x <-> Y }`,
  "added field": (a) => `object A { x: string }
override object A for account "1" { y: string ${a} }`,
  "codec row": (a) => `codec c = { true <-> "Y" ${a}
false <-> "N" }`,
  "resource row": (a) => `element e {
  resource R {
    Id ${a}
  }
}`,
};

/** What carries the annotations, these, and what is said of them. */
const cases: readonly (readonly [owner: string, annotations: string, ...told: string[]])[] = [
  [
    "field",
    "@format",
    'annotation-arguments @format: `@format` does not take these arguments. Write `@format("email")`, with one text.',
  ],
  [
    "field",
    '@format("a", "b")',
    'annotation-arguments @format("a", "b"): `@format` does not take these arguments. Write `@format("email")`, with one text.',
  ],
  [
    "field",
    "@format(1)",
    'annotation-arguments @format(1): `@format` does not take these arguments. Write `@format("email")`, with one text.',
  ],
  ["field", '@pattern("\\\\p{L}")'],
  [
    "field",
    "@pattern(1)",
    'annotation-arguments @pattern(1): `@pattern` does not take these arguments. Write `@pattern("^[A-Z]{2}$")`, with one regular expression.',
  ],
  [
    "field",
    '@pattern("a", "b")',
    'annotation-arguments @pattern("a", "b"): `@pattern` does not take these arguments. Write `@pattern("^[A-Z]{2}$")`, with one regular expression.',
  ],
  [
    "field",
    '@pattern("\\\\-")',
    'annotation-arguments @pattern("\\\\-"): `@pattern` does not take these arguments. Write `@pattern("^[A-Z]{2}$")`, with one regular expression.',
  ],
  ["field", '@min("2024-01-01")'],
  [
    "field",
    "@min",
    "annotation-arguments @min: `@min` does not take these arguments. Write `@min(0)`, with one number, or a date as text.",
  ],
  [
    "field",
    "@min(true)",
    "annotation-arguments @min(true): `@min` does not take these arguments. Write `@min(0)`, with one number, or a date as text.",
  ],
  [
    "field",
    "@max(1, 2)",
    "annotation-arguments @max(1, 2): `@max` does not take these arguments. Write `@max(0)`, with one number, or a date as text.",
  ],
  ["field", "@length(80, 80)"],
  [
    "field",
    "@length",
    "annotation-arguments @length: `@length` does not take these arguments. Write `@length(80)` for the most characters, or `@length(2, 80)` for the least and the most.",
  ],
  [
    "field",
    '@length("a")',
    'annotation-arguments @length("a"): `@length` does not take these arguments. Write `@length(80)` for the most characters, or `@length(2, 80)` for the least and the most.',
  ],
  [
    "field",
    "@length(1.5)",
    "annotation-arguments @length(1.5): `@length` does not take these arguments. Write `@length(80)` for the most characters, or `@length(2, 80)` for the least and the most.",
  ],
  [
    "field",
    "@length(1234567890)",
    "annotation-arguments @length(1234567890): `@length` does not take these arguments. Write `@length(80)` for the most characters, or `@length(2, 80)` for the least and the most.",
  ],
  [
    "field",
    "@length(81, 80)",
    "annotation-arguments @length(81, 80): `@length` does not take these arguments. Write `@length(80)` for the most characters, or `@length(2, 80)` for the least and the most.",
  ],
  [
    "field",
    "@length(1, 2, 3)",
    "annotation-arguments @length(1, 2, 3): `@length` does not take these arguments. Write `@length(80)` for the most characters, or `@length(2, 80)` for the least and the most.",
  ],
  [
    "field",
    '@length(2, "a")',
    'annotation-arguments @length(2, "a"): `@length` does not take these arguments. Write `@length(80)` for the most characters, or `@length(2, 80)` for the least and the most.',
  ],
  [
    "field",
    "@deprecated(1)",
    'annotation-arguments @deprecated(1): `@deprecated` does not take these arguments. Write `@deprecated` or `@deprecated("use email")`.',
  ],
  [
    "field",
    '@deprecated("a", "b")',
    'annotation-arguments @deprecated("a", "b"): `@deprecated` does not take these arguments. Write `@deprecated` or `@deprecated("use email")`.',
  ],
  [
    "field",
    "@level",
    "annotation-arguments @level: `@level` does not take these arguments. Write `@level(account)`, with one or several of `organization`, `account` and `instance`.",
  ],
  [
    "field",
    "@level(account, system)",
    "annotation-arguments @level(account, system): `@level` does not take these arguments. Write `@level(account)`, with one or several of `organization`, `account` and `instance`.",
  ],
  [
    "field",
    "@platform",
    "annotation-arguments @platform: `@platform` does not take these arguments. Write `@platform({ … })`, with one object.",
  ],
  [
    "field",
    "@platform({ a: 1 }, { b: 2 })",
    "annotation-arguments @platform({ a: 1 }, { b: 2 }): `@platform` does not take these arguments. Write `@platform({ … })`, with one object.",
  ],
  [
    "field",
    "@sensitive(1)",
    "annotation-arguments @sensitive(1): `@sensitive` does not take these arguments. Write `@sensitive` without arguments.",
  ],
  [
    "field",
    "@sensitiv",
    "unknown-annotation sensitiv: There is no annotation `@sensitiv` for a field. Did you mean `@sensitive`?",
  ],
  [
    "field",
    "@always",
    "unknown-annotation always: There is no annotation `@always` for a field. `@always` belongs to a resource row.",
  ],
  [
    "field",
    '@filter("x")',
    "unknown-annotation filter: There is no annotation `@filter` for a field. `@filter` belongs to a rule.",
  ],
  [
    "field",
    "@zzz",
    "unknown-annotation zzz: There is no annotation `@zzz` for a field. Known here: `@format`, `@pattern`, `@min`, `@max`, `@length`, `@deprecated`, `@sensitive`, `@level`, `@platform`.",
  ],
  [
    "field",
    "@off",
    "unknown-annotation off: There is no annotation `@off` for a field. `@off` belongs to an object.",
  ],
  [
    "field",
    "@sensitive @min(0) @sensitive",
    "duplicate-annotation @sensitive: `@sensitive` is written twice for the same thing. (@sensitive: first written here) Keep one.",
  ],
  [
    "rule",
    "@off(1)",
    "annotation-arguments @off(1): `@off` does not take these arguments. Write `@off` without arguments.",
  ],
  ["rule", "@remove(response)"],
  [
    "rule",
    '@remove("x")',
    'annotation-arguments @remove("x"): `@remove` does not take these arguments. Write `@remove(request)` or `@remove(response)`.',
  ],
  [
    "rule",
    "@remove(request, response)",
    "annotation-arguments @remove(request, response): `@remove` does not take these arguments. Write `@remove(request)` or `@remove(response)`.",
  ],
  [
    "rule",
    "@filter",
    'annotation-arguments @filter: `@filter` does not take these arguments. Write `@filter("attribute")`, with one text.',
  ],
  [
    "rule",
    "@filter(1)",
    'annotation-arguments @filter(1): `@filter` does not take these arguments. Write `@filter("attribute")`, with one text.',
  ],
  [
    "rule",
    '@filter("a", "b")',
    'annotation-arguments @filter("a", "b"): `@filter` does not take these arguments. Write `@filter("attribute")`, with one text.',
  ],
  [
    "rule",
    "@zzz",
    "unknown-annotation zzz: There is no annotation `@zzz` for a rule. Known here: `@off`, `@remove`, `@filter`, `@level`, `@platform`.",
  ],
  ["resource row", "@null(0)"],
  [
    "resource row",
    "@null(null)",
    'annotation-arguments @null(null): `@null` does not take these arguments. Write `@null("")`, with the value that clears a field.',
  ],
  [
    "resource row",
    "@null(1, 2)",
    'annotation-arguments @null(1, 2): `@null` does not take these arguments. Write `@null("")`, with the value that clears a field.',
  ],
  [
    "resource row",
    "@null",
    'annotation-arguments @null: `@null` does not take these arguments. Write `@null("")`, with the value that clears a field.',
  ],
  [
    "resource row",
    "@merge(1)",
    "annotation-arguments @merge(1): `@merge` does not take these arguments. Write `@merge` without arguments.",
  ],
  [
    "resource row",
    "@off",
    "unknown-annotation off: There is no annotation `@off` for a resource row. `@off` belongs to an object.",
  ],
  [
    "resource row",
    "@always @always",
    "duplicate-annotation @always: `@always` is written twice for the same thing. (@always: first written here) Keep one.",
  ],
  ["object", "@deprecated @level(account) @off"],
  [
    "object",
    "@nope",
    "unknown-annotation nope: There is no annotation `@nope` for an object. Known here: `@deprecated`, `@level`, `@off`, `@platform`.",
  ],
  ["map", "@off @level(account)"],
  [
    "map",
    "@deprecated",
    "unknown-annotation deprecated: There is no annotation `@deprecated` for a map. `@deprecated` belongs to a field.",
  ],
  [
    "map",
    "@nope",
    "unknown-annotation nope: There is no annotation `@nope` for a map. Known here: `@level`, `@off`, `@platform`.",
  ],
  ["override", "@deprecated @level(account)"],
  [
    "override",
    "@off",
    "unknown-annotation off: There is no annotation `@off` for an override. `@off` belongs to an object.",
  ],
  [
    "map override",
    "@off",
    "unknown-annotation off: There is no annotation `@off` for an override. `@off` belongs to an object.",
  ],
  [
    "added field",
    "@off",
    "unknown-annotation off: There is no annotation `@off` for a field. `@off` belongs to an object.",
  ],
  [
    "codec row",
    "@nope",
    "unknown-annotation nope: There is no annotation `@nope` for a rule. Known here: `@off`, `@remove`, `@filter`, `@level`, `@platform`.",
  ],
];

it.each(cases)("annotations of a %s: %s", (owner, annotations, ...lines) => {
  expect(told(around[owner]?.(annotations) ?? "")).toEqual(lines);
});

const schema = {
  type: "object",
  additionalProperties: false,
  properties: {
    Id: { type: "string" },
    A: { type: "object", additionalProperties: false, properties: { C: { type: "string" } } },
    L: {
      type: "array",
      items: { type: "object", additionalProperties: false, properties: { S: {} } },
    },
  },
};

/** Rows of a resource whose schema is closed, and what is said of them. */
const rows: readonly (readonly [rows: string, ...told: string[]])[] = [
  ["L @merge"],
  ["L[].S @readonly"],
  ["L[].S.T.U[] @always"],
  [
    "this @always",
    "resource-row-place this: A row of a resource cannot name `this`: it is the whole record. Name a field by its path; in a path `[]` stands for all items of a list.",
  ],
  [
    "L[0].S @always",
    "resource-row-place [0]: A row of a resource cannot name `L[0].S`: what it says holds for every item of a list. Name a field by its path; in a path `[]` stands for all items of a list.",
  ],
  [
    'L[S = "x"].S @always',
    'resource-row-place [S = "x"]: A row of a resource cannot name `L[…].S`: what it says holds for every item of a list. Name a field by its path; in a path `[]` stands for all items of a list.',
  ],
  [
    "L[].S @createonly",
    "resource-row-place []: A row of a resource cannot name `L[].S`: `@createonly` does not reach into lists, which are sent whole. Name a field by its path; in a path `[]` stands for all items of a list.",
  ],
  [
    "L[] @merge",
    "resource-row-place []: A row of a resource cannot name `L[]`: `@merge` does not reach into lists, which are sent whole. Name a field by its path; in a path `[]` stands for all items of a list.",
  ],
  [
    "Idd @always",
    "unknown-resource-field Idd: The schema of `R` has no field `Idd`. Did you mean `Id`?",
  ],
  [
    "A.D @always",
    "unknown-resource-field D: The schema of `R` has no field `D`. Did you mean `C`?",
  ],
  ["Zzz.C @always", "unknown-resource-field Zzz: The schema of `R` has no field `Zzz`."],
  [
    "Id.x @always",
    "resource-path-kind .x: The path `Id.x` leads nowhere in `R`: it goes through `string`. Take the step out, or take another path.",
  ],
  [
    "Id[] @always",
    "resource-path-kind []: The path `Id[]` leads nowhere in `R`: it goes through `string`. Take the step out, or take another path.",
  ],
  [
    "L.S @always",
    "resource-path-kind .S: The path `L.S` leads nowhere in `R`: it goes through `{ S: unknown }[]`. Take the step out, or take another path.",
  ],
  [
    "A[] @always",
    "resource-path-kind []: The path `A[]` leads nowhere in `R`: it goes through `{ C: string }`. Take the step out, or take another path.",
  ],
  [
    "Id, Id @always",
    "duplicate-annotation Id: `@always` is written twice for the same thing. (Id: first written here) Keep one.",
  ],
  [
    "Id @always\n    A.C, Id @always",
    "duplicate-annotation Id: `@always` is written twice for the same thing. (Id: first written here) Keep one.",
  ],
  [
    "L[].S @always\n    L[].S @readonly\n    L[].S @always",
    "duplicate-annotation L[].S: `@always` is written twice for the same thing. (L[].S: first written here) Keep one.",
  ],
  [
    '... @null("")\n    ... @null(0)',
    "duplicate-annotation ...: `@null` is written twice for the same thing. (...: first written here) Keep one.",
  ],
  ['... like "a*" @null("")\n    ... like "b*" @null(0)'],
  [
    '... like "a*" @null("")\n    ... like "a*" @null(0)',
    'duplicate-annotation ... like "a*": `@null` is written twice for the same thing. (... like "a*": first written here) Keep one.',
  ],
  [
    "L[0].S @always\n    L[0].S @always",
    "resource-row-place [0]: A row of a resource cannot name `L[0].S`: what it says holds for every item of a list. Name a field by its path; in a path `[]` stands for all items of a list.",
    "resource-row-place [0]: A row of a resource cannot name `L[0].S`: what it says holds for every item of a list. Name a field by its path; in a path `[]` stands for all items of a list.",
  ],
  [
    'L[S = "x"].S @always\n    L[S = "y"].S @always',
    'resource-row-place [S = "x"]: A row of a resource cannot name `L[…].S`: what it says holds for every item of a list. Name a field by its path; in a path `[]` stands for all items of a list.',
    'resource-row-place [S = "y"]: A row of a resource cannot name `L[…].S`: what it says holds for every item of a list. Name a field by its path; in a path `[]` stands for all items of a list.',
  ],
  [
    "Id @nope",
    "unknown-annotation nope: There is no annotation `@nope` for a resource row. Known here: `@always`, `@readonly`, `@createonly`, `@null`, `@merge`.",
  ],
];

it.each(rows)("rows of a resource: %s", (text, ...lines) => {
  const file = `element e {\n  resource R from "./r.json" {\n    ${text}\n  }\n}`;
  expect(told(file, { "r.json": JSON.stringify(schema) })).toEqual(lines);
});
