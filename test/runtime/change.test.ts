import { describe, expect, it } from "vitest";
import { type Changer, changeOf, patchOf } from "../../src/runtime/change.ts";
import { maxDepth } from "../../src/runtime/checks.ts";
import { sameJson } from "../../src/runtime/equality.ts";
import { MappingError } from "../../src/runtime/errors.ts";
import type { Steps } from "../../src/runtime/paths.ts";
import { requestOf, type VendorRules } from "../../src/runtime/request.ts";

const type = new MappingError("type", { path: "", rule: "" });
type Members = Readonly<Record<string, unknown>>;
const value = (name: string, vendor: readonly Steps[] = []) =>
  ({ kind: "value", path: [name], same: sameJson, vendor }) as const;

/** A map `a <-> a, b <-> b` that lays what it is given over the record; "bad" cannot be read. */
const plain: Changer = {
  create: (common) => ({ ...(common as Members), new: true }),
  update: (common, original) => ({ ...(original as Members), ...(common as Members) }),
  read: (original) => {
    if (Object.values(original as Members).includes("bad")) throw type;
    return original;
  },
  view: (original) =>
    Object.fromEntries(
      Object.entries(original as Members).filter(([, member]) => member !== "bad"),
    ),
  places: [value("a"), value("b")],
  scopes: [],
  targets: [],
};

describe("a change", () => {
  it.each<[string, object, object, object | undefined, object, object]>([
    ["of nothing", { a: 1 }, { a: 1 }, { a: 2 }, {}, {}],
    ["of nothing that two-way rules have", { c: 1 }, { c: 2 }, { a: 2 }, {}, {}],
    ["of a record", { a: 1 }, { a: 2 }, { a: 3, z: 4 }, { a: 3, z: 4 }, { a: 2, z: 4 }],
    [
      "of one place beside another",
      { a: 1, b: 1 },
      { a: 2, b: 1 },
      { a: 3, b: 4 },
      { a: 3, b: 4 },
      { a: 2, b: 4 },
    ],
    [
      "of a record that cannot be read",
      { a: 1, b: 1 },
      { a: 2, b: 1 },
      { a: 3, b: "bad" },
      { a: 3, b: "bad" },
      { a: 2, b: "bad" },
    ],
    [
      "of an unknown record",
      { a: 1, b: 1 },
      { a: 2, b: 1 },
      undefined,
      { a: 1, b: 1 },
      { a: 2, b: 1 },
    ],
    ["of nothing in an unknown record", { a: 1, c: 1 }, { a: 1, c: 2 }, undefined, {}, {}],
  ])("%s", (_name, before, after, original, from, to) => {
    expect(changeOf(plain, before, after, original)).toEqual({ from, to });
  });

  it("is between objects", () => {
    for (const other of [null, [], "a", undefined]) {
      expect(() => changeOf(plain, other, {}, {})).toThrow(type);
      expect(() => changeOf(plain, {}, other, {})).toThrow(type);
      if (other !== undefined) expect(() => changeOf(plain, {}, { a: 1 }, other)).toThrow(type);
    }
  });

  it("asks no record where nothing changed", () => {
    const never = (): never => {
      throw new Error("asked");
    };
    const silent: Changer = { ...plain, read: never, view: never, update: never };
    expect(changeOf(silent, { a: 1 }, { a: 1 }, {})).toEqual({ from: {}, to: {} });
    expect(changeOf({ ...plain, view: never }, { a: 1 }, { a: 2 }, {}).to).toEqual({ a: 2 });
    expect(changeOf({ ...plain, update: never }, { c: 1 }, { c: 2 }, {}).to).toEqual({});
    expect(changeOf({ ...plain, update: never }, { c: 1 }, { c: 2 }, undefined).to).toEqual({});
  });
});

