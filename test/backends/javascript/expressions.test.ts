import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/compiler/types.ts";
import { moduleOf, outcomeOf } from "./support.ts";

/** What `->` rows with these expressions write of a new record. */
async function written(fields: string, expressions: readonly string[], common: object) {
  const rows = expressions.map((expression, index) => `  ${expression} -> X${index}`);
  const text = `object T { ${fields} }\nmap T <-> v.T {\n${rows.join("\n")}\n}\n`;
  const { write } = await moduleOf(text);
  const result = outcomeOf(() => write(common)) as Readonly<Record<string, unknown>>;
  if ("code" in result) return result;
  return Object.fromEntries(
    expressions.flatMap((expression, index) =>
      `X${index}` in result ? [[expression, result[`X${index}`]]] : [],
    ),
  );
}

const comparisons = ["a < b", "a <= b", "a > b", "a >= b", "a = b", "a != b"];
const less = { "a < b": true, "a <= b": true, "a > b": false, "a >= b": false };
const same = { "a < b": false, "a <= b": true, "a > b": false, "a >= b": true };
const more = { "a < b": false, "a <= b": false, "a > b": true, "a >= b": true };
const equal = { "a = b": true, "a != b": false };
const other = { "a = b": false, "a != b": true };

describe("comparisons", () => {
  it.each([
    ["number", 2, 10, { ...less, ...other }],
    ["number", 10, 10, { ...same, ...equal }],
    ["number", 10, 2, { ...more, ...other }],
    ["string", "2", "10", { ...more, ...other }],
    ["string", "a", "a", { ...same, ...equal }],
    ["decimal", "2.50", 2.5, { ...same, ...equal }],
    ["decimal", "2.5", "10", { ...less, ...other }],
    ["datetime", "2024-03-01T12:00:00+02:00", "2024-03-01T10:00Z", { ...same, ...equal }],
    ["datetime", "2024-03-01T12:00:00+02:00", "2024-03-01T11:00Z", { ...less, ...other }],
    ["datetime", "2024-03-01T12:00:00Z", "2024-03-01T13:00+02:00", { ...more, ...other }],
    ["date", "2024-02-29", "2024-03-01", { ...less, ...other }],
  ])("of %s: %j and %j", async (type, a, b, out) => {
    expect(await written(`a: ${type}, b: ${type}`, comparisons, { a, b })).toEqual(out);
  });
});

describe("operators", () => {
  const arithmetic = ["-a", "a + b", "a - b", "a * b", "a / b", "a % b"];

  it.each([
    ["number", 7, 2, [-7, 9, 5, 14, 3.5, 1]],
    ["decimal", "0.3", "0.1", ["-0.3", "0.4", "0.2", "0.03", "3", "0"]],
    ["decimal", 0.3, "0.1", [-0.3, "0.4", "0.2", "0.03", "3", "0"]],
  ])("of %s: %j and %j", async (type, a, b, out) => {
    const wanted = Object.fromEntries(arithmetic.map((one, index) => [one, out[index]]));
    expect(await written(`a: ${type}, b: ${type}`, arithmetic, { a, b })).toEqual(wanted);
  });

  it.each([
    [{ a: 1 }, {}],
    [{ a: 1, b: null }, null],
    [{ b: null }, {}],
    [
      { a: 1, b: 0 },
      { code: "range", path: "", rule: "a / b -> X0" },
    ],
    [
      { a: "1", b: 0 },
      { code: "type", path: "a", rule: "a / b -> X0" },
    ],
  ])("of states: %j", async (common, out) => {
    const result = await written("a: number, b: number", ["a / b"], common);
    expect(result).toEqual(out === null ? { "a / b": null } : out);
  });

  it("of truth take what is not true as false", async () => {
    const both = ["p and q", "p or q", 'p ? "yes" : "no"'];
    const of = (common: object) => written("p: boolean, q: boolean", both, common);
    expect(Object.values(await of({ p: true, q: true }))).toEqual([true, true, "yes"]);
    expect(Object.values(await of({ p: true, q: false }))).toEqual([false, true, "yes"]);
    expect(Object.values(await of({ p: false, q: true }))).toEqual([false, true, "no"]);
    expect(Object.values(await of({ p: null }))).toEqual([false, false, "no"]);
    expect(Object.values(await of({}))).toEqual([false, false, "no"]);
  });

  it("of texts", async () => {
    const inList = 'a in ["x", "y"]';
    const expressions = ["a & b", '"<{a}, {b}>"', "a ?? b", inList, "a present", "b missing"];
    const of = (common: object) => written("a: string, b: string", expressions, common);
    expect(Object.values(await of({ a: "x", b: "z" }))).toEqual([
      "xz",
      "<x, z>",
      "x",
      true,
      true,
      false,
    ]);
    expect(Object.values(await of({ a: null, b: "z" }))).toEqual([
      "z",
      "<z>",
      "z",
      false,
      false,
      false,
    ]);
    expect(Object.values(await of({ a: "z" }))).toEqual(["z", "<z>", "z", false, true, true]);
    expect(await of({})).toEqual({
      "a & b": "",
      [inList]: false,
      "a present": false,
      "b missing": true,
    });
  });
});

