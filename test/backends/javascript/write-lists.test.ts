import { describe, expect, it } from "vitest";
import { outcomesOf, type Uses } from "./support.ts";

describe("items that are written over those of an original", () => {
  it.each<Uses>([
    {
      fields: "lines: { id: { a: string, b: string }, n: integer, at: { x: string } }[]",
      rules: `  lines[] <-> Lines[] {
    id.a <-> A
    id.b <-> B.B
    n <-> N as string default -> "0"
    at <-> At { x <-> X }
  }`,
      uses: [
        ["write", { lines: [{ n: 1 }] }, { Lines: [{ N: "01", H: 1 }] }, "same"],
        [
          "write",
          { lines: [{ n: 2 }] },
          { Lines: [{ N: "1", H: 1 }] },
          { Lines: [{ N: "2", H: 1 }] },
        ],
        [
          "write",
          { lines: [{ id: { a: "1" } }] },
          { Lines: [{ A: "0", B: { B: "1" }, N: "1", H: 1 }] },
          { Lines: [{ A: "1", B: {}, N: "0", H: 1 }] },
        ],
        [
          "write",
          { lines: [{ n: 1, at: { x: "1" } }] },
          { Lines: [{ N: "1", At: { X: "0", H: 1 } }] },
          { Lines: [{ N: "1", At: { X: "1", H: 1 } }] },
        ],
        [
          "write",
          { lines: [{ n: 1, at: {} }] },
          { Lines: [{ N: "1", At: { X: "0", H: 1 } }] },
          { Lines: [{ N: "1", At: { H: 1 } }] },
        ],
        [
          "write",
          { lines: [{ n: 1 }] },
          { Lines: [{ N: "1", At: { X: "0", H: 1 } }] },
          { Lines: [{ N: "1" }] },
        ],
        [
          "write",
          { lines: [{ n: 1, at: null }] },
          { Lines: [{ N: "1", At: { X: "0" } }] },
          { Lines: [{ N: "1", At: null }] },
        ],
        [
          "write",
          { lines: [null, { n: 1 }] },
          { Lines: [{ N: "1", H: 1 }] },
          { Lines: [null, { N: "1", H: 1 }] },
        ],
        ["write", { lines: [] }, { Lines: [{ N: "1" }] }, { Lines: [] }],
        ["write", { lines: null }, { Lines: [{ N: "1" }] }, { Lines: null }],
        ["write", { lines: [] }, { Lines: null }, { Lines: [] }],
        ["write", { lines: [] }, {}, { Lines: [] }],
        ["write", {}, { Lines: [5] }, "same"],
        ["write", { lines: 5 }, {}, { code: "type", path: "lines", rule: "lines[] <-> Lines[]" }],
        [
          "write",
          { lines: [5] },
          { Lines: [{}] },
          { code: "type", path: "lines[0]", rule: "id.a <-> A" },
        ],
      ],
    },
  ])("$rules", async (rows) => {
    expect(await outcomesOf(rows)).toEqual(rows.uses);
  });
});