describe("places of a record that cannot be read", () => {
  const isWork = (item: unknown): boolean => (item as Members).t === "w";
  const find: Steps = ["In", "L", { test: isWork, establish: [[["t"], "w"]] }, "n"];
  const home = { t: "h" };
  const work = { t: "w", n: 1 };

  /** What becomes of lists that a write of a change elsewhere would alter. */
  function kept(vendor: readonly Steps[], original: object, written: object): unknown {
    const changer: Changer = {
      ...plain,
      read: () => {
        throw type;
      },
      view: (record) => ({ l: (record as Members).l }),
      update: () => written,
      places: [value("a"), value("l", vendor)],
    };
    return changeOf(changer, { a: 1, l: 1 }, { a: 2, l: 1 }, original).to;
  }

  it("are put back in lists", () => {
    const original = { In: { L: [home, work] } };
    expect(kept([find], original, { a: 2, In: { L: [home, { t: "w" }] } })).toEqual({
      a: 2,
      ...original,
    });
    expect(kept([find], { In: { L: [home] } }, { a: 2, In: { L: [home] } })).toEqual({
      a: 2,
      In: { L: [home] },
    });
  });

  it("are put back with the order of their list, if that is all that differs", () => {
    const original = { In: { L: [home, work] } };
    expect(kept([find], original, { In: { L: [work, home] } })).toEqual(original);
    const more = { In: { L: [work, home, { t: "x" }] } };
    expect(kept([find], original, more)).toEqual(more);
    const other = { In: { L: [work, { t: "x" }] } };
    expect(kept([find], original, other)).toEqual(other);
  });

  it("are taken away where the record has none", () => {
    expect(kept([["A"]], {}, { A: 1, B: 2 })).toEqual({ B: 2 });
    expect(kept([["A"], ["B"]], { A: { x: 1 } }, { A: 5 })).toEqual({ A: { x: 1 } });
  });

  it("are left to the write where the record can be read", () => {
    const changer: Changer = {
      ...plain,
      update: () => ({ a: 2 }),
      places: [value("a"), value("b", [["b"]])],
    };
    expect(changeOf(changer, { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 1 }).to).toEqual({ a: 2 });
  });
});

describe("a change of a record of which little is known", () => {
  it("makes nested objects that `before` tells of", () => {
    const seeds: unknown[] = [];
    const changer: Changer = {
      ...plain,
      scopes: [
        [["s"], ["S"]],
        [
          ["s", "t"],
          ["S", "T"],
        ],
        [["u"], ["S"]],
        [["n"], ["N"]],
      ],
      update: (common, original) => {
        seeds.push(original);
        return plain.update(common, original);
      },
    };
    changeOf(changer, { a: 1, s: { t: {} }, u: {}, n: null }, { a: 2 }, undefined);
    expect(seeds[0]).toEqual({ S: { T: {} } });
  });

  it("knows nothing of what `->` rows write, but that a branch that is left clears it", () => {
    const stamped: Changer = {
      ...plain,
      targets: [["Stamp"], ["Label"]],
      update: (common, original) => {
        const { a } = common as Members;
        const old = original as Members;
        const label = a === 1 ? "one" : "Label" in old ? null : undefined;
        return { ...old, a, Stamp: "s", ...(label === undefined ? {} : { Label: label }) };
      },
    };
    expect(changeOf(stamped, { a: 1 }, { a: 2 }, undefined)).toEqual({
      from: { a: 1 },
      to: { a: 2, Stamp: "s", Label: null },
    });
    expect(changeOf(stamped, { a: 2 }, { a: 1 }, undefined)).toEqual({
      from: { a: 2 },
      to: { a: 1, Stamp: "s", Label: "one" },
    });
    expect(changeOf(stamped, { a: 2 }, { a: 3 }, undefined)).toEqual({
      from: { a: 2 },
      to: { a: 3, Stamp: "s" },
    });
    expect(patchOf(stamped, { a: 1 }, { a: 2 }, undefined)).toEqual({
      a: 2,
      Stamp: "s",
      Label: null,
    });
  });
});

