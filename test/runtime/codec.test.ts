import { describe, expect, it } from "vitest";
import {
  attempt,
  checkKind,
  convertItems,
  hasMembers,
  isDay,
  type JsonKind,
  keepValue,
  noRow,
  recover,
  withMembers,
} from "../../src/runtime/codec.ts";
import { MappingError, type MappingErrorCode } from "../../src/runtime/errors.ts";
import { at, outcome, refusal } from "./refusal.ts";

const broken = (): never => {
  throw new RangeError("broken");
};
const refusing =
  (code: MappingErrorCode, path = at.path) =>
  (): never => {
    throw new MappingError(code, { path, rule: "inner" });
  };

it.each([
  ["2024-02-29", true],
  ["2023-02-29", false],
  ["2024-04-30", true],
  ["2024-04-31", false],
  ["2024-05-31", true],
  ["2024-06-31", false],
  ["2024-09-31", false],
  ["2024-11-31", false],
  ["2024-11-30", true],
  ["2024-12-31", true],
  ["2024-13-01", false],
  ["2024-00-01", false],
  ["2024-01-00", false],
  ["2024-01-32", false],
  ["2024-02-30", false],
  ["2000-02-29", true],
  ["1900-02-29", false],
  ["0001-01-01", true],
  ["0000-12-31", false],
  ["1999-12-31", true],
  ["2024-02-2", false],
  ["2024-02-290", false],
  ["2024/02-29", false],
  ["2024-02/29", false],
  ["2024-02-:0", false],
  ["2024-02-0:", false],
  ["2024-02- 1", false],
  ["2024-02-1 ", false],
  ["202:-02-01", false],
  ["2024-0/-01", false],
  ["", false],
])("%j is a day: %s", (text, isOne) => {
  expect(isDay(text)).toBe(isOne);
});

describe("a value that is refused", () => {
  it("is what `else` answers to", () => {
    for (const code of ["type", "format", "range", "inexact", "unknown-value"] as const) {
      expect(() => recover(new MappingError(code, at))).not.toThrow();
    }
    for (const code of ["no-match", "duplicate-key", "too-deep", "expression"] as const) {
      expect(refusal(() => recover(new MappingError(code, at)))).toBe(code);
    }
    expect(() => recover(new RangeError("broken"))).toThrow(RangeError);
    expect(() => recover({ code: "type" })).toThrow();
  });

  it("is kept if it comes back as itself, or is not read", () => {
    expect(keepValue("x", at, (value) => value)).toBe("x");
    expect(keepValue("x", at, refusing("format"))).toBe("x");
    expect(outcome(() => keepValue("x", at, () => "y"))).toEqual({ refused: "unknown-value" });
    expect(keepValue({ a: 1 }, at, () => ({ a: 1 }))).toEqual({ a: 1 });
    expect(() => keepValue("x", at, broken)).toThrow(RangeError);
    expect(keepValue("x", at, (_value, site) => (site === at ? "x" : "y"))).toBe("x");
  });

  it("is missing among old ones", () => {
    expect(attempt(String, 1, at)).toBe("1");
    expect(attempt(refusing("no-match"), 1, at)).toBeUndefined();
    expect(() => attempt(broken, 1, at)).toThrow(RangeError);
  });

  it("has no row", () => {
    expect(() => noRow(at)).toThrow(new MappingError("unknown-value", at));
  });
});

describe("items", () => {
  it("are converted one by one; null and missing ones are null", () => {
    const double = (value: unknown): unknown => (value === 3 ? undefined : Number(value) * 2);
    expect(convertItems([1, null, undefined, 3, 0], at, double)).toStrictEqual([
      2,
      null,
      null,
      null,
      0,
    ]);
    expect(convertItems([], at, double)).toEqual([]);
    for (const other of [undefined, null, {}, "ab", 1]) {
      expect(refusal(() => convertItems(other, at, double))).toBe("type");
    }
  });

  it("are named in errors, with what is inside of them", () => {
    const failing = (path: string) => () =>
      convertItems([1, 2], at, (item) => (item === 2 ? refusing("range", path)() : item));
    const error = (path: string) => new MappingError("range", { path, rule: "inner" });
    expect(failing("Field")).toThrow(error("Field[1]"));
    expect(failing("Field.x[0]")).toThrow(error("Field[1].x[0]"));
    expect(failing("Other.Field")).toThrow(error("Other.Field"));
    expect(() => convertItems([1], at, broken)).toThrow(RangeError);
  });
});

it.each<[unknown, JsonKind]>([
  ["", "string"],
  [0, "number"],
  [false, "boolean"],
  [{}, "object"],
  [[], "list"],
])("%j is a %s, and nothing else", (value, kind) => {
  const kinds: readonly JsonKind[] = ["string", "number", "boolean", "object", "list"];
  expect(refusal(() => checkKind(value, at, [kind]))).toBeUndefined();
  expect(refusal(() => checkKind(value, at, kinds))).toBeUndefined();
  expect(
    refusal(() =>
      checkKind(
        value,
        at,
        kinds.filter((one) => one !== kind),
      ),
    ),
  ).toBe("type");
});

describe("objects of a value table", () => {
  const members = [
    [["a"], 1],
    [["in", "b"], [2]],
  ] as const;

  it.each<[unknown, boolean]>([
    [{ a: 1, in: { b: [2] } }, true],
    [{ a: 1, in: { b: [2], c: 3 }, d: 4 }, true],
    [{ a: 1 }, false],
    [{ a: 2, in: { b: [2] } }, false],
    [{ a: 1, in: { b: [3] } }, false],
    [{ a: 1, in: "b" }, false],
    [[], false],
    [null, false],
    ["a", false],
  ])("have their members: %j: %s", (value, expected) => {
    expect(hasMembers(value, members)).toBe(expected);
  });

  it("have own members", () => {
    expect(hasMembers({}, [[["toString"], Object.prototype.toString]])).toBe(false);
    expect(hasMembers({}, [[["a"], undefined]])).toBe(true);
    expect(hasMembers([], [])).toBe(false);
  });

  it("get their members beside those that they have", () => {
    const old = Object.freeze({ in: Object.freeze({ b: 1, c: 3 }), d: 4 });
    expect(withMembers(old, members)).toStrictEqual({ in: { b: [2], c: 3 }, d: 4, a: 1 });
    for (const none of [undefined, null, "a", []]) {
      expect(withMembers(none, members)).toStrictEqual({ a: 1, in: { b: [2] } });
    }
    expect(withMembers({ in: "text" }, members)).toStrictEqual({ in: { b: [2] }, a: 1 });
  });
});