describe("what is read", () => {
  const read = async (expression: string, vendor: object): Promise<unknown> => {
    const text = `object T { x: json }\nmap T <-> v.T {\n  x <- ${expression}\n}\n`;
    const module = await moduleOf(text);
    return outcomeOf(() => module.read(vendor));
  };
  const lines = [
    { n: 1, parts: [{ k: "a" }] },
    { n: 2, parts: [{ k: "b" }, { k: "c" }] },
  ];
  const rule = (text: string) => ({ rule: `x <- ${text}` });

  it.each<[expression: string, vendor: { [name: string]: Json }, out: Json | undefined]>([
    ["a.b", { a: { b: 1 } }, 1],
    ["a.b", { a: null }, null],
    ["a.b", {}, undefined],
    ["toString", {}, undefined],
    ["a[1].b", { a: [{ b: 1 }, { b: 2 }] }, 2],
    ["a[1].b", { a: [] }, null],
    [
      'a[k = "x"].b',
      {
        a: [
          { k: "y", b: 1 },
          { k: "x", b: 2 },
        ],
      },
      2,
    ],
    ["lines[].n", { lines }, [1, 2]],
    ["lines[].n", { lines: [] }, []],
    ["lines[].n", { lines: null }, null],
    ["lines[].parts[].k", { lines }, ["a", "b", "c"]],
    ["lines[].tags", { lines: [{ tags: ["a", "b"] }, { tags: [] }] }, [["a", "b"], []]],
    ["lines[][]", { lines: [["a", "b"], ["c"]] }, ["a", "b", "c"]],
    ["$sum(lines[].n)", { lines }, 3],
    ["$uppercase(a)", { a: "ada" }, "ADA"],
    ["$substring(a, 1)", { a: "abcd" }, "bcd"],
    ["$substring(a, 1, n)", { a: "abcd", n: 2 }, "bc"],
    ["$substring(a, 1, n)", { a: "abcd" }, "bcd"],
    ["$substring(a, n)", { a: "abcd" }, undefined],
    ["$exists(a)", { a: null }, true],
    ["$exists(a)", {}, false],
    ["a = b", { a: { x: [1] }, b: { x: [1] } }, true],
    ["a != b", { a: [1, 2], b: [2, 1] }, true],
    ["a = null", { a: null }, true],
    ["a = 1", { a: 1 }, true],
    ['jsonata("a & b")', { a: "x", b: "y" }, "xy"],
    ["null", {}, null],
  ])("by %s from %j", async (expression, vendor, out) => {
    expect(await read(expression, vendor)).toEqual(out === undefined ? {} : { x: out });
  });

  it.each<[expression: string, vendor: { [name: string]: Json }, code: string, path: string]>([
    ["a.b", { a: 5 }, "type", "a.b"],
    ["a[1].b", { a: {} }, "type", "a[1].b"],
    ["lines[].n", { lines: 5 }, "type", "lines[].n"],
    ["lines[].n", { lines: [5] }, "type", "lines[].n"],
    ["lines[].parts[].k", { lines: [{ parts: 1 }] }, "type", "lines[].parts[].k"],
    ["$uppercase(a)", { a: 5 }, "type", "a"],
    ["$formatBase(n, b)", { n: 5, b: 1 }, "range", ""],
    ['jsonata("a.$error()")', { a: "x" }, "expression", ""],
  ])("refuses by %s of %j", async (expression, vendor, code, path) => {
    expect(await read(expression, vendor)).toEqual({ code, path, ...rule(expression) });
  });
});
