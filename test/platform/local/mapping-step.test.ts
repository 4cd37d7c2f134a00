import { describe, expect, it } from "vitest";
import type {
  ConfigurationEntry,
  TransformationPayload,
} from "../../../src/compiler/backends/platform/payload.ts";
import { runPayload } from "../../../src/platform/local/run-payload.ts";

const drop: ConfigurationEntry = {
  type: "passThrough",
  properties: { fromVendor: false, toVendor: false },
};

type FieldSpec = readonly [path: string, vendorPath: string, configuration?: ConfigurationEntry[]];

function payload(fields: readonly FieldSpec[], configuration = [drop]): TransformationPayload {
  return {
    vendorName: "V",
    fields: fields.map(([path, vendorPath, entries]) => ({
      path,
      vendorPath,
      ...(entries === undefined ? {} : { configuration: entries }),
    })),
    configuration,
  };
}

async function read(fields: readonly FieldSpec[], record: unknown): Promise<unknown> {
  return (await runPayload(payload(fields), undefined, record, { fromVendor: true })).result;
}

async function write(fields: readonly FieldSpec[], record: unknown): Promise<unknown> {
  return (await runPayload(payload(fields), undefined, record, { fromVendor: false })).result;
}

describe("paths that go both ways", () => {
  const products = { Products: [{ id: 1 }, { id: 2 }] };
  it.each([
    ["a name", "email", "Email", { Email: "e" }, { email: "e" }],
    ["a name with blanks", "first", "First Name", { "First Name": "A" }, { first: "A" }],
    ["a name with signs", "odd", "a(b)=c'd", { "a(b)=c'd": 1 }, { odd: 1 }],
    [
      "a name that objects inherit",
      "__proto__",
      "constructor",
      { constructor: 1 },
      JSON.parse('{"__proto__":1}'),
    ],
    ["dotted", "a.b.c", "x.y", { x: { y: 1 } }, { a: { b: { c: 1 } } }],
    ["an index", "second", "list[1].id", { list: [null, { id: 2 }] }, { second: 2 }],
    ["entries", "ids[*].no", "Products[*].id", products, { ids: [{ no: 1 }, { no: 2 }] }],
    ["scalars of entries", "ids[*]", "Products[*].id", products, { ids: [1, 2] }],
    ["a null", "a.b", "x.y", { x: { y: null } }, { a: { b: null } }],
    ["null entries", "l[*].a", "L[*].A", { L: [null, { A: 1 }] }, { l: [null, { a: 1 }] }],
    ["a null list", "l[*].a", "L[*].A", { L: null }, { l: null }],
    [
      "two wildcards",
      "a[*].b[*].c",
      "A[*].B[*].C",
      { A: [{ B: [{ C: 1 }] }] },
      { a: [{ b: [{ c: 1 }] }] },
    ],
  ] as const)("%s", async (_form, path, vendorPath, vendor, common) => {
    expect(await read([[path, vendorPath]], vendor)).toEqual(common);
    expect(await write([[path, vendorPath]], common)).toEqual(vendor);
  });
});

describe("paths that are only read", () => {
  const record = {
    Products: [
      { id: 1, name: "one", features: { touchId: false } },
      { id: 2, name: "two", features: { touchId: true }, "it's": 3 },
      { id: "4", name: "four" },
    ],
  };
  it.each([
    ["Products[id=4].name", "four"],
    ["Products[id=2].name", "two"],
    ["Products[name='two'].id", 2],
    ["Products[?(@.id==2)].name", "two"],
    ["Products[?(@.id==4)].name", null],
    ['Products[?(@.name=="four")].id', "4"],
    ["Products[?(@.features.touchId==true)].id", 2],
    ["Products[?(@.id==2)].features.touchId", true],
    ["Products[?(@.it's==3)].name", "two"],
    ["Products[?(@['id']>1 && @.name!='one')].name", "two"],
    ["Products[?(@.none==null)].name", "one"],
    ["Products[*].size()", 3],
    ["Products.size()", 3],
    ["None[*].size()", 0],
  ])("%s", async (vendorPath, value) => {
    expect(await read([["a", vendorPath]], record)).toEqual({ a: value });
    expect(await write([["a", vendorPath]], { a: value })).toEqual({});
  });

  it("below a dotted name", async () => {
    expect(await read([["a", "details.Products[?(@.id==2)].name"]], { details: record })).toEqual({
      a: "two",
    });
  });
});

