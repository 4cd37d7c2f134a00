import { describe, expect, it } from "vitest";
import { MappingError } from "../../src/runtime/errors.ts";
import {
  appendItems,
  atItem,
  checkItems,
  entriesOf,
  fromEntries,
  type ItemWriter,
  keepsItems,
  orNull,
  positionsOf,
  refuseSecond,
  replaceAt,
  sameExcept,
  sameItems,
  sameParts,
  selectEntries,
  selectItems,
  writeItems,
} from "../../src/runtime/lists.ts";
import { unreadable } from "../../src/runtime/record.ts";

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
    expect(written).toStrictEqual([rows[0], { Id: "c" }, rows[2], { Id: "a" }]);
  });

  it("never aligns items without key", () => {
    const blank = [{ Id: null, N: "1" }];
    expect(writeItems(keyed, [{ id: null }], blank)).toStrictEqual([{ Id: null }]);
  });

  it("aligns equal items at both ends, the rest by position", () => {
    expect(writeItems(positional, [{ id: "b" }, { id: "a" }], rows)).toStrictEqual([
      rows[1],
      rows[2],
    ]);
    expect(writeItems(positional, [{ id: "a" }, { id: "x" }, { id: "a" }], rows)).toStrictEqual([
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
  expect(replaceAt(["x", "s", "y", "s", "z"], [1, 3], ["1", "2", "3"])).toStrictEqual([
    "x",
    "1",
    "y",
    "2",
    "3",
    "z",
  ]);
  expect(replaceAt(["x", "s", "y"], [1], [])).toStrictEqual(["x", "y"]);
  expect(replaceAt(["x"], [], ["1"])).toStrictEqual(["x", "1"]);
  expect(replaceAt([], [], ["1"])).toStrictEqual(["1"]);
});

it("appendItems makes a list of null and keeps what is there", () => {
  expect(appendItems(undefined, null)).toStrictEqual([]);
  expect(appendItems([1], null)).toStrictEqual([1]);
  expect(appendItems([1], [2])).toStrictEqual([1, 2]);
});

it("maps go to entries and back, whatever their names", () => {
  const map = JSON.parse('{"a":1,"__proto__":null}');
  expect(fromEntries(entriesOf(map, at), at)).toStrictEqual(map);
  expect(() => fromEntries([{ key: "a" }, { key: "a" }], at)).toThrow("duplicate-key");
  expect(() => fromEntries([{ value: 1 }], at)).toThrow("type");
});

it("atItem puts the index where the list has its brackets", () => {
  const deep = new MappingError("type", { path: "lines[].parts[2].n", rule: "r" });
  expect(atItem(deep, at, 7)).toMatchObject({ path: "lines[7].parts[2].n" });
  const other = new Error("x");
  expect(atItem(other, at, 7)).toBe(other);
});

describe("keepsItems of a keyed list", () => {
  const rows = [{ Id: "a" }, { N: "2" }, null];

  it("looks at items without a key one by one, by what they show", () => {
    expect(keepsItems(keyed, [{ id: "a" }, {}, null], rows)).toBe(true);
    expect(keepsItems(keyed, [{ id: "b" }, {}, null], rows)).toBe(false);
    expect(keepsItems(keyed, [{ id: "a" }, {}, {}], rows)).toBe(false);
    expect(keepsItems(keyed, [{}, null, null], [{ N: "1" }, { N: "2" }, null])).toBe(false);
  });

  it("keeps none where an original cannot be read", () => {
    const writer = { ...keyed, view: () => unreadable, same: () => true };
    expect(keepsItems(writer, [{}], [{ N: "1" }])).toBe(false);
  });

  it("takes what an item shows for null where it shows nothing", () => {
    expect(keepsItems({ ...keyed, view: () => undefined }, [{}, null], [{}, {}])).toBe(false);
    const scalars = { ...keyed, view: (row: unknown) => (row as Row).N };
    expect(keepsItems({ ...scalars, same: () => true }, [{}, null], [{ N: "1" }, {}])).toBe(true);
  });

  it("is no refusal of an item that cannot be written over the original at its position", () => {
    const refusing = (problem: Error): ItemWriter => ({
      ...keyed,
      update: () => {
        throw problem;
      },
    });
    const refusal = new MappingError("type", { path: "lines[].id", rule: "r" });
    expect(keepsItems(refusing(refusal), [{ id: "a" }], [{ Id: "a" }])).toBe(false);
    expect(() => keepsItems(refusing(new Error("x")), [{ id: "a" }], [{ Id: "a" }])).toThrow("x");
  });

  it("looks no further where an item is no object", () => {
    const texts = { ...keyed, update: (_: unknown, row: unknown) => row };
    expect(keepsItems(texts, ["a"], [{ N: "1" }])).toBe(true);
  });
});

it("checkItems takes lists, and refuseSecond none", () => {
  const list = [1];
  expect(checkItems(list, at)).toBe(list);
  for (const other of [undefined, null, {}, "ab", { length: 1 }]) {
    expect(() => checkItems(other, at)).toThrow(new MappingError("type", at));
  }
  expect(() => refuseSecond(at)).toThrow(new MappingError("duplicate-key", at));
});

describe("maps as entries", () => {
  it("leave missing values out, and take them for null", () => {
    expect(entriesOf({ b: 1, a: undefined, c: null }, at)).toStrictEqual([
      { key: "b", value: 1 },
      { key: "c", value: null },
    ]);
    expect(fromEntries([{ key: "b", value: 0 }, { key: "c" }, { key: "" }], at)).toStrictEqual({
      b: 0,
      c: null,
      "": null,
    });
  });

  it("are objects, each with a text as key", () => {
    for (const other of [undefined, null, [], "a"]) {
      expect(() => entriesOf(other, at)).toThrow(new MappingError("type", at));
    }
    for (const entry of [null, "a", ["key"], { key: 1 }, { key: null }, {}]) {
      expect(() => fromEntries([entry], at)).toThrow(new MappingError("type", at));
    }
    const twice = [{ key: "a" }, { key: "b" }, { key: "a", value: 2 }];
    expect(() => fromEntries(twice, at)).toThrow(new MappingError("duplicate-key", at));
    expect(fromEntries([{ key: "toString", value: 1 }], at)).toStrictEqual({ toString: 1 });
  });

  it("are selected by their entries; what is no map stays", () => {
    const isBig = (entry: unknown): boolean => Number((entry as { value: unknown }).value) > 1;
    expect(selectEntries({ a: 1, b: 2, c: undefined }, isBig, at)).toStrictEqual([
      { key: "b", value: 2 },
    ]);
    for (const other of [undefined, null, "a"]) expect(selectEntries(other, isBig, at)).toBe(other);
  });
});

describe("lists that a condition selects from", () => {
  const isBig = (item: unknown): boolean => Number(item) > 1;

  it("have positions", () => {
    expect(positionsOf([3, 1, 2], isBig)).toStrictEqual([0, 2]);
    expect(positionsOf([], () => true)).toStrictEqual([]);
  });

  it("have items; what is no list stays", () => {
    expect(selectItems([3, 1, 2], isBig)).toStrictEqual([3, 2]);
    for (const other of [undefined, null, "a"]) expect(selectItems(other, isBig)).toBe(other);
  });

  it("are null where they are empty", () => {
    expect(orNull([])).toBeNull();
    expect(orNull([null])).toStrictEqual([null]);
  });

  it("get items behind those that they have", () => {
    expect(appendItems(null, null)).toStrictEqual([]);
    expect(appendItems(undefined, [1])).toStrictEqual([1]);
    expect(appendItems([1], undefined)).toBeUndefined();
    expect(appendItems("text", [1])).toStrictEqual([1]);
  });

  it("have their places filled in order", () => {
    expect(replaceAt(["a", "b", "c"], [0, 2], ["1"])).toStrictEqual(["1", "b"]);
    expect(replaceAt(["a", "b", "c"], [0], ["1", "2"])).toStrictEqual(["1", "2", "b", "c"]);
    expect(replaceAt(["a", "b"], [1], ["1"])).toStrictEqual(["a", "1"]);
    expect(replaceAt(["a", "b"], [], [])).toStrictEqual(["a", "b"]);
  });
});

describe("sameness by the rules of a map", () => {
  const byId = (left: unknown, shown: unknown): boolean => (left as Line).id === (shown as Line).id;
  const a = { id: "a", n: 1 };
  const alsoA = { id: "a", n: 2 };
  const b = { id: "b" };

  it.each<[unknown, unknown, boolean]>([
    [[a, b], [alsoA, b], true],
    [[a], [b], false],
    [[a], [a, b], false],
    [[a, b], [a], false],
    [[null, a], [null, a], true],
    [[null], [a], false],
    [[a], [null], false],
    [[], [], true],
    [null, null, true],
    [undefined, undefined, true],
    [null, undefined, false],
    [null, [], false],
    [[], undefined, false],
  ])("of items: %j and %j: %s", (left, shown, expected) => {
    expect(sameItems(left, shown, byId)).toBe(expected);
  });

  it.each<[unknown, unknown, boolean]>([
    [a, alsoA, true],
    [a, b, false],
    [null, null, true],
    [null, a, false],
    [a, null, false],
    [undefined, a, false],
    [[], [], false],
  ])("of nested objects: %j and %j: %s", (left, shown, expected) => {
    expect(sameParts(left, shown, byId)).toBe(expected);
  });

  it.each<[unknown, unknown, boolean]>([
    [a, alsoA, true],
    [{ ...a, n: undefined }, a, true],
    [a, b, false],
    [{ id: "a", more: [1] }, { more: [1], id: "a" }, true],
    [{ id: "a", more: 1 }, a, false],
    [a, { id: "a", more: 1 }, false],
    [{ id: "a", more: undefined }, a, true],
    [{ id: "a", more: null }, a, false],
    [{}, {}, true],
    [null, null, true],
    [null, {}, false],
    [{}, null, false],
    [undefined, undefined, true],
  ])("of all but one member: %j and %j: %s", (left, shown, expected) => {
    expect(sameExcept(left, shown, new Set(["n"]))).toBe(expected);
  });
});

it("atItem leaves errors elsewhere, and all they say", () => {
  const inItem = new MappingError("format", { path: "lines[].id", rule: "id <-> Id" });
  expect(atItem(inItem, at, 0)).toStrictEqual(
    new MappingError("format", { path: "lines[0].id", rule: "id <-> Id" }),
  );
  const elsewhere = new MappingError("type", { path: "other[].id", rule: "r" });
  expect(atItem(elsewhere, at, 0)).toBe(elsewhere);
});
