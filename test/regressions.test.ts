import { describe, expect, it } from "vitest";
import { parse } from "../src/grammar/parse.ts";
import { comparePair } from "./support/differential.ts";
import { compileMaps, enginesOf } from "./support/engines.ts";

const prelude = "object T { id: string! key, name: string, price: decimal, tags: string[] }\n";

async function engines(rows: string) {
  const { maps, problems } = compileMaps(`${prelude}map T <-> v.T {\n  id <-> Id\n${rows}\n}\n`);
  expect(problems).toEqual([]);
  const [map] = maps;
  if (map === undefined) throw new Error("no map");
  return { map, engines: await enginesOf(map) };
}

describe("`@off`", () => {
  it("keeps a row out of reads and writes", async () => {
    const { engines: all } = await engines(
      "  name <-> Name @off\n  tags[] <-> Tags[] @off { this <-> n }",
    );
    for (const engine of all) {
      expect(await engine.read({ Id: "1", Name: "Ada", Tags: 7 })).toEqual({ id: "1" });
      expect(await engine.write({ id: "1", name: "Ada" })).toEqual({ Id: "1" });
    }
  });

  it("leaves `when` rows around it one group", async () => {
    const { map } = await engines(
      [
        '  when name = "a" <-> Kind = 1 { price <-> P }',
        "  tags <-> Tags @off",
        '  when name = "b" <-> Kind = 2 { price <-> Q }',
      ].join("\n"),
    );
    expect(map.block.rules.map((rule) => rule.kind)).toEqual(["cell", "when"]);
  });

  it("leaves its names to the rest row", async () => {
    const { engines: all } = await engines("  name <-> Name @off\n  ... <-> ...");
    for (const engine of all) {
      expect(await engine.read({ Id: "1", Name: "Ada" })).toEqual({ id: "1", Name: "Ada" });
    }
  });
});

describe("the span of an expression", () => {
  it.each([
    ["(A + 1) / 4", "(A + 1) / 4"],
    ["2 * (A + 1)", "2 * (A + 1)"],
    ["-(A + 1)", "-(A + 1)"],
    ["((A + 1) * 2) as string", "((A + 1) * 2) as string"],
    ["(A) present ? 1 : (2)", "(A) present ? 1 : (2)"],
    ["(A ?? B) present", "(A ?? B) present"],
  ])("takes in the parentheses of its operands: %s", (text, expected) => {
    const source = `map T <-> v.T { price <- ${text} }`;
    const { file } = parse({ path: "t.cemap", text: source });
    const [map] = file.declarations;
    const item = map?.kind === "map" ? map.block.items[0] : undefined;
    if (item?.kind !== "row") throw new Error("no row");
    expect(source.slice(item.right.span.start, item.right.span.end)).toBe(expected);
  });
});

describe("the arrow of a map", () => {
  it.each(["->", "<-"])("%s is refused, since rows choose directions", (arrow) => {
    const { problems } = compileMaps(
      `object T { id: string! key }\nmap T ${arrow} v.T { id <-> Id }`,
    );
    expect(problems).toEqual([`unexpected-token: Found \`${arrow}\` where \`<->\` is expected.`]);
  });
});

describe("a keyed path on the common side", () => {
  it("refuses an item of another kind even behind the one it finds", async () => {
    const { maps } = compileMaps(
      'object T { p: { k: string, n: string }[] keyed by k }\nmap T <-> v.T {\n  p[k = "a"].n <-> A\n}\n',
    );
    const [map] = maps;
    if (map === undefined) throw new Error("no map");
    for (const engine of await enginesOf(map)) {
      const write = engine.write({ p: [{ k: "a", n: "1" }, []] });
      await expect(write, engine.name).rejects.toMatchObject({ code: "type" });
    }
  });
});

describe("a condition on a common value of the wrong kind", () => {
  it("refuses it, since it is not missing", async () => {
    const { maps } = compileMaps(`
      object T { kind: "a" | "b", one: { kind: "a" | "b", x: string } }
      map T <-> v.T {
        when kind = "a" <-> K = "A" {
          one <-> this { when kind = "a" <-> L = 1 { x <-> X } }
          "x" -> By
        }
      }`);
    const [map] = maps;
    if (map === undefined) throw new Error("no map");
    for (const engine of await enginesOf(map)) {
      const write = engine.write({ kind: "a", one: [] }, { other: 1 });
      await expect(write, engine.name).rejects.toMatchObject({ code: "type" });
    }
  });
});

