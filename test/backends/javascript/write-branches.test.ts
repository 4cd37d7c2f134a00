import { describe, expect, it } from "vitest";
import { outcomesOf, type Uses } from "./support.ts";

const whenA = 'when kind = "a" <-> K = 1';

describe("branches", () => {
  it.each<Uses>([
    {
      fields: "kind: string, name: string, one: { x: string }, two: string[], by: string",
      rules: `  when kind = "a" <-> K = 1 {
    name <-> NameA
    one.x <-> One.X
    "A" -> By
  }
  when kind = "b" <-> K = 2 {
    name <-> NameB
    two[] <-> Two[] { this <-> V }
  }`,
      uses: [
        [
          "write",
          { kind: "a", name: "n", one: { x: "1" } },
          { K: 1, NameA: "n", One: { X: "1" }, By: "A" },
        ],
        ["write", { kind: "b", two: ["1"] }, { K: 2, Two: [{ V: "1" }] }],
        ["write", { kind: "a", two: ["1"] }, { code: "no-case", path: "kind", rule: whenA }],
        ["write", { kind: "c" }, { code: "no-case", path: "kind", rule: whenA }],
        ["write", { kind: null }, {}],
        ["write", { name: "n" }, { code: "no-case", path: "kind", rule: whenA }],
        ["write", {}, {}],
        ["write", { kind: 5 }, { code: "type", path: "kind", rule: whenA }],
        ["write", { kind: "a", name: "n" }, { K: 1, NameA: "n" }, "same"],
        ["write", { name: "m" }, { K: 1, NameA: "n", h: 1 }, { K: 1, NameA: "m", h: 1, By: "A" }],
        [
          "write",
          { kind: "b" },
          { K: 1, NameA: "n", One: { X: "1" }, By: "A", h: 1 },
          { K: 2, NameA: null, NameB: "n", One: { X: null }, By: null, h: 1 },
        ],
        [
          "write",
          { kind: "b" },
          { K: 1, NameA: "n", Two: [{ V: "1" }] },
          { K: 2, NameA: null, NameB: "n", Two: null },
        ],
        [
          "write",
          { kind: "a", one: { x: "2" } },
          { K: 2, NameB: "n", Two: [] },
          { K: 1, NameA: "n", One: { X: "2" }, By: "A", NameB: null, Two: null },
        ],
        ["write", { kind: null }, { K: 1, NameA: "n" }, { K: null, NameA: "n" }],
        ["write", { kind: "c" }, { K: 1 }, { code: "no-case", path: "kind", rule: whenA }],
        ["write", { two: ["1"] }, { K: 1 }, { code: "no-case", path: "kind", rule: whenA }],
        ["write", { one: { x: "1" } }, { K: 3 }, { code: "no-case", path: "kind", rule: whenA }],
        ["write", {}, { K: 3 }, "same"],
        ["write", { kind: "a", name: "n" }, { K: 3 }, { K: 1, NameA: "n", By: "A" }],
      ],
    },
    {
      fields: "kind: string, one: string, rest: string",
      rules: '  when kind = "a" <-> K = 1 { one <-> One }\n  else { rest <-> Rest }',
      uses: [
        ["write", { kind: "a", one: "1" }, { K: 1, One: "1" }],
        ["write", { rest: "r" }, { Rest: "r" }],
        ["write", { rest: "r" }, { K: 2 }, { K: 2, Rest: "r" }],
        ["write", { one: "1" }, { K: 2 }, { code: "no-case", path: "kind", rule: whenA }],
        ["write", { kind: "a" }, { K: 2, Rest: "r" }, { K: 1, Rest: null }],
      ],
    },
    {
      fields: "kind: string, size: number, one: string, two: string",
      rules: `  when kind = "a" and size = 1 <-> K = 1 and S.T = 1 { one <-> One }
  when kind = "b" and size = 1 <-> K = 2 and S.T = 1 { two <-> Two }`,
      uses: [
        ["write", { kind: "a", size: 1, one: "1" }, { K: 1, S: { T: 1 }, One: "1" }],
        [
          "write",
          { one: "1" },
          { code: "no-case", path: "", rule: 'when kind = "a" and size = 1 <-> K = 1 and S.T = 1' },
        ],
        [
          "write",
          { kind: "b" },
          { K: 1, S: { T: 1, h: 1 }, One: "1" },
          { K: 2, S: { T: 1, h: 1 }, One: null },
        ],
        ["write", { kind: "a" }, { K: 1, S: { T: 1 } }, "same"],
        [
          "write",
          { size: 2 },
          { K: 1, S: { T: 1 } },
          { code: "no-case", path: "", rule: 'when kind = "a" and size = 1 <-> K = 1 and S.T = 1' },
        ],
        ["write", { kind: null, size: null }, { K: 1, S: { T: 1 } }, { K: null, S: { T: null } }],
      ],
    },
    {
      fields: "kind: string, one: string, two: string, a: { b: string }",
      rules: `  when kind in ["a", "aa"] -> K = 1 { a.b <-> B }
  when kind = "b" <-> K = 2 { two <-> Two }`,
      uses: [
        ["write", { kind: "aa", a: { b: "1" } }, { K: 1, B: "1" }],
        ["write", { kind: "b", a: { b: "1" } }, { K: 2 }],
        [
          "read",
          { K: 1, B: "1" },
          { code: "no-case", path: "", rule: 'when kind in ["a", "aa"] -> K = 1' },
        ],
      ],
    },
    {
      fields: "kind: string, one: string, two: string, list: { x: string }[], custom: map<json>",
      rules: `  when kind = "a" <-> K = 1 {
    one <- One
    list[] <- List[] { x <- X }
    custom <-> ... like "x_*"
  }
  when kind = "b" <-> K = 2 { two <-> Two }
  when kind = "c" <- K = 3 { two <-> Three }`,
      uses: [
        ["write", { kind: "b", one: "1", list: [], custom: { x_1: 1 } }, { K: 2 }],
        [
          "write",
          { kind: "b", two: "2" },
          { K: 1, One: "1", List: [], x_1: 1 },
          { K: 2, Two: "2", One: "1", List: [], x_1: 1 },
        ],
        ["write", { kind: "a" }, { K: 2, Two: "2", One: "1" }, { K: 1, Two: null, One: "1" }],
        ["read", { K: 3, Three: "3" }, { kind: "c", two: "3" }],
        ["write", { kind: "c" }, { code: "no-case", path: "kind", rule: whenA }],
      ],
    },
    {
      fields: "kind: string, size: string, one: string, two: string, name: string",
      rules: `  when kind = "a" <-> K = 1 {
    name <-> Name
    when size = "s" <-> S = 1 { one <-> One }
    when size = "l" <-> S = 2 { two <-> Two }
  }
  when kind = "b" <-> K = 2 { name <-> Name }`,
      uses: [
        ["write", { kind: "a", size: "s", one: "1" }, { K: 1, S: 1, One: "1" }],
        [
          "write",
          { kind: "a", size: "l", two: "2" },
          { K: 2, Name: "n" },
          { K: 1, Name: "n", S: 2, Two: "2" },
        ],
        ["write", { kind: "a" }, { K: 2, Name: "n" }, { K: 1, Name: "n" }],
        [
          "write",
          { kind: "b" },
          { K: 1, S: 1, One: "1", Name: "n" },
          { K: 2, S: 1, One: null, Name: "n" },
        ],
        ["write", { size: "l" }, { K: 1, S: 1, One: "1" }, { K: 1, S: 2, One: null }],
      ],
    },
    {
      fields: "a: { kind: string, b: { size: number } }, one: string, two: string",
      rules: `  when a.kind = "p" and a.b.size = 1 <-> K = 1 and S = 1 { one <-> One }
  when a.kind = "p" and a.b.size = 2 <-> K = 1 and S = 2 { two <-> Two }`,
      uses: [
        ["write", { a: { b: { size: 2 } } }, { K: 1, S: 1, One: "1" }, { K: 1, S: 2, One: null }],
        ["write", { a: { b: {} }, one: "2" }, { K: 1, S: 1, One: "1" }, { K: 1, S: 1, One: "2" }],
      ],
    },
  ])("$rules", async (rows) => {
    expect(await outcomesOf(rows)).toEqual(rows.uses);
  });
});

