import { describe, expect, it } from "vitest";
import { check } from "../../../src/compiler/check.ts";
import { lawsOf } from "../../../src/compiler/classes/laws.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import { compileMaps, enginesOf } from "../../support/engines.ts";
import { lawsOf as linesOf, mapOf } from "./support.ts";

const object = `object T {
  address: { street: string, city: string }
  phones: { type: "work" | "mobile", number: string }[] keyed by type
  work: string
  home: string
  lines: { kind: string, sku: string }[]
  rest: map<json>
}
`;

/** Rows, the place that is told about, and the value, via and back of its witness. */
const shapes: readonly (readonly [string, string, unknown, unknown, unknown])[] = [
  [
    "address.street <-> Street\n  address.city <-> City",
    "address",
    null,
    { Street: null, City: null },
    { street: null, city: null },
  ],
  [
    'phones[type = "work"].number <-> W\n  phones[type = "mobile"].number <-> M',
    "phones",
    null,
    { W: null, M: null },
    [],
  ],
  [
    'work <-> emails[type = "work"].a\n  home <-> emails[type = "home"].a',
    "",
    { home: "a" },
    { emails: [{ type: "home", a: "a" }] },
    { home: "a", work: null },
  ],
  ["rest <-> ...", "rest", {}, {}, undefined],
];

describe("the witness of a shape", () => {
  it.each(shapes)("%s is what every engine shows", async (rows, place, value, via, back) => {
    const [map] = compileMaps(`${object}map T <-> v.T {\n  ${rows}\n}\n`).maps;
    if (map === undefined) throw new Error("the map does not compile");
    const { structures, rules } = lawsOf(map);
    const witnesses = [...structures, ...rules.map(({ write }) => write)].map((one) => one.witness);
    expect(witnesses.filter((one) => one !== undefined)).toEqual([{ value, via, back }]);
    const whole = (inner: unknown) => (place === "" ? inner : { [place]: inner });
    for (const engine of await enginesOf(map)) {
      const written = await engine.write(whole(value));
      expect(written, engine.name).toEqual(via);
      const read = await engine.read(written);
      expect(read, engine.name).toEqual(back === undefined ? {} : whole(back));
    }
  });
});

describe("losses of groups and lists", () => {
  const group = (accepted: string) => `object E { kind: "day" | "hour", day: string, hour: string }
map E <-> v.E {
  when kind = "day" <-> Day present${accepted} {
    day <-> Day
  }
  when kind = "hour" <-> Hour present {
    hour <-> Hour
  }
}
`;
  const filtered = (accepted: string) => `${object}map T <-> v.T {
  lines[kind = "a"][] <-> Lines[]${accepted} {
    sku <-> Sku
  }
}
`;
  const codes = (text: string) =>
    check({ path: "t.cemap", text }, memoryHost({}))
      .diagnostics.map(({ code }) => code)
      .filter((code) => code.includes("lossy"));

  it.each([
    ["group", group],
    ["filtered list", filtered],
  ] as const)("a %s that loses on write is accepted in words or refused", (_name, text) => {
    expect(codes(text(""))).toEqual(["lossy-write"]);
    expect(codes(text(' lossy "we know"'))).toEqual([]);
  });

  it("a group that loses nothing on write needs no acceptance", () => {
    const text = group(' lossy "why"')
      .replace("Day present", "Kind = 1")
      .replace("Hour present", "Kind = 2");
    expect(codes(text)).toEqual(["needless-lossy"]);
  });
});

const parent = (path: string, via: string, back: string): string =>
  `common ${path}: canonical; null parent = nulled children; \`null\` is written as \`${via}\` and reads back as \`${back}\``;
const built = (path: string, via: string): string =>
  `common ${path}: canonical; lists built from fields: order of rules, null = []; \`null\` is written as \`${via}\` and reads back as \`[]\``;
const lost = (path: string, item: string): string =>
  `common ${path}: lossy; items that no rule carries; ${item}`;
