import { describe, expect, it } from "vitest";
import { MappingError } from "../../src/runtime/errors.ts";
import {
  eachValue,
  firstValue,
  isIn,
  isPresent,
  lift,
  order,
  orderDecimal,
  orderInstant,
  partText,
} from "../../src/runtime/record-operators.ts";
import { at, outcome } from "./refusal.ts";

describe("a function with arguments that may be missing or null", () => {
  const all = (_site: unknown, ...args: readonly unknown[]): unknown => args;

  it.each<[number, readonly unknown[], unknown]>([
    [1, ["a", 1], ["a", 1]],
    [1, [undefined, 1], undefined],
    [2, ["a", undefined], undefined],
    [1, ["a", undefined], ["a", undefined]],
    [1, [null], null],
    [1, ["a", null], null],
    // Missing is looked for first.
    [2, [null, undefined], undefined],
    [0, [], []],
    [0, [undefined], [undefined]],
    [2, ["", 0], ["", 0]],
  ])("of which %d are needed: %j", (required, args, expected) => {
    expect(lift(all, at, required, ...args)).toStrictEqual(expected);
  });

  it("gets the place that it speaks of", () => {
    expect(lift((site) => site, at, 0)).toBe(at);
  });
});

describe("the first value", () => {
  it.each<[readonly unknown[], unknown]>([
    [[1, 2], 1],
    [[undefined, null, 0], 0],
    [[null, ""], ""],
    [[null, undefined], null],
    [[undefined, null], null],
    [[undefined, undefined], undefined],
    [[], undefined],
  ])("of %j is %j", (values, expected) => {
    expect(firstValue(values.map((value) => () => value))).toBe(expected);
  });

  it("is looked for no further than needed", () => {
    const never = (): never => {
      throw new Error("not asked for");
    };
    expect(firstValue([() => false, never])).toBe(false);
  });
});

it("is present what is neither missing nor null", () => {
  expect([undefined, null, 0, "", false, []].map(isPresent)).toStrictEqual([
    false,
    false,
    true,
    true,
    true,
    true,
  ]);
});

it("is in a list what equals one of its items as JSON", () => {
  expect(isIn({ a: 1, b: 2 }, [1, { b: 2, a: 1 }])).toBe(true);
  expect(isIn("1", [1, "2"])).toBe(false);
  expect(isIn(null, [null])).toBe(true);
  expect(isIn(undefined, [])).toBe(false);
});

it("is the text of a part of a template what the function `string` gives", () => {
  expect(partText(at, 1.5)).toBe("1.5");
  expect(partText(at, "a")).toBe("a");
  expect(partText(at, true)).toBe("true");
  expect(partText(at, undefined)).toBeUndefined();
  expect(partText(at, null)).toBeNull();
});

describe("the order of two values", () => {
  const sign = (value: unknown): unknown => (typeof value === "number" ? Math.sign(value) : value);
  const type = { refused: "type" };
  const format = { refused: "format" };

  it.each<[unknown, unknown, unknown]>([
    [1, 2, -1],
    [2, 1, 1],
    [1.5, 1.5, 0],
    ["a", "b", -1],
    ["b", "a", 1],
    ["a", "a", 0],
    ["10", "9", -1],
    ["B", "a", -1],
    [null, 1, Number.NaN],
    [1, null, Number.NaN],
    [undefined, "a", Number.NaN],
    ["a", undefined, Number.NaN],
    [null, null, Number.NaN],
    [1, "1", type],
    ["1", 1, type],
    [true, false, type],
    [[], [], type],
  ])("as numbers or texts: %j and %j", (left, right, expected) => {
    expect(outcome(() => sign(order(at, left, right)))).toStrictEqual(expected);
  });

  it.each<[unknown, unknown, unknown]>([
    ["10", "9", 1],
    ["9.5", 10, -1],
    ["1.50", 1.5, 0],
    [null, "1", Number.NaN],
    ["1", undefined, Number.NaN],
    ["x", "1", format],
    ["1", "x", format],
    [true, 1, type],
    [1, {}, type],
  ])("as decimals: %j and %j", (left, right, expected) => {
    expect(outcome(() => sign(orderDecimal(at, left, right)))).toStrictEqual(expected);
  });

  it.each<[unknown, unknown, unknown]>([
    ["2024-01-01T10:00Z", "2024-01-01T11:00+02:00", 1],
    ["2024-01-01T10:00Z", "2024-01-01T12:00+02:00", 0],
    ["2024-01-01T09:00Z", "2024-01-01T12:00+02:00", -1],
    [undefined, "2024-01-01T10:00Z", Number.NaN],
    ["2024-01-01T10:00Z", null, Number.NaN],
    ["2024-01-01", "2024-01-01T10:00Z", format],
  ])("as datetimes: %j and %j", (left, right, expected) => {
    expect(outcome(() => sign(orderInstant(at, left, right)))).toStrictEqual(expected);
  });
});

describe("the values of items", () => {
  const member = (item: unknown): unknown => (item as { readonly a?: unknown }).a;
  const list = [{ a: 1 }, {}, { a: null }, { a: [2, [3]] }, { a: [] }];

  it("leave missing ones out, and join lists of nested ones", () => {
    expect(eachValue(list, member, at, false)).toStrictEqual([1, null, [2, [3]], []]);
    expect(eachValue(list, member, at, true)).toStrictEqual([1, null, 2, [3]]);
    expect(eachValue([], member, at, true)).toStrictEqual([]);
  });

  it("are missing or null with the list, which is one", () => {
    expect(eachValue(undefined, member, at, false)).toBeUndefined();
    expect(eachValue(null, member, at, false)).toBeNull();
    for (const other of [{}, "ab", 1]) {
      expect(() => eachValue(other, member, at, false)).toThrow(new MappingError("type", at));
    }
  });
});
