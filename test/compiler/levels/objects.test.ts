import { describe, expect, it } from "vitest";
import { check, compile, memoryHost } from "../../../src/index.ts";

const lone =
  "/// A thing.\nobject Thing in crm @level(account) { id: string! key, size: Size }\nenum Size { S, L }\n";

describe("objects of a check", () => {
  it("are what the file declares, with or without a map", () => {
    expect(check(lone).objects).toMatchObject([
      {
        kind: "object",
        name: "Thing",
        hub: "crm",
        doc: "A thing.",
        source: "input.cemap",
        level: { kind: "organization" },
        annotations: [{ name: "level", args: ["account"] }],
        type: { fields: [{ name: "id" }, { name: "size" }] },
      },
    ]);
  });

  it("are also those of maps that come by `use`, and no others of that file", () => {
    const host = memoryHost({ "common.cemap": `${lone}object Other { id: string! key }\n` });
    const text = 'use "./common.cemap"\nmap Thing <-> e.R {\n  id <-> Id\n  size <-> Size\n}\n';
    const found = check(text, { host }).objects;
    expect(found.map(({ name, source }) => [name, source])).toEqual([["Thing", "common.cemap"]]);
  });

  it("give files without a map", () => {
    const { files, diagnostics } = compile(lone);
    expect(diagnostics).toEqual([]);
    expect([...files.keys()]).toEqual([
      "Thing.schema.json",
      "platform/organization/objects/Thing.json",
    ]);
    expect(JSON.parse(files.get("Thing.schema.json") ?? "")).toMatchObject({ title: "Thing" });
  });
});

describe("names that are no identifiers", () => {
  const text = `object \`my-contacts\` in \`my hub\` { id: string! key, \`first name\`: string }

map \`my-contacts\` <-> \`sf-dc\`.\`crm/contacts\` {
  id           <-> Id
  \`first name\` <-> \`First Name\`
}
`;

  it("name files and types", () => {
    const { files, diagnostics } = compile(text);
    expect(diagnostics).toEqual([]);
    const stem = "my-contacts.sf-dc.crm+contacts";
    expect([...files.keys()]).toContain(`${stem}.js`);
    expect([...files.keys()]).toContain("my-contacts.schema.json");
    const types = files.get(`${stem}.d.ts`);
    expect(types).toContain("export interface MyContacts {");
    expect(types).toContain("export interface SfDcCrmContacts {");
    expect(JSON.parse(files.get(`${stem}.schema.json`) ?? "").title).toBe("sf-dc.crm/contacts");
  });

  it.each(["../x", "/x", "x/", "a//b", "a+b", "nul/x"])("but %s names none", (name) => {
    const found = check(text.replaceAll("crm/contacts", name)).diagnostics;
    expect(found.map(({ code }) => code)).toEqual(["unsafe-name"]);
  });
});