const sibling = (value: string, via: string, back: string): string =>
  `vendor L: canonical; missing sibling = null in a shared list; \`${value}\` is written as \`${via}\` and reads back as \`${back}\``;

/** The type of the field, rows, and what is said of the shapes that they share. */
const shared: readonly (readonly [type: string, rows: string, ...shapes: string[]])[] = [
  // Parents of common places.
  ["string", "a <-> A.B"],
  ["{ x: string, y: string }", "a.x <-> X", parent("a", '{"X":null}', '{"x":null}')],
  [
    "{ x: string, n: { y: string } }",
    "a.x <-> X\na.n.y <-> P.Y",
    parent("a", '{"X":null}', '{"x":null}'),
    parent("a.n", '{"P":{"Y":null}}', '{"y":null}'),
  ],
  [
    "{ x: string, n: { y: string } }",
    "a <-> this { x <-> X\nn <-> N { y <-> Y } }",
    parent("a", '{"X":null}', '{"x":null}'),
  ],
  ["{ n: { y: string } }", "a <-> A { n.y <-> Y }", parent("n", '{"Y":null}', '{"y":null}')],
  [
    "{ x: boolean }",
    'a.x <-> X lossy "x" { true <-> 1, false <-> 0, null <-> 2 }',
    parent("a", '{"X":2}', '{"x":null}'),
  ],
  // Some are too involved to be run.
  ["{ x: string }", "a.x <-> X[0]", "common a: canonical; null parent = nulled children"],
  ["{ x: string }", 'a.x <-> "{X} {Y}"', "common a: canonical; null parent = nulled children"],
  // Lists that are built from fields: a closed key may be carried as a whole.
  ['{ k: "x" | "y", n: string }[]', 'a[k = "x"].n <-> A', lost("a", '{"k":"y"}')],
  [
    '{ k: "x" | "y", n: string }[]',
    'a[k = "x"].n <-> A\na[k = "y"].n <-> B',
    built("a", '{"A":null,"B":null}'),
  ],
  ["{ k: boolean, n: string }[]", "a[k = true].n <-> A", lost("a", '{"k":false}')],
  [
    "{ k: boolean, n: string }[]",
    "a[k = false].n <-> A\na[k = true].n <-> B",
    built("a", '{"A":null,"B":null}'),
  ],
  ["{ k: integer, n: string }[]", "a[k = 1].n <-> A", lost("a", '{"k":0}')],
  ["{ k: number, n: string }[]", "a[k = 0].n <-> A\na[k = 1].n <-> B", lost("a", '{"k":2}')],
  ["{ k: decimal, n: string }[]", "a[k = 0].n <-> A", lost("a", '{"k":1}')],
  ["{ k: json, n: string }[]", 'a[k = "x"].n <-> A', lost("a", '{"k":"other"}')],
  [
    "{ k: string, n: string }[]",
    'a[k = "other"].n <-> A\na[k = "other 2"].n <-> B',
    lost("a", '{"k":"other 3"}'),
  ],
  ["{ k: date, n: string }[]", 'a[k = "2024-01-01"].n <-> A', lost("a", '{"k":"2024-02-29"}')],
  ["{ k: { d: string }, n: string }[]", 'a[k.d = "x"].n <-> A', lost("a", '{"k":{"d":"other"}}')],
  [
    "{ k: string, l: string, n: string }[]",
    'a[k = "x" and l = "y"].n <-> A',
    lost("a", '{"k":"other","l":"other"}'),
  ],
  [
    '{ k: "x" | "y", l: "s" | "t", n: string }[]',
    'a[k = "x" and l = "s"].n <-> A\na[k = "y" and l = "t"].n <-> B',
    lost("a", '{"k":"x","l":"t"}'),
  ],
  [
    '{ k: "x" | "y", l: boolean, n: string }[]',
    'a[k = "x" and l].n <-> A\na[k = "x" and l = false].n <-> B\na[k = "y" and l].n <-> C\na[k = "y" and l = false].n <-> D',
    built("a", '{"A":null,"B":null,"C":null,"D":null}'),
  ],
  [
    "{ p: { k: string, n: string }[] }[]",
    'a[] <-> A[] { p[k = "x"].n <-> N }',
    lost("p", '{"k":"other"}'),
  ],
  // What null is read as decides whether null and no items are one.
  [
    '{ k: "x", n: boolean }[]',
    'a[k = "x"].n <-> A lossy "x" { true <-> 1, false <-> 0, null -> 0 }',
    "common a: canonical; lists built from fields: order of rules, null = []",
  ],
  // Vendor lists that several rows share.
  ["string", "a <-> L[0]"],
  [
    "string",
    "a <-> L[0]\nb <-> L[1]",
    sibling('{"b":"a"}', '{"L":[null,"a"]}', '{"a":null,"b":"a"}'),
  ],
  [
    "{ x: string }",
    "b <-> L[0].A\na <-> A { x <-> X }\na.x <-> L[0].B",
    "common a: canonical; null parent = nulled children",
    sibling('{"a":{"x":"a"}}', '{"L":[{"B":"a"}]}', '{"b":null,"a":{"x":"a"}}'),
  ],
  [
    "string",
    'a <-> L[K = "x"].A\nb <-> L[K = "y" and M.N = 1].A.B',
    sibling('{"b":"a"}', '{"L":[{"K":"y","M":{"N":1},"A":{"B":"a"}}]}', '{"a":null,"b":"a"}'),
  ],
  ["string", 'a <-> L[K = "x"].A\nb <-> M[K = "y"].A'],
  [
    "string",
    'a <-> "{L[0]} {L[1]}"\nb <-> L[2]',
    sibling('{"b":"a"}', '{"L":[null,null,"a"]}', '{"a":null,"b":"a"}'),
  ],
  ["string", 'a <-> "{L[0]} {L[1]}"'],
  [
    "string",
    'b <-> L[0]\na <-> L[1] via upper lossy "x"',
    sibling('{"a":"05"}', '{"L":[null,"05"]}', '{"b":null,"a":"05"}'),
  ],
  // Not where no value shows it, or a place lies in a list.
  [
    "datetime",
    'b <-> L[0]\na <-> L[1] as date lossy "x"',
    "vendor L: canonical; missing sibling = null in a shared list",
  ],
  [
    "string[]",
    "b <-> L[0]\na[0] <-> L[1]",
    "vendor L: canonical; missing sibling = null in a shared list",
  ],
];