describe("items that align by key", () => {
  it.each<Uses>([
    {
      fields: "lines: { id: string, n: string }[] keyed by id",
      rules: "  lines[] <-> Lines[] {\n    id <-> Id\n    n <-> N\n  }",
      uses: [
        [
          "write",
          { lines: [{ id: "b", n: "9" }, { id: "a", n: "1" }, { id: "c" }] },
          {
            Lines: [
              { Id: "a", N: "1", H: 1 },
              { Id: "b", N: "2", H: 2 },
            ],
          },
          { Lines: [{ Id: "b", N: "9", H: 2 }, { Id: "a", N: "1", H: 1 }, { Id: "c" }] },
        ],
        [
          "write",
          {
            lines: [
              { id: "a", n: "1" },
              { id: "a", n: "3" },
            ],
          },
          {
            Lines: [
              { Id: "a", N: "1", H: 1 },
              { Id: "a", N: "2", H: 2 },
            ],
          },
          {
            Lines: [
              { Id: "a", N: "1", H: 1 },
              { Id: "a", N: "3", H: 2 },
            ],
          },
        ],
        [
          "write",
          { lines: [{ n: "1" }, { id: null, n: "2" }] },
          {
            Lines: [
              { N: "0", H: 1 },
              { Id: null, N: "2", H: 2 },
            ],
          },
          { Lines: [{ N: "1" }, { Id: null, N: "2" }] },
        ],
        [
          "write",
          { lines: [{ id: "a", n: "1" }] },
          { Lines: [{ Id: "a", N: 5, H: 1 }] },
          { Lines: [{ Id: "a", N: "1", H: 1 }] },
        ],
      ],
    },
    {
      fields: "values: map<{ n: string }>",
      rules: "  values[] <-> Values[] {\n    key <-> K\n    value.n <-> N\n  }",
      uses: [
        [
          "write",
          { values: { a: { n: "1" }, b: {} } },
          { Values: [{ K: "a", N: "1" }, { K: "b" }] },
        ],
        [
          "write",
          { values: { b: { n: "2" }, a: { n: "1" } } },
          {
            Values: [
              { K: "a", N: "1" },
              { K: "b", N: "2", H: 1 },
            ],
          },
          {
            Values: [
              { K: "b", N: "2", H: 1 },
              { K: "a", N: "1" },
            ],
          },
        ],
        [
          "write",
          { values: { a: { n: "2" } } },
          { Values: [{ K: "a", N: "1", H: 1 }] },
          { Values: [{ K: "a", N: "2", H: 1 }] },
        ],
        [
          "write",
          { values: [] },
          {},
          { code: "type", path: "values", rule: "values[] <-> Values[]" },
        ],
        ["write", { values: null }, { Values: [] }, { Values: null }],
      ],
    },
    {
      fields: "pairs: { k: string, v: { n: string } }[]",
      rules: "  pairs[] <-> Pairs as map<json> {\n    k <-> key\n    v.n <-> value.N\n  }",
      uses: [
        ["write", { pairs: [{ k: "a", v: { n: "1" } }] }, { Pairs: { a: { N: "1" } } }],
        [
          "write",
          {
            pairs: [
              { k: "b", v: { n: "2" } },
              { k: "a", v: { n: "9" } },
            ],
          },
          { Pairs: { a: { N: "1", H: 1 }, b: { N: "2", H: 2 } } },
          { Pairs: { b: { N: "2", H: 2 }, a: { N: "9", H: 1 } } },
        ],
        [
          "write",
          { pairs: [{ k: "a" }, { k: "a" }] },
          { code: "duplicate-key", path: "pairs", rule: "pairs[] <-> Pairs as map<json>" },
        ],
        ["write", { pairs: [] }, { Pairs: {} }, "same"],
        ["write", { pairs: null }, { Pairs: {} }, { Pairs: null }],
      ],
    },
    {
      fields: "tags: string[], notes: { text: string }[]",
      rules: "  tags[] <-> Tags[].name\n  notes[].text <-> Notes[]",
      uses: [
        [
          "write",
          { tags: ["a", null], notes: [{ text: "n" }, {}, null] },
          { Tags: [{ name: "a" }, null], Notes: ["n", null, null] },
        ],
        [
          "write",
          { tags: ["b", "a"] },
          { Tags: [{ name: "a", H: 1 }] },
          { Tags: [{ name: "b" }, { name: "a", H: 1 }] },
        ],
        ["write", { notes: [{ text: "m" }] }, { Notes: ["n", "m"] }, { Notes: ["m"] }],
        ["write", { tags: [5] }, { code: "type", path: "tags[0]", rule: "tags[] <-> Tags[].name" }],
        [
          "write",
          { notes: ["m"] },
          { Notes: [] },
          { code: "type", path: "notes[0]", rule: "notes[].text <-> Notes[]" },
        ],
      ],
    },
  ])("$rules", async (rows) => {
    expect(await outcomesOf(rows)).toEqual(rows.uses);
  });
});

