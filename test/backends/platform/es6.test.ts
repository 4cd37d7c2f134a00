import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as es6 from "../../../src/compiler/backends/platform/es6/decimal-arithmetic.ts";
import * as library from "../../../src/compiler/backends/platform/es6/library.ts";
import { merged, nullIfMissing } from "../../../src/compiler/backends/platform/es6/merge.ts";
import { openZone } from "../../../src/compiler/backends/platform/es6/zones.ts";
import { type Decimal, decimalText, parseDecimal } from "../../../src/runtime/decimal.ts";
import * as runtime from "../../../src/runtime/decimal-arithmetic.ts";

const decimal = fc
  .tuple(fc.stringMatching(/^-?\d{1,24}$/), fc.integer({ min: -30, max: 30 }))
  .map(([digits, exponent]) => parseDecimal(`${digits}e${exponent}`) as Decimal);

describe("what stands in for the library in scripts of the platform", () => {
  it.each([
    ["addDecimals", es6.addDecimals, runtime.addDecimals],
    ["multiplyDecimals", es6.multiplyDecimals, runtime.multiplyDecimals],
    ["divideDecimals", es6.divideDecimals, runtime.divideDecimals],
    ["remainderOfDecimals", es6.remainderOfDecimals, runtime.remainderOfDecimals],
  ])("has the same %s", (_name, ours, theirs) => {
    fc.assert(
      fc.property(decimal, decimal, (left, right) => {
        expect(ours(left, right)).toEqual(theirs(left, right));
      }),
      { numRuns: 500 },
    );
  });

  it("divides whole quotients exactly", () => {
    fc.assert(
      fc.property(decimal, decimal, (left, right) => {
        fc.pre(right.sign !== 0);
        expect(es6.divideDecimals(es6.multiplyDecimals(left, right), right)).toEqual(left);
      }),
    );
  });

  it("has the same functions of lists, texts and objects", () => {
    const items = fc.array(fc.oneof(fc.integer(), fc.array(fc.array(fc.integer()))));
    fc.assert(
      fc.property(items, fc.string(), fc.integer({ min: 0, max: 9 }), (list, text, count) => {
        expect(library.flat(list, 1)).toEqual(list.flat(1));
        expect(library.flat(list, Number.POSITIVE_INFINITY)).toEqual(list.flat(Infinity));
        expect(library.flatMap(list, (item) => [item])).toEqual(list.flatMap((item) => [item]));
        expect(library.itemAt(list, -1)).toEqual(list.at(-1));
        expect(library.toReversed(list)).toEqual(list.toReversed());
        const byText = (a: unknown, b: unknown): number => String(a).length - String(b).length;
        expect(library.toSorted(list, byText)).toEqual(list.toSorted(byText));
        expect(library.padStart(text, count, "0")).toBe(text.padStart(count, "0"));
        expect(library.padEnd(text, count, "0")).toBe(text.padEnd(count, "0"));
        expect(library.includes(text, "a")).toBe(text.includes("a"));
        expect(library.replaceAll(text, "a", "b")).toBe(text.replaceAll("a", "b"));
        expect(library.replaceAll(text, /[aeiou]/g, "-")).toBe(text.replaceAll(/[aeiou]/g, "-"));
        const found = [...text.matchAll(/[a-z]*/g)].map((match) => match[0]);
        expect(library.matchAll(text, /[a-z]*/g).map((match) => match[0])).toEqual(found);
      }),
    );
  });

  it("takes __proto__ for a name like any other", () => {
    const hostile = JSON.parse('{ "__proto__": { "a": 1 }, "b": 2 }');
    expect(Object.entries(library.copyOf(hostile))).toEqual(Object.entries(hostile));
    expect(library.ownEntries(hostile)).toEqual(Object.entries(hostile));
    expect(JSON.stringify(library.objectOf(Object.entries(hostile)))).toBe(
      '{"__proto__":{"a":1},"b":2}',
    );
    expect(library.hasOwn(hostile, "__proto__")).toBe(true);
    expect(library.hasOwn({}, "toString")).toBe(false);
  });

  it.each([
    ["1", "2", "3", "2", "0.5", "1"],
    ["0.5", "99.5", "100", "49.75", undefined, "0.5"],
    ["-7", "2", "-5", "-14", "-3.5", "-1"],
    ["7", "-7", "0", "-49", "-1", "0"],
    ["5", "-9", "-4", "-45", undefined, "5"],
    ["0", "3", "3", "0", "0", "0"],
    ["3", "0", "3", "0", undefined, undefined],
    ["1e3", "8", "1008", "8000", "125", "0"],
    ["0.001", "0.125", "0.126", "0.000125", "0.008", "0.001"],
    ["999", "0.999", "999.999", "998.001", "1000", "0"],
  ])("reckons with %s and %s", (left, right, sum, product, quotient, rest) => {
    const [a, b] = [left, right].map((text) => parseDecimal(text) as Decimal);
    if (a === undefined || b === undefined) throw new Error(left);
    const texts = [
      es6.addDecimals(a, b),
      es6.multiplyDecimals(a, b),
      es6.divideDecimals(a, b),
      es6.remainderOfDecimals(a, b),
    ].map((value) => value && decimalText(value));
    expect(texts).toEqual([sum, product, quotient, rest]);
  });

  it("knows UTC alone of the time zones", () => {
    const utc = openZone("UTC");
    expect([utc?.name, utc?.offsetAt(5), utc?.instantsOf(5), utc?.firstAt(5)]).toEqual([
      "UTC",
      0,
      [5],
      5,
    ]);
    expect(openZone("Europe/Berlin")).toBe(undefined);
  });

  it("makes base64 of bytes only", () => {
    expect(["", "a", "ab", "abc", "\u00ff\u0000"].map(library.toBase64)).toEqual([
      "",
      "YQ==",
      "YWI=",
      "YWJj",
      "/wA=",
    ]);
    expect(() => library.toBase64("a\u0100")).toThrow(new RangeError("not a byte"));
    expect(["YQ==", "YWI=", "YWJj", "/wA="].map(library.fromBase64)).toEqual([
      "a",
      "ab",
      "abc",
      "\u00ff\u0000",
    ]);
  });

  it("finds items, keeps the order of equals and makes members like any other", () => {
    expect([0, 1, -1, -2, 2, -3].map((index) => library.itemAt(["a", "b"], index))).toEqual([
      "a",
      "b",
      "b",
      "a",
      undefined,
      undefined,
    ]);
    const words = ["bb", "a", "cc", "d"];
    expect(library.toSorted(words, (a, b) => a.length - b.length)).toEqual(["a", "d", "bb", "cc"]);
    expect(library.toReversed(words)).toEqual(["d", "cc", "a", "bb"]);
    expect(words).toEqual(["bb", "a", "cc", "d"]);
    expect(library.flat([1, [2, [3, [4]]]], 2)).toEqual([1, 2, 3, [4]]);
    expect(library.flatMap([1, 2], (item, index) => [item, [index]])).toEqual([1, [0], 2, [1]]);
    expect([library.includes([1, 2], 2), library.includes([1, 2], 3)]).toEqual([true, false]);
    expect(library.replaceAll("a.b.c", ".", "-")).toBe("a-b-c");
    expect([library.padStart("7", 3, "0"), library.padEnd("7", 3, "0")]).toEqual(["007", "700"]);
    expect(Object.getOwnPropertyDescriptors(library.copyOf({ a: 1, b: 2 }, { b: 3 }))).toEqual(
      Object.getOwnPropertyDescriptors({ a: 1, b: 3 }),
    );
  });
});

describe("what the platform has mapped and what a script adds", () => {
  it.each<readonly [unknown, unknown, unknown]>([
    [{ a: 1 }, { b: 2 }, { a: 1, b: 2 }],
    [{ a: 1 }, { a: 2 }, { a: 2 }],
    [{ a: { b: 1, c: 2 } }, { a: { c: 3, d: null } }, { a: { b: 1, c: 3, d: null } }],
    [{ a: { b: 1 } }, { a: null }, { a: null }],
    [{ a: { b: 1 } }, { a: [1] }, { a: [1] }],
    [{ a: [1, 2] }, { a: [3] }, { a: [3] }],
    [null, { a: 1 }, { a: 1 }],
  ])("%j and %j are %j", (mapped, added, expected) => {
    expect(merged(mapped, added)).toEqual(expected);
  });

  it("are lists without missing items", () => {
    expect([undefined, null, 0].map(nullIfMissing)).toEqual([null, null, 0]);
  });
});
