import { expect, it } from "vitest";
import { check, memoryHost } from "../../../src/index.ts";
import { object, overridden } from "./support.ts";

/** Rows, rows of an override of them, what is in force then, and what is told. */
const cases: readonly (readonly [
  above: string,
  own: string,
  lines: readonly string[],
  ...told: string[],
])[] = [
  [
    'kind <-> K { "a" <-> 1, "b" <-> 2 }',
    'kind <-> L { "a" <-> 1, "b" <-> 2 }',
    ["kind: kind <-> L [account 1] over kind <-> K [organization]"],
  ],
  [
    'kind <-> K { "a" <-> 1, "b" <-> 2 }',
    'kind <-> K { "a" <-> 1, "b" <-> 2 }',
    ["kind: kind <-> K [account 1] over kind <-> K [organization]"],
    'override-same `kind <-> K { "a" <-> 1, "b" <-> 2 }`: This row says the same as the one that it stands in for. (kind <-> K { "a" <-> 1, "b" <-> 2 }: in force without it)',
  ],
  [
    'kind <-> K { "a" <-> 1, "b" <-> 2 }',
    'kind <-> K { "a" <-> 1, "b" <-> 3 }',
    ["kind: kind <-> K [account 1] over kind <-> K [organization]"],
  ],
  [
    "data <-> D { x <-> X\ny <-> Y }",
    "data.x <-> D.Z",
    [
      "data.x: data.x <-> D.Z [account 1] over x <-> X [organization]",
      "data.y: y <-> Y [organization]",
    ],
  ],
  [
    'data <-> D { "x" <-> 1 }',
    'data <-> E { "x" <-> 2 }',
    ["data: data <-> E [account 1] over data <-> D [organization]"],
  ],
  [
    "tags[] <-> A[]",
    "tags[] <-> B[]",
    ["tags[]: tags[] <-> B[] [account 1] over tags[] <-> A[] [organization]"],
  ],
  [
    "tags[] <-> A[]",
    'tags <-> B as list(";")',
    ['tags: tags <-> B as list(";") [account 1] over tags[] <-> A[] [organization]'],
  ],
  [
    "id, name <-> same",
    "name <-> Name",
    [
      "id: id <-> same [organization]",
      "name: name <-> Name [account 1] over name <-> same [organization]",
    ],
  ],
  [
    "id, name <-> same",
    "id, note <-> same",
    [
      "id: id <-> same [account 1] over id <-> same [organization]",
      "name: name <-> same [organization]",
      "note: note <-> same [account 1]",
    ],
    "override-same `id`: This row says the same as the one that it stands in for. (id: in force without it)",
  ],
  [
    "id <-> Id",
    "this.id <-> same",
    [],
    "row-place `this.id`: `same` can't stand beside anything but names.",
  ],
  [
    "id <-> Id",
    '"x" <-> same',
    ["id: id <-> Id [organization]"],
    'row-place `"x"`: `same` can\'t stand beside anything but names.',
  ],
  [
    'custom <-> ... like "a*"',
    'custom <-> ... like "b*"',
    ['custom: custom <-> ... like "b*" [account 1] over custom <-> ... like "a*" [organization]'],
  ],
  [
    'custom <-> ... like "a*"',
    '... <-> ... like "b*"',
    ['custom: custom <-> ... like "a*" [organization]', '...: ... <-> ... like "b*" [account 1]'],
  ],
  ["name -> A", "name -> B", ["-> A: name -> A [organization]", "-> B: name -> B [account 1]"]],
  ["name <- A", "name -> B", ["name: name <- A [account 1]"]],
  [
    "name <- A\nname -> B\nnote -> C",
    "name <-> D",
    [
      "name: name <-> D [account 1] over name <- A [organization]",
      "-> C: note -> C [organization]",
    ],
  ],
  [
    "name <-> A\nnote -> C",
    "name <-> D",
    [
      "name: name <-> D [account 1] over name <-> A [organization]",
      "-> C: note -> C [organization]",
    ],
  ],
  [
    "address <-> Address {\n  street <-> Street\n  city <-> City\n}",
    '"y" -> Address.Kind',
    [
      "address.street: street <-> Street [organization]",
      "address.city: city <-> City [organization]",
      '-> Address.Kind: "y" -> Address.Kind [account 1]',
    ],
    'level-conflict `"y" -> Address.Kind`: A rule above decides the vendor field `Address`, which overlaps `Address.Kind`. (address <-> Address: the rule above)',
  ],
  [
    'address <-> Address {\n  street <-> Street\n  "x" -> Kind\n}',
    '"y" -> Address.Kind',
    [
      "address.street: street <-> Street [organization]",
      '-> Address.Kind: "y" -> Address.Kind [account 1] over "x" -> Kind [organization]',
    ],
  ],
  [
    "address <-> Address {\n  street <-> Street\n  city <-> City\n}",
    "address <-> this {\n  city <-> City\n}",
    [
      "address.street: street <-> Street [organization]",
      "address.city: city <-> City [account 1] over city <-> City [organization]",
    ],
    "level-conflict `city <-> City`: A rule above decides the common field `address`, which overlaps `address.city`. (address <-> Address: the rule above)",
  ],
  [
    "address <-> Address {\n  street <-> Street\n  city <-> City\n}",
    "address <- Address {\n  city <- Town\n}",
    [
      "address.street: street <-> Street [organization]",
      "address.city: city <- Town [account 1] over city <-> City [organization]",
    ],
    "level-conflict `city <- Town`: A rule above decides the common field `address`, which overlaps `address.city`. (address <-> Address: the rule above)",
  ],
  [
    "address <- Address {\n  street <- Street\n  city <- City\n}",
    "address <- Address {\n  city <- Town\n}",
    [
      "address.street: street <- Street [organization]",
      "address.city: city <- Town [account 1] over city <- City [organization]",
    ],
  ],
  [
    "address <-> this {\n  street <-> Street\n  city <-> City\n}",
    "address <-> Address {\n  city <-> City\n}",
    [
      "address.city: city <-> City [account 1] over street <-> Street [organization] over city <-> City [organization]",
    ],
  ],
  [
    "address <-> this {\n  street <-> Street\n  city <-> City\n}",
    "address.city <-> Town",
    [
      "address.street: street <-> Street [organization]",
      "address.city: address.city <-> Town [account 1] over city <-> City [organization]",
    ],
  ],
  [
    "this <-> properties {\n  name <-> n\n  note <-> o\n}",
    "name <-> properties.m",
    [
      "name: name <-> properties.m [account 1] over name <-> n [organization]",
      "note: note <-> o [organization]",
    ],
  ],
  [
    "this <-> properties {\n  name <-> n\n  note <-> o\n}",
    "this <-> properties {\n  name <-> m\n}",
    [
      "name: name <-> m [account 1] over name <-> n [organization]",
      "note: note <-> o [organization]",
    ],
  ],
  [
    "this <-> properties {\n  name <-> n\n  note <-> o\n}",
    "this <-> fields {\n  name <-> m\n}",
    [
      "note: note <-> o [organization]",
      "name: name <-> m [account 1] over name <-> n [organization]",
    ],
  ],
  [
    "this <-> properties {\n  address <-> this {\n    city <-> c\n  }\n}",
    "this <-> fields {\n  address <-> this {\n    city <-> d\n  }\n}",
    ["address.city: city <-> d [account 1] over city <-> c [organization]"],
  ],
  [
    "address <-> Address {\n  street <-> Street\n  city <-> City\n}",
    "address <-> Address2",
    [
      "address: address <-> Address2 [account 1] over street <-> Street [organization] over city <-> City [organization]",
    ],
  ],
  [
    "lines[] <-> Lines[] {\n  sku <-> Sku\n  qty <-> Qty as string\n}",
    "lines[].qty <-> Lines[].Count",
    [
      "lines[].sku: sku <-> Sku [organization]",
      "lines[].qty: lines[].qty <-> Lines[].Count [account 1] over qty <-> Qty as string [organization]",
    ],
  ],
  [
    "lines[] <-> Lines[] {\n  sku <-> Sku\n  qty <-> Qty as string\n}",
    "lines[].qty <-> Lines[].Qty as string",
    [
      "lines[].sku: sku <-> Sku [organization]",
      "lines[].qty: lines[].qty <-> Lines[].Qty as string [account 1] over qty <-> Qty as string [organization]",
    ],
    "override-same `lines[].qty <-> Lines[].Qty as string`: This row says the same as the one that it stands in for. (qty <-> Qty as string: in force without it)",
  ],
  [
    "lines[] <-> Lines[] {\n  sku <-> Sku\n}",
    "lines[0].qty <-> First",
    ["lines[].sku: sku <-> Sku [organization]", "lines[0].qty: lines[0].qty <-> First [account 1]"],
    "level-conflict `lines[0].qty <-> First`: A rule above decides the common field `lines`, which overlaps `lines[0].qty`. (lines[] <-> Lines[]: the rule above)",
  ],
  [
    'when kind = "a" <-> K = 1 {\n  name <-> A\n}\nelse {\n  name <-> B\n}',
    'when kind = "a" <-> K = 1 {\n  name <-> C\n}',
    [
      'kind: when kind = "a" <-> K = 1 [account 1] over when kind = "a" <-> K = 1 [organization]',
      "name: name <-> C [account 1]",
    ],
  ],
  [
    'when kind = "a" <-> K = 1 {\n  name <-> A\n}\nelse {\n  name <-> B\n}',
    'when kind = "a" <-> K = 1 {\n  name <-> A\n}\nelse {\n  name <-> B\n}',
    [
      'kind: when kind = "a" <-> K = 1 [account 1] over when kind = "a" <-> K = 1 [organization]',
      "name: name <-> A [account 1]",
      "name: name <-> B [account 1]",
    ],
    'override-same `when kind = "a" <-> K = 1 {\n  name <-> A\n}`: This row says the same as the one that it stands in for. (when kind = "a" <-> K = 1 {\n  name <-> A\n}: in force without it)',
  ],
  [
    'when kind = "a" <-> K = 1 {\n  name <-> A\n}\nelse {\n  name <-> B\n}',
    'when kind = "a" <-> K = 1 {\n  name <-> A\n}\nelse {\n  name <-> C\n}',
    [
      'kind: when kind = "a" <-> K = 1 [account 1] over when kind = "a" <-> K = 1 [organization]',
      "name: name <-> A [account 1]",
      "name: name <-> C [account 1]",
    ],
  ],
  [
    'when kind = "a" <-> K = 1 {\n  name <-> A\n  note <-> N\n}',
    "name <-> C",
    [
      'kind: when kind = "a" <-> K = 1 [organization]',
      "note: note <-> N [organization]",
      "name: name <-> C [account 1] over name <-> A [organization]",
    ],
  ],
  [
    'when kind = "a" <-> K = 1 {\n  name <-> A\n}\nid <-> Id',
    'when kind = "a" <-> K = 2 {\n  name <-> B\n}\nnote <-> C',
    [
      'kind: when kind = "a" <-> K = 2 [account 1] over when kind = "a" <-> K = 1 [organization]',
      "name: name <-> B [account 1]",
      "id: id <-> Id [organization]",
      "note: note <-> C [account 1]",
    ],
  ],
  [
    'when name = "a" <-> K = 1 {\n  note <-> A\n}\nid <-> Id\nwhen kind = "a" <-> L = 1 {\n  note <-> B\n}',
    'when kind = "a" <-> L = 2 {\n  note <-> C\n}',
    [
      'name: when name = "a" <-> K = 1 [organization]',
      "note: note <-> A [organization]",
      "id: id <-> Id [organization]",
      'kind: when kind = "a" <-> L = 2 [account 1] over when kind = "a" <-> L = 1 [organization]',
      "note: note <-> C [account 1]",
    ],
    "duplicate-target `note <-> B`: Two rules set `note`. (note <-> A: the other rule)",
    "level-conflict `note <-> C`: A rule above decides the common field `note` as well. (note <-> A: the rule above)",
  ],
  [
    "this <-> properties {\n  name <-> n\n}",
    "this <-> fields {\n  name <-> n\n}",
    ["name: name <-> n [account 1] over name <-> n [organization]"],
  ],
  [
    "name <-> A @off\nnote <-> N",
    "name <-> B",
    ["name: name <-> B [account 1]", "note: note <-> N [organization]"],
  ],
  [
    "name <-> A",
    'name <-> A default -> "x"',
    ["name: name <-> A [account 1] over name <-> A [organization]"],
  ],
  [
    "name <-> A",
    "/// Why.\nname <-> A",
    ["name: name <-> A [account 1] over name <-> A [organization]"],
    "override-same `name <-> A`: This row says the same as the one that it stands in for. (name <-> A: in force without it)",
  ],
];

