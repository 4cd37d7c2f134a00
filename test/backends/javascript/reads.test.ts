import { describe, expect, it } from "vitest";
import { outcomesOf, type Uses } from "./support.ts";

const phones = "phones: { type: string, place: string, number: string, owner: { name: string } }[]";

describe("items that rules put into one list", () => {
  it.each<Uses>([
    {
      fields: phones,
      rules: `  phones[type = "work"].number <-> Work
  phones[type = "work"].place <-> Place
  phones[type = "home"].number <-> Home`,
      uses: [
        ["read", {}, {}],
        ["read", { Work: null, Home: null }, { phones: [] }],
        [
          "read",
          { Work: "1", Place: "x", Home: "2" },
          {
            phones: [
              { type: "work", number: "1", place: "x" },
              { type: "home", number: "2" },
            ],
          },
        ],
        ["read", { Place: "x", Work: null }, { phones: [{ type: "work", place: "x" }] }],
        [
          "read",
          { Home: "2", Place: "x" },
          {
            phones: [
              { type: "work", place: "x" },
              { type: "home", number: "2" },
            ],
          },
        ],
      ],
    },
    {
      fields: phones,
      rules: `  phones[type = "work"].owner.name <-> Owner
  phones[type = "home"].number <-> Home`,
      uses: [
        [
          "read",
          { Owner: "Ada", Home: "2" },
          {
            phones: [
              { type: "work", owner: { name: "Ada" } },
              { type: "home", number: "2" },
            ],
          },
        ],
        ["read", { Owner: null }, { phones: [] }],
      ],
    },
    {
      fields: phones,
      rules: `  phones[type = "work" and place = "x"].number <-> WorkX
  phones[type = "work" and place = "y"].number <-> WorkY`,
      uses: [
        [
          "read",
          { WorkX: "1", WorkY: "2" },
          {
            phones: [
              { type: "work", place: "x", number: "1" },
              { type: "work", place: "y", number: "2" },
            ],
          },
        ],
        [
          "read",
          { WorkX: null, WorkY: "2" },
          { phones: [{ type: "work", place: "y", number: "2" }] },
        ],
      ],
    },
    {
      fields: phones,
      rules: `  phones[owner.name = "Ada"].number <-> Ada
  phones[owner.name = "Bob"].number <-> Bob`,
      uses: [
        [
          "read",
          { Ada: "1", Bob: "2" },
          {
            phones: [
              { owner: { name: "Ada" }, number: "1" },
              { owner: { name: "Bob" }, number: "2" },
            ],
          },
        ],
      ],
    },
    {
      fields: phones,
      rules:
        '  phones[type = "work"] <-> Work { number <-> N }\n  phones[type = "home"].number <-> Home',
      uses: [
        [
          "read",
          { Work: { N: "1" }, Home: "2" },
          {
            phones: [
              { type: "work", number: "1" },
              { type: "home", number: "2" },
            ],
          },
        ],
        ["read", { Work: null, Home: "2" }, { phones: [{ type: "home", number: "2" }] }],
      ],
    },
    {
      fields: phones,
      rules: "  phones[0].number <-> First\n  phones[1].number <-> Second",
      uses: [
        ["read", { First: "1", Second: "2" }, { phones: [{ number: "1" }, { number: "2" }] }],
        ["read", { Second: "2" }, { phones: [null, { number: "2" }] }],
      ],
    },
    {
      fields: phones,
      rules: `  phones[type = "work"][] <-> Works[] { number <-> N }
  phones[type = "home"][] <-> Homes[] { number <-> N }`,
      uses: [
        [
          "read",
          { Works: [{ N: "1" }, {}, null], Homes: [{ N: "2" }] },
          {
            phones: [
              { type: "work", number: "1" },
              { type: "work" },
              { type: "home", number: "2" },
            ],
          },
        ],
        ["read", { Homes: [] }, { phones: [] }],
        ["read", { Works: null }, { phones: [] }],
        ["read", {}, {}],
        ["read", { Works: [{ N: 5 }] }, { code: "type", path: "Works[0].N", rule: "number <-> N" }],
      ],
    },
  ])("$rules", async (rows) => {
    expect(await outcomesOf(rows)).toEqual(rows.uses);
  });
});

