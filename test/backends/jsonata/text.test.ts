import compileJsonata from "jsonata";
import { describe, expect, it } from "vitest";
import { jsonata, readText, writeText } from "../../../src/compiler/backends/jsonata/jsonata.ts";
import type { IrMap } from "../../../src/compiler/ir/nodes.ts";
import {
  affixes,
  cell,
  check,
  codec,
  each,
  literal,
  map,
  p,
  read,
  readRule,
  rest,
  scalar,
  table,
  writeRule,
} from "./build.ts";
import { runRead, runWrite } from "./run.ts";
import { zoo } from "./zoo.ts";

/** As people write them: names, a date, a picklist, a list of lines, the rest. */
const contact: IrMap = {
  ...map(
    cell("id", "Id"),
    cell("address.city", "MailingCity"),
    cell("birthday", "Birthdate", {
      label: 'birthday <-> Birthdate as date("MM/dd/yyyy")',
      codec: codec({ kind: "mask", mask: "MM/dd/yyyy", holds: "date" }),
      type: scalar("date"),
    }),
    cell("source", "LeadSource", {
      codec: codec(
        table(
          [
            ["Online", "Web"],
            ["Event", "List", "write"],
          ],
          { readElse: "Unknown" },
        ),
      ),
    }),
    cell("country", "Country", { writeDefault: "US" }),
    {
      ...each(
        "orders",
        "Orders__r.records",
        [0],
        cell("sku", "Sku"),
        cell("quantity", "Quantity", {
          codec: codec({ kind: "convert", from: "string", to: "integer" }),
          type: scalar("integer"),
        }),
      ),
      label: "orders[] <-> Orders__r.records[]",
    },
    rest({
      left: p("custom"),
      like: "*__c",
      label: 'custom <-> ... like "*__c"',
      vendorNames: ["Id"],
    }),
    writeRule("By", literal("API"), { on: "create", label: '"API" -> By' }),
  ),
  name: "Contact.sfdc.Contact",
  object: "Contact",
  element: "sfdc",
  resource: "Contact",
  source: "contact.cemap",
};

describe("the JSONata text", () => {
  it("reads line by line", async () => {
    const golden = "../../golden/jsonata/contact";
    await expect(ownPart(readText(contact))).toMatchFileSnapshot(`${golden}.read.txt`);
    await expect(ownPart(writeText(contact))).toMatchFileSnapshot(`${golden}.write.txt`);
  });

  it("is one expression a direction, named after the map, with source and digest", () => {
    const { files, diagnostics } = jsonata.emit(contact, { sourceHash: "sha256-abc" });
    expect(diagnostics).toEqual([]);
    expect([...files.keys()]).toEqual([
      "Contact.sfdc.Contact.read.jsonata",
      "Contact.sfdc.Contact.write.jsonata",
    ]);
    expect([...files.values()].map((text) => text.split("\n")[0])).toEqual([
      "/* Contact <- sfdc.Contact, from contact.cemap sha256-abc */",
      "/* Contact -> sfdc.Contact, from contact.cemap sha256-abc */",
    ]);
    expect(jsonata.emit(contact, { sourceHash: "sha256-abc" })).toEqual({ files, diagnostics });
  });

  it("parses and keeps to the portable subset for every construct", () => {
    for (const { map } of zoo) {
      for (const text of [readText(map), writeText(map)]) {
        expect(() => compileJsonata(text)).not.toThrow();
        expect(text).not.toMatch(/\$eval|\$now|\$millis\b|\$random/);
      }
    }
  });

  it("refuses what is no record before anything else", async () => {
    for (const input of [null, 5, "x", [], [{}]]) {
      expect(await runRead(contact, input)).toEqual({ error: "type " });
      expect(await runWrite(contact, input)).toEqual({ error: "type " });
    }
    for (const original of [null, [], 5]) {
      expect(await runWrite(contact, {}, { original })).toEqual({ error: "type " });
    }
  });

  it("names the place of an error from the top", async () => {
    expect(await runRead(contact, { Orders__r: { records: [{ Quantity: "x" }] } })).toEqual({
      error: "format Orders__r.records[].Quantity",
    });
    expect(await runWrite(contact, { orders: [{ sku: "a", quantity: 2.5 }] })).toEqual({
      error: "type orders[].quantity",
    });
  });
});

describe("affixes in JSONata", () => {
  const gid = map(cell("id", affixes("Id", "gid://", "/"), { codec: codec() }));

  it("stand around the common text", async () => {
    expect(await runRead(gid, { Id: "7" })).toEqual({ value: { id: "gid://7/" } });
    expect(await runWrite(gid, { id: "gid://7/" })).toEqual({ value: { Id: "7" } });
    for (const id of ["gid://7", "gid:/", "7", ""]) {
      expect(await runWrite(gid, { id })).toEqual({ error: "no-match id" });
    }
  });
});

describe("lists in JSONata", () => {
  const lists = map(
    cell("json", "Json", { codec: codec(check("json")), type: scalar("json") }),
    each("items", "Items", [], cell("", "", { codec: codec(check("json")), type: scalar("json") })),
    readRule("names", read("People[].Name")),
  );

  it("stay lists, whatever their length and what they hold", async () => {
    for (const list of [
      [],
      [1],
      [[]],
      [[1]],
      [[[]]],
      [null],
      [[null]],
      [1, [2]],
      [{}],
      [[{}], []],
    ]) {
      expect(await runRead(lists, { Json: list, Items: list })).toEqual({
        value: { json: list, items: list },
      });
      expect(await runWrite(lists, { json: list, items: list })).toEqual({
        value: { Json: list, Items: list },
      });
      expect(
        await runWrite(lists, { json: list, items: list }, { original: { Items: [0] } }),
      ).toEqual({
        value: { Items: list, Json: list },
      });
    }
  });

  it("of paths over all items too", async () => {
    expect(await runRead(lists, { People: [{ Name: "a" }] })).toEqual({ value: { names: ["a"] } });
    expect(await runRead(lists, { People: [{}] })).toEqual({ value: { names: [] } });
  });
});

describe("embedded JSONata text", () => {
  const embedded = (text: string): IrMap => map(readRule("r", { kind: "jsonata", text }));

  it("has the scope as its context and as `$$`", async () => {
    const vendor = { a: [1], b: { c: "x" } };
    expect(await runRead(embedded("a"), vendor)).toEqual({ value: { r: [1] } });
    expect(await runRead(embedded("$sum(a) & b.c & $$.b.c"), vendor)).toEqual({
      value: { r: "1xx" },
    });
    expect(await runRead(embedded("/* note */ ($r := 2; $r + 1)"), vendor)).toEqual({
      value: { r: 3 },
    });
    expect(await runRead(embedded("nothing"), vendor)).toEqual({ value: {} });
    expect(await runRead(embedded("b ~> |$|{'d': 1}|"), vendor)).toEqual({
      value: { r: { c: "x", d: 1 } },
    });
  });

  it("is taken as it is, line breaks in strings included", async () => {
    expect(await runRead(embedded('"one  \n  two"'), {})).toEqual({ value: { r: "one  \n  two" } });
  });

  it("sees its own scope in a list", async () => {
    const inner = map(each("l", "L", [], readRule("r", { kind: "jsonata", text: "$$.x & x" })));
    expect(await runRead(inner, { L: [{ x: "a" }, { x: "b" }], x: "no" })).toEqual({
      value: { l: [{ r: "aa" }, { r: "bb" }] },
    });
  });
});

/** Without the helpers. */
function ownPart(text: string): string {
  return text.slice(text.indexOf("/* ---- this map"));
}
