import { describe, expect, it } from "vitest";
import { scanValue, skipBlanks } from "../../../src/runtime/bytes/scan.ts";
import { type MemberSpec, scanObject, shapeOf } from "../../../src/runtime/bytes/shape.ts";
import { behind, lineOf, textAt } from "./bytes.ts";

/**
 * A reader of lines: the text of each member of interest by its name, `undefined` where it is
 * missing, or "refused". A text that would be written in other characters begins with `~`.
 */
function readerOf(specs: readonly MemberSpec[], slots: readonly string[]) {
  const numbers = new Int32Array(2 * slots.length);
  const shape = shapeOf(numbers, specs);
  const read = (text: string, before = "") => {
    const src = lineOf(`${before}${text} ,`);
    const start = lineOf(before).length - 1;
    const end = scanObject(shape, src, start);
    if (end === 0) return "refused";
    expect(textAt(src, start, end)).toBe(text);
    return Object.fromEntries(
      slots.map((name, slot) => {
        const [from = 0, to = 0] = numbers.subarray(2 * slot);
        if (from < 0) return [name, undefined];
        return [name, (to < 0 ? "~" : "") + textAt(src, from, behind(to))];
      }),
    );
  };
  return { read, shape };
}

const flat: readonly MemberSpec[] = [
  ["id", 0],
  ["name", 1],
  ["city", 2],
];
const flatSlots = ["id", "name", "city"];

describe("the members of an object", () => {
  it.each([
    ['{"id":1,"name":"A","city":null}', { id: "1", name: '"A"', city: "null" }],
    ['{"city":"C","id":2}', { id: "2", city: '"C"' }],
    ["{}", {}],
    ["{ }", {}],
    ['{"id":1}', { id: "1" }],
    ['{ "id"\t:\r1.50 , "name" : "a\\nb" }', { id: "~1.50", name: '~"a\\nb"' }],
    ['{"id":[],"name":[1],"city":{"id":7}}', { id: "[]", name: "~[1]", city: '~{"id":7}' }],
    // Names of no interest, also those that begin or end as the others do.
    ['{"i":0,"id":1,"idx":2,"d":3,"":4,"Id":5}', { id: "1" }],
    ['{"other":{"id":[5, 6]},"id":1,"more":"\\"id\\":2"}', { id: "1" }],
    ['{"Žé":1,"id":2}', { id: "2" }],
    // As in objects, the last of members with one name counts.
    ['{"id":1,"name":"A","id":2}', { id: "2", name: '"A"' }],
  ])("are where they stand: %s", (text, expected) => {
    expect(JSON.parse(text)).toBeDefined();
    const { read } = readerOf(flat, flatSlots);
    const all = { id: undefined, name: undefined, city: undefined, ...expected };
    for (const before of ["", "[", '{"id":0}']) expect(read(text, before)).toEqual(all);
  });

  it.each([
    ["null"],
    ["[]"],
    ['"id"'],
    ["{"],
    ["{]"],
    ["{id:1}"],
    ['{"id"}'],
    ['{"id" 1}'],
    ['["id":1}'],
    ["{'id\":1}"],
    ['{"id";1}'],
    ['{"id":}'],
    ['{"id":1'],
    ['{"id":1,'],
    ['{"id":1,}'],
    ['{"id":1;"name":2}'],
    ['{"id":1 "name":2}'],
    ['{"id":1]'],
    ['{"id":01}'],
    ['{"id'],
    ['{"other":}'],
    ['{"other":1e5}'],
    ['{"id":1e5}'],
    // Names with escapes take a closer look.
    ['{"\\u0069d":1}'],
    ['{"a\\n":1,"id":1}'],
    ['{"a\tb":1}'],
  ])("are refused where the general reader has to look: %s", (text) => {
    const { read } = readerOf(flat, flatSlots);
    for (const before of ["", "}", ":1}"]) {
      expect(read(text, before)).toBe("refused");
      expect(read('{"city":1,"id":2,"x":{}}')).toEqual({ id: "2", city: "1" });
    }
  });

  it("are refused behind a name with escapes, whatever names are known", () => {
    const { read } = readerOf(flat, flatSlots);
    expect(read('{"id":1,"seventh":2}')).toEqual({ id: "1" });
    expect(read('{"\\u0069d":1}')).toBe("refused");
  });

  it("are found in every line of a stream, whatever the order of names in each", () => {
    const { read } = readerOf(flat, flatSlots);
    const names = ["x", "id", "y", "name", "idy", "city"];
    const orders = names.flatMap((_, turn) => [
      [...names.slice(turn), ...names.slice(0, turn)],
      names.toReversed().slice(turn),
      names.filter((_name, index) => index % (turn + 2) !== 0),
    ]);
    for (const order of [...orders, ...orders]) {
      const members = order.map((name) => `"${name}":"${name}"`);
      const has = (name: string) => (order.includes(name) ? `"${name}"` : undefined);
      expect(read(`{${members.join(",")}}`)).toEqual({
        id: has("id"),
        name: has("name"),
        city: has("city"),
      });
    }
  });

  it("are known by names that were seen, in the order in which they come", () => {
    const { read, shape } = readerOf(flat, flatSlots);
    const seen = () => {
      const { bytes, starts, members, count } = shape.seen;
      const text = (index: number) => textAt(bytes, starts[index] ?? 0, starts[index + 1] ?? 0);
      return Array.from({ length: count }, (_, index) => [text(index), members[index]]);
    };
    expect(seen()).toEqual([]);
    read('{"name":1,":":2,"city":3}');
    const first = [
      ['name"', 1],
      [':"', -1],
      ['city"', 2],
    ];
    expect(seen()).toEqual(first);
    read('{"city":1,"name":2,"city":3,"city":4}');
    expect(seen()).toEqual(first);
    read('{"name":1,"id":4,":":2,"city":3,"end":5}');
    expect(seen()).toEqual([
      ['name"', 1],
      ['id"', 0],
      [':"', -1],
      ['city"', 2],
      ['end"', -1],
    ]);
  });

  it("are found in a stream of ever new names, of which some are remembered", () => {
    const { read, shape } = readerOf(flat, flatSlots);
    const names = Array.from({ length: 700 }, (_, index) => `"n${index}":${index}`);
    for (const part of [names.slice(0, 100), names, names.slice(300)]) {
      expect(read(`{"id":1,${part.join(",")},"city":2}`)).toEqual({ id: "1", city: "2" });
      expect(shape.seen.count).toBeLessThanOrEqual(512);
      expect(shape.seen.count).toBeGreaterThan(90);
    }
  });
});