describe("what is not there", () => {
  it("stays missing, is null below null, and null where a list lacks it", async () => {
    expect(await read([["a", "x.y"]], {})).toEqual({});
    expect(await read([["a", "x.y"]], { x: null })).toEqual({ a: null });
    expect(await read([["a", "x.y"]], { x: "text" })).toEqual({});
    expect(await read([["a", "x[3]"]], { x: [] })).toEqual({ a: null });
    expect(await read([["a", "x[id=1].n"]], { x: [1, null] })).toEqual({ a: null });
    expect(await read([["l[*].a", "x[*].y"]], { x: "text" })).toEqual({});
    expect(await write([["a[1]", "x"]], { a: [1] })).toEqual({});
  });

  it("is a record that is no object", async () => {
    expect(await read([["a", "x"]], "text")).toEqual({});
    expect(await read([["a", "x"]], [{ x: 1 }, null, { x: 2 }])).toEqual([{ a: 1 }, {}, { a: 2 }]);
  });
});

describe("lists that fields share", () => {
  it("get the members of each field by position", async () => {
    const fields: FieldSpec[] = [
      ["l[*].a", "A[*].x"],
      ["l[*].b", "B[*].y"],
    ];
    expect(await read(fields, { A: [{ x: 1 }], B: [{ y: 2 }, { y: 3 }] })).toEqual({
      l: [{ a: 1, b: 2 }, { b: 3 }],
    });
    expect(await read(fields, { A: [{ x: 1 }], B: null })).toEqual({ l: [{ a: 1 }] });
  });

  it("take whole values where one side has no wildcard", async () => {
    expect(await read([["names", "P[*].n"]], { P: [{ n: 1 }, { n: 2 }] })).toEqual({
      names: [1, 2],
    });
    expect(await write([["names", "P[*].n"]], { names: [1, 2] })).toEqual({
      P: [{ n: 1 }, { n: 2 }],
    });
  });
});

describe("configuration", () => {
  const field = (...configuration: ConfigurationEntry[]): FieldSpec[] => [
    ["a", "A", configuration],
  ];
  const ways = async (fields: FieldSpec[]): Promise<unknown[]> => [
    await read(fields, { A: 1 }),
    await write(fields, { a: 1 }),
  ];
  const entry = (type: string, fromVendor: unknown, toVendor: unknown): ConfigurationEntry => ({
    type,
    properties: { fromVendor, toVendor } as never,
  });

  it.each([
    ["passThrough", true, false, [{ a: 1 }, {}]],
    ["passThrough", false, true, [{}, { A: 1 }]],
    ["passThrough", "false", "true", [{}, { A: 1 }]],
    ["remove", true, false, [{}, { A: 1 }]],
    ["remove", false, true, [{ a: 1 }, {}]],
    ["somethingElse", false, false, [{ a: 1 }, { A: 1 }]],
  ])("%s of a field: %s, %s", async (type, fromVendor, toVendor, expected) => {
    expect(await ways(field(entry(type, fromVendor, toVendor)))).toEqual(expected);
  });

  it("gives defaults for what is missing, not for null", async () => {
    const fields = field(entry("defaultValue", "from", "to"), entry("passThrough", true, true));
    expect([await read(fields, {}), await write(fields, {})]).toEqual([{ a: "from" }, { A: "to" }]);
    expect([await read(fields, { A: null }), await write(fields, { a: "" })]).toEqual([
      { a: null },
      { A: "" },
    ]);
    const inList: FieldSpec[] = [["l[*].a", "L[*].A", [entry("defaultValue", "d", "d")]]];
    expect(await read(inList, { L: [{}, null] })).toEqual({ l: [{ a: "d" }, null] });
    expect(await read(inList, {})).toEqual({});
  });

  it("lets unmapped members through unless it says otherwise, but no name that a field uses", async () => {
    const run = async (fromVendor: boolean, configuration: ConfigurationEntry[] | null) => {
      const whole = { ...payload([["a", "B.x"]]), configuration };
      const record = { a: 1, B: { x: 2, y: 3 }, c: 4, __proto__: 5 };
      return (await runPayload(whole, undefined, record, { fromVendor })).result;
    };
    expect(await run(true, null)).toEqual({ a: 2, c: 4 });
    expect(await run(false, [])).toEqual({ B: { x: 1 }, c: 4 });
    expect(await run(true, [entry("passThrough", false, true)])).toEqual({ a: 2 });
    expect(await run(false, [entry("passThrough", false, true)])).toEqual({ B: { x: 1 }, c: 4 });
  });

  it("of several entries of a type takes the most specific level's", async () => {
    const at = (level: "organization" | "account", isOpen: boolean): ConfigurationEntry => ({
      ...entry("passThrough", isOpen, isOpen),
      level,
    });
    const entries = [at("account", true), at("organization", false)];
    expect(await ways([["a", "A", entries]])).toEqual([{ a: 1 }, { A: 1 }]);
  });
});

