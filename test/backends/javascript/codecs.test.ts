import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/compiler/types.ts";
import { moduleOf, outcomesOf, type Uses } from "./support.ts";

describe("a cell and its common value, in both directions", () => {
  it.each<[type: string, cell: string, vendor: Json, common: Json]>([
    ["string", "A", "x", "x"],
    ["json", "A", { a: [1] }, { a: [1] }],
    ["integer", "A as string", "5", 5],
    ["string", "A as integer", 5, "5"],
    ["boolean", "A as integer", 1, true],
    ["number", "A as string", "2.5", 2.5],
    ["decimal", "A as string", "2.50", "2.50"],
    ["decimal", "A as number", 2.5, 2.5],
    ["date", 'A as date("MM/dd/yyyy")', "02/29/2024", "2024-02-29"],
    ["date", 'A as date("yy-MM-dd")', "24-02-29", "2024-02-29"],
    [
      "datetime",
      'A as datetime("yyyy-MM-dd HH:mm:ss")',
      "2024-02-29 10:00:00",
      "2024-02-29T10:00:00.000Z",
    ],
    [
      "datetime",
      'A as datetime("yyyy-MM-dd HH:mm", "America/Denver")',
      "2024-02-29 10:00",
      "2024-02-29T17:00:00.000Z",
    ],
    ["datetime", 'A as datetime("yyyy-MM-dd")', "2024-02-29", "2024-02-29T00:00:00.000Z"],
    ["date", 'A as date("MM/dd/yyyy", "America/Denver")', "02/29/2024", "2024-02-29"],
    ["time", 'A as time("HH:mm")', "10:30", "10:30:00"],
    ["datetime", 'A as epoch("s")', 1, "1970-01-01T00:00:01.000Z"],
    ["datetime", 'A as epoch("ms")', 1, "1970-01-01T00:00:00.001Z"],
    ["number", 'A as number("#,##0.00", "de")', "1.234,50", 1234.5],
    ["decimal", 'A as number("#,##0.00")', "1,234.50", "1234.50"],
    ["string[]", 'A as list(";")', "a;b", ["a", "b"]],
    ["integer[]", 'A as list(",")', "1,2", [1, 2]],
    ["json", "A as json", '{"a":[1]}', { a: [1] }],
    ["json", "A via json", '{"a":[1]}', { a: [1] }],
    ["integer", "A as json", "5", 5],
    ["decimal", "A / 100", 250, 2.5],
    ["decimal", "A as string / 100", "250", "2.5"],
    ["number", "A * 10 + 3", 2, 23],
    ["boolean", "A via not", false, true],
    ["string", "A via base64", "w6k=", "é"],
    ["string", "A via base64 via base64", "dzZrPQ==", "é"],
    ["number", "A as string via cents", "250", 2.5],
    ["string[]", "A", ["a"], ["a"]],
  ])("%s <-> %s: %j", async (type, cell, vendor, common) => {
    const text = `codec cents = value / 100\nobject T { a: ${type} }\nmap T <-> v.T {\n  a <-> ${cell}\n}\n`;
    const { read, write } = await moduleOf(text);
    expect(read({ A: vendor })).toEqual({ a: common });
    expect(write({ a: common })).toEqual({ A: vendor });
    const states = [{}, { A: null }];
    expect(states.map((one) => read(one))).toEqual([{}, { a: null }]);
    expect([{}, { a: null }].map((one) => write(one))).toEqual(states);
  });
});