/** `home` has two members, of which one has another; `tags` is a list with two slots of its own. */
const deep: readonly MemberSpec[] = [
  ["id", 0],
  [
    "home",
    1,
    [
      ["street", 2],
      ["geo", 3, [["lat", 4]]],
    ],
  ],
  ["last", 5],
];
const deepSlots = ["id", "home", "street", "geo", "lat", "last"];

describe("members of members", () => {
  const nothing = Object.fromEntries(deepSlots.map((name) => [name, undefined]));

  it.each([
    [
      '{"id":1,"home":{"geo":{"lat":2,"x":{}},"street":"S"},"last":3}',
      {
        id: "1",
        home: '~{"geo":{"lat":2,"x":{}},"street":"S"}',
        street: '"S"',
        geo: '~{"lat":2,"x":{}}',
        lat: "2",
        last: "3",
      },
    ],
    ['{"home":{}}', { home: "~{}" }],
    ['{"last":3,"home":{},"id":1}', { id: "1", home: "~{}", last: "3" }],
    ['{"home":{"geo":{ }}}', { home: '~{"geo":{ }}', geo: "~{ }" }],
    // The lat of another object is not the one of `geo`.
    ['{"lat":1,"home":{"lat":2}}', { home: '~{"lat":2}' }],
    // What is inside null is null, and nothing beside it.
    ['{"home":null}', { home: "null", street: "null", geo: "null", lat: "null" }],
    ['{"home":{"geo":null}}', { home: '~{"geo":null}', geo: "null", lat: "null" }],
    // The last of two objects counts as a whole.
    [
      '{"home":{"street":"S","geo":{"lat":1}},"home":{"geo":{}},"last":5}',
      { home: '~{"geo":{}}', geo: "~{}", last: "5" },
    ],
    [
      '{"home":{"street":"S"},"home":null}',
      { home: "null", street: "null", geo: "null", lat: "null" },
    ],
  ])("are where they stand: %s", (text, expected) => {
    const { read } = readerOf(deep, deepSlots);
    for (const before of ["", "[  "])
      expect(read(text, before)).toEqual({ ...nothing, ...expected });
    read('{"id":1,"home":{"street":"T","geo":{"lat":9}},"last":9}');
    expect(read(text)).toEqual({ ...nothing, ...expected });
  });

  it.each([
    ['{"home":7}'],
    ['{"home":"S"}'],
    ['{"home":[]}'],
    ['{"home":true}'],
    ['{"home":nul}'],
    ['{"home":{"street":}}'],
    ['{"home":{"geo":[]}}'],
    ['{"home":{"geo":{"lat":1}}'],
    ['{"home":{"geo":{"lat":1e9}}}'],
  ])("are refused where no object is, nor null: %s", (text) => {
    for (const before of ["", "}"]) {
      expect(readerOf(deep, deepSlots).read(text, before)).toBe("refused");
    }
  });

  it("have the slots of a shape as a range", () => {
    const range = ({ firstSlot, endSlot }: { firstSlot: number; endSlot: number }) => [
      firstSlot,
      endSlot,
    ];
    const { shape } = readerOf(deep, deepSlots);
    expect(range(shape)).toEqual([0, 6]);
    expect(shape.members.map((member) => member.shape && range(member.shape))).toEqual([
      undefined,
      [2, 5],
      undefined,
    ]);
    expect(shape.members.map(({ slot, endSlot }) => [slot, endSlot])).toEqual([
      [0, 1],
      [1, 5],
      [5, 6],
    ]);
    const turned: readonly MemberSpec[] = [
      ["b", 4],
      ["a", 2],
    ];
    expect(range(shapeOf(new Int32Array(10), turned))).toEqual([2, 5]);
  });
});

