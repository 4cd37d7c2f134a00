import { describe, expect, it } from "vitest";
import { importInputs } from "../../../src/platform/import/import.ts";
import type { AnyInput } from "../../../src/platform/import/recognise.ts";
import { differencesOf } from "./equality.ts";
import { built, importJson, textOf } from "./support.ts";

describe("a metadata answer", () => {
  it("becomes an element with its schema, and an object to start from", () => {
    const payload = {
      fields: [
        { type: "number", vendorPath: "id", vendorReadOnly: true },
        { type: "string", vendorPath: "address.city" },
        { type: "date", vendorPath: "items[*].due" },
      ],
    };
    const imported = importJson(payload, { element: "crm", object: "contacts" });
    expect(textOf(imported)).toBe(`object contacts {
  id: number
  address: {
    city: string
  }
  items: {
    due: string
  }[]
}

element crm {
  resource contacts from "./crm.contacts.metadata.json"
}
`);
    expect(imported.report?.metadata).toBe(1);
    expect(JSON.parse(imported.files.get("crm.contacts.metadata.json") ?? "")).toEqual(payload);
    expect([...built(imported).keys()]).toEqual(["platform/organization/objects/contacts.json"]);
  });

  const place = { file: "input.json", pointer: "" };
  const crm = { place, element: "crm", name: "Deal", level: { kind: "organization" } as const };
  const definition: AnyInput = {
    ...crm,
    kind: "definition",
    payload: { fields: ["id", "amount"].map((path) => ({ path, type: "string" })) },
  };
  const transformation: AnyInput = {
    ...crm,
    kind: "transformation",
    payload: {
      vendorName: "deals",
      fields: [
        { path: "id", vendorPath: "Id" },
        { path: "amount", vendorPath: "Amount" },
      ],
      configuration: [],
    },
  };
  const answer = (name: string, types: { readonly [name: string]: string }): AnyInput => ({
    ...crm,
    name,
    kind: "metadata",
    payload: {
      fields: Object.entries(types).map(([vendorPath, type]) => ({ vendorPath, type })),
    },
  });

  it("gives its types to the rows that are imported along where they fit", () => {
    const inputs = [
      definition,
      transformation,
      answer("deals", { Id: "string", Amount: "string" }),
    ];
    const imported = importInputs(inputs);
    expect(imported.problems).toEqual([]);
    expect(textOf(imported)).toContain('resource deals from "./crm.deals.metadata.json"');
    expect(differencesOf(inputs)).toEqual([]);
  });

  it.each([
    ["another type", { Id: "string", Amount: "number" }, "would convert"],
    ["no such field", { Id: "string" }, "no field `Amount`"],
  ])("changes nothing that is built: %s", (_, types, why) => {
    const other = answer("tasks", { Id: "number" });
    const inputs = [definition, transformation, answer("deals", types), other];
    const imported = importInputs(inputs);
    expect(imported.problems).toMatchObject([{ code: "import-types", severity: "warning" }]);
    expect(imported.problems[0]?.message).toContain(why);
    expect(differencesOf(inputs)).toEqual([]);
    expect(textOf(imported)).toContain(`element crm {
  resource tasks from "./crm.tasks.metadata.json"
}`);
    expect([...imported.files.keys()]).toContain("crm.deals.metadata.json");
  });

  it("needs the names that it does not have", () => {
    const payload = { fields: [{ vendorPath: "id", type: "string" }] };
    expect(importJson(payload, { element: "crm" }).problems[0]?.code).toBe("import-no-object");
    expect(importJson(payload, { object: "x" }).problems[0]?.code).toBe("import-no-element");
  });
});
