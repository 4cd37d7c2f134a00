import { expect, it } from "vitest";
import { moduleOf, outcomeOf } from "./support.ts";

interface Patches {
  readonly fields: string;
  readonly rules: string;
  readonly patches: readonly Patch[];
}

type Patch =
  | readonly [before: object, after: object, patch: object]
  | readonly [before: object, after: object, original: object, patch: object];

it.each<Patches>([
  {
    fields: "p: { t: string, n: string }[], o: string",
    rules: `  p[t = "w"][] <-> Works[] { n <-> N }
  p[t = "h"][] <-> Homes[] { n <-> N }
  o <-> O`,
    patches: [
      [{ p: [{ t: "w", n: "1" }] }, { p: [{ t: "w", n: "1" }, { t: "x" }] }, {}],
      [
        {
          p: [
            { t: "w", n: "1" },
            { t: "h", n: "2" },
          ],
        },
        {
          p: [
            { t: "h", n: "2" },
            { t: "w", n: "3" },
          ],
        },
        { Works: [{ N: "3" }] },
      ],
      [
        {
          p: [
            { t: "w", n: "1" },
            { t: "h", n: "2" },
          ],
        },
        {
          p: [
            { t: "w", n: "1" },
            { t: "h", n: "3" },
          ],
        },
        { Works: [{ N: "9" }], Homes: [{ N: "2", hidden: 1 }] },
        { Homes: [{ N: "3", hidden: 1 }] },
      ],
    ],
  },
  {
    fields: "a: { b: { c: string, d: string }, e: string }, x: string",
    rules: `  a <-> A {
    b <-> B.C {
      c <-> D
      d <-> E
      "v" -> V
    }
    e <-> F
  }
  x <-> X`,
    patches: [
      [
        { a: { b: { c: "1", d: "2" }, e: "3" } },
        { a: { b: { c: "4" } } },
        { A: { B: { C: { D: "4", V: "v" } } } },
      ],
      [{ a: { b: { c: "1" } } }, { a: { b: null } }, { A: { B: { C: null } } }],
      [
        { a: { b: { c: "1", d: "2" } } },
        { a: { b: { c: "4", d: "2" } } },
        { A: { B: { C: { D: "1", E: "9", V: "u", h: 1 } } } },
        { A: { B: { C: { D: "4", V: "v" } } } },
      ],
      [{ a: { e: "1" }, x: "2" }, { a: { e: "1" }, x: "3" }, { X: "3" }],
    ],
  },
  {
    fields: "l: { y: string }[], r: { y: string }[], custom: map<json>, x: string",
    rules: "  l[] <-> L[] { y <-> Y }\n  r[] <- R[] { y <- Y }\n  custom <- ...\n  x <-> X",
    patches: [
      [{ r: [{ y: "1" }], custom: { z: 1 } }, { r: [], custom: { z: 2 } }, {}],
      [{ r: [], x: "1" }, { r: [{ y: "1" }], x: "2" }, { X: "2" }],
      [
        { l: [{ y: "1" }] },
        { l: [{ y: "2" }] },
        { L: [{ Y: "1", h: 1 }] },
        { L: [{ Y: "2", h: 1 }] },
      ],
    ],
  },
  {
    fields: "kind: string, name: string, other: string, x: string",
    rules: `  when kind = "a" <-> K = 1 {
    name <-> Name
    "A" -> By
  }
  when kind = "b" <-> K = 2 {
    other <-> Other
    "none" -> Name
  }
  x <-> X`,
    patches: [
      [{ kind: "a", name: "n" }, { kind: "b" }, { K: 2, Name: "none", By: null }],
      [{ kind: "b", other: "o" }, { kind: "b", other: "p" }, { Other: "p" }],
      [
        { kind: "a", name: "n" },
        { kind: "a", name: "m" },
        { Name: "m", By: "A" },
      ],
      [{ kind: "a", x: "1" }, { kind: "a", x: "2" }, { X: "2" }],
    ],
  },
  {
    fields: "work: string, home: { city: string }, x: string",
    rules: `  work <-> Phones[k = "w"].n
  home <-> Places[k = "h"] { city <-> City }
  x <-> X`,
    patches: [
      [{ work: "1", x: "2" }, { work: "1", x: "3" }, { X: "3" }],
      [
        { work: "1" },
        { work: "2" },
        { Phones: [{ k: "w", n: "1", h: 1 }, { k: "v" }] },
        { Phones: [{ k: "w", n: "2", h: 1 }, { k: "v" }] },
      ],
      [
        { home: { city: "c" } },
        { home: { city: "d" } },
        { Places: [{ k: "h", City: "c", z: 1 }] },
        { Places: [{ k: "h", City: "d", z: 1 }] },
      ],
    ],
  },
])("patches by $rules", async ({ fields, rules, patches }) => {
  const { patch } = await moduleOf(`object T { ${fields} }\nmap T <-> v.T {\n${rules}\n}\n`);
  for (const one of patches) {
    const [before, after, original] = one.length === 3 ? [one[0], one[1]] : one;
    expect(outcomeOf(() => patch(before, after, original))).toEqual(one[one.length - 1]);
  }
});