const named = cases.map(([above, own, lines, ...told]) => ({ above, own, lines, told }));

it.each(named)("over $above: $own", ({ above, own, lines, told }) => {
  expect(overridden(above, own)).toEqual({ lines, told });
});

it("an account and an instance that decide one field are told of each other", () => {
  const text = (instance: string): string => `${object}map T <-> v.R {
  id <-> Id
  name <-> Name
}
map T <-> v.S { id <-> Id }
override map T <-> v.R for account "1" { name <-> A }
override map T <-> v.S for account "2" { name <-> A }
override map T <-> v.R for account "3" { note <-> B }
override map T <-> v.R for instance "7" { ${instance} }
`;
  const met = (instance: string): readonly string[] => {
    const source = text(instance);
    const { diagnostics } = check(source, { host: memoryHost({}) });
    return diagnostics
      .filter(({ code }) => code === "levels-meet")
      .map(({ span, message, labels }) =>
        [span, ...labels.map((label) => label.span)]
          .map(({ start, end }) => source.slice(start, end))
          .concat(message)
          .join("; "),
      );
  };
  expect(met("name <-> Z")).toEqual([
    "name <-> Z; name <-> A; Account `1` has a rule for this as well.",
  ]);
  expect(met("kind <-> Z")).toEqual([]);
});