it.each(shared)("shapes of %s: %s", (type, rows, ...shapes) => {
  expect(linesOf(mapOf(type, rows)).shapes).toEqual(shapes);
});

describe("shapes in branches", () => {
  const object = `object T {
  k: "p" | "q", n: { x: string, y: string }
  l: { k: "a" | "b", z: string }[], m: { l: { k: "a" | "b", z: string }[] }
}
`;
  const branches = (first: string, second: string): readonly string[] =>
    linesOf(
      `${object}map T <-> v.T {\n  when k = "p" <-> K = 1 { ${first} }\n  else { ${second} }\n}\n`,
    ).shapes;

  it.each([
    ["n.x <-> X", "n.y <-> Y", parent("n", '{"X":null,"Y":null}', '{"x":null,"y":null}')],
    ['l[k = "a"].z <-> X', 'l[k = "b"].z <-> Y', built("l", '{"X":null,"Y":null}')],
    ['l[k = "a"].z <-> X', "m <-> M", lost("l", '{"k":"b"}')],
    // Each block with a scope of its own has lists of its own.
    [
      'm <-> M { l[k = "a"].z <-> X }',
      'm <-> M { l[k = "b"].z <-> Y }',
      lost("l", '{"k":"b"}'),
      lost("l", '{"k":"a"}'),
    ],
  ])("%s; %s", (first, second, ...shapes) => {
    expect(branches(first, second)).toEqual(shapes);
  });
});