describe("what comes of a cell", () => {
  const source = 'source: "Online" | "List"';

  it.each<Uses>([
    {
      fields: "a: string",
      rules: "  a <-> A else null",
      uses: [
        ["read", { A: 5 }, { a: null }],
        ["write", { a: 5 }, { A: null }],
        ["write", { a: 5 }, { A: "x" }, { A: null }],
        ["write", {}, { A: 5 }, "same"],
      ],
    },
    {
      fields: "a: string",
      rules: "  a <-> A else drop",
      uses: [
        ["read", { A: 5 }, {}],
        ["write", { a: 5 }, {}],
        ["write", { a: 5 }, { A: "x" }, "same"],
      ],
    },
    {
      fields: "a: integer",
      rules: "  a <-> A as string else keep",
      uses: [
        ["read", { A: "5" }, { a: 5 }],
        ["read", { A: "five" }, { a: "five" }],
        ["write", { a: "five" }, { A: "five" }],
        ["write", { a: "5" }, { code: "unknown-value", path: "a", rule: "a <-> A as string" }],
      ],
    },
    {
      fields: source,
      rules: "  source <-> A as string",
      uses: [
        [
          "read",
          { A: "Web" },
          { code: "unknown-value", path: "A", rule: "source <-> A as string" },
        ],
        ["read", { A: 5 }, { code: "type", path: "A", rule: "source <-> A as string" }],
        [
          "write",
          { source: "Web" },
          { code: "unknown-value", path: "source", rule: "source <-> A as string" },
        ],
      ],
    },
    {
      fields: "a: string",
      rules: '  a <-> A { "x" <-> "1", null <-> "0", missing <-> "" }',
      uses: [
        ["read", { A: "1" }, { a: "x" }],
        ["read", { A: "0" }, { a: null }],
        ["read", { A: "" }, {}],
        ["read", { A: null }, { a: null }],
        ["write", { a: null }, { A: "0" }],
        ["write", {}, { A: "" }],
        ["write", {}, { A: "1" }, "same"],
        ["write", { a: "y" }, { code: "unknown-value", path: "a", rule: "a <-> A" }],
        ["read", { A: 5 }, { code: "type", path: "A", rule: "a <-> A" }],
      ],
    },
    {
      fields: "a: string",
      rules: '  a <-> A { "x" <-> null, "y" <- missing, "z" -> "3", else keep }',
      uses: [
        ["read", { A: null }, { a: "x" }],
        ["read", {}, { a: "y" }],
        ["write", { a: "x" }, { A: null }],
        ["write", {}, {}],
        ["write", { a: "z" }, { A: "3" }],
        ["write", { a: "w" }, { A: "w" }],
      ],
    },
    {
      fields: "a: integer",
      rules: '  a <-> A as string { 1 <-> "one", else keep }',
      uses: [
        ["read", { A: "one" }, { a: 1 }],
        ["write", { a: 1 }, { A: "one" }],
      ],
    },
    {
      fields: "a: string",
      rules: '  a <-> A { "x" <-> "1", missing <-> "" }',
      uses: [
        ["read", { A: "" }, {}],
        ["read", {}, {}],
        ["write", {}, { A: "" }],
        ["write", { a: null }, { A: null }],
      ],
    },
    {
      fields: "a: string",
      rules: '  a <-> A { "x" <-> "1", null <-> "0" }',
      uses: [
        ["read", { A: "0" }, { a: null }],
        ["write", { a: null }, { A: "0" }],
        ["write", {}, {}],
      ],
    },
    {
      fields: "a: string",
      rules: '  a <-> A { "x" <-> "1", "none" <-> null }',
      uses: [
        ["read", { A: null }, { a: "none" }],
        ["write", { a: "none" }, { A: null }],
        ["write", { a: "none" }, { A: "1" }, { A: null }],
      ],
    },
    {
      fields: "a: string, kind: string, b: string",
      rules: `  when kind = "k" <-> K = 1 { b <-> B }
  a <-> A { "x" <-> "1", missing <-> "" }`,
      uses: [
        ["write", {}, { A: "" }],
        ["write", { kind: "k" }, { K: 1, A: "" }],
        ["write", {}, { A: "1" }, "same"],
      ],
    },
    {
      fields: "items: { a: string, b: string }[]",
      rules: `  items[] <-> Items[] {
    a <-> A { "x" <-> "1", missing <-> "" }
    b <-> B { "x" <-> "1", missing <- "" }
  }`,
      uses: [
        [
          "write",
          { items: [{}] },
          { Items: [{ A: "1", B: "1", h: 1 }] },
          { Items: [{ A: "", h: 1 }] },
        ],
        ["write", { items: [{ a: "x" }] }, { Items: [{ A: "", B: "1" }] }, { Items: [{ A: "1" }] }],
      ],
    },
    {
      fields: "a: string, b: boolean",
      rules: '  a <-> A via trim { "x" <-> "1", else -> null }\n  b <-> B as json',
      uses: [
        ["read", { A: " 1" }, { a: "x" }],
        ["write", { a: "y" }, { A: null }],
        ["read", { B: "null" }, { b: null }],
        ["read", { B: "true" }, { b: true }],
        ["read", { B: "5" }, { code: "type", path: "B", rule: "b <-> B as json" }],
      ],
    },
    {
      fields: "a: json",
      rules: '  a <-> A { "gone" <-> { end: true }, "none" <-> null }',
      uses: [
        ["read", { A: null }, { a: "none" }],
        ["write", { a: "gone" }, { A: { end: false, h: 1 } }, { A: { end: true, h: 1 } }],
        ["write", { a: "none" }, { A: { end: true, h: 1 } }, { A: null }],
      ],
    },
    {
      fields: "a: string, b: boolean, c: decimal, d: integer",
      rules: `  a <-> A { "x" <-> "1", "y" <- "2", "z" -> "3", "x" <- "4" }
  b <-> B { true <-> 1, false <-> 0 }
  c <-> C { 1 <-> true, 2.5 <-> false }
  d <-> D { 0 <-> "none" }`,
      uses: [
        ["read", { A: "2" }, { a: "y" }],
        ["read", { A: "4" }, { a: "x" }],
        ["read", { A: "3" }, { code: "unknown-value", path: "A", rule: "a <-> A" }],
        ["write", { a: "z" }, { A: "3" }],
        ["write", { a: "y" }, { code: "unknown-value", path: "a", rule: "a <-> A" }],
        ["read", { B: 1, C: false, D: "none" }, { b: true, c: 2.5, d: 0 }],
        ["read", { B: 2 }, { code: "unknown-value", path: "B", rule: "b <-> B" }],
        ["read", { B: "1" }, { code: "type", path: "B", rule: "b <-> B" }],
        ["write", { b: false, c: 1, d: -0 }, { B: 0, C: true, D: "none" }],
        ["write", { b: "x" }, { code: "type", path: "b", rule: "b <-> B" }],
        ["write", { c: "7" }, { code: "unknown-value", path: "c", rule: "c <-> C" }],
        ["write", { c: true }, { code: "type", path: "c", rule: "c <-> C" }],
        ["write", { d: 7 }, { code: "unknown-value", path: "d", rule: "d <-> D" }],
        ["write", { d: "0" }, { code: "type", path: "d", rule: "d <-> D" }],
        ["read", { C: 1 }, { code: "type", path: "C", rule: "c <-> C" }],
      ],
    },
  ])("$fields, $rules", async (rows) => {
    expect(await outcomesOf(rows)).toEqual(rows.uses);
  });
});
