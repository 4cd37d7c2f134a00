import { describe, expect, it } from "vitest";
import { MappingError } from "../../src/runtime/errors.ts";
import {
  establish,
  getPath,
  implicitNull,
  lookup,
  removePath,
  type Steps,
  setPath,
} from "../../src/runtime/paths.ts";

const at = { path: "p", rule: "r" };
const isType =
  (type: string) =>
  (item: unknown): boolean =>
    item !== null && (item as { readonly type?: unknown }).type === type;
const work: Steps = ["phones", { test: isType("work"), establish: [[["type"], "work"]] }, "number"];

describe("lookup", () => {
  it("passes missing and null on", () => {
    expect(lookup(["a", "b"], {}, at)).toBe(undefined);
    expect(lookup(["a", "b"], { a: null }, at)).toBe(null);
    expect(lookup(["a", "b"], { a: { b: 1 } }, at)).toBe(1);
  });

  it("tells what a present list lacks from null", () => {
    expect(lookup(work, { phones: [] }, at)).toBe(implicitNull);
    expect(lookup(work, { phones: [{ type: "work" }] }, at)).toBe(implicitNull);
    expect(lookup(work, { phones: null }, at)).toBe(null);
    expect(getPath(["tags", 1], { tags: ["a"] }, at)).toBe(null);
  });

  it("refuses other kinds, and two items where one is asked for", () => {
    expect(code(() => lookup(["a", "b"], { a: "text" }, at))).toBe("type");
    expect(code(() => lookup(work, { phones: {} }, at))).toBe("type");
    const two = { phones: [{ type: "work" }, { type: "work" }] };
    expect(lookup(work, two, at)).toBe(implicitNull);
    expect(code(() => lookup(work, two, at, true))).toBe("duplicate-key");
  });

  it("sees own members only", () => {
    for (const name of ["toString", "constructor", "__proto__", "hasOwnProperty"]) {
      expect(lookup([name], {}, at)).toBe(undefined);
      expect(lookup([name, "x"], JSON.parse(`{"${name}":{"x":1}}`), at)).toBe(1);
    }
  });
});

describe("setPath", () => {
  it("makes parents and leaves its input alone", () => {
    const record = Object.freeze({ a: null });
    expect(setPath(["a", "b"], record, 1, at)).toStrictEqual({ a: { b: 1 } });
    expect(setPath(["tags", 1], {}, "b", at)).toStrictEqual({ tags: [null, "b"] });
    expect(setPath(work, {}, "1", at)).toStrictEqual({ phones: [{ type: "work", number: "1" }] });
  });

  it("takes null through a test as leaving", () => {
    const bare = { phones: [{ type: "work", number: "1" }] };
    const more = { phones: [{ type: "work", number: "1", pri: true }] };
    expect(setPath(work, bare, null, at)).toStrictEqual({ phones: [] });
    expect(setPath(work, more, null, at)).toStrictEqual({ phones: [{ type: "work", pri: true }] });
    expect(setPath(work, {}, null, at)).toStrictEqual({ phones: [] });
  });

  it("keeps __proto__ as data", () => {
    const result = setPath(["__proto__", "x"], {}, 1, at) as object;
    expect(Object.keys(result)).toStrictEqual(["__proto__"]);
    expect(JSON.stringify(result)).toBe('{"__proto__":{"x":1}}');
  });

  it("never replaces a parent of another kind", () => {
    expect(code(() => setPath(["a", "b"], { a: [] }, 1, at))).toBe("type");
    expect(code(() => setPath(["a", 0], { a: {} }, 1, at))).toBe("type");
  });
});

describe("removePath", () => {
  it("takes the place and leaves its parents", () => {
    expect(removePath(["a", "b"], { a: { b: 1 } }, at)).toStrictEqual({ a: {} });
    expect(removePath(["a", 0], { a: [1, 2] }, at)).toStrictEqual({ a: [null, 2] });
  });

  it("gives the very record where there is nothing", () => {
    const record = { a: { c: 1 } };
    expect(removePath(["a", "b"], record, at)).toBe(record);
    expect(removePath(["x", "b"], record, at)).toBe(record);
  });
});