describe("lists that are written in part", () => {
  it.each<Uses>([
    {
      fields: "sales: { n: string }[]",
      rules: '  sales[] <-> Entries[Kind = "sale"][] {\n    n <-> N\n  }',
      uses: [
        ["write", { sales: [{ n: "1" }, null] }, { Entries: [{ Kind: "sale", N: "1" }, null] }],
        [
          "write",
          { sales: [{ n: "2" }] },
          { Entries: [{ Kind: "x" }, { Kind: "sale", N: "1", H: 1 }] },
          { Entries: [{ Kind: "x" }, { Kind: "sale", N: "2", H: 1 }] },
        ],
        [
          "write",
          { sales: [{ n: "1" }, { n: "2" }] },
          { Entries: [{ Kind: "sale", N: "1" }, { Kind: "x" }] },
          { Entries: [{ Kind: "sale", N: "1" }, { Kind: "sale", N: "2" }, { Kind: "x" }] },
        ],
        [
          "write",
          { sales: [] },
          { Entries: [{ Kind: "sale", N: "1" }, { Kind: "x" }] },
          { Entries: [{ Kind: "x" }] },
        ],
        [
          "write",
          { sales: null },
          { Entries: [{ Kind: "sale", N: "1" }, { Kind: "x" }] },
          { Entries: [{ Kind: "x" }] },
        ],
        ["write", { sales: null }, { Entries: [{ Kind: "sale", N: "1" }] }, { Entries: null }],
        [
          "write",
          { sales: [{ n: "1" }] },
          { Entries: [{ Kind: "x" }, { Kind: "sale", N: "1" }] },
          "same",
        ],
        ["write", { sales: [] }, { Entries: null }, { Entries: [] }],
        ["write", { sales: [] }, { Entries: [{ Kind: "x" }] }, "same"],
        ["write", {}, { Entries: [{ Kind: "sale" }] }, "same"],
      ],
    },
    {
      fields: "outer: { sales: { n: string }[], m: string }[]",
      rules:
        '  outer[] <-> Outer[] {\n    sales[] <-> Entries[Kind = "sale"][] {\n    n <-> N\n  }\n    m <-> M\n  }',
      uses: [
        [
          "write",
          { outer: [{ m: "2" }] },
          { Outer: [{ M: "1", Entries: [{ Kind: "sale" }, { Kind: "x" }] }] },
          { Outer: [{ M: "2", Entries: [{ Kind: "x" }] }] },
        ],
        [
          "write",
          { outer: [{ m: "2" }] },
          { Outer: [{ M: "1", Entries: [{ Kind: "sale" }] }] },
          { Outer: [{ M: "2" }] },
        ],
        ["write", { outer: [{ m: "2" }] }, { Outer: [{ M: "1" }] }, { Outer: [{ M: "2" }] }],
      ],
    },
    {
      fields: "phones: { type: string, n: string }[]",
      rules: `  phones[type = "work"][] <-> Works[] {
    n <-> N
  }
  phones[type = "home"][] <-> Homes[] {
    n <-> N
  }`,
      uses: [
        [
          "write",
          { phones: [{ type: "home", n: "2" }, { type: "work", n: "1" }, { type: "x" }, null] },
          { Works: [{ N: "1" }], Homes: [{ N: "2" }] },
        ],
        [
          "write",
          { phones: [{ type: "work", n: "1" }] },
          { Works: [{ N: "1" }], Homes: [{ N: "2" }] },
          { Works: [{ N: "1" }], Homes: [] },
        ],
        [
          "write",
          { phones: [{ type: "work", n: "3" }] },
          { Works: [{ N: "1", H: 1 }] },
          { Works: [{ N: "3", H: 1 }] },
        ],
        [
          "write",
          { phones: [{ type: "work", n: "1" }] },
          { Works: [null, { N: "1" }], Homes: [] },
          "same",
        ],
        ["write", { phones: null }, { Works: [{ N: "1" }] }, { Works: null, Homes: null }],
        ["write", { phones: [] }, { Works: [null] }, "same"],
      ],
    },
  ])("$rules", async (rows) => {
    expect(await outcomesOf(rows)).toEqual(rows.uses);
  });
});

describe("items that single rules look for", () => {
  it.each<Uses>([
    {
      fields: "p: { type: string, n: string, deep: { n: string } }[], q: { list: string[] }",
      rules: `  p[type = "work"].n <-> Work
  p[type = "fax"].deep.n <-> Fax as integer
  p[type = "home"].n <-> Homes[k = "h"].n
  q.list[1] <-> Q`,
      uses: [
        [
          "write",
          {
            p: [
              { type: "fax", deep: { n: "2" } },
              { type: "work", n: "1" },
            ],
            q: { list: ["a", "b"] },
          },
          { Work: "1", Fax: 2, Q: "b" },
        ],
        ["write", { p: [{ type: "home", n: "1" }] }, { Homes: [{ k: "h", n: "1" }] }],
        ["write", { p: [{ type: "work", n: null }, { type: "x" }] }, { Work: null }],
        ["write", { p: null }, { Work: null, Fax: null, Homes: [] }],
        ["write", { p: [] }, {}],
        [
          "write",
          { p: [] },
          { Work: "1", Fax: 2, Homes: [{ k: "h", n: "1", x: 1 }, { k: "i" }] },
          { Work: null, Fax: null, Homes: [{ k: "h", x: 1 }, { k: "i" }] },
        ],
        ["write", { p: [] }, { Work: null }, "same"],
        ["write", { p: [{ type: "work" }] }, { Work: "1" }, { Work: null }],
        ["write", { p: [{ type: "work", n: "1" }] }, { Work: "1" }, "same"],
        ["write", { q: { list: ["a"] } }, { Q: "b" }, { Q: null }],
        ["write", { q: { list: [] } }, {}, "same"],
        [
          "write",
          { p: [{ type: "work" }, { type: "work" }] },
          { code: "duplicate-key", path: "p[?].n", rule: 'p[type = "work"].n <-> Work' },
        ],
        ["write", { p: {} }, { code: "type", path: "p[?].n", rule: 'p[type = "work"].n <-> Work' }],
        ["write", { p: [5] }, { code: "type", path: "type", rule: 'p[type = "work"].n <-> Work' }],
        [
          "write",
          { p: [{ type: 5 }] },
          { code: "type", path: "type", rule: 'p[type = "work"].n <-> Work' },
        ],
        ["write", { p: [null] }, {}],
      ],
    },
  ])("$rules", async (rows) => {
    expect(await outcomesOf(rows)).toEqual(rows.uses);
  });
});
