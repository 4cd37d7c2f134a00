import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { IrMap } from "../src/compiler/ir/nodes.ts";
import type { ObjectType, Type } from "../src/compiler/types.ts";
import { compileMaps } from "./support/engines.ts";

/**
 * The vendor sides of the samples are held against the shapes that the vendors' own client
 * libraries ship. They are read when the test runs; nothing of them is kept here.
 */
const require = createRequire(import.meta.url);

function mapOf(topic: string, name: string): IrMap {
  const path = join(import.meta.dirname, `../samples/${topic}/mapping.cemap`);
  const map = compileMaps(readFileSync(path, "utf8")).maps.find((one) => one.name === name);
  if (map === undefined) throw new Error(`no map ${name}`);
  return map;
}

interface Leaf {
  readonly path: string;
  readonly type: string;
}

/** Scalar places of a vendor type: `LineItems[].Quantity` and its type. */
function leaves(type: Type, path = ""): readonly Leaf[] {
  switch (type.kind) {
    case "object":
      return type.fields.flatMap((field) =>
        leaves(field.type, path === "" ? field.name : `${path}.${field.name}`),
      );
    case "list":
      return leaves(type.item, `${path}[]`);
    case "scalar":
      return [{ path, type: type.name }];
    default:
      return [{ path, type: type.kind }];
  }
}

describe("Xero, as xero-node ships it", () => {
  interface Attribute {
    readonly baseName: string;
    readonly type: string;
  }
  type Model = { getAttributeTypeMap(): readonly Attribute[] };
  const models: Readonly<Record<string, Model>> = require("xero-node");
  const vendor: ObjectType = mapOf("invoice", "Invoice.xero.Invoice").vendor;

  function attributeType(path: string): string | undefined {
    let model = "Invoice";
    let type: string | undefined;
    for (const part of path.split(".")) {
      const name = part.replace("[]", "");
      const attribute = models[model]
        ?.getAttributeTypeMap()
        .find(({ baseName }) => baseName === name);
      type = attribute?.type;
      model = type?.replace(/^Array<(.*)>$/, "$1") ?? "";
    }
    return type;
  }

  it.each(leaves(vendor))("has $path, a $type", ({ path, type }) => {
    const actual = attributeType(path);
    expect(actual, path).toBeDefined();
    // Dates are text there, and so are the members of its enums.
    if (type === "number") expect(actual).toBe("number");
    else expect(["string", "CurrencyCode"]).toContain(actual);
  });
});

describe("Salesforce, as jsforce ships it", () => {
  const manifest = require.resolve("jsforce/package.json");
  const text = readFileSync(join(manifest, "../lib/types/standard-schema.d.ts"), "utf8");

  /** Members of one `type Fields$X = { … }`. */
  function fieldsOf(object: string): ReadonlyMap<string, string> {
    const start = text.indexOf(`type Fields$${object} = {`);
    const body = text.slice(text.indexOf("{", start) + 1, text.indexOf("};", start));
    return new Map(
      [...body.matchAll(/^\s*(\w+): ([^;]+);/gm)].map((m) => [m[1] ?? "", m[2] ?? ""]),
    );
  }

  it.each([
    ["contact", "Contact.sfdc.Contact", "Contact"],
    ["lead", "myContacts.sfdc.Lead", "Lead"],
  ])("has every standard field of the sample %s", (topic, name, object) => {
    const fields = fieldsOf(object);
    expect(fields.size).toBeGreaterThan(20);
    const standard = leaves(mapOf(topic, name).vendor).filter(({ path }) => !path.endsWith("__c"));
    expect(standard.length).toBeGreaterThan(4);
    for (const { path } of standard) expect(fields.get(path), path).toMatch(/^(string|DateString)/);
  });
});