describe("what is read into one place", () => {
  it.each<Uses>([
    {
      fields: `kind: string, a: { b: string, c: { d: string } }, ${phones}`,
      rules: `  when kind = "a" <-> K = 1 { phones[type = "work"].place <-> Place }
  a.b <-> B
  a.c.d <-> D
  phones[type = "work"].number <-> Work`,
      uses: [
        [
          "read",
          { K: 1, B: "1", D: "2", Place: "x", Work: "3" },
          {
            kind: "a",
            a: { b: "1", c: { d: "2" } },
            phones: [{ type: "work", place: "x", number: "3" }],
          },
        ],
        ["read", { D: null }, { a: { c: { d: null } } }],
      ],
    },
    {
      fields: "m: integer[][], n: string[][]",
      rules: `  m[] <-> M[] { this[] <-> this[] { this <-> this as string } }
  n[] <-> N[] { this[] <-> L[] { this <-> this } }`,
      uses: [
        ["read", { M: [["1"], [], null] }, { m: [[1], [], null] }],
        ["read", { N: [{ L: ["a", null] }, {}, { L: null }] }, { n: [["a", null], null, null] }],
        [
          "read",
          { M: [["1", "x"]] },
          { code: "format", path: "M[0][1]", rule: "this <-> this as string" },
        ],
        ["read", { M: ["1"] }, { code: "type", path: "M[0]", rule: "this[] <-> this[]" }],
        ["read", { N: ["1"] }, { code: "type", path: "N[0]", rule: "this[] <-> L[]" }],
      ],
    },
    {
      fields: "items: { a: { b: string } }[], names: { a: string }[], firsts: { a: string }[]",
      rules: `  items[] <-> Items[] { a <-> A { b <-> B } }
  names[] <-> Names[] { a <-> "{F} {L}" }
  firsts[] <-> Firsts[] { a <-> A ?? B }`,
      uses: [
        ["read", { Items: [{ A: { B: "1" } }, {}] }, { items: [{ a: { b: "1" } }, {}] }],
        ["read", { Items: [5] }, { code: "type", path: "Items[0]", rule: "a <-> A" }],
        ["read", { Names: [{ F: "a", L: "b" }] }, { names: [{ a: "a b" }] }],
        ["read", { Names: [5] }, { code: "type", path: "Names[0].F", rule: 'a <-> "{F} {L}"' }],
        ["read", { Firsts: [5] }, { code: "type", path: "Firsts[0].A", rule: "a <-> A ?? B" }],
      ],
    },
    {
      fields: phones,
      rules: `  phones[type = "work"][] <-> All[Kind = "w"][] { number <-> N }
  phones[type = "home"][] <-> Homes[] { number <-> N }`,
      uses: [
        [
          "read",
          { All: [null, { Kind: "w", N: "2" }, { Kind: "x" }], Homes: [{ N: "1" }] },
          {
            phones: [
              { type: "work", number: "2" },
              { type: "home", number: "1" },
            ],
          },
        ],
      ],
    },
    {
      fields: "a: string",
      rules: "  a <-> A\n  ... -> ...",
      uses: [
        ["read", { A: "1", z: 1 }, { a: "1" }],
        ["write", { a: "1", z: 1 }, { A: "1", z: 1 }],
      ],
    },
    {
      fields: "a: string, custom: map<json>",
      rules: "  a <-> A\n  custom -> ...",
      uses: [
        ["read", { A: "1", z: 1 }, { a: "1" }],
        ["write", { a: "1", custom: { z: 1 } }, { A: "1", z: 1 }],
      ],
    },
    {
      fields: "kind: string, one: string, two: string, rest: string",
      rules: `  when kind = "a" <-> K = 1 { one <-> One }
  when kind = "b" <-> K = 2 { two <-> Two }
  else { rest <-> Rest }`,
      uses: [
        ["read", { K: 1, One: "x", Two: "y" }, { kind: "a", one: "x" }],
        ["read", { K: 2, One: "x", Two: "y" }, { kind: "b", two: "y" }],
        ["read", { K: 3, One: "x", Rest: "r" }, { rest: "r" }],
        ["read", { Rest: "r" }, { rest: "r" }],
      ],
    },
    {
      fields: "kind: string, one: string, two: string",
      rules: `  when kind = "a" <-> K = 1 { one <-> One }
  when kind = "b" <-> K = 2 { two <-> Two }`,
      uses: [
        ["read", { One: "x" }, {}],
        ["read", { K: null, One: "x" }, { kind: null }],
        ["read", { K: 3 }, { code: "no-case", path: "", rule: 'when kind = "a" <-> K = 1' }],
        ["read", { K: "1" }, { code: "type", path: "K", rule: 'when kind = "a" <-> K = 1' }],
      ],
    },
    {
      fields: "kind: string, size: number, one: string",
      rules: '  when kind = "a" and size = 1 <-> K = 1 and S = 1 { one <-> One }',
      uses: [
        ["read", { K: 1, S: 1, One: "x" }, { kind: "a", size: 1, one: "x" }],
        ["read", { K: null, S: null }, {}],
        [
          "read",
          { S: 2 },
          { code: "no-case", path: "", rule: 'when kind = "a" and size = 1 <-> K = 1 and S = 1' },
        ],
      ],
    },
    {
      fields: "a: { b: string }, custom: map<json>",
      rules: '  a.b <-> A.B\n  custom <-> ... like "x_*"',
      uses: [
        ["read", { A: { B: "1" }, x_1: 1, y: 2 }, { a: { b: "1" }, custom: { x_1: 1 } }],
        ["read", { A: null, y: 2 }, { a: { b: null } }],
        ["read", { A: 5 }, { code: "type", path: "A.B", rule: "a.b <-> A.B" }],
      ],
    },
    {
      fields: "a: string",
      rules: "  a <-> A\n  ... <-> ...",
      uses: [
        ["read", { A: "1", z: 1, y: { x: [2] } }, { a: "1", z: 1, y: { x: [2] } }],
        ["read", { A: "1", a: "2" }, { a: "1" }],
      ],
    },
    {
      fields: "tags: string[], notes: { text: string }[]",
      rules: "  tags[] <-> Tags[].name\n  notes[].text <-> Notes[]",
      uses: [
        [
          "read",
          { Tags: [{ name: "a" }, {}, null], Notes: ["n", null] },
          { tags: ["a", null, null], notes: [{ text: "n" }, null] },
        ],
        ["read", { Tags: [5] }, { code: "type", path: "Tags[0]", rule: "tags[] <-> Tags[].name" }],
      ],
    },
    {
      fields: "pairs: { k: string, v: string }[], other: map<{ n: string }>",
      rules: `  pairs[] <-> Pairs as map<string> { k <-> key
    v <-> value }
  other[] <-> Others[] { key <-> K
    value.n <-> N }`,
      uses: [
        [
          "read",
          { Pairs: { a: "1", b: null } },
          {
            pairs: [
              { k: "a", v: "1" },
              { k: "b", v: null },
            ],
          },
        ],
        ["read", { Others: [{ K: "a", N: "1" }] }, { other: { a: { n: "1" } } }],
        ["read", { Pairs: {}, Others: [] }, { pairs: [], other: {} }],
        ["read", { Pairs: null, Others: null }, { pairs: null, other: null }],
        [
          "read",
          { Pairs: [] },
          { code: "type", path: "Pairs", rule: "pairs[] <-> Pairs as map<string>" },
        ],
        [
          "read",
          { Others: [{ K: "a" }, { K: "a" }] },
          { code: "duplicate-key", path: "Others", rule: "other[] <-> Others[]" },
        ],
      ],
    },
  ])("$rules", async (rows) => {
    expect(await outcomesOf(rows)).toEqual(rows.uses);
  });
});