describe("the record", () => {
  it("is never changed, not even where fields write into a value of another", async () => {
    const record = Object.freeze({
      Addr: Object.freeze({ zip: 1 }),
      City: "B",
      Rest: Object.freeze([1]),
    });
    const whole = payload(
      [
        ["address", "Addr"],
        ["address.city", "City"],
      ],
      [],
    );
    const { result } = await runPayload(whole, undefined, record, { fromVendor: true });
    expect(result).toEqual({ address: { zip: 1, city: "B" }, Rest: [1] });
  });

  it("cannot reach prototypes of the host", async () => {
    const record = JSON.parse('{"A":{"x":1},"__proto__":{"y":2}}');
    const fields: FieldSpec[] = [
      ["__proto__.polluted", "A.x"],
      ["constructor.prototype.p", "__proto__.y"],
    ];
    const result = (await read(fields, record)) as object;
    expect(Object.keys(result)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect(Reflect.get(() => {}, "p")).toBeUndefined();
  });
});

describe("a definition that is given", () => {
  it("has the fields that are carried", async () => {
    const definition = {
      fields: [{ path: "a" }, { path: "l[*].x" }, { path: "sub", type: "Sub" }],
    };
    const fields: FieldSpec[] = [
      ["a", "A"],
      ["b", "B"],
      ["l[*].x", "L[*].X"],
      ["sub.c", "C"],
    ];
    const record = { A: 1, B: 2, C: 3, L: [{ X: 4 }] };
    const { result } = await runPayload(payload(fields), definition, record, { fromVendor: true });
    expect(result).toEqual({ a: 1, l: [{ x: 4 }], sub: { c: 3 } });
  });
});

describe("levels", () => {
  const at = (path: string, vendorPath: string, more: object = {}): TransformationPayload => ({
    fields: [{ path, vendorPath }],
    configuration: [{ type: "inherit" }, drop],
    ...more,
  });
  const run = async (...payloads: TransformationPayload[]): Promise<unknown> =>
    (await runPayload(payloads, undefined, { A: 1, B: 2, C: 3 }, { fromVendor: true })).result;

  it("add with inherit, hide without, and the most specific counts for one path", async () => {
    expect(await run(at("a", "A"), at("b", "B"), at("c", "C"))).toEqual({ a: 1, b: 2, c: 3 });
    expect(await run(at("a", "A"), at("a", "B"))).toEqual({ a: 2 });
    expect(await run(at("a", "A"), at("b", "B", { configuration: [drop] }))).toEqual({ b: 2 });
  });

  it("run one script, the most specific", async () => {
    const says = (text: string) => ({ script: { body: `done({ says: "${text}" });` } });
    expect(await run(at("a", "A", says("above")), at("b", "B"))).toEqual({ says: "above" });
    expect(await run(at("a", "A", says("above")), at("b", "B", says("own")))).toEqual({
      says: "own",
    });
    const scripts = [
      { level: "account" as const, body: "done({ n: 2 });" },
      { level: "organization" as const, body: "done({ n: 1 });" },
    ];
    expect(await run(at("a", "A", { scripts }))).toEqual({ n: 2 });
  });
});
