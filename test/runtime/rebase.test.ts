import { describe, expect, it } from "vitest";
import { sameJson } from "../../src/runtime/equality.ts";
import { MappingError } from "../../src/runtime/errors.ts";
import type { Steps } from "../../src/runtime/paths.ts";
import { type CommonPlace, type ItemsPart, rebase } from "../../src/runtime/rebase.ts";

/** What is said in the end of a change from `before` to `after` to a record that shows `view`. */
function said(places: readonly CommonPlace[], before: unknown, after: unknown, view: unknown) {
  const inputs = JSON.stringify([before, after, view]);
  const { common, isChanged, kept } = rebase(places, { before, after, view });
  expect(JSON.stringify([before, after, view])).toBe(inputs);
  return { common, isChanged, kept };
}

const value = (...path: Steps): CommonPlace => ({ kind: "value", path, same: sameJson });

describe("a place of one value", () => {
  it.each<[string, unknown, unknown, unknown, unknown, boolean]>([
    [
      "is what the record shows where nothing changed",
      { a: 1 },
      { a: 1 },
      { a: 2 },
      { a: 2 },
      false,
    ],
    ["is missing where the record shows nothing", { a: 1 }, { a: 1 }, {}, {}, false],
    [
      "stays null where the record shows null",
      { a: null },
      { a: null },
      { a: null },
      { a: null },
      false,
    ],
    ["is what the change says", { a: 1 }, { a: 2 }, { a: 3 }, { a: 2 }, true],
    ["is cleared by the change", { a: 1 }, { a: null }, { a: 3 }, { a: null }, true],
    ["is not said where the change does not", { a: 1 }, {}, { a: 3 }, {}, false],
    ["has changed where nothing was said before", {}, { a: 1 }, { a: 1 }, { a: 1 }, true],
    [
      "has no part in other members",
      { a: 1, b: 1 },
      { a: 1, b: 2 },
      { a: 3, b: 4 },
      { a: 3, b: 2 },
      false,
    ],
  ])("%s", (_name, before, after, view, common, isChanged) => {
    expect(said([value("a")], before, after, view)).toStrictEqual({ common, isChanged, kept: [] });
  });

  it.each<[string, unknown, unknown, unknown, unknown, boolean]>([
    [
      "where it cannot be read in the change",
      { a: { b: 1 } },
      { a: 5 },
      { a: { b: 1 } },
      { a: 5 },
      true,
    ],
    ["where it could not be read before", { a: 5 }, { a: { b: 1 } }, {}, { a: { b: 1 } }, true],
    ["in a parent that is null", { a: null }, { a: null }, { a: { b: 1 } }, { a: { b: 1 } }, false],
    ["in a parent that is null and missing", { a: null }, { a: null }, {}, { a: null }, false],
    ["in a parent that goes", { a: { b: 1 } }, { a: { b: 1 } }, {}, { a: {} }, false],
  ])("inside of another: %s", (_name, before, after, view, common, isChanged) => {
    expect(said([value("a", "b")], before, after, view)).toStrictEqual({
      common,
      isChanged,
      kept: [],
    });
  });

  it("is the very object where the record shows the same", () => {
    const after = { a: { b: 1 } };
    expect(rebase([value("a", "b")], { before: after, after, view: after }).common).toBe(after);
    expect(rebase([value("x")], { before: {}, after, view: {} })).toEqual({
      common: after,
      isChanged: false,
      kept: [],
    });
  });

  it("has changed where values cannot be compared; other errors go on", () => {
    const failing = (error: Error): CommonPlace => ({
      kind: "value",
      path: ["a"],
      same: () => {
        throw error;
      },
    });
    const refusal = new MappingError("type", { path: "", rule: "" });
    const views = { before: { a: 1 }, after: { a: 1 }, view: { a: 1 } };
    expect(rebase([failing(refusal)], views).isChanged).toBe(true);
    expect(() => rebase([failing(new RangeError("x"))], views)).toThrow(RangeError);
  });

  it("has vendor places that are kept where it did not change", () => {
    const place: CommonPlace = {
      ...value("a"),
      kind: "value",
      same: sameJson,
      vendor: [["A"], ["B"]],
    };
    expect(said([place], { a: 1 }, { a: 1 }, {}).kept).toEqual([["A"], ["B"]]);
    expect(said([place], { a: 1 }, { a: 2 }, {}).kept).toEqual([]);
    expect(said([place], { a: 1 }, {}, {}).kept).toEqual([]);
  });

  it("is what the record shows beside one that changed, in either order", () => {
    const both = [value("a", "b"), value("a", "c")];
    const views = [{ a: { b: 1, c: 1 } }, { a: { b: 1, c: 2 } }, { a: { b: 3, c: 4 } }] as const;
    for (const places of [both, both.toReversed()]) {
      expect(said(places, ...views).common).toEqual({ a: { b: 3, c: 2 } });
    }
  });

  it("stays unsaid in what the record shows as something else", () => {
    const views = [{ a: null }, { a: null }, { a: "text" }] as const;
    expect(said([value("a"), value("a", "b")], ...views).common).toEqual({ a: "text" });
    expect(said([value("a"), value("a", 0)], ...views).common).toEqual({ a: "text" });
  });

  it("is said again where its parent has been cleared for a place before it", () => {
    const places = [value("a", "b"), value("a")];
    const before = { a: null };
    const after = { a: { b: 1 } };
    expect(said(places, before, after, { a: null })).toEqual({
      common: { a: { b: 1 } },
      isChanged: true,
      kept: [],
    });
  });
});