describe("items that are found", () => {
  const second: Steps = ["list", 1, "a"];
  const one = { type: "home" };
  const two = { type: "work", number: "1" };

  it("are the first ones that a test holds for", () => {
    const last = { type: "work", number: "2" };
    const record = Object.freeze({ phones: Object.freeze([one, two, last]) });
    expect(lookup(work, record, at)).toBe("1");
    expect(setPath(work, record, "3", at)).toStrictEqual({
      phones: [one, { ...two, number: "3" }, last],
    });
    expect(setPath(work, record, null, at)).toStrictEqual({ phones: [one, last] });
    expect(removePath(work, record, at)).toStrictEqual({ phones: [one, last] });
    expect(code(() => lookup(work, record, at, true))).toBe("duplicate-key");
    expect(lookup(work, { phones: [one, two] }, at, true)).toBe("1");
    expect(lookup(work, { phones: [two, one] }, at, true)).toBe("1");
    expect(lookup(work, { phones: [one] }, at, true)).toBe(implicitNull);
  });

  it("are those of the list, and none behind it", () => {
    const missing: Steps = ["list", { test: (item) => item === undefined, establish: [] }];
    expect(lookup(missing, { list: [1] }, at)).toBe(implicitNull);
    expect(setPath(missing, { list: [1] }, 2, at)).toStrictEqual({ list: [1, 2] });
  });

  it("are made of what the test needs where there is none", () => {
    const record = { phones: [one] };
    expect(setPath(work, record, "1", at)).toStrictEqual({ phones: [one, two] });
    expect(setPath(work, { phones: null }, "1", at)).toStrictEqual({ phones: [two] });
    expect(setPath(work, record, null, at)).toStrictEqual(record);
    expect((removePath(work, record, at) as typeof record).phones).toBe(record.phones);
    expect(setPath([...work.slice(0, 2), "in"], record, { x: 1 }, at)).toStrictEqual({
      phones: [one, { type: "work", in: { x: 1 } }],
    });
    expect(setPath(work, { phones: [{ type: "work" }, one] }, "1", at)).toStrictEqual({
      phones: [two, one],
    });
    const bare: Steps = [...work.slice(0, 2), "v", "a"];
    const other = { phones: [one, { type: "work", v: {} }] };
    expect(removePath(bare, other, at)).toBe(other);
    expect(removePath(work, {}, at)).toStrictEqual({});
    expect(removePath(work, { phones: null }, at)).toStrictEqual({ phones: null });
  });

  it("are set and taken out as a whole", () => {
    const whole: Steps = work.slice(0, 2);
    const record = { phones: [one, two] };
    expect(setPath(whole, { phones: [one] }, { number: "1" }, at)).toStrictEqual(record);
    expect(setPath(whole, {}, { type: "x", ["__proto__"]: 1 }, at)).toStrictEqual({
      phones: [{ type: "x", ["__proto__"]: 1 }],
    });
    expect(setPath(whole, record, { number: "2" }, at)).toStrictEqual({
      phones: [one, { number: "2" }],
    });
    expect(setPath(whole, record, "text", at)).toStrictEqual({ phones: [one, "text"] });
    expect(setPath(whole, { phones: [one] }, "text", at)).toStrictEqual({ phones: [one, "text"] });
    expect(setPath(whole, record, null, at)).toStrictEqual({ phones: [one] });
    expect(removePath(whole, record, at)).toStrictEqual({ phones: [one] });
  });

  it("lose a member of a member, and stay with what else they have", () => {
    const deep: Steps = [...work.slice(0, 2), "in", "x"];
    const bare = { phones: [one, { type: "work", in: { x: 1 } }] };
    expect(setPath(deep, { phones: [one] }, 1, at)).toStrictEqual(bare);
    expect(setPath(deep, bare, null, at)).toStrictEqual({
      phones: [one, { type: "work", in: {} }],
    });
    const more = { phones: [{ type: "work", in: { x: 1, y: 2 } }] };
    expect(setPath(deep, more, null, at)).toStrictEqual({
      phones: [{ type: "work", in: { y: 2 } }],
    });
  });

  it("may be scalars", () => {
    const tag: Steps = ["tags", { test: (item) => item === "vip", establish: [[[], "vip"]] }];
    expect(setPath(tag, { tags: ["a"] }, "vip", at)).toStrictEqual({ tags: ["a", "vip"] });
    expect(setPath(tag, { tags: ["a"] }, { x: 1 }, at)).toStrictEqual({ tags: ["a", { x: 1 }] });
    expect(setPath(tag, { tags: ["vip", "a"] }, null, at)).toStrictEqual({ tags: ["a"] });
  });

  it("by an index are padded with null, and null where they are taken out", () => {
    const record = Object.freeze({ list: Object.freeze([{ a: 1 }, { a: 2, b: 3 }]) });
    expect(lookup(second, record, at)).toBe(2);
    expect(setPath(second, record, 4, at)).toStrictEqual({ list: [{ a: 1 }, { a: 4, b: 3 }] });
    expect(setPath(second, { list: [] }, 4, at)).toStrictEqual({ list: [null, { a: 4 }] });
    expect(setPath(second, { list: null }, 4, at)).toStrictEqual({ list: [null, { a: 4 }] });
    expect(setPath(["list", 0], { list: [1, 2] }, undefined, at)).toStrictEqual({
      list: [null, 2],
    });
    expect(setPath(second, record, null, at)).toStrictEqual({
      list: [{ a: 1 }, { a: null, b: 3 }],
    });
    expect(removePath(second, record, at)).toStrictEqual({ list: [{ a: 1 }, { b: 3 }] });
    expect(removePath(["list", 1], record, at)).toStrictEqual({ list: [{ a: 1 }, null] });
    expect(removePath(["list", 2], record, at)).toBe(record);
    expect(removePath(["list", 2, "a"], record, at)).toBe(record);
    expect(removePath(["list", 1, "c"], record, at)).toBe(record);
    expect(removePath(["list", 0], { list: [null] }, at)).toStrictEqual({ list: [null] });
    expect(code(() => removePath(second, { list: {} }, at))).toBe("type");
    expect(code(() => removePath(second, { list: [1, 2] }, at))).toBe("type");
  });

  it("in a list in an item are null where they are set to null", () => {
    const inner: Steps = [...work.slice(0, 2), "list", 0];
    const record = { phones: [{ type: "work", list: [1, 2] }] };
    expect(setPath(inner, record, null, at)).toStrictEqual({
      phones: [{ type: "work", list: [null, 2] }],
    });
  });
});

describe("the empty path", () => {
  it("is the scope itself", () => {
    const record = { a: 1 };
    expect(lookup([], record, at)).toBe(record);
    expect(setPath([], record, 2, at)).toBe(2);
    expect(setPath([], record, null, at)).toBeNull();
    expect(removePath([], record, at)).toBeUndefined();
  });
});

describe("establish", () => {
  it("sets what is not so already", () => {
    const record = { a: { b: [1] }, c: 2 };
    const states = [
      [["a", "b"], [1]],
      [["c"], 2],
    ] as const;
    expect(establish(states, record, at)).toBe(record);
    expect(establish([...states, [["d"], null]], record, at)).toStrictEqual({ ...record, d: null });
    expect(establish([[["c"], 3]], record, at)).toStrictEqual({ ...record, c: 3 });
    expect(code(() => establish([[["c", "x"], 3]], record, at))).toBe("type");
  });
});

function code(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof MappingError) return error.code;
    throw error;
  }
  return "no error";
}
