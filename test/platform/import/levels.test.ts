import { describe, expect, it } from "vitest";
import type { Level } from "../../../src/compiler/ir/levels.ts";
import type { Json } from "../../../src/compiler/types.ts";
import { importInputs } from "../../../src/platform/import/import.ts";
import type { JsonObject } from "../../../src/platform/import/json.ts";
import type { AnyInput } from "../../../src/platform/import/recognise.ts";
import { differencesOf } from "./equality.ts";
import { built, importJson, textOf } from "./support.ts";

const top: Level = { kind: "organization" };
const account: Level = { kind: "account", id: "46" };
const instance: Level = { kind: "instance", id: "7" };
const place = { file: "input.json", pointer: "" };
const closed: Json = [{ type: "passThrough", properties: { fromVendor: false, toVendor: false } }];
const inherit: Json = [...(closed as Json[]), { type: "inherit" }];

function definition(level: Level, paths: readonly string[]): AnyInput {
  const fields = paths.map((path) => ({ path, type: "string" }));
  return { kind: "definition", level, name: "Contact", payload: { fields }, place };
}

/** `{ email: "Email" }` as a transformation. */
function transformation(level: Level, rules: JsonObject, configuration: Json): AnyInput {
  const fields = Object.entries(rules).map(([path, vendorPath]) =>
    vendorPath === null ? { path, vendorPath: "Id", configuration: closed } : { path, vendorPath },
  );
  const payload = { vendorName: "Contact", fields, configuration };
  return { kind: "transformation", level, name: "Contact", element: "crm", payload, place };
}

const object = definition(top, ["id", "email", "address.city"]);
const map = transformation(top, { id: "Id", email: "Email", "address.city": "City" }, closed);

/** The overrides in the text of an import that builds what was imported. */
function overridesOf(...inputs: readonly AnyInput[]): string {
  expect(differencesOf(inputs)).toEqual([]);
  const text = textOf(importInputs(inputs));
  return text.slice(text.indexOf("override"));
}

describe("payloads of accounts and instances", () => {
  it("become overrides of what the organization has", () => {
    const own = definition(account, ["id", "email", "address.city", "loyalty"]);
    const changes = { email: "WorkEmail", loyalty: "L", id: null };
    expect(overridesOf(object, map, own, transformation(account, changes, inherit))).toBe(
      `override object Contact for account "46" {
  loyalty: string
}

override map Contact <-> crm.Contact for account "46" {
  email   <-> WorkEmail
  loyalty <-> L
  remove id
}
`,
    );
  });

  it("without `inherit` hold all of their level: what they leave out is removed", () => {
    const alone = transformation(instance, { id: "Id", email: "WorkEmail" }, closed);
    expect(overridesOf(object, map, alone)).toBe(
      `override map Contact <-> crm.Contact for instance "7" @platform({
  configuration: [{ type: "passThrough", properties: { fromVendor: false, toVendor: false } }]
}) {
  email <-> WorkEmail
  remove address.city
}
`,
    );
  });

  it("with a definition of few fields add to the one above", () => {
    expect(overridesOf(object, definition(account, ["address.zip"]))).toBe(
      `override object Contact for account "46" @platform({ own: true }) {
  address: {
    zip: string
    city: string
  }
}
`,
    );
  });

  it("stand on objects and maps that are off where the organization has none", () => {
    const own = [definition(account, ["id"]), transformation(account, { id: "Id" }, closed)];
    const imported = importInputs(own);
    expect(textOf(imported)).toBe(`object Contact @off {}

map Contact <-> crm.Contact @off {}

override object Contact for account "46" {
  id: string
}

override map Contact <-> crm.Contact for account "46" {
  id <-> Id
}
`);
    expect(differencesOf(own)).toEqual([]);
    expect([...built(imported).keys()]).toEqual([
      "platform/account-46/objects/Contact.json",
      "platform/account-46/elements/crm/Contact.json",
    ]);
  });

  it("add no field to what stands above them", () => {
    const above = [definition(top, ["id"]), transformation(top, { extra: "Extra__c" }, closed)];
    const own = definition(account, ["id", "extra"]);
    const map = transformation(account, { extra: "Extra__c" }, inherit);
    expect(differencesOf([...above, own, map])).toEqual([]);
    expect(textOf(importInputs([...above, own, map]))).toContain(`object Contact {
  id: string
}

map Contact <-> crm.Contact @platform({ fields: [{ path: "extra", vendorPath: "Extra__c" }] }) {}
`);
  });

  it.each([account, instance])("need no definition of the organization: $kind", (level) => {
    const own = [transformation(level, { id: "Id", extra: "Extra__c" }, closed)];
    const imported = importInputs(own);
    const { kind, id } = level as { kind: string; id: string };
    expect(textOf(imported)).toBe(`object Contact @off {
  id: string
  extra: string
}

map Contact <-> crm.Contact @off {}

override map Contact <-> crm.Contact for ${kind} "${id}" {
  id    <-> Id
  extra <-> Extra__c
}
`);
    expect(differencesOf(own)).toEqual([]);
    expect([...built(imported).keys()]).toEqual([
      `platform/${kind}-${id}/elements/crm/Contact.json`,
    ]);
  });

  it("that no override can say are stated as they are", () => {
    const other = transformation(account, { "address.city": "Email" }, inherit);
    expect(overridesOf(object, map, other)).toBe(
      `override map Contact <-> crm.Contact for account "46" @platform({
  fields: [{ path: "address.city", vendorPath: "Email" }]
}) {}
`,
    );
  });

  it("may name objects that their level changes too", () => {
    const of = (name: string, level: Level, path: string, type: string): AnyInput => {
      return { kind: "definition", level, name, payload: { fields: [{ path, type }] }, place };
    };
    const inputs = [
      of("Contact", top, "home", "Address"),
      of("Contact", account, "homes[*]", "Address"),
      of("Address", account, "city", "string"),
    ];
    expect(differencesOf(inputs)).toEqual([]);
  });

  it("need to be told whose they are", () => {
    const payload = { vendorName: "C", fields: [], level: "account" };
    const names = { element: "crm", object: "Contact" };
    expect(importJson(payload, names).problems).toMatchObject([
      { code: "import-level", severity: "warning" },
    ]);
    const placed = importJson(payload, { ...names, level: account });
    expect(placed.problems).toEqual([]);
    expect([...built(placed).keys()]).toContain("platform/account-46/elements/crm/Contact.json");
  });
});