describe("a place in a list", () => {
  it.each<[string, unknown, unknown, unknown]>([
    ["is what the record shows", [1, 2], [7, 8], [1, 8]],
    ["is null where the record has fewer items", [1, 2], [7], [1, null]],
    ["is padded with null", [], [7, 8], [null, 8]],
    ["is a gap where the record has no list", [1, 2], undefined, [1, undefined]],
    ["is made where there is none", null, [7, 8], [null, 8]],
    ["is nothing where neither has a list", null, undefined, null],
  ])("by an index %s", (_name, after, view, list) => {
    expect(said([value("l", 1)], { l: after }, { l: after }, { l: view })).toStrictEqual({
      common: { l: list },
      isChanged: false,
      kept: [],
    });
  });

  const isWork = (item: unknown): boolean => (item as { t?: unknown }).t === "w";
  const work: Steps = ["l", { test: isWork, establish: [[["t"], "w"]] }];
  const one = { t: "w", n: 1 };
  const two = { t: "w", n: 2 };
  const home = { t: "h", n: 9 };

  it.each<[string, unknown, unknown, unknown]>([
    ["is what the record shows", [home, one], [two], [home, two]],
    ["is the first", [one, one], [two], [two, one]],
    ["goes where the record has none", [home, one], [home], [home, { t: "w" }]],
    ["goes where the record has no list", [one], undefined, [{ t: "w" }]],
    ["is made where the record has it", [home], [two], [home, two]],
    ["is made in a list of its own", null, [two], [two]],
    ["is not made where the record has none", [home], undefined, [home]],
  ])("by a test %s", (_name, after, view, list) => {
    const common = { l: list };
    expect(said([value(...work, "n")], { l: after }, { l: after }, { l: view })).toStrictEqual({
      common,
      isChanged: false,
      kept: [],
    });
  });

  it("by a test goes as a whole", () => {
    const places = [value(...work)];
    const list = { l: [home, one] };
    expect(said(places, list, list, { l: [] }).common).toEqual({ l: [home] });
    expect(said(places, list, list, {}).common).toEqual({ l: [home] });
    expect(said(places, list, list, { l: [two] }).common).toEqual({ l: [home, two] });
  });
});

