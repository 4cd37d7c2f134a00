import { describe, expect, it } from "vitest";
import { MappingError } from "../../src/runtime/errors.ts";
import {
  appendItems,
  atItem,
  entriesOf,
  fromEntries,
  type ItemWriter,
  keepsItems,
  replaceAt,
  writeItems,
} from "../../src/runtime/lists.ts";

const at = { path: "lines", rule: "lines[] <-> L[]" };

interface Line {
  readonly id?: string | null;
}
interface Row {
  readonly Id?: string | null;
  readonly N?: string;
}

const positional: ItemWriter = {
  at,
  view: (row) => ({ id: (row as Row).Id }),
  same: (line, shown) => (line as Line).id === (shown as Line).id,
  update: (line, row) =>
    (line as Line).id === (row as Row).Id ? row : { ...(row as Row), Id: (line as Line).id },
  create: (line) => ({ Id: (line as Line).id }),
};
const keyed: ItemWriter = {
  ...positional,
  keys: {
    ofItem: (line) => [(line as Line).id],
    ofOriginal: (row) => [(row as Row).Id],
  },
};

describe("writeItems", () => {
  const rows = [
    { Id: "a", N: "1" },
    { Id: "b", N: "2" },
    { Id: "a", N: "3" },
  ];

  it("gives the very list when all items are as they were", () => {
    expect(writeItems(keyed, [{ id: "a" }, { id: "b" }, { id: "a" }], rows)).toBe(rows);
    expect(writeItems(positional, [{ id: "a" }, { id: "b" }, { id: "a" }], rows)).toBe(rows);
  });

  it("aligns the k-th item of a key with the k-th original of it", () => {
    const written = writeItems(keyed, [{ id: "a" }, { id: "c" }, { id: "a" }, { id: "a" }], rows);
    expect(written).toEqual([rows[0], { Id: "c" }, rows[2], { Id: "a" }]);
  });

  it("never aligns items without key", () => {
    const blank = [{ Id: null, N: "1" }];
    expect(writeItems(keyed, [{ id: null }], blank)).toEqual([{ Id: null }]);
  });

  it("aligns equal items at both ends, the rest by position", () => {
    expect(writeItems(positional, [{ id: "b" }, { id: "a" }], rows)).toEqual([rows[1], rows[2]]);
    expect(writeItems(positional, [{ id: "a" }, { id: "x" }, { id: "a" }], rows)).toEqual([
      rows[0],
      { Id: "x", N: "2" },
      rows[2],
    ]);
  });

  it("names the item of an error", () => {
    const failing: ItemWriter = {
      ...positional,
      create: () => {
        throw new MappingError("type", { path: "lines[].id", rule: "id <-> Id" });
      },
    };
    expect(() => writeItems(failing, [null, { id: "a" }], [])).toThrow("lines[1].id");
  });
});

describe("keepsItems", () => {
  it("sees a change, a null and another length", () => {
    const rows = [{ Id: "a" }, null];
    expect(keepsItems(positional, [{ id: "a" }, null], rows)).toBe(true);
    expect(keepsItems(positional, [{ id: "b" }, null], rows)).toBe(false);
    expect(keepsItems(positional, [{ id: "a" }], rows)).toBe(false);
    expect(keepsItems(positional, [{ id: "a" }, { id: "a" }], rows)).toBe(false);
    expect(keepsItems(positional, [], undefined)).toBe(false);
  });
});

it("replaceAt fills positions in order, drops what is left over and appends surplus", () => {
  expect(replaceAt(["x", "s", "y", "s", "z"], [1, 3], ["1", "2", "3"])).toEqual([
    "x",
    "1",
    "y",
    "2",
    "3",
    "z",
  ]);
  expect(replaceAt(["x", "s", "y"], [1], [])).toEqual(["x", "y"]);
  expect(replaceAt(["x"], [], ["1"])).toEqual(["x", "1"]);
  expect(replaceAt([], [], ["1"])).toEqual(["1"]);
});

it("appendItems makes a list of null and keeps what is there", () => {
  expect(appendItems(undefined, null)).toEqual([]);
  expect(appendItems([1], null)).toEqual([1]);
  expect(appendItems([1], [2])).toEqual([1, 2]);
});

it("maps go to entries and back, whatever their names", () => {
  const map = JSON.parse('{"a":1,"__proto__":null}');
  expect(fromEntries(entriesOf(map, at), at)).toEqual(map);
  expect(() => fromEntries([{ key: "a" }, { key: "a" }], at)).toThrow("duplicate-key");
  expect(() => fromEntries([{ value: 1 }], at)).toThrow("type");
});

it("atItem puts the index where the list has its brackets", () => {
  const deep = new MappingError("type", { path: "lines[].parts[2].n", rule: "r" });
  expect(atItem(deep, at, 7)).toMatchObject({ path: "lines[7].parts[2].n" });
  const other = new Error("x");
  expect(atItem(other, at, 7)).toBe(other);
});
