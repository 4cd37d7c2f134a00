import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as equality from "../../src/runtime/equality.ts";
import { canonicalText } from "../support/canonical-text.ts";
import { jsonValue } from "./json-values.ts";

const { sameDecimal, sameInstant, sameJson, sameList, sameMap, sameObject, sameTime } = equality;

it("finds JSON equal exactly when its canonical text is", () => {
  const small = fc.oneof(jsonValue, fc.constantFrom([], {}, [[]], [{}], { a: 0 }, { a: -0 }));
  fc.assert(
    fc.property(small, small, (left, right) => {
      expect(sameJson(left, right)).toBe(canonicalText(left) === canonicalText(right));
      expect(sameJson(left, structuredClone(left))).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

it.each<[unknown, unknown, boolean]>([
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: undefined }, {}, true],
  [{ a: undefined }, { b: undefined }, true],
  [{ a: undefined, b: 1 }, { b: 1, c: undefined }, true],
  [{ a: undefined }, { a: null }, false],
  [{ toString: undefined }, { valueOf: 1 }, false],
  [{}, { toString: Object.prototype.toString }, false],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  [undefined, null, false],
  [1, "1", false],
])("%j and %j as JSON: %s", (left, right, same) => {
  expect(sameJson(left, right)).toBe(same);
  expect(sameJson(right, left)).toBe(same);
});

it("compares what is nested 100,000 levels deep, or a million items wide", () => {
  const nested = (): unknown => {
    let value: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) value = [value];
    return value;
  };
  expect(sameJson(nested(), nested())).toBe(true);
  expect(sameJson(new Array(1_000_000).fill(1), new Array(1_000_000).fill(1))).toBe(true);
});

describe.each([
  ["decimal", sameDecimal, [1.5, "1.50", "15e-1", "+1.5"], ["1.51", "-1.5", "x", null, undefined]],
  ["zero", sameDecimal, [0, -0, "0", "-0.00", "0e5"], ["", false, "1e-999"]],
  ["instant", sameInstant, ["2024-01-01T10:00Z", "2024-01-01T12:00:00.000+02:00"], ["2024-01-01"]],
  ["time", sameTime, ["10:00", "10:00:00.0"], ["10:01", 10]],
] as const)("%s", (_name, same, equals, others) => {
  it("is equal by value", () => {
    for (const left of equals) {
      for (const right of equals) expect(same(left, right)).toBe(true);
      for (const right of others) expect(same(left, right)).toBe(false);
    }
  });
  it("falls back on JSON for another kind", () => {
    expect(same([1], [1])).toBe(sameJson([1], [1]));
    expect(same({ a: 1 }, { a: 2 })).toBe(false);
    expect(same(null, null)).toBe(true);
    expect(same(null, undefined)).toBe(false);
  });
});

it("compares lists, objects and maps by the types of their parts", () => {
  const same = sameList(sameObject({ price: sameDecimal, ["__proto__"]: sameInstant }));
  expect(same([{ price: "1.0", n: 1 }], [{ n: 1, price: 1 }])).toBe(true);
  expect(same([{ price: "1.0", n: "1.0" }], [{ n: 1, price: 1 }])).toBe(false);
  expect(same([{ price: "1.0" }], [{ price: 1 }, {}])).toBe(false);
  expect(same([{ price: undefined }], [{}])).toBe(true);
  expect(same("a", "a")).toBe(true);
  expect(same({ 0: 1 }, [1])).toBe(false);
  expect(sameMap(sameDecimal)({ a: "1.0" }, { a: 1 })).toBe(true);
  expect(sameMap(sameDecimal)({ a: "1.0" }, { b: 1 })).toBe(false);
  expect(sameObject({})({ toString: 1 }, {})).toBe(false);
});

it("orders decimals and instants", () => {
  expect(equality.orderDecimals("10", 9)).toBeGreaterThan(0);
  expect(equality.orderDecimals(-2, "-1.5")).toBeLessThan(0);
  expect(equality.orderDecimals("x", 1)).toBeUndefined();
  expect(equality.orderDecimals(1, null)).toBeUndefined();
  expect(equality.orderInstants("2024-01-01T10:00Z", "2024-01-01T11:00+02:00")).toBeGreaterThan(0);
  expect(equality.orderInstants("2024-01-01", "2024-01-01T11:00Z")).toBeUndefined();
});

it.each<[string, equality.Same, unknown, unknown, boolean]>([
  ["lists", sameList(sameDecimal), [1, "2.0"], ["1.0", 2], true],
  ["lists of which one item differs", sameList(sameDecimal), [1, 2], ["1.0", 3], false],
  ["lists of which one is longer", sameList(sameDecimal), [1], [1, 1], false],
  ["a list and none", sameList(() => true), [1], { 0: 1 }, false],
  ["a list and nothing", sameList(() => true), [], null, false],
  ["objects", sameObject({ a: sameDecimal }), { a: 1, b: 1 }, { b: 1, a: "1.0" }, true],
  ["objects of which one has more", sameObject({}), { a: 1 }, { a: 1, b: 2 }, false],
  [
    "objects with other names",
    sameObject({ a: () => true }),
    { a: undefined, b: 1 },
    { c: 1 },
    false,
  ],
  ["an object and a list", sameObject({}), { a: 1 }, [1], false],
  ["an object and nothing", sameObject({}), {}, null, false],
  ["maps", sameMap(sameDecimal), { a: 1, b: null }, { b: null, a: "1.00" }, true],
  ["maps of which one has more", sameMap(() => true), { a: 1 }, { a: 1, b: 2 }, false],
  ["times", sameTime, "10:00", "10:00:00.000", true],
  ["a time and no time", sameTime, "10:00", 10, false],
  ["no times", sameTime, [1], [1], true],
  ["numbers", sameDecimal, 1, 1, true],
  ["numbers that differ", sameDecimal, 1, 2, false],
  ["no numbers", sameDecimal, Number.NaN, 1, false],
  ["datetimes", sameInstant, "2024-01-01T10:00Z", "2024-01-01T11:00+01:00", true],
  ["a datetime and no text", sameInstant, "2024-01-01T10:00Z", 5, false],
  ["texts that are no datetimes", sameInstant, "x", "x", true],
])("%s are the same by their types", (_name, same, left, right, expected) => {
  expect(same(left, right)).toBe(expected);
  expect(same(right, left)).toBe(expected);
});

it.each<[unknown, unknown, number | undefined]>([
  [1, 2, -1],
  [2, 1, 1],
  [1, 1, 0],
  [Number.NaN, 1, undefined],
  [1, "2", -1],
  ["2", 1, 1],
  ["1.0", 1, 0],
  [true, 1, undefined],
  [1, undefined, undefined],
  [Number.POSITIVE_INFINITY, "1", undefined],
])("%j and %j are in the order of decimals: %j", (left, right, expected) => {
  const order = equality.orderDecimals(left, right);
  expect(order === undefined ? undefined : Math.sign(order)).toBe(expected);
});
