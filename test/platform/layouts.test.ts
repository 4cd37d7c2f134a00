import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/platform/import/json.ts";
import { cleanName } from "../../src/platform/layouts/clean-name.ts";
import { leftOut, readFolder } from "../../src/platform/layouts/read.ts";
import { type LevelPayloads, layoutFiles } from "../../src/platform/layouts/write.ts";

const script = { body: "done(transformedObject);", mimeType: "application/javascript" };
const contact: JsonObject = {
  objectName: "my contacts",
  fields: [
    { path: "name", type: "string" },
    { path: "email", type: "string" },
  ],
};
const payloads: LevelPayloads = {
  definitions: new Map([["my contacts", contact]]),
  transformations: new Map<string, ReadonlyMap<string, JsonObject>>([
    ["sfdc", new Map([["my contacts", { vendorName: "Contact", fields: [], script }]])],
    [
      "hubspot",
      new Map([
        [
          "my contacts",
          { vendorName: "contacts", script, scripts: [{ ...script, level: "account" }] },
        ],
      ]),
    ],
  ]),
};
const hints = { level: { kind: "organization" } } as const;

describe("the folders of the vendor's tool", () => {
  it("v1: cleaned names for definitions, scripts beside the transformation", () => {
    const { files, refused } = layoutFiles(payloads, "v1");
    expect(refused).toEqual([]);
    expect([...files.keys()]).toEqual([
      "objectDefinitions/my-contacts/objectDefinition.json",
      "transformations/sfdc/my contacts/script.js",
      "transformations/sfdc/my contacts/transformation.json",
      "transformations/hubspot/my contacts/account-script.js",
      "transformations/hubspot/my contacts/transformation.json",
    ]);
    const definition = files.get("objectDefinitions/my-contacts/objectDefinition.json") ?? "";
    const fields = (JSON.parse(definition) as { fields: { path: string }[] }).fields;
    expect(fields.map(({ path }) => path)).toEqual(["email", "name"]);
  });

  it("v2: the whole document, and its parts", () => {
    const { files } = layoutFiles(payloads, "v2");
    expect([...files.keys()]).toEqual([
      "my contacts/my contacts.json",
      "my contacts/definition/objectDefinition.json",
      "my contacts/transformation/sfdc/script.js",
      "my contacts/transformation/sfdc/transformation.json",
      "my contacts/transformation/hubspot/account-script.js",
      "my contacts/transformation/hubspot/transformation.json",
    ]);
  });

  it.each(["v1", "v2"] as const)("%s: what was written is read again", (layout) => {
    const { files } = layoutFiles(payloads, layout);
    const found = readFolder(new Map([...files, ["backup-1/x/x.json", "no JSON"]]), hints);
    const read = found.map((input) => ({
      name: input.name,
      of: input.kind === "definition" ? "definition" : input.element,
      payload: input.payload,
    }));
    expect(read.toSorted((a, b) => (a.of < b.of ? -1 : 1))).toEqual([
      {
        name: "my contacts",
        of: "definition",
        payload: {
          ...contact,
          fields: [
            { path: "email", type: "string" },
            { path: "name", type: "string" },
          ],
        },
      },
      {
        name: "my contacts",
        of: "hubspot",
        payload: payloads.transformations.get("hubspot")?.get("my contacts"),
      },
      {
        name: "my contacts",
        of: "sfdc",
        payload: payloads.transformations.get("sfdc")?.get("my contacts"),
      },
    ]);
  });

  it("tells names that would clash or be no folder", () => {
    const definitions = new Map([
      ["a b", contact],
      ["a-b", contact],
    ]);
    const none = new Map();
    expect(layoutFiles({ definitions, transformations: none }, "v1").refused).toEqual([
      "objectDefinitions/a-b/objectDefinition.json",
    ]);
    const odd = { definitions: new Map([["a/b", contact]]), transformations: none };
    expect(layoutFiles(odd, "v2").refused.length).toBeGreaterThan(0);
  });

  it("cleans names as the tool does", () => {
    expect(cleanName(" a?b > c-d|e/f ")).toBe("a-b-c-d-e-f");
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(cleanName(cleanName(name))).toBe(cleanName(name));
      }),
    );
  });
});

describe("what is missing in a folder, or belongs to nothing", () => {
  it.each([
    [
      "transformations/crm/C/transformation.json",
      '{ "vendorName": "C", "script": {} }',
      "import-no-body",
    ],
    ["transformations/crm/C/script.js", "done();", "import-left-out"],
  ])("is told: %s", (file, text, code) => {
    expect(leftOut(new Map([[file, text]])).map((one) => one.code)).toEqual([code]);
  });

  it("is nothing where both are there", () => {
    const { files } = layoutFiles(payloads, "v2");
    expect(leftOut(files)).toEqual([]);
  });
});
