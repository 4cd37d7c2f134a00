import { describe, expect, it } from "vitest";
import { type ItemWriter, writeItems } from "../../src/runtime/lists.ts";
import { unreadable } from "../../src/runtime/record.ts";

interface Line {
  readonly id?: string | null;
}
interface Row {
  readonly Id?: string | null;
  readonly N?: string;
}

describe("items of a list", () => {
  const shown = (row: unknown): unknown =>
    row === "refused" ? unreadable : { id: (row as Row).Id ?? undefined };
  const log: ItemWriter = {
    at: { path: "lines", rule: "lines[] <-> L[]" },
    view: shown,
    same: (line, view) => (line as Line).id === (view as Line).id,
    update: (line, row) => `${(line as Line).id} over ${(row as Row).N ?? String(row)}`,
    create: (line) => `${(line as Line).id} new`,
  };
  const row = (Id: string | null, N: string): Row => ({ Id, N });
  const lines = (ids: string): readonly unknown[] =>
    [...ids].map((id) => (id === "-" ? null : { id }));

  it.each([
    // Which original each item is written over: the same in front and behind, the rest in order.
    ["abc", "abc", ["a over 1", "b over 2", "c over 3"]],
    ["abc", "axc", ["a over 1", "x over 2", "c over 3"]],
    ["abc", "c", ["c over 3"]],
    ["abc", "xc", ["x over 1", "c over 3"]],
    ["abc", "abcd", ["a over 1", "b over 2", "c over 3", "d new"]],
    ["abc", "xabc", ["x new", "a over 1", "b over 2", "c over 3"]],
    ["abc", "axybc", ["a over 1", "x new", "y new", "b over 2", "c over 3"]],
    ["abc", "xyz", ["x over 1", "y over 2", "z over 3"]],
    ["ab", "xyz", ["x over 1", "y over 2", "z new"]],
    ["aa", "aaa", ["a over 1", "a over 2", "a new"]],
    ["abc", "", []],
    ["", "ab", ["a new", "b new"]],
    ["a-c", "a-c", ["a over 1", null, "c over 3"]],
    ["a-c", "-c", [null, "c over 3"]],
    ["a-c", "abc", ["a over 1", "b new", "c over 3"]],
    ["-", "a", ["a new"]],
    ["ab", "-", [null]],
    ["ab-", "b-", ["b over 2", null]],
    ["a-", "baq", ["b over 1", "a new", "q new"]],
  ])("%j become %j by position", (before, after, expected) => {
    const originals = [...before].map((id, index) => (id === "-" ? null : row(id, `${index + 1}`)));
    expect(writeItems(log, lines(after), originals)).toStrictEqual(expected);
  });

  it.each([
    ["abc", "cab", ["c over 3", "a over 1", "b over 2"]],
    ["aab", "baaa", ["b over 3", "a over 1", "a over 2", "a new"]],
    ["abc", "x", ["x new"]],
    ["a-c", "c-a", ["c over 3", null, "a over 1"]],
    ["-", "a", ["a new"]],
  ])("%j become %j by their keys", (before, after, expected) => {
    const originals = [...before].map((id, index) => (id === "-" ? null : row(id, `${index + 1}`)));
    const byKey = {
      ...log,
      keys: {
        ofItem: (line: unknown) => [(line as Line).id],
        ofOriginal: (original: unknown) => [(original as Row).Id],
      },
    };
    expect(writeItems(byKey, lines(after), originals)).toStrictEqual(expected);
  });

  it.each<[string, readonly unknown[], readonly unknown[], boolean]>([
    ["text and text", ["1"], ["1"], true],
    ["text and number", ["1"], [1], false],
    ["a text that looks like two keys", ['["a","b"]'], ["a", "b"], false],
    ["two keys and two keys", ["a", 1], ["a", 1], true],
    ["two keys and others", ["a", 1], ["a", 2], false],
    [
      "members in another order",
      [{ a: 1, b: [{ c: 2, d: 3 }] }],
      [{ b: [{ d: 3, c: 2 }], a: 1 }],
      true,
    ],
    ["other members", [{ a: 1 }], [{ b: 1 }], false],
    ["other values", [{ a: [1, 2] }], [{ a: [2, 1] }], false],
    ["a missing part", ["a", undefined], ["a", undefined], false],
    ["a null part", [null, 1], [null, 1], false],
    ["nothing but null", [null], [null], false],
    ["a part that cannot be read", ["a", unreadable], ["a", unreadable], false],
    ["false and false", [false], [false], true],
    ["the empty text", [""], [""], true],
  ])("with %s as keys", (_name, ofItem, ofOriginal, isAligned) => {
    const writer = { ...log, keys: { ofItem: () => ofItem, ofOriginal: () => ofOriginal } };
    const expected = isAligned ? "a over 1" : "a new";
    expect(writeItems(writer, [{ id: "a" }], [row("a", "1")])).toStrictEqual([expected]);
  });

  it("that cannot be read are like none, and are written over in their places", () => {
    expect(writeItems(log, lines("ab"), ["refused", row("b", "2")])).toStrictEqual([
      "a over refused",
      "b over 2",
    ]);
    const any = { ...log, same: () => true };
    for (const writer of [log, any]) {
      expect(writeItems(writer, lines("b"), ["refused", row("b", "2")])).toStrictEqual([
        "b over 2",
      ]);
    }
  });

  it.each<[readonly unknown[], readonly unknown[], readonly unknown[]]>([
    [
      [1, 2, null],
      [2, null],
      ["2 over 2", { X: null }],
    ],
    [
      [1, null],
      [9, 1, 5],
      ["9 over 1", "1 over 2", "5 new"],
    ],
  ])("of scalars align where they are null: %j as %j", (before, after, expected) => {
    const originals = before.map((X) => ({ X }));
    const writer: ItemWriter = {
      ...log,
      view: (original) => (original as { X: unknown }).X,
      same: Object.is,
      update: (value, original) => `${value} over ${originals.indexOf(original as never) + 1}`,
      create: (value) => `${value} new`,
    };
    expect(writeItems(writer, after, originals)).toStrictEqual(expected);
  });

  it("that come out missing are null", () => {
    const none = { ...log, create: () => undefined, update: () => undefined };
    expect(writeItems(none, lines("ab"), [row("x", "1")])).toStrictEqual([null, null]);
  });

  it("that are null stay null where an original shows null, as it is", () => {
    const scalars = { ...log, view: (one: unknown) => (one as { X?: unknown }).X };
    const originals = [{ X: null, N: 1 }, { N: 2 }, { X: 3 }];
    expect(writeItems(scalars, [null, undefined, null], originals)).toStrictEqual([
      originals[0],
      originals[1],
      null,
    ]);
    expect(writeItems(scalars, [null, null], originals.slice(0, 2))).toStrictEqual(
      originals.slice(0, 2),
    );
    expect(writeItems(scalars, [null, null], originals.slice(0, 1))).toStrictEqual([
      originals[0],
      null,
    ]);
  });

  it("that are missing are no reason to look at keys", () => {
    const keys = {
      ofItem: (line: unknown) => [(line as Line).id],
      ofOriginal: (original: unknown) => [(original as Row).Id],
    };
    expect(writeItems({ ...log, keys }, [undefined, null], [row("a", "1"), null])).toStrictEqual([
      null,
      null,
    ]);
  });

  it("are another list where only their number differs", () => {
    const kept = { ...log, update: (_line: unknown, original: unknown) => original };
    const rows = [row("a", "1"), row("b", "2")];
    expect(writeItems(kept, lines("ab"), rows)).toBe(rows);
    expect(writeItems(kept, lines("a"), rows)).toStrictEqual([rows[0]]);
    expect(writeItems(kept, [], rows)).toStrictEqual([]);
  });
});
