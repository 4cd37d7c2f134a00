import { describe, expect, it } from "vitest";
import { moduleText } from "../../../src/compiler/backends/javascript/javascript.ts";
import type { LoadedMap } from "../../../src/runtime/load.ts";
import { compileMaps } from "../../support/engines.ts";
import { loadModule } from "../../support/run-javascript.ts";

const fields = `object Customer {
  id: string
  name: string
  note: string
  currency: string
  created: datetime
  address: { city: string, code: string }
  lines: { id: string, sku: string, total: number }[] keyed by id
  tags: string[]
  points: integer
  level: integer
}`;
const rules = `
  id <-> Id
  name <-> Name
  note <-> Note
  currency <-> Currency
  created <-> Created
  address <-> Address {
    city <-> City
    code <-> Code
  }
  lines[] <-> Lines[] {
    id <-> Id
    sku <-> Sku
    total <-> Total
  }
  tags <-> Tags
  points <-> custom[id = 5].value
  level <-> custom[id = 6].value`;

describe("a request", () => {
  it("for a create is the written record", async () => {
    const { request, write } = await moduleOf("");
    const customer = { id: "1", name: "Ada", note: null };
    expect(request(undefined, customer)).toEqual(write(customer));
  });

  it("for an update is the patch", async () => {
    const { request } = await moduleOf("");
    const original = { Id: "1", Name: "Ada", Hidden: 1 };
    expect(request({ name: "Ada" }, { name: "Eve" })).toEqual({ Name: "Eve" });
    expect(request({ name: "Ada" }, { name: "Eve" }, original)).toEqual({ Name: "Eve" });
    // What was before is what the original shows.
    expect(request(undefined, { id: "1", name: "Eve" }, original)).toEqual({ Name: "Eve" });
  });

  it("holds what is needed in every update, if there is one", async () => {
    const { request } = await moduleOf("Id, SyncToken @always\n    Address @always");
    const original = { Id: "1", SyncToken: "7", Name: "Ada", Address: { City: "x", Z: 1 } };
    const wanted = { ...original, Name: "Eve" };
    expect(request({ name: "Ada" }, { name: "Eve" }, original)).toEqual(wanted);
    expect(request({ id: "1", name: "Ada" }, { id: "1", name: "Eve" })).toEqual({
      Id: "1",
      Name: "Eve",
    });
    expect(request({ name: "Ada" }, { name: "Ada" }, original)).toEqual({});
    expect(request(undefined, { name: "Eve" })).toEqual({ Name: "Eve" });
    const { request: whole } = await moduleOf("... @always");
    expect(whole({ name: "Ada" }, { name: "Eve" }, original)).toEqual(wanted);
  });

  it("never holds what cannot be set, but for what every update needs", async () => {
    const { request } = await moduleOf(
      "Created, Lines[].Total, Address.Code @readonly\n    Id @readonly\n    Id @always",
    );
    const line = { id: "a", sku: "s", total: 3 };
    const customer = { id: "1", created: "2024-01-01T00:00:00Z", lines: [line] };
    expect(request(undefined, customer)).toEqual({ Lines: [{ Id: "a", Sku: "s" }] });
    expect(request({ ...customer, lines: [] }, { ...customer, address: { code: "x" } })).toEqual({
      Id: "1",
      Lines: [{ Id: "a", Sku: "s" }],
    });
    // Nothing that can be said is left.
    expect(request({ id: "1" }, { id: "1", address: { code: "x" } })).toEqual({});
    expect(request({ id: "1" }, { id: "1", address: {} })).toEqual({ Id: "1", Address: {} });
  });

  it("believes a schema that says read-only", async () => {
    const { request } = await moduleOf("", {
      type: "object",
      properties: {
        Id: { type: "string", readOnly: true },
        Name: { type: "string" },
        Lines: {
          type: "array",
          items: { type: "object", properties: { Total: { type: "number", readOnly: true } } },
        },
      },
    });
    const customer = { id: "1", name: "Ada", lines: [{ id: "a", total: 3 }] };
    expect(request(undefined, customer)).toEqual({ Name: "Ada", Lines: [{ Id: "a" }] });
  });

  it("holds what a create alone may set in creates only", async () => {
    const { request } = await moduleOf("Currency @createonly");
    expect(request(undefined, { currency: "EUR" })).toEqual({ Currency: "EUR" });
    expect(request({ name: "a" }, { name: "b", currency: "EUR" })).toEqual({ Name: "b" });
  });

  it("spells a clear as the vendor does: a field before a pattern before the rest", async () => {
    const { request } = await moduleOf(
      '... @null("")\n    ... like "*te" @null({ clear: true })\n    Currency @null(0)',
    );
    const cleared = { name: null, note: null, currency: null, address: { city: null } };
    const wanted = {
      Name: "",
      Note: { clear: true },
      Currency: 0,
      Address: { City: "" },
    };
    expect(request(undefined, cleared)).toEqual(wanted);
    const sent = request({ note: "x" }, { note: null }) as { Note: { clear: boolean } };
    sent.Note.clear = false;
    expect(request({ note: "x" }, { note: null })).toEqual({ Note: { clear: true } });
    expect(request({}, { tags: [null, "a"] })).toEqual({ Tags: [null, "a"] });
  });

  it("names by pattern what is never sent", async () => {
    const { request } = await moduleOf('... like "*e" @readonly');
    expect(request(undefined, { id: "1", name: "a", note: "b", currency: "c" })).toEqual({
      Id: "1",
      Currency: "c",
    });
  });

  it("sends only changed items of a list that keeps what is left out", async () => {
    const { request } = await moduleOf('custom, Lines, Tags @merge\n    ... @null("")');
    const original = {
      custom: [
        { id: 5, value: 1 },
        { id: 6, value: 2, hidden: true },
        { id: 7, value: 3 },
      ],
    };
    const before = { points: 1, level: 2 };
    expect(request(before, { points: 9, level: 2 }, original)).toEqual({
      custom: [{ id: 5, value: 9 }],
    });
    // A clear is an item of its own: one that is left out would stay.
    expect(request(before, { points: null, level: null }, original)).toEqual({
      custom: [
        { id: 6, hidden: true, value: "" },
        { id: 5, value: "" },
      ],
    });
    const lines = [
      { id: "a", sku: "s" },
      { id: "b", sku: "t" },
    ];
    const changed = [lines[0], { id: "b", sku: "u" }, { id: "c" }];
    expect(request({ lines }, { lines: changed })).toEqual({
      Lines: [{ Id: "b", Sku: "u" }, { Id: "c" }],
    });
    // That an item is gone cannot be said.
    expect(request({ tags: ["a", "b"] }, { tags: ["b"] })).toEqual({});
    expect(request(undefined, { tags: ["a"] })).toEqual({ Tags: ["a"] });
    expect(request({ tags: ["a"] }, { tags: null })).toEqual({ Tags: "" });
  });

  it("sends a clear of an item that stands in a nested object", async () => {
    const { request } = await moduleOfText(`object A { more: { points: integer, level: integer } }
element books {
  resource A {
    More.custom @merge
    ... @null("")
  }
}
map A <-> books.A {
  more <-> More {
    points <-> custom[id = 5].value
    level <-> custom[id = 6].value
  }
}
`);
    const more = { points: 1, level: 2 };
    const custom = [
      { id: 5, value: 1 },
      { id: 6, value: 2 },
    ];
    expect(request({ more }, { more: { points: null, level: 2 } }, { More: { custom } })).toEqual({
      More: { custom: [{ id: 5, value: "" }] },
    });
  });

  it("changes neither of its inputs", async () => {
    const { request } = await moduleOf('Id @always\n    ... @null("")\n    custom @merge');
    const frozen = deepFreeze({
      before: { id: "1", points: 1, address: { city: "x" } },
      after: { id: "1", points: null, address: { city: null } },
      original: { Id: "1", Address: { City: "x" }, custom: [{ id: 5, value: 1 }] },
    });
    expect(request(frozen.before, frozen.after, frozen.original)).toEqual({
      Id: "1",
      Address: { City: "" },
      custom: [{ id: 5, value: "" }],
    });
  });

  it("refuses what is nested too deeply", async () => {
    const { request } = await moduleOf("Deep @always");
    let deep: unknown = 1;
    for (let depth = 0; depth < 50_000; depth += 1) deep = { deep };
    expect(() => request(undefined, { name: "a" }, { Deep: deep })).toThrow("too-deep");
  });
});

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    for (const member of Object.values(value)) deepFreeze(member);
  }
  return value;
}

async function moduleOf(rows: string, schema?: object): Promise<LoadedMap> {
  const from = schema === undefined ? "" : ' from "./customer.schema.json"';
  const text = `${fields}
element books "Books" {
  resource Customer${from} {
    ${rows}
  }
}
map Customer <-> books.Customer {${rules}
}
`;
  return moduleOfText(text, { "customer.schema.json": JSON.stringify(schema ?? {}) });
}

async function moduleOfText(
  text: string,
  files: Readonly<Record<string, string>> = {},
): Promise<LoadedMap> {
  const [map] = compileMaps(text, files).maps;
  if (map === undefined) throw new Error(text);
  return loadModule(moduleText(map, { sourceHash: "" }));
}
