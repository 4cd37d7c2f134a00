import { expect, it } from "vitest";
import { overridden } from "./support.ts";

/** Rows, rows of an override that take some out, what is in force then, and what is told. */
const cases: readonly (readonly [
  above: string,
  own: string,
  lines: readonly string[],
  ...told: string[],
])[] = [
  [
    "id, name <-> same",
    "remove name",
    ["id: id <-> same [organization]", "name <-> same [organization] removed by account 1"],
  ],
  ['note <- script "./a.js"', "remove note", []],
  [
    'note, name <- script "./a.js"',
    "remove note",
    ['note, name: note, name <- script "./a.js" [organization]'],
    "remove-nothing `remove note`: No rule above has the field `note`, so there is nothing to remove.",
  ],
  ["name -> A", "remove name", ["name -> A [organization] removed by account 1"]],
  [
    '"x" -> A',
    "remove name",
    ['-> A: "x" -> A [organization]'],
    "remove-nothing `remove name`: No rule above has the field `name`, so there is nothing to remove.",
  ],
  [
    'address <-> Address {\n  street <-> Street\n  "x" -> Kind\n}',
    "remove -> Address.Kind",
    [
      "address.street: street <-> Street [organization]",
      '"x" -> Kind [organization] removed by account 1',
    ],
  ],
  [
    "address <-> Address {\n  street <-> Street\n  city <-> City\n}",
    "address <-> Address {\n  city <-> Town\n  remove street\n}",
    [
      "address.city: city <-> Town [account 1] over city <-> City [organization]",
      "street <-> Street [organization] removed by account 1",
    ],
  ],
  [
    "address <-> Address {\n  street <-> Street\n  city <-> City\n}",
    "address <-> Home {\n  city <-> Town\n  remove street\n}",
    [
      "address.city: city <-> Town [account 1] over street <-> Street [organization] over city <-> City [organization]",
      "street <-> Street [organization] removed by account 1",
    ],
  ],
  [
    "address <-> this {\n  street <-> Street\n  city <-> City\n}",
    "remove address",
    [
      "street <-> Street [organization] removed by account 1",
      "city <-> City [organization] removed by account 1",
    ],
  ],
  [
    'when kind = "a" <-> K = 1 {\n  name <-> A\n}\nelse {\n  note <-> N\n}',
    "remove note",
    [
      'kind: when kind = "a" <-> K = 1 [organization]',
      "name: name <-> A [organization]",
      "note <-> N [organization] removed by account 1",
    ],
  ],
  [
    "address <-> Address {\n  street <-> Street\n  city <-> City\n}",
    "remove addres",
    [
      "address.street: street <-> Street [organization]",
      "address.city: city <-> City [organization]",
    ],
    "remove-nothing `remove addres`: No rule above has the field `addres`, so there is nothing to remove.",
  ],
  [
    "address <-> Address {\n  street <-> Street\n  city <-> City\n}",
    "remove address.cit",
    [
      "address.street: street <-> Street [organization]",
      "address.city: city <-> City [organization]",
    ],
    "remove-nothing `remove address.cit`: No rule above has the field `address.cit`, so there is nothing to remove. Did you mean `address.city`?",
  ],
  [
    "lines[] <-> Lines[] {\n  sku <-> Sku\n  qty <-> Qty as string\n}",
    "remove lines[].qt",
    [
      "lines[].sku: sku <-> Sku [organization]",
      "lines[].qty: qty <-> Qty as string [organization]",
    ],
    "remove-nothing `remove lines[].qt`: No rule above has the field `lines[].qt`, so there is nothing to remove. Did you mean `lines[].qty`?",
  ],
  [
    "tags[0] <-> First\ntags[1] <-> Second",
    "remove tags[2]",
    ["tags[0]: tags[0] <-> First [organization]", "tags[1]: tags[1] <-> Second [organization]"],
    "remove-nothing `remove tags[2]`: No rule above has the field `tags[2]`, so there is nothing to remove. Did you mean `tags[0]`?",
  ],
  [
    '"x" -> By',
    "remove -> Bye",
    ['-> By: "x" -> By [organization]'],
    "remove-nothing `remove -> Bye`: No `->` rule above writes `Bye`, so there is nothing to remove. Did you mean `By`?",
  ],
  [
    '"x" -> By\nname <-> Bz',
    "remove -> Bz",
    ['-> By: "x" -> By [organization]', "name: name <-> Bz [organization]"],
    "remove-nothing `remove -> Bz`: No `->` rule above writes `Bz`, so there is nothing to remove. Did you mean `By`? (name <-> Bz: written by this row)",
  ],
  [
    "lines[] <-> Lines[] {\n  sku <-> Sku\n  qty <-> Qty as string\n}",
    "remove -> Lines[].Qty",
    [
      "lines[].sku: sku <-> Sku [organization]",
      "lines[].qty: qty <-> Qty as string [organization]",
    ],
    "remove-nothing `remove -> Lines[].Qty`: No `->` rule above writes `Lines[].Qty`, so there is nothing to remove. (qty <-> Qty as string: written by this row)",
  ],
  [
    'when kind = "a" <-> K = 1 {\n  name <-> A\n}\nelse {\n  "x" -> By\n}',
    "remove -> A",
    [
      'kind: when kind = "a" <-> K = 1 [organization]',
      "name: name <-> A [organization]",
      '-> By: "x" -> By [organization]',
    ],
    "remove-nothing `remove -> A`: No `->` rule above writes `A`, so there is nothing to remove. (name <-> A: written by this row)",
  ],
  [
    'when kind = "a" <-> K = 1 {\n  name <-> A\n}\nelse {\n  "x" -> By\n}',
    "remove -> Bye",
    [
      'kind: when kind = "a" <-> K = 1 [organization]',
      "name: name <-> A [organization]",
      '-> By: "x" -> By [organization]',
    ],
    "remove-nothing `remove -> Bye`: No `->` rule above writes `Bye`, so there is nothing to remove. Did you mean `By`?",
  ],
  [
    "address <-> Address {\n  street <-> Street\n  city <-> City\n}",
    "address <-> Home {\n  city <-> Town\n  remove zip\n}",
    [
      "address.city: city <-> Town [account 1] over street <-> Street [organization] over city <-> City [organization]",
    ],
    "remove-nothing `remove zip`: No rule above has the field `zip`, so there is nothing to remove.",
  ],
  ["name <- A\nname -> B", "remove name", ["name <- A [organization] removed by account 1"]],
];

const named = cases.map(([above, own, lines, ...told]) => ({ above, own, lines, told }));

it.each(named)("over $above: $own", ({ above, own, lines, told }) => {
  expect(overridden(above, own)).toEqual({ lines, told });
});
