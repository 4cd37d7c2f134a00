import fc from "fast-check";
import jsonPatchLibrary from "fast-json-patch";
import { describe, expect, it } from "vitest";
import { jsonPatch } from "../../src/runtime/json-patch.ts";

describe("RFC 6902 operations", () => {
  it("say what a write did to a record", () => {
    const before = { Name: "Ada", "a/b~c": 1, Gone: 2, Lines: [{ Q: 1 }, { Q: 2 }, { Q: 3 }] };
    const after = { Name: "Bea", "a/b~c": 2, Lines: [{ Q: 1 }, { Q: 3 }], New: null };
    expect(jsonPatch(before, after)).toEqual([
      { op: "remove", path: "/Gone" },
      { op: "replace", path: "/Name", value: "Bea" },
      { op: "replace", path: "/a~1b~0c", value: 2 },
      { op: "remove", path: "/Lines/1" },
      { op: "add", path: "/New", value: null },
    ]);
    expect(jsonPatch(before, before)).toEqual([]);
  });

  it("are one for an item that was taken out of many, or put in", () => {
    const many = Array.from({ length: 500 }, (_, id) => ({ id }));
    const fewer = many.filter(({ id }) => id !== 7);
    expect(jsonPatch(many, fewer)).toEqual([{ op: "remove", path: "/7" }]);
    expect(jsonPatch(fewer, many)).toEqual([{ op: "add", path: "/7", value: { id: 7 } }]);
  });

  it("make the one of the other when they are applied", () => {
    // The library refuses these names, as patches of a prototype.
    const isRefused = (text: string): boolean => /"(?:__proto__|constructor|prototype)"/.test(text);
    const value = fc.jsonValue().filter((json) => !isRefused(JSON.stringify(json)));
    const near = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 6 });
    const pair = fc.oneof(fc.tuple(value, value), fc.tuple(near, near));
    fc.assert(
      fc.property(pair, ([from, to]) => {
        const operations = structuredClone([...jsonPatch(from, to)]);
        const { newDocument } = jsonPatchLibrary.applyPatch(structuredClone(from), operations);
        expect(newDocument).toEqual(to);
      }),
      { numRuns: 2000, seed: 6902 },
    );
  });
});
