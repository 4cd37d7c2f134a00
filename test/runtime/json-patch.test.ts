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

  it.each<[unknown, unknown, readonly unknown[]]>([
    [1, 2, [{ op: "replace", path: "", value: 2 }]],
    [{}, [], [{ op: "replace", path: "", value: [] }]],
    [{ a: [] }, { a: {} }, [{ op: "replace", path: "/a", value: {} }]],
    [{ a: null }, { a: 1 }, [{ op: "replace", path: "/a", value: 1 }]],
    [{ a: undefined }, { b: undefined }, []],
    [{ a: 1 }, { a: undefined }, [{ op: "remove", path: "/a" }]],
    [
      { a: { b: 1 } },
      { a: { c: 1 } },
      [
        { op: "remove", path: "/a/b" },
        { op: "add", path: "/a/c", value: 1 },
      ],
    ],
    [{}, { toString: 1 }, [{ op: "add", path: "/toString", value: 1 }]],
    // Items: what changed, then what goes from the last one on, then what is new.
    [[1, 2], [1, 3], [{ op: "replace", path: "/1", value: 3 }]],
    [[1, 2], [3, 2], [{ op: "replace", path: "/0", value: 3 }]],
    [[1], [1, 2], [{ op: "add", path: "/1", value: 2 }]],
    [[1], [2, 1], [{ op: "add", path: "/0", value: 2 }]],
    [[1, 1], [1], [{ op: "remove", path: "/1" }]],
    [[1], [1, 1], [{ op: "add", path: "/1", value: 1 }]],
    [
      [1, 2, 1],
      [1],
      [
        { op: "remove", path: "/2" },
        { op: "remove", path: "/1" },
      ],
    ],
    [
      [1],
      [1, 2, 1],
      [
        { op: "add", path: "/1", value: 2 },
        { op: "add", path: "/2", value: 1 },
      ],
    ],
    [
      [1, 2],
      [],
      [
        { op: "remove", path: "/1" },
        { op: "remove", path: "/0" },
      ],
    ],
    [
      [],
      [1, 2],
      [
        { op: "add", path: "/0", value: 1 },
        { op: "add", path: "/1", value: 2 },
      ],
    ],
    [
      [1, 2, 3],
      [4, 3],
      [
        { op: "replace", path: "/0", value: 4 },
        { op: "remove", path: "/1" },
      ],
    ],
    [
      [1, 3],
      [4, 5, 3],
      [
        { op: "replace", path: "/0", value: 4 },
        { op: "add", path: "/1", value: 5 },
      ],
    ],
    [[{ a: 1 }, { b: 1 }], [{ a: 2 }, { b: 1 }], [{ op: "replace", path: "/0/a", value: 2 }]],
    [[undefined], [1], [{ op: "replace", path: "/0", value: 1 }]],
  ])("of %j and %j", (from, to, expected) => {
    expect(jsonPatch(from, to)).toStrictEqual(expected);
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
