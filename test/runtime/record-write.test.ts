import { describe, expect, it } from "vitest";
import { MappingError } from "../../src/runtime/errors.ts";
import type { Steps } from "../../src/runtime/paths.ts";
import {
  checkRecord,
  noMember,
  overlay,
  owned,
  ownMember,
  presentNames,
  setMember,
  tolerant,
  unreadable,
  unreadableOr,
  withoutMember,
} from "../../src/runtime/record.ts";
import { branchOr, noCase, refuseForeign, saysSame } from "../../src/runtime/record-when.ts";
import {
  clearPlace,
  clearPlaces,
  fillNulls,
  hasValue,
  peekPath,
  putPlace,
  removePlace,
  satisfy,
} from "../../src/runtime/record-write.ts";

const at = { path: "p", rule: "r" };
const type = new MappingError("type", at);
const broken = (): never => {
  throw new RangeError("broken");
};
const refusing = (): never => {
  throw type;
};

describe("objects of a record", () => {
  it("have own members only", () => {
    expect(ownMember({ a: 1 }, "a")).toBe(1);
    expect(ownMember({}, "toString")).toBeUndefined();
    expect(presentNames({ b: null, a: undefined, c: 0 })).toStrictEqual(["b", "c"]);
  });

  it("get members that are like others", () => {
    const object: { [name: string]: unknown } = {};
    for (const name of ["a", "__proto__"]) {
      setMember(object, name, 1);
      expect(Object.getOwnPropertyDescriptor(object, name)).toStrictEqual({
        value: 1,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }
  });

  it("lose members in a copy", () => {
    const object = Object.freeze({ a: 1, b: undefined });
    expect(withoutMember(object, "a")).toStrictEqual({ b: undefined });
    expect(withoutMember(object, "b")).toStrictEqual({ a: 1 });
    expect(withoutMember(object, "toString")).toBe(object);
  });

  it("are the only values with members", () => {
    expect(noMember(undefined, at)).toBeUndefined();
    expect(noMember(null, at)).toBeNull();
    for (const other of [0, "", false, []]) expect(() => noMember(other, at)).toThrow(type);
    const record = {};
    expect(checkRecord(record, at)).toBe(record);
    for (const other of [undefined, null, [], "a"]) {
      expect(() => checkRecord(other, at)).toThrow(type);
    }
  });

  it("are copied once to be written into", () => {
    const original = { a: 1 };
    const copy = owned(original, original, at);
    expect(copy).toStrictEqual(original);
    expect(copy).not.toBe(original);
    expect(owned(copy, original, at)).toBe(copy);
    expect(owned(undefined, undefined, at)).toStrictEqual({});
    expect(owned(null, null, at)).toStrictEqual({});
    for (const other of [0, "", []]) expect(() => owned(other, other, at)).toThrow(type);
  });

  it.each<[unknown, unknown, unknown]>([
    [{ a: 1 }, undefined, { a: 1 }],
    [undefined, { a: 1 }, { a: 1 }],
    [{ a: 1 }, null, null],
    [null, { a: 1 }, { a: 1 }],
    [{ a: 1 }, [2], [2]],
    [unreadable, { a: 1 }, { a: 1 }],
    [
      { in: { x: 1, y: 1 }, out: { x: 1 } },
      { in: { y: 2 } },
      { in: { x: 1, y: 2 }, out: { x: 1 } },
    ],
    [{ in: { x: 1 }, out: { x: 1 } }, { out: { y: 2 } }, { in: { x: 1 }, out: { y: 2 } }],
    [
      { in: { deep: { x: 1, y: 1 } } },
      { in: { deep: { x: 2 } } },
      { in: { deep: { x: 2, y: 1 } } },
    ],
    [{ in: { x: 1 } }, { in: null }, { in: null }],
    [{ in: null }, { in: { x: 1 } }, { in: { x: 1 } }],
    [{ in: { x: 1 } }, { in: { x: undefined }, out: undefined }, { in: { x: 1 } }],
    [{ toString: { x: 1 } }, { toString: { y: 1 } }, { toString: { y: 1 } }],
  ])("%j under %j show %j", (base, over, expected) => {
    const before = JSON.stringify([base, over]);
    expect(overlay(base, over, { in: { deep: {} } })).toStrictEqual(expected);
    expect(JSON.stringify([base, over])).toBe(before);
  });

  it("show nothing where a rule refuses; other errors go on", () => {
    expect(tolerant((value: number) => value + 1, 1)).toBe(2);
    expect(tolerant(refusing, 1)).toBe(unreadable);
    expect(() => tolerant(broken, 1)).toThrow(RangeError);
    expect(unreadableOr(type)).toBe(unreadable);
    expect(() => unreadableOr(new RangeError("broken"))).toThrow(RangeError);
  });
});

describe("a place of a record", () => {
  const first: Steps = ["list", { test: (item) => item === 1, establish: [] }];

  it("is looked at without errors of the record", () => {
    expect(peekPath(["a", "b"], { a: { b: 1 } }, at)).toBe(1);
    expect(peekPath(["a", "b"], { a: 1 }, at)).toBe(unreadable);
    const path: Steps = ["a", { test: broken, establish: [] }];
    expect(() => peekPath(path, { a: [1] }, at)).toThrow(RangeError);
  });

  it("has a value where it is neither missing nor null, nor unreadable", () => {
    expect([undefined, null, unreadable].map(hasValue)).toStrictEqual([false, false, false]);
    expect([0, "", false, [], {}].map(hasValue)).toStrictEqual([true, true, true, true, true]);
  });

  it("is written only where it differs", () => {
    const record = Object.freeze({ a: Object.freeze({ b: 1 }), list: Object.freeze([2, 1]) });
    for (const [path, value] of [
      [["a", "b"], 1],
      [["a"], { b: 1 }],
      [["list", 0], 2],
      [first, 1],
    ] as const) {
      expect(putPlace(path, record, value, at)).toBe(record);
    }
    expect(putPlace(["a", "b"], record, null, at)).toStrictEqual({ ...record, a: { b: null } });
    expect(putPlace(["a", "c"], record, 1, at)).toStrictEqual({ ...record, a: { b: 1, c: 1 } });
    expect(putPlace(["list", 0], record, 3, at)).toStrictEqual({ ...record, list: [3, 1] });
    expect(putPlace(["a", "toString"], record, 1, at)).toStrictEqual({
      ...record,
      a: { b: 1, toString: 1 },
    });
    expect(putPlace(["x", "y"], null, 1, at)).toStrictEqual({ x: { y: 1 } });
    expect(() => putPlace(["list", "length"], record, 2, at)).toThrow(type);
    expect(() => putPlace(["a", "b", "c"], record, 1, at)).toThrow(type);
  });

  it("that is missing is not one that holds null", () => {
    const record = { a: undefined, b: null };
    expect(putPlace(["a"], record, null, at)).toStrictEqual({ a: null, b: null });
    expect(putPlace(["b"], record, null, at)).toBe(record);
  });

  it("is cleared where the original has a value", () => {
    const record = { a: 1, b: 2, c: 3, d: 4 };
    const original = { a: 9, b: null, d: 9 };
    expect(clearPlace(["a"], record, original, at)).toStrictEqual({ ...record, a: null });
    for (const name of ["b", "c"]) expect(clearPlace([name], record, original, at)).toBe(record);
    expect(clearPlace(["a", "x"], record, original, at)).toBe(record);
    expect(clearPlaces([["a"], ["b"], ["c"], ["d"]], record, original, at)).toStrictEqual({
      a: null,
      b: 2,
      c: 3,
      d: null,
    });
  });

  it("is removed where it is there", () => {
    const record = { a: { b: 1 } };
    expect(removePlace(["a", "b"], record, at)).toStrictEqual({ a: {} });
    expect(removePlace(["a", "c"], record, at)).toBe(record);
  });
});

describe("what a condition states", () => {
  const isOne = (scope: unknown): boolean => (scope as { k?: unknown }).k === 1;
  const states = [
    [["k"], 1],
    [["in", "l"], 2],
  ] as const;

  it("is set unless the condition holds", () => {
    const record = { k: 1, a: 2 };
    expect(satisfy(isOne, states, record, at)).toBe(record);
    expect(satisfy(isOne, states, { a: 2 }, at)).toStrictEqual({ a: 2, k: 1, in: { l: 2 } });
    expect(satisfy(isOne, states, undefined, at)).toStrictEqual({ k: 1, in: { l: 2 } });
    expect(satisfy(() => true, states, null, at)).toStrictEqual({ k: 1, in: { l: 2 } });
  });

  it("is set where the test refuses a value", () => {
    expect(satisfy(refusing, [[["k"], 1]], { k: [] }, at)).toStrictEqual({ k: 1 });
    expect(() => satisfy(broken, [], {}, at)).toThrow(RangeError);
  });
});

describe("places that were null with their parent", () => {
  it.each<[string, unknown, unknown, unknown]>([
    [
      "are null in a parent that is an object now",
      { A: null },
      { A: { y: 1 } },
      { A: { y: 1, x: null } },
    ],
    ["stay as they are set", { A: null }, { A: { x: 2 } }, { A: { x: 2 } }],
    ["stay null with their parent", { A: null }, { A: null }, { A: null }],
    ["stay missing in a parent that is no object", { A: null }, { A: 7 }, { A: 7 }],
    ["are not those of a parent that was missing", {}, { A: { y: 1 } }, { A: { y: 1 } }],
    ["are not those that had a value", { A: { x: 1 } }, { A: {} }, { A: {} }],
    ["are not those that were missing by themselves", { A: {} }, { A: { y: 1 } }, { A: { y: 1 } }],
    ["are not those that were null themselves", { A: { x: null } }, { A: {} }, { A: {} }],
  ])("%s", (_name, original, record, expected) => {
    expect(fillNulls([[["A", "x"]]], record, original, at)).toStrictEqual(expected);
  });

  it("are all places of a rule, or none where one had a value", () => {
    const rule = [
      ["A", "x"],
      ["B", "y"],
    ];
    const now = { A: {}, B: {} };
    const both = { A: { x: null }, B: { y: null } };
    expect(fillNulls([rule], now, { A: null, B: null }, at)).toStrictEqual(both);
    expect(fillNulls([undefined, rule], now, { A: null, B: null }, at)).toStrictEqual(both);
    expect(fillNulls([rule], now, { A: null }, at)).toStrictEqual({ A: { x: null }, B: {} });
    expect(fillNulls([rule], now, { A: null, B: { y: 1 } }, at)).toBe(now);
    expect(fillNulls([rule], now, { A: null, B: 7 }, at)).toBe(now);
  });

  it("may lie deep below it", () => {
    const deep = [[["A", "B", "x"]]];
    expect(fillNulls(deep, { A: {} }, { A: null }, at)).toStrictEqual({ A: { B: { x: null } } });
    expect(fillNulls(deep, { A: { B: {} } }, { A: { B: null } }, at)).toStrictEqual({
      A: { B: { x: null } },
    });
    expect(fillNulls(deep, { A: { B: null } }, { A: { B: null } }, at)).toStrictEqual({
      A: { B: null },
    });
  });
});

describe("branches", () => {
  const noCaseError = new MappingError("no-case", at);

  it("of which none fits are null, or missing, or refused with a value", () => {
    expect(noCase([undefined, undefined], at)).toBeUndefined();
    expect(noCase([], at)).toBeUndefined();
    expect(noCase([undefined, null], at)).toBeNull();
    expect(noCase([unreadable, undefined], at)).toBeNull();
    expect(() => noCase([undefined, 0], at)).toThrow(noCaseError);
  });

  it("that cannot be told are none", () => {
    expect([0, 2, unreadable, undefined].map(branchOr)).toStrictEqual([0, 2, -1, -1]);
  });

  it("stay the same where nothing else is said", () => {
    const paths = [["a"], ["b", "c"]];
    const view = { a: 1, b: { c: 2 } };
    const says = (common: unknown): boolean => saysSame(paths, common, view, at);
    expect([{}, { a: 1 }, { a: 1, b: { c: 2, d: 9 } }, { d: 1 }].map(says)).toStrictEqual(
      Array(4).fill(true),
    );
    expect(
      [{ a: 2 }, { a: null }, { a: 1, b: { c: 3 } }, { a: 2, b: { c: 2 } }].map(says),
    ).toStrictEqual(Array(4).fill(false));
  });

  it("refuse a value at a place of another one that the original does not show", () => {
    const paths = [["a"], ["b", "c"]];
    const view = { a: 1, b: 7 };
    const refuse = (common: unknown) => () => refuseForeign(paths, common, view, at);
    for (const common of [{}, { a: null }, { a: 1 }, { a: 1, b: { c: null } }, { d: 1 }]) {
      expect(refuse(common)).not.toThrow();
    }
    for (const common of [{ a: 2 }, { a: 1, b: { c: 1 } }])
      expect(refuse(common)).toThrow(noCaseError);
  });
});