describe("items", () => {
  type Item = { readonly k: string; readonly v: number };
  const of = (k: string): ItemsPart => ({
    test: (item) => (item as Item).k === k,
    same: (left, right) => sameJson(pick(left, k), pick(right, k)),
    vendor: [k.toUpperCase()],
  });
  const pick = (list: unknown, k: string): unknown =>
    Array.isArray(list) ? list.filter((item: Item) => item.k === k) : [];
  const list = (text: string): readonly Item[] =>
    text.split(" ").map((word) => ({ k: word[0] ?? "", v: Number(word[1]) }));
  const items = (...parts: ItemsPart[]): readonly CommonPlace[] => [
    { kind: "items", path: ["l"], parts },
  ];

  it("as a whole are what the record shows, or what the change says", () => {
    const whole = items({ same: sameJson, vendor: ["L"] });
    const l = list("a1 b1");
    const kept = [["L"]];
    const now = { l: list("a9") };
    expect(said(whole, { l }, { l }, now)).toEqual({ common: now, isChanged: false, kept });
    const after = { l: list("a2") };
    expect(said(whole, { l }, after, now)).toEqual({ common: after, isChanged: true, kept: [] });
    expect(said(items({ same: sameJson }), { l }, { l }, now).kept).toEqual([]);
    const same = { l };
    expect(rebase(whole, { before: { l }, after: same, view: { l } }).common).toBe(same);
  });

  it("of a selection change by themselves", () => {
    const parts = items(of("a"), of("b"));
    const before = { l: list("a1 b1") };
    const after = { l: list("b1 a2") };
    expect(said(parts, before, after, { l: list("b9 a5 b8") })).toEqual({
      common: { l: list("a2 b9 b8") },
      isChanged: true,
      kept: [["B"]],
    });
    expect(said(parts, before, after, {}).common).toEqual({ l: list("a2") });
    expect(said(parts, before, after, { l: list("a5 b1") }).common).toBe(after);
    expect(said(parts, before, { l: list("a1 b1") }, { l: list("b2") })).toEqual({
      common: { l: list("b2") },
      isChanged: false,
      kept: [["A"], ["B"]],
    });
  });

  it("have all changed where nothing was said of them, or they cannot be read", () => {
    const parts = items(of("a"), of("b"));
    const after = { l: list("a1") };
    const view = { l: list("b9") };
    const whole = { common: after, isChanged: true, kept: [] };
    expect(said(parts, {}, after, view)).toEqual(whole);
    const inner: CommonPlace[] = [{ kind: "items", path: ["x", "l"], parts: [of("a"), of("b")] }];
    expect(said(inner, { x: 5 }, { x: after }, { x: view })).toEqual({
      ...whole,
      common: { x: after },
    });
    expect(said(inner, { x: after }, { x: 5 }, { x: view })).toEqual({
      ...whole,
      common: { x: 5 },
    });
  });

  it("are what the record shows where one selection of it differs", () => {
    const parts = items(of("a"), of("b"));
    const before = { l: list("a1 b1") };
    const view = { l: list("a1 b5") };
    expect(said(parts, before, before, view).common).toEqual(view);
  });

  it("that a test refuses are of no selection", () => {
    const refusing: ItemsPart = {
      ...of("b"),
      test: () => {
        throw new MappingError("type", { path: "", rule: "" });
      },
    };
    const before = { l: list("a1 b1") };
    const after = { l: list("a2 b1") };
    const { common } = said(items(of("a"), refusing), before, after, { l: list("b9") });
    expect(common).toEqual(after);
  });

  it("of a map are its entries", () => {
    const starting = (first: string): ItemsPart => ({
      test: (entry) => String((entry as { key: unknown }).key).startsWith(first),
      same: (left, right) => sameJson(starts(left, first), starts(right, first)),
    });
    const starts = (map: unknown, first: string): unknown =>
      Object.entries(map ?? {}).filter(([key]) => key.startsWith(first));
    const parts = items(starting("a"), starting("b"));
    const before = { l: { a: 1, b: 1 } };
    const after = { l: { a: 2, b: 1 } };
    const view = { l: { a: 5, b: 6, bb: 7 } };
    expect(said(parts, before, after, view).common).toEqual({ l: { a: 2, b: 6, bb: 7 } });
    const byValue: ItemsPart = {
      ...starting("b"),
      test: (entry) => Number((entry as { value: unknown }).value) > 5,
    };
    expect(said(items(starting("a"), byValue), before, after, view).common).toEqual({
      l: { a: 2, b: 6, bb: 7 },
    });
    expect(said(parts, before, after, { l: { bb: 7 } }).common).toEqual({ l: { a: 2, bb: 7 } });
    expect(said(parts, before, after, { l: null }).common).toEqual({ l: null });
  });
});

