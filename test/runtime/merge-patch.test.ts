import { describe, expect, it } from "vitest";
import { mergePatch } from "../../src/runtime/merge-patch.ts";

describe("a merge patch", () => {
  it.each<[string, object, object, object]>([
    ["holds members that differ", { a: 1, b: 2 }, { a: 1, b: 3 }, { b: 3 }],
    ["holds new members", {}, { a: null, b: 0 }, { a: null, b: 0 }],
    ["clears members that are gone", { a: 1, b: null }, {}, { a: null, b: null }],
    ["goes into objects", { a: { x: 1, y: 1 } }, { a: { x: 2, y: 1 } }, { a: { x: 2 } }],
    ["holds what becomes an object", { a: 1 }, { a: { x: 1 } }, { a: { x: 1 } }],
    ["holds what is no object any more", { a: { x: 1 } }, { a: [1] }, { a: [1] }],
    ["holds an object that becomes empty", { a: { x: 1 } }, { a: {} }, { a: { x: null } }],
    ["holds lists whole", { a: [1, 2] }, { a: [1, 3] }, { a: [1, 3] }],
    ["holds an empty list", { a: [1] }, { a: [] }, { a: [] }],
    ["says nothing of what is the same", { a: [{ x: 1 }] }, { a: [{ x: 1 }] }, {}],
    ["says nothing of what neither has", { a: undefined }, { b: undefined }, {}],
    ["clears what is undefined", { a: 1 }, { a: undefined }, { a: null }],
  ])("%s", (_name, from, to, expected) => {
    expect(mergePatch(from as never, to as never)).toStrictEqual(expected);
  });

  it("asks what to say of lists that differ, and says nothing where there is nothing", () => {
    const asked: unknown[] = [];
    const from = { a: { l: [1], m: [1], same: [1] }, l: [1], n: 1, b: { l: [1] } };
    const to = { a: { l: [2], m: [3], same: [1] }, l: 2, n: [1], b: { l: [2] } };
    const patch = mergePatch(from, to, (old, list, path) => {
      asked.push([old, list, path]);
      return path.includes("m") ? "said" : undefined;
    });
    expect(patch).toStrictEqual({ a: { m: "said" }, l: 2, n: [1] });
    expect(asked).toEqual([
      [[1], [2], ["a", "l"]],
      [[1], [3], ["a", "m"]],
      [[1], [2], ["b", "l"]],
    ]);
  });
});