describe("a request", () => {
  const none: VendorRules = {
    always: [],
    readonly: [],
    createonly: [],
    nulls: [],
    merge: [],
    finds: [],
  };
  const ask = (rules: Partial<VendorRules>, after: object, original: object): unknown =>
    requestOf(plain, { ...none, ...rules }, undefined, after, original);
  const path = (...names: (string | null)[]) => ({ path: names });

  it("is the record for a create, without what cannot be set", () => {
    const create = (rules: Partial<VendorRules>, common: object): unknown =>
      requestOf(plain, { ...none, ...rules }, undefined, common, undefined);
    const common = { a: { x: 1, y: null }, b: [{ x: 1, y: 2 }, "t"], c: {} };
    expect(create({}, common)).toEqual({ ...common, new: true });
    expect(create({ readonly: [path("a", "x"), path("b", null, "y")] }, common)).toEqual({
      a: { y: null },
      b: [{ x: 1 }, "t"],
      c: {},
      new: true,
    });
    expect(create({ readonly: [path("a", "x"), path("a", "y"), path("new")] }, common)).toEqual({
      b: common.b,
      c: {},
    });
    // Entries of a map are items.
    expect(create({ readonly: [path("a", null, "x")] }, { a: { k: { x: 1, y: 2 } } })).toEqual({
      a: { k: { y: 2 } },
      new: true,
    });
    // Only for updates.
    expect(create({ createonly: [path("a")], always: [path("c", "d")] }, common)).toHaveProperty(
      "a",
    );
    expect(create({ readonly: [{ like: ["", "x"] }] }, { ax: 1, xa: 2, l: [{ bx: 1 }] })).toEqual({
      xa: 2,
      l: [{}],
      new: true,
    });
  });

  it("holds what every update needs, if there is one", () => {
    const record = { a: 1, b: 2, ax: 3, s: { x: 4, y: 5 }, l: [{ x: 1 }], e: {} };
    const change = { a: 9 };
    const with_ = (...always: VendorRules["always"]): unknown => ask({ always }, change, record);
    expect(with_()).toEqual({ a: 9 });
    expect(with_(path("b"), path("gone"))).toEqual({ a: 9, b: 2 });
    expect(with_(path("s", "x"))).toEqual({ a: 9, s: { x: 4 } });
    expect(with_(path("s", "gone"))).toEqual({ a: 9 });
    expect(with_(path("b", "x"))).toEqual({ a: 9 });
    expect(with_(path("a", "x"))).toEqual({ a: 9 });
    expect(with_(path("s", null))).toEqual({ a: 9 });
    expect(with_(path("e"))).toEqual({ a: 9, e: {} });
    expect(with_(path("l", null, "x"))).toEqual({ a: 9 });
    expect(with_({ like: ["", "x"] })).toEqual({ a: 9, ax: 3 });
    expect(with_({})).toEqual({ ...record, a: 9 });
    expect(ask({ always: [{}] }, { a: 1 }, record)).toEqual({});
  });

  it("says null as the vendor does, each time anew", () => {
    const cleared = { unset: ["x"] };
    const rules = {
      nulls: [
        [path("a"), cleared],
        [{ like: ["b", ""] }, ""],
        [{}, "never"],
      ],
    } as const;
    const request = ask(rules, { a: null, b: null }, { a: 1, b: 1 }) as { a: unknown };
    expect(request).toEqual({ a: cleared, b: "" });
    expect(request.a).not.toBe(cleared);
    expect(ask({}, { a: null }, { a: 1 })).toEqual({ a: null });
    const inner = { nulls: [[path("a"), "never"]] } as const;
    expect(ask(inner, { a: { x: null } }, { a: { x: 1 } })).toEqual({ a: { x: null } });
  });

  it("leaves what only a create may hold out of an update, but in items", () => {
    const rules = { createonly: [path("a"), path("b", null, "x"), path("b", "y")] };
    expect(ask(rules, { a: 2, b: [{ x: 1, y: 2 }] }, { a: 1, b: [] })).toEqual({
      b: [{ x: 1, y: 2 }],
    });
    expect(ask(rules, { a: 2, b: { y: 2, z: 3 } }, { a: 1, b: {} })).toEqual({ b: { z: 3 } });
    // What is named for every update is sent all the same.
    expect(ask({ ...rules, always: [path("a")] }, { a: 2 }, { a: 1 })).toEqual({ a: 2 });
    expect(ask({ ...rules, always: [{}] }, { a: 2, b: 1 }, { a: 1, b: 0 })).toEqual({ b: 1 });
  });

  it("holds only the items that changed, where the vendor keeps the others", () => {
    const isWork = {
      test: (item: unknown) => (item as Members).t === "w",
      establish: [[["t"], "w"]],
    } as const;
    const isHome = {
      test: (item: unknown) => (item as Members).t === "h",
      establish: [
        [["t"], "h"],
        [["z"], 1],
      ],
    } as const;
    const rules: Partial<VendorRules> = {
      merge: [path("a")],
      finds: [
        [["a"], isWork],
        [["a"], isHome],
        [["b"], { ...isWork, test: () => true }],
      ],
    };
    const work = { t: "w", n: 1, m: 2 };
    const home = { t: "h", n: 3 };
    const other = { t: "x" };
    const items = (...list: unknown[]): unknown =>
      ask(rules, { a: list }, { a: [work, home, other] });
    expect(items(work, home, { ...other })).toEqual({});
    expect(items({ t: "w", n: 5 }, home, other)).toEqual({ a: [{ t: "w", n: 5, m: null }] });
    expect(items(work, { ...other })).toStrictEqual({ a: [{ t: "h", n: null }] });
    expect(items(work, home, { t: "x", n: 1 }, "new")).toEqual({ a: [{ t: "x", n: 1 }, "new"] });
    expect(items()).toEqual({
      a: [
        { t: "w", n: null, m: null },
        { t: "h", n: null },
      ],
    });
    // Of other lists the whole is sent.
    expect(ask(rules, { b: [home] }, { b: [work, home] })).toEqual({ b: [home] });
  });

  it("is nested as deep as a record may be", () => {
    const nested = (depth: number): object => {
      let result: object = { x: 1 };
      for (let level = 1; level < depth; level += 1) result = { a: result };
      return result;
    };
    expect(ask({}, nested(maxDepth), { a: 1 })).toEqual(nested(maxDepth));
    expect(() => ask({}, nested(maxDepth + 1), { a: 1 })).toThrow(
      new MappingError("too-deep", { path: "", rule: "" }),
    );
  });
});
