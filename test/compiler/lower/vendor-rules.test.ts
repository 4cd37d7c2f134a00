import { describe, expect, it } from "vitest";
import { dumpIr } from "../../../src/compiler/ir/dump.ts";
import { compileMaps } from "../../support/engines.ts";

describe("what a resource says of requests", () => {
  it("comes from its rows, and from what its schema calls read-only", () => {
    const schema = {
      type: "object",
      properties: {
        Id: { type: "string" },
        Name: { type: "string" },
        Tags: { type: "array", items: { type: "string" } },
        Meta: { type: "object", properties: { By: { type: "string", readOnly: true } } },
        Lines: {
          type: "array",
          items: {
            type: "object",
            properties: { Sku: { type: "string" }, Total: { type: "number", readOnly: true } },
          },
        },
      },
    };
    const text = `object Order { id: string }
element shop "Shop" {
  resource Order from "./order.schema.json" {
    Id, Name @always
    ... @null("")
    ... like "*__c" @null(0) @readonly
    Name @null("-") @createonly
    Tags @merge
    Lines[].Sku @readonly
  }
}
map Order <-> shop.Order { id <-> Id }
`;
    const { maps } = compileMaps(text, { "order.schema.json": JSON.stringify(schema) });
    const [map] = maps;
    if (map === undefined) throw new Error("no map");
    const said = dumpIr(map)
      .split("\n")
      .filter((line) => line.startsWith("  @"));
    expect(said).toEqual([
      "  @always Id, Name",
      '  @readonly ... like "*__c", Lines[].Sku, Meta.By, Lines[].Total',
      "  @createonly Name",
      "  @merge Tags",
      '  @null Name "-", ... like "*__c" 0, ... ""',
    ]);
  });

  it("is nothing where nothing is declared", () => {
    const [map] = compileMaps(
      "object Order { id: string }\nmap Order <-> shop.Order { id <-> Id }",
    ).maps;
    expect(map?.vendorRules).toEqual({
      always: [],
      readonly: [],
      createonly: [],
      nulls: [],
      merge: [],
    });
  });
});
