import { describe, expect, it } from "vitest";
import { readCsv } from "../../../src/compiler/lower/csv.ts";
import { overlayOf } from "../../../src/compiler/lower/overlay.ts";
import { Place } from "../../../src/compiler/lower/place.ts";
import { constantOf, decimalText, divide } from "../../../src/compiler/lower/rational.ts";
import type * as ast from "../../../src/grammar/ast.ts";
import { lowerRows } from "./support.ts";

const span = { source: "a.cemap", start: 0, end: 0 };

function number(text: string): ast.NumberLiteral {
  return { kind: "number", span, text };
}

describe("CSV tables", () => {
  it.each<[string, ReturnType<typeof readCsv>]>([
    [
      "a,b\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    ["\uFEFFa\r\n1\r\n", [["a"], ["1"]]],
    ['"a ""b""","c,\nd"\n', [['a "b"', "c,\nd"]]],
    [
      "a,\n\n,b",
      [
        ["a", ""],
        ["", "b"],
      ],
    ],
    ["a,", [["a", ""]]],
    ["", []],
    ['"a', { error: "line 1 has a quote that does not end" }],
    ['a\n"b"c', { error: "line 2 has text after a quote" }],
  ])("%j", (text, rows) => {
    expect(readCsv(text)).toEqual(rows);
  });
});

describe("constants of arithmetic", () => {
  it.each([
    ["100", "1", "100"],
    ["0.25", "1", "0.25"],
    ["1", "8", "0.125"],
    ["1e3", "1", "1000"],
    ["7", "20", "0.35"],
    ["1", "3", undefined],
    ["-2", "5", "-0.4"],
    ["-1", "-4", "0.25"],
    ["3", "-40", "-0.075"],
    ["0", "7", "0"],
    ["1e-3", "1", "0.001"],
    ["12.50", "1", "12.5"],
    ["1000", "10", "100"],
    ["1e400", "1e400", "1"],
    ["1e-400", "1e-400", "1"],
  ])("%s / %s", (left, right, text) => {
    const [numerator, denominator] = [constantOf(number(left)), constantOf(number(right))];
    if (numerator === undefined || denominator === undefined) throw new Error("no constant");
    expect(decimalText(divide(numerator, denominator))).toBe(text);
  });

  it("does not compute powers of ten without a bound", () => {
    for (const text of ["1e999999", "1e-999999", "1e401", "0.1e-400"]) {
      expect(constantOf(number(text))).toBeUndefined();
    }
  });
});

describe("places", () => {
  it("know what rules show, and the widest of different kinds", () => {
    const root = new Place();
    const cell = root.member("A") as Place;
    cell.show({ kind: "scalar", name: "date" });
    cell.show({ kind: "scalar", name: "string" });
    (root.member("B") as Place).show({ kind: "scalar", name: "integer" });
    (root.member("B") as Place).show({ kind: "scalar", name: "number" });
    const shown = { required: false, annotations: [] };
    expect(root.objectType()).toEqual({
      kind: "object",
      fields: [
        { name: "A", type: { kind: "scalar", name: "string" }, ...shown },
        { name: "B", type: { kind: "scalar", name: "number" }, ...shown },
      ],
      key: [],
      open: true,
    });
  });

  it("are lists of what their items show", () => {
    const list = new Place();
    list.item()?.show({ kind: "scalar", name: "integer" });
    expect(list.type()).toEqual({
      kind: "list",
      item: { kind: "scalar", name: "integer" },
      key: [],
    });
    expect(list.objectType()).toEqual({ kind: "object", fields: [], key: [], open: true });
  });

  it("take a name such as __proto__ for a name", () => {
    const lowered = lowerRows("any.`__proto__`.x <-> `__proto__`.constructor\n... <-> ...");
    expect(lowered.rules).toEqual([
      "cell any.__proto__.x: json <-> __proto__.constructor | json",
      "rest both taken [any] | [__proto__]",
      "overlay any(__proto__)",
    ]);
    expect(Object.keys(overlayOf([]))).toEqual([]);
  });
});
