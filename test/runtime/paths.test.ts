import { describe, expect, it } from "vitest";
import { MappingError } from "../../src/runtime/errors.ts";
import {
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
    (item as { readonly type?: unknown } | null)?.type === type;
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
    expect(setPath(["a", "b"], record, 1, at)).toEqual({ a: { b: 1 } });
    expect(setPath(["tags", 1], {}, "b", at)).toEqual({ tags: [null, "b"] });
    expect(setPath(work, {}, "1", at)).toEqual({ phones: [{ type: "work", number: "1" }] });
  });

  it("takes null through a test as leaving", () => {
    const bare = { phones: [{ type: "work", number: "1" }] };
    const more = { phones: [{ type: "work", number: "1", pri: true }] };
    expect(setPath(work, bare, null, at)).toEqual({ phones: [] });
    expect(setPath(work, more, null, at)).toEqual({ phones: [{ type: "work", pri: true }] });
    expect(setPath(work, {}, null, at)).toEqual({ phones: [] });
  });

  it("keeps __proto__ as data", () => {
    const result = setPath(["__proto__", "x"], {}, 1, at) as object;
    expect(Object.keys(result)).toEqual(["__proto__"]);
    expect(JSON.stringify(result)).toBe('{"__proto__":{"x":1}}');
  });

  it("never replaces a parent of another kind", () => {
    expect(code(() => setPath(["a", "b"], { a: [] }, 1, at))).toBe("type");
    expect(code(() => setPath(["a", 0], { a: {} }, 1, at))).toBe("type");
  });
});

describe("removePath", () => {
  it("takes the place and leaves its parents", () => {
    expect(removePath(["a", "b"], { a: { b: 1 } }, at)).toEqual({ a: {} });
    expect(removePath(["a", 0], { a: [1, 2] }, at)).toEqual({ a: [null, 2] });
  });

  it("gives the very record where there is nothing", () => {
    const record = { a: { c: 1 } };
    expect(removePath(["a", "b"], record, at)).toBe(record);
    expect(removePath(["x", "b"], record, at)).toBe(record);
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