describe("a branch that is only written is looked for again when what it tests has changed", () => {
  it.each([
    'kind = "b"',
    'kind != "a"',
    '"b" = kind',
    'kind in ["b", "c"]',
    'not = "x" or kind = "b"',
    '$uppercase(kind) = "B"',
    '"{kind}!" = "b!"',
    '(none ?? kind) = "b"',
    '(kind = "b" ? 1 : 2) = 1',
    "0 > -n",
    "none.more present or n present",
  ])("%s", async (condition) => {
    const rules = `  kind <-> Kind\n  n <-> N\n  when ${condition} -> K = 1 { "x" -> X }`;
    const fields = "kind: string, n: number, not: string, none: json";
    const uses: Uses["uses"] = [
      ["write", { kind: "b", n: 1 }, { Kind: "b", N: 1, K: 1, X: "x" }],
      ["write", { kind: "b", n: 1 }, { Kind: "a" }, { Kind: "b", N: 1, K: 1, X: "x" }],
    ];
    expect(await outcomesOf({ fields, rules, uses })).toEqual(uses);
  });
});

describe("nested objects and what is left over", () => {
  it.each<Uses>([
    {
      fields: "a: { b: { c: string }, d: string }",
      rules: '  a <-> A on create {\n    b <-> B.C { c <-> D }\n    d <-> E\n    "v" -> V\n  }',
      uses: [
        ["write", { a: { b: { c: "1" } } }, { A: { B: { C: { D: "1" } }, V: "v" } }],
        ["write", { a: { d: "2" } }, { A: { E: "1" } }, "same"],
      ],
    },
    {
      fields: "a: { b: { c: string }, d: string }",
      rules: '  a <-> A {\n    b <-> B.C { c <-> D }\n    d <-> E\n    "v" -> V\n  }',
      uses: [
        ["write", { a: {} }, { A: { V: "v" } }],
        ["write", { a: null }, { A: null }],
        ["write", { a: 5 }, { code: "type", path: "a", rule: "b <-> B.C" }],
        ["write", { a: { b: 5 } }, { A: {} }, { code: "type", path: "a.b", rule: "c <-> D" }],
        ["write", { a: { d: "1" } }, { A: 5 }, { code: "type", path: "a", rule: "a <-> A" }],
        ["write", { a: { d: "1" } }, { A: null }, { A: { E: "1", V: "v" } }],
        ["write", { a: { d: "1" } }, { A: { E: "1", h: 1 } }, "same"],
        [
          "write",
          { a: { b: { c: "2" } } },
          { A: { E: "1", B: null } },
          { A: { E: "1", B: { C: { D: "2" } }, V: "v" } },
        ],
        [
          "write",
          { a: { b: null } },
          { A: { B: { C: { D: "1" }, h: 1 } } },
          { A: { B: { C: null, h: 1 }, V: "v" } },
        ],
        ["write", { a: null }, { A: { E: "1" } }, { A: null }],
        ["write", { a: null }, { A: null }, "same"],
        ["write", {}, { A: 5 }, "same"],
      ],
    },
    {
      fields: "a: string, custom: map<json>",
      rules: '  a <-> A\n  custom <-> ... like "x_*"',
      uses: [
        ["write", { a: "1", custom: { x_1: 1 } }, { A: "1", x_1: 1 }],
        [
          "write",
          { custom: { y: 1 } },
          { code: "name-taken", path: "custom.y", rule: 'custom <-> ... like "x_*"' },
        ],
        ["write", { custom: { x_1: 2 } }, { x_1: 1, x_2: 2, y: 3 }, { x_1: 2, x_2: 2, y: 3 }],
        ["write", { custom: null }, { x_1: 1, y: 3 }, { x_1: null, y: 3 }],
        ["write", { custom: { x_1: 1 } }, { x_1: 1 }, "same"],
      ],
    },
    {
      fields: "a: string",
      rules: "  a <-> A\n  ... <-> ...",
      uses: [
        ["write", { a: "1", z: 1 }, { A: "1", z: 1 }],
        ["write", { A: "1" }, { code: "name-taken", path: "A", rule: "... <-> ..." }],
        ["write", { z: 2 }, { A: "1", z: 1, y: 1 }, { A: "1", z: 2, y: 1 }],
      ],
    },
    {
      fields: "items: { a: string }[]",
      rules: "  items[] <-> Items[] {\n    a <-> A\n    ... <-> ...\n  }",
      uses: [
        [
          "write",
          { items: [{ a: "1", z: 1 }] },
          { Items: [{ A: "1", y: 1 }] },
          { Items: [{ A: "1", z: 1 }] },
        ],
        ["write", { items: [{ a: "1", z: 1 }] }, { Items: [{ A: "1", z: 1 }] }, "same"],
      ],
    },
  ])("$rules", async (rows) => {
    expect(await outcomesOf(rows)).toEqual(rows.uses);
  });
});