describe("a list", () => {
  /** Counts the items of a list of scalars, and keeps where the first two stand. */
  function listReader(slots: readonly string[], name: string, found: number) {
    const sizes: number[] = [];
    const numbers = new Int32Array(2 * slots.length);
    const slot = slots.indexOf(name);
    const reader = (src: Uint8Array, at: number): number => {
      if (src[at] !== 91) return 0;
      let size = 0;
      for (let k = 1; k <= found; k += 1) numbers[2 * (slot + k)] = -1;
      let i = skipBlanks(src, at + 1);
      while (src[i] !== 93) {
        const end = scanValue(src, i);
        if (end === 0) return 0;
        size += 1;
        if (size <= found) numbers.set([i, end], 2 * (slot + size));
        i = behind(end);
        if (src[i] === 44) i += 1;
      }
      sizes.push(size);
      return i + 1;
    };
    return { reader, sizes, numbers };
  }

  const slots = ["id", "tags", "first", "second", "last"];
  function tagged() {
    const { reader, sizes, numbers } = listReader(slots, "tags", 2);
    const shape = shapeOf(numbers, [
      ["id", 0],
      ["tags", 1, undefined, reader, 2],
      ["last", 4],
    ]);
    const read = (text: string) => {
      const src = lineOf(text);
      if (scanObject(shape, src, 0) === 0) return "refused";
      return slots.map((_name, slot) => {
        const [from = 0, to = 0] = numbers.subarray(2 * slot);
        return from < 0 ? undefined : (to < 0 ? "~" : "") + textAt(src, from, behind(to));
      });
    };
    return { read, sizes, shape };
  }

  it("is read by its own reader", () => {
    const { read, sizes, shape } = tagged();
    expect(read('{"id":1,"tags":["a",2,3],"last":4}')).toEqual([
      "1",
      '~["a",2,3]',
      '"a"',
      "2",
      "4",
    ]);
    expect(read('{"tags":[],"id":"x"}')).toEqual(['"x"', "~[]", undefined, undefined, undefined]);
    expect(read('{"tags":[5]}')).toEqual([undefined, "~[5]", "5", undefined, undefined]);
    expect(read('{"last":1}')).toEqual([undefined, undefined, undefined, undefined, "1"]);
    expect(sizes).toEqual([3, 0, 1]);
    expect([shape.firstSlot, shape.endSlot]).toEqual([0, 5]);
  });

  it("that is null has null for what is looked for in it", () => {
    const { read, sizes } = tagged();
    expect(read('{"id":1,"tags":null}')).toEqual(["1", "null", "null", "null", undefined]);
    expect(sizes).toEqual([]);
  });

  it("is refused with the reader, and where it is none", () => {
    const { read } = tagged();
    for (const text of ['{"tags":[1e5]}', '{"tags":{}}', '{"tags":7}', '{"tags":nil}']) {
      expect(read(text)).toBe("refused");
    }
  });

  it("may be said by its reader to be written in other characters", () => {
    const shape = shapeOf(new Int32Array(2), [["tags", 0, undefined, scanValue]]);
    const text = '{"tags":[1 ,2]}';
    expect(scanObject(shape, lineOf(text), 0)).toBe(text.length);
    expect([...shape.slots]).toEqual([8, ~14]);
  });
});
