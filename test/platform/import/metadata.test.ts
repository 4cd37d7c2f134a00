import { describe, expect, it } from "vitest";
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

  it("needs the names that it does not have", () => {
    const payload = { fields: [{ vendorPath: "id", type: "string" }] };
    expect(importJson(payload, { element: "crm" }).problems[0]?.code).toBe("import-no-object");
    expect(importJson(payload, { object: "x" }).problems[0]?.code).toBe("import-no-element");
  });
});