describe("a common value of the wrong kind under a branch that is taken", () => {
  it("refuses it, though its rule writes on create only", async () => {
    const { maps } = compileMaps(`
      object T { kind: "a" | "b", one: { f: date }, g: string }
      map T <-> v.T {
        when kind = "a" <-> K = 1 { one <-> this { f <-> F else keep on create } }
        when kind = "b" <-> K = 2 { g <-> G }
      }`);
    const [map] = maps;
    if (map === undefined) throw new Error("no map");
    for (const engine of await enginesOf(map)) {
      const original = { K: 2, F: "2024-03-11", G: "g" };
      const update = (one: unknown) => engine.write({ kind: "a", one }, original);
      await expect(update([]), engine.name).rejects.toMatchObject({ code: "type" });
      expect(await update({ f: "2025-01-01" }), engine.name).toEqual({
        K: 1,
        F: "2024-03-11",
        G: null,
      });
      expect(await update({}), engine.name).toEqual({ K: 1, F: null, G: null });
    }
  });
});

describe("an item without a key", () => {
  it("is a new one, unless the list is the same as a whole", async () => {
    const { maps } = compileMaps(`
      object T { xs: { id: string, kind: "a" | "b", x: string }[] keyed by id }
      map T <-> v.T {
        xs[] <-> Xs[] {
          id <-> Id
          when kind = "a" <-> K = "A" { x <-> X }
        }
      }`);
    const [map] = maps;
    if (map === undefined) throw new Error("no map");
    const original = {
      Xs: [
        { Id: "1", K: null },
        { Id: null, K: "A", X: "x", Hidden: 2 },
      ],
    };
    const keyless = { id: null, kind: "a", x: "x" };
    for (const engine of await enginesOf(map)) {
      // The first item leaves its original as it is, and yet says less than it: `kind` is missing.
      expect(await engine.write({ xs: [{ id: "1" }, keyless] }, original), engine.name).toEqual({
        Xs: [
          { Id: "1", K: null },
          { K: "A", Id: null, X: "x" },
        ],
      });
      const same = { xs: [{ id: "1", kind: null }, keyless] };
      expect(await engine.write(same, original), engine.name).toEqual(original);
    }
  });
});

describe("two mistakes at one place", () => {
  it("may be told in either order: what is no item, and a value that no row has", async () => {
    const text = `table users (id: string, remoteId: string)
object T { s: string[] }
map T <-> v.T {
  s[] <-> S[] { this <-> Name as string from users (id <-> remoteId) }
}
`;
    const input = { s: ["b", null] };
    const original = { S: ["x", {}] };
    expect(await comparePair(text, { operation: "update", input, original })).toEqual([]);
  });
});

describe("an item that is no object where objects are expected", () => {
  it("is a mistake, even where its original shows nothing", async () => {
    const text = `object T { xs: { in: { id: string }[] }[] }
map T <-> v.T {
  xs[] <-> Xs[] {
    in[] <-> r.In[] { id <-> Id }
  }
}
`;
    const [map] = compileMaps(text).maps;
    if (map === undefined) throw new Error("no map");
    for (const engine of await enginesOf(map)) {
      for (const item of [[], "a", [1]]) {
        await expect(
          engine.write({ xs: [item] }, { Xs: [{ r: {} }] }),
          engine.name,
        ).rejects.toThrow("type");
      }
    }
  });
});

describe("a list of lists whose inner list lies in a member", () => {
  it("shows an item without it as null, as for scalars", async () => {
    const text = `object T { m: string[][], tags: string[] }
map T <-> v.T {
  m[] <-> M[] {
    this[] <-> L[] { this <-> N }
  }
  tags[] <-> Tags[].n
}
`;
    const { maps } = compileMaps(text);
    const [map] = maps;
    if (map === undefined) throw new Error("no map");
    const vendor = {
      M: [{}, { L: null }, { L: [{ N: "a" }, {}] }],
      Tags: [{}, { n: null }, { n: "a" }],
    };
    const common = { m: [null, null, ["a", null]], tags: [null, null, "a"] };
    for (const engine of await enginesOf(map)) {
      expect(await engine.read(vendor)).toEqual(common);
      expect(await engine.write(common, vendor)).toEqual(vendor);
    }
  });
});

describe("a found item without the member that is taken out", () => {
  it("stays as it is, and so do the rows that write beside it", async () => {
    const text = `object T { xs: { id: string, n: number, h: string }[] }
map T <-> v.T {
  xs[] <-> Xs[] {
    id <-> Id
    n <-> N
    n * 2 -> Y
    h <-> E[t = "home"].v.a
  }
}
`;
    const input = { xs: [{ id: "1", n: null }] };
    const original = { Xs: [{ Id: "1", N: null, Y: 7, E: [{ t: "home", v: {} }] }] };
    expect(await comparePair(text, { operation: "update", input, original })).toEqual([]);
    const [map] = compileMaps(text).maps;
    if (map === undefined) throw new Error("no map");
    for (const engine of await enginesOf(map)) {
      expect(await engine.write(input, original), engine.name).toEqual(original);
    }
  });
});