/** Rows, and the class of the first of them: lists, groups of branches, the rest. */
const groups: readonly (readonly [type: string, rows: string, write: string, read: string])[] = [
  ["string[]", "a[] <-> A[]", "lossless!", "lossless!"],
  [
    "{ k: string, n: string }[]",
    'a[k = "x"][] <-> L[] { n <-> N }',
    "lossy!; items that the condition leaves out; `[{}]` is written as `[]` and reads back as `[]`",
    "lossless!",
  ],
  [
    "{ k: string, n: string }[]",
    'a[k = "x" and n = null][] <-> L[K = "y"][] { n <-> N }',
    "lossy!; items that the condition leaves out; `[{}]` is written as `[]` and reads back as `[]`",
    "lossy!; items that the condition leaves out; `[{}]` reads as `[]` and is written back as `[]`",
  ],
  [
    "{ k: string, n: string }[]",
    "a[k = null][] <-> L[] { n <-> N }",
    "lossy!; items that the condition leaves out",
    "lossless!",
  ],
  [
    "map<string>",
    "a[] <-> L[] { key <-> K\nvalue <-> V }",
    "lossless!",
    "canonical!; entries of an object have no order",
  ],
  [
    "{ k: string, v: string }[]",
    "a[] <-> E as map<string> { k <-> key\nv <-> value }",
    "canonical!; entries of an object have no order",
    "lossless!",
  ],
  [
    "map<string>",
    "a[] <-> E as map<string> { key <-> key\nvalue <-> value }",
    "lossless!",
    "lossless!",
  ],
  ...["a <-> ...", 'a <-> ... like "*__c"'].map(
    (row) =>
      [
        "map<json>",
        row,
        "canonical!; {} = missing; `{}` is written as `{}` and reads back as missing",
        "lossless!",
      ] as const,
  ),
  ["map<json>", "... <-> ...", "lossless!", "lossless!"],
  ["map<json>", "... <-> ...\nb <-> b", "lossless!", "lossless!"],
  [
    "map<json>",
    "... <-> ...\nb <-> B",
    "lossless!",
    'canonical!; names of other rows stay behind; `{"b":"x"}` reads as `{}` and is written back as `{}`',
  ],
  // Branches are told apart by one place on each side, for values that differ.
  ...(
    [
      ['k = "p" <-> K = 1', 'k = "q" <-> K = 2', true],
      ['k = "p" <-> K = 1', 'k = "q" <-> K = null', true],
      ['k = "p" <-> K = 1', 'k = "q" <-> K missing', true],
      ['k = "p" <-> K in [1, 2]', 'k = "q" <-> K in [3, 4]', true],
      ['k in ["p"] <-> K = 1', 'k = "q" <-> K = 2', true],
      ['k = "p" <-> P', 'k = "q" <-> P = false', true],
      ['k = "p" <-> K in [1, 2]', 'k = "q" <-> K in [2, 3]', false],
      ['k in ["p", "r"] <-> K = 1', 'k = "q" <-> K = 2', false],
      ['k = "p" <-> K = 1', 'k = "q" <-> L = 1', false],
      ['k = "p" <-> K = 1', 'b = "q" <-> K = 2', false],
      ['k = "p" <-> K = 1 and L = 2', 'k = "q" <-> K = 2 and L = 1', false],
      ['k = "p" <-> K = 1', 'k = "q" <-> K = 2 and L = 1', false],
      ['k = "p" <-> K = 1', "k missing <-> K = 2", false],
    ] as const
  ).map(
    ([first, second, isTold]) =>
      [
        'string, k: "p" | "q" | "r"',
        `when ${first} { a <-> A }\nwhen ${second} { a <-> A }`,
        isTold ? "lossless!" : "lossy!; not proved: the branches test several places or values",
        "lossy!; fields of the other branches",
      ] as const,
  ),
];

it.each(groups)("%s: %s", (type, rows, write, read) => {
  expect(linesOf(mapOf(type, rows)).rules[0]).toMatchObject({ write, read });
});
