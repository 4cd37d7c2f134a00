import { describe, expect, it } from "vitest";
import { outcomesOf, type Uses } from "./support.ts";

describe("cells", () => {
  it.each<Uses>([
    {
      fields: "a: string, b: string, c: string",
      rules: "  a <-> A\n  b <-> N.B\n  c <-> N.M.C",
      uses: [
        ["write", { a: "1", b: "2", c: "3" }, { A: "1", N: { B: "2", M: { C: "3" } } }],
        ["write", { c: null }, { N: { M: { C: null } } }],
        ["write", {}, {}],
        ["write", { b: "2" }, { A: "1" }, { A: "1", N: { B: "2" } }],
        ["write", { b: "2" }, { N: null }, { N: { B: "2", M: { C: null } } }],
        [
          "write",
          { c: "3" },
          { N: { B: "2", x: 1 }, y: 1 },
          { N: { B: "2", x: 1, M: { C: "3" } }, y: 1 },
        ],
        ["write", { a: "1", b: "2" }, { A: "1", N: { B: "2" } }, "same"],
        ["write", { b: null }, { N: {} }, { N: { B: null } }],
        ["write", { b: "2" }, { N: 5 }, { code: "type", path: "b", rule: "b <-> N.B" }],
        ["write", { b: 2 }, { code: "type", path: "b", rule: "b <-> N.B" }],
        ["write", { b: 2 }, {}, { code: "type", path: "b", rule: "b <-> N.B" }],
      ],
    },
    {
      fields: "a: string, b: integer, c: string",
      rules:
        '  a <-> A on create\n  b <-> B as string default -> "0"\n  c <-> C default <- "c" on update',
      uses: [
        ["write", { a: "1", b: 2, c: "3" }, { A: "1", B: "2" }],
        ["write", {}, { B: "0" }],
        ["write", { b: null }, { B: null }],
        ["write", { a: "2", b: 3, c: "4" }, { A: "1", B: "2" }, { A: "1", B: "3", C: "4" }],
        ["write", { c: "c" }, {}, "same"],
        ["write", {}, {}, "same"],
        ["write", { b: 3 }, { B: "03" }, "same"],
      ],
    },
    {
      fields: "a: { b: string, c: string, d: integer }, e: string",
      rules: "  a.b <-> N.B on create\n  a.c <-> N.C\n  a.d <-> N.D as string\n  e <-> N.E",
      uses: [
        ["write", { a: { b: "1" } }, { N: null }, "same"],
        ["write", { a: { c: "1" } }, { N: null }, { N: { C: "1", B: null, D: null, E: null } }],
        [
          "write",
          { a: { c: "1" }, e: null },
          { N: null },
          { N: { C: "1", E: null, B: null, D: null } },
        ],
        ["write", { a: { d: 1 } }, { N: null }, { N: { D: "1", B: null, C: null, E: null } }],
        [
          "write",
          { e: "e", a: { d: null } },
          { N: null },
          { N: { E: "e", B: null, C: null, D: null } },
        ],
        ["write", { e: "e" }, { N: { B: "1" } }, { N: { B: "1", E: "e" } }],
      ],
    },
    {
      fields: "a: string, b: string, custom: map<json>",
      rules:
        '  a <-> N.A\n  b <-> B\n  custom <- ...\n  "x" -> N.X\n  "c" -> W on create\n  "u" -> V on update',
      uses: [
        ["write", { a: "1", custom: { z: 1 } }, { N: { A: "1", X: "x" }, W: "c" }],
        [
          "write",
          { b: "1", custom: { z: 1 } },
          { N: null, z: 2 },
          { N: { X: "x", A: null }, B: "1", V: "u", z: 2 },
        ],
        ["write", { custom: { z: 1 } }, { z: 2 }, "same"],
      ],
    },
    {
      fields: "s: { t: { x: string } }[], p: { q: string }[], l: { m: string[] }[]",
      rules: `  s[] <-> S[] { t <-> T { x <-> X } }
  p[] <-> P[] { q <- Q
    q -> R }
  l[] <-> L[] { m[] <-> this[] }`,
      uses: [
        [
          "write",
          { s: [{ t: { x: "1" } }], p: [{ q: "1" }], l: [{ m: ["1"] }] },
          { S: [{ T: { X: "1" } }], P: [{ R: "1" }], L: [["1"]] },
        ],
        ["write", { s: [5] }, { code: "type", path: "s[0]", rule: "t <-> T" }],
        ["write", { p: [5] }, { code: "type", path: "p[0]", rule: "q <- Q" }],
        ["write", { l: [5] }, { code: "type", path: "l[0]", rule: "m[] <-> this[]" }],
        ["write", { l: [{}, null] }, { L: [null, null] }],
      ],
    },
    {
      fields: "born: date, at: datetime",
      rules: '  born <-> Born as datetime("yyyy-MM-dd HH:mm")\n  at <-> "{Day}T{Time}Z"',
      uses: [
        ["write", { born: "2024-02-29" }, { Born: "2024-02-29 00:00" }],
        [
          "write",
          { born: "2024-03-01" },
          { Born: "2024-02-29 10:30" },
          { Born: "2024-03-01 10:30" },
        ],
        ["write", { born: "2024-03-01" }, { Born: "soon" }, { Born: "2024-03-01 00:00" }],
        ["write", { born: "2024-02-29" }, { Born: "2024-02-29 10:30" }, "same"],
        ["write", { at: "2024-02-29T10:00Z" }, { Day: "2024-02-29", Time: "10:00" }],
      ],
    },
    {
      fields: "born: date",
      rules: '  born <-> Born via trim as datetime("yyyy-MM-dd HH:mm")',
      uses: [
        [
          "write",
          { born: "2024-03-01" },
          { Born: " 2024-02-29 10:30" },
          { Born: "2024-03-01 10:30" },
        ],
      ],
    },
    {
      fields: "name: string, day: date",
      rules: `  name <-> Name
  day -> Day as datetime("yyyy-MM-dd HH:mm") default -> "never"
  name -> Log.Name`,
      uses: [
        ["write", { day: "2024-03-01" }, { Day: "2024-03-01 00:00" }],
        ["write", {}, { Day: "never" }],
        [
          "write",
          { name: "n", day: "2024-03-01" },
          { Name: "m", Day: "2024-02-29 10:30", Log: { Name: "m", x: 1 } },
          { Name: "n", Day: "2024-03-01 10:30", Log: { Name: "n", x: 1 } },
        ],
        [
          "write",
          { name: "n" },
          { Name: "m", Day: 5 },
          { Name: "n", Day: "never", Log: { Name: "n" } },
        ],
        [
          "write",
          { name: "n", day: 5 },
          { Name: "m" },
          { code: "type", path: "day", rule: 'day -> Day as datetime("yyyy-MM-dd HH:mm")' },
        ],
        ["write", { day: "2024-03-01" }, { Name: "m" }, "same"],
      ],
    },
    {
      fields: 'state: "gone" | "here"',
      rules: '  state <-> S { "gone" <-> { end: true }, "here" <-> { end: false } }',
      uses: [
        ["read", { S: { end: true, x: 1 } }, { state: "gone" }],
        ["read", { S: {} }, { code: "unknown-value", path: "S", rule: "state <-> S" }],
        ["write", { state: "here" }, { S: { end: false } }],
        ["write", { state: "here" }, { S: { end: true, x: 1 } }, { S: { end: false, x: 1 } }],
      ],
    },
    {
      fields:
        "a: decimal, b: datetime, c: time, d: decimal[], e: { f: decimal, g: string }, h: map<decimal>",
      rules: "  a <-> A\n  b <-> B\n  c <-> C\n  d <-> D\n  e <-> E\n  h <-> H",
      uses: [
        ["write", { a: "1.50" }, { A: 1.5 }, "same"],
        ["write", { a: "1.51" }, { A: 1.5 }, { A: "1.51" }],
        ["write", { b: "2024-01-01T10:00:00Z" }, { B: "2024-01-01T12:00:00+02:00" }, "same"],
        ["write", { c: "10:00:00" }, { C: "10:00" }, "same"],
        ["write", { d: ["1.0", 2] }, { D: [1, "2.00"] }, "same"],
        ["write", { e: { f: "1.0", g: "x" } }, { E: { g: "x", f: 1 } }, "same"],
        [
          "write",
          { e: { f: "1.0", g: "y" } },
          { E: { g: "x", f: 1 } },
          { E: { f: "1.0", g: "y" } },
        ],
        ["write", { h: { k: "1.0" } }, { H: { k: 1 } }, "same"],
        ["write", { h: { k: "1.1" } }, { H: { k: 1 } }, { H: { k: "1.1" } }],
        ["write", { d: ["x"] }, { code: "format", path: "d[0]", rule: "d <-> D" }],
        ["write", { e: { f: 1, g: 2 } }, { code: "type", path: "e.g", rule: "e <-> E" }],
        ["write", { h: { k: true } }, { code: "type", path: "h.k", rule: "h <-> H" }],
      ],
    },
  ])("$rules", async (rows) => {
    expect(await outcomesOf(rows)).toEqual(rows.uses);
  });
});