describe("nested objects", () => {
  const scope: readonly CommonPlace[] = [
    {
      kind: "scope",
      path: ["s"],
      inner: [{ ...value("a"), vendor: [["A"]] } as CommonPlace, value("b")],
    },
  ];

  it.each<[string, unknown, unknown, unknown, unknown, boolean]>([
    ["are what the record shows", { a: 1 }, { a: 1 }, { a: 2, b: 3 }, { a: 2, b: 3 }, false],
    ["are null with the record", { a: 1 }, { a: 1 }, null, null, false],
    [
      "change member by member",
      { a: 1, b: 1 },
      { a: 1, b: 2 },
      { a: 8, b: 9 },
      { a: 8, b: 2 },
      true,
    ],
    ["change where the record has none", { a: 1, b: 1 }, { a: 1, b: 2 }, null, { b: 2 }, true],
    ["are cleared as a whole", { a: 1 }, null, { a: 8 }, null, true],
    ["are there again", null, { a: 1 }, null, { a: 1 }, true],
    ["stay null", null, null, { a: 8 }, { a: 8 }, false],
    ["that are none stay so", "x", "x", { a: 8 }, { a: 8 }, false],
    ["that become none change", { a: 1 }, "x", { a: 8 }, "x", true],
  ])("%s", (_name, before, after, view, s, isChanged) => {
    const found = said(scope, { s: before }, { s: after }, { s: view });
    expect(found).toMatchObject({ common: { s }, isChanged });
    expect(found.common).toStrictEqual({ s });
  });

  it("keep what is kept inside", () => {
    expect(said(scope, { s: { a: 1, b: 1 } }, { s: { a: 1, b: 2 } }, {}).kept).toEqual([["A"]]);
    expect(said(scope, { s: { a: 1 } }, { s: { a: 1 } }, {}).kept).toEqual([["A"]]);
    expect(said(scope, { s: { a: 1 } }, { s: null }, {}).kept).toEqual([]);
    expect(said(scope, { s: null }, { s: null }, {}).kept).toEqual([]);
  });

  it("are the very objects where the record shows the rest of them", () => {
    const after = { s: { a: 1, b: 2 } };
    const views = { before: { s: { a: 1, b: 1 } }, after, view: { s: { a: 1, b: 9 } } };
    expect(rebase(scope, views).common).toBe(after);
  });
});

describe("members with free names", () => {
  const members = (...path: string[]): CommonPlace => ({
    kind: "members",
    path,
    except: new Set(["a"]),
  });

  it.each<[string, unknown, unknown, unknown, unknown, boolean]>([
    [
      "change one by one",
      { x: 1, y: 1 },
      { x: 1, y: 2 },
      { x: 8, y: 9, z: 7 },
      { x: 8, y: 2 },
      true,
    ],
    ["are what the record shows", { x: 1 }, { x: 1 }, { x: 8 }, { x: 8 }, false],
    ["are missing with the record", { x: 1 }, { x: 1 }, {}, {}, false],
    ["are new", {}, { x: 1 }, { x: 8 }, { x: 1 }, true],
    [
      "are not those of other rules",
      { a: 1, x: 1 },
      { a: 2, x: 1 },
      { a: 7, x: 8 },
      { a: 2, x: 8 },
      false,
    ],
    ["that are not said stay unsaid", { x: 1 }, {}, { x: 8 }, {}, false],
    ["are no object before", null, { x: 1 }, null, { x: 1 }, true],
  ])("%s", (_name, before, after, view, m, isChanged) => {
    expect(said([members("m")], { m: before }, { m: after }, { m: view })).toStrictEqual({
      common: { m },
      isChanged,
      kept: [],
    });
  });

  it("of the top stand beside what other rules have said", () => {
    const places = [value("a"), members()];
    const before = { a: 1, x: 1, y: 1 };
    expect(said(places, before, { ...before, y: 2 }, { a: 7, x: 8, y: 9 })).toEqual({
      common: { a: 7, x: 8, y: 2 },
      isChanged: true,
      kept: [],
    });
    expect(said(places, before, before, { a: 7, y: 1 })).toEqual({
      common: { a: 7, y: 1 },
      isChanged: false,
      kept: [],
    });
  });
});
