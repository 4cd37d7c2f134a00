import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as es6 from "../../../src/compiler/backends/platform/es6/decimal-arithmetic.ts";
import * as library from "../../../src/compiler/backends/platform/es6/library.ts";
import { type Decimal, parseDecimal } from "../../../src/runtime/decimal.ts";
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
});