describe("several places of one value", () => {
  it.each<Uses>([
    {
      fields: "phone: string",
      rules: "  phone <-> Mobile ?? Phone as integer",
      uses: [
        ["read", { Phone: 5 }, { phone: "5" }],
        ["read", { Mobile: "4", Phone: 5 }, { phone: "4" }],
        ["read", { Mobile: null }, { phone: null }],
        [
          "read",
          { Phone: "5" },
          { code: "type", path: "Phone", rule: "phone <-> Mobile ?? Phone as integer" },
        ],
        ["write", { phone: "6" }, { Mobile: "6" }],
        ["write", { phone: null }, { Mobile: null }],
        ["write", { phone: "6" }, { Phone: 5 }, { Phone: 6 }],
        ["write", { phone: "6" }, { Mobile: "4", Phone: 5 }, { Mobile: "6", Phone: 5 }],
        ["write", { phone: null }, { Phone: 5 }, { Phone: null }],
        ["write", { phone: null }, { Mobile: "4", Phone: 5 }, { Mobile: null, Phone: null }],
        ["write", { phone: null }, {}, { Mobile: null }],
        [
          "write",
          { phone: "x" },
          { Phone: 5 },
          { code: "format", path: "phone", rule: "phone <-> Mobile ?? Phone as integer" },
        ],
      ],
    },
    {
      fields: "name: string",
      rules: '  name <-> "{First} {Last}"',
      uses: [
        ["read", { First: "Ada", Last: null }, { name: "Ada" }],
        ["read", { First: null }, { name: null }],
        ["read", {}, {}],
        ["read", { First: 5 }, { code: "type", path: "First", rule: 'name <-> "{First} {Last}"' }],
        ["write", { name: "Ada May King" }, { First: "Ada", Last: "May King" }],
        [
          "write",
          { name: "Ada May Lee" },
          { First: "Ada May", Last: "King" },
          { First: "Ada May", Last: "Lee" },
        ],
        ["write", { name: "Ada" }, { First: "Bob", Last: "King" }, { First: "Ada", Last: null }],
        ["write", { name: null }, { First: "Bob" }, { First: null, Last: null }],
        ["write", { name: "Ada King" }, { First: "Ada", Last: "King" }, "same"],
      ],
    },
    {
      fields: "code: string",
      rules: '  code <-> "<{A as integer}-{B}>" default -> "<1-x>"',
      uses: [
        ["read", { A: 1, B: "x" }, { code: "<1-x>" }],
        ["write", { code: "<2-y>" }, { A: 2, B: "y" }],
        ["write", {}, { A: 1, B: "x" }],
        [
          "write",
          { code: "2-y" },
          { code: "no-match", path: "code", rule: 'code <-> "<{A as integer}-{B}>"' },
        ],
        [
          "write",
          { code: "<x-y>" },
          { code: "format", path: "code", rule: 'code <-> "<{A as integer}-{B}>"' },
        ],
        ["write", { code: "<2-y>" }, { A: "?", B: "x" }, { A: 2, B: "y" }],
      ],
    },
    {
      fields: "a: json",
      rules: '  a <- A\n  a -> B\n  a.x -> C.D\n  "v" -> V on update\n  "c" -> W on create',
      uses: [
        ["write", { a: { x: 1 } }, { B: { x: 1 }, C: { D: 1 }, W: "c" }],
        ["write", {}, { W: "c" }],
        ["write", { a: 1 }, { A: 1 }, "same"],
        ["write", { a: 2 }, { A: 1, B: 2 }, "same"],
        ["write", { a: 3 }, { A: 1 }, { code: "type", path: "a.x", rule: "a.x -> C.D" }],
        ["write", { a: {} }, { A: 1, B: 2 }, { A: 1, B: {}, V: "v" }],
        ["write", { a: { x: null } }, { A: 1 }, { A: 1, B: { x: null }, C: { D: null }, V: "v" }],
      ],
    },
  ])("$rules", async (rows) => {
    expect(await outcomesOf(rows)).toEqual(rows.uses);
  });
});
