import { describe, expect, it } from "vitest";
import { readSchema } from "../../src/compiler/schemas/read-schema.ts";
import type { Field } from "../../src/compiler/types.ts";
import { printType } from "../../src/compiler/types-print.ts";

/** A schema as `name: type` lines, `!` for required, `(ro)` for read-only, and what is said. */
function read(schema: unknown, fragment?: string, resource = "Contact") {
  const text = typeof schema === "string" ? schema : JSON.stringify(schema);
  const { type, findings } = readSchema(text, resource, fragment);
  return {
    name: type?.name,
    open: type?.open,
    fields: type?.fields.map(show),
    said: findings.map((finding) =>
      Object.values(finding as unknown as Readonly<Record<string, string>>).join(": "),
    ),
  };
}

function show(field: Field): string {
  const flags = `${field.required ? "!" : ""}${field.readOnly === true ? " (ro)" : ""}`;
  return `${field.name}: ${printType(field.type)}${flags}`;
}

/** The fields of an object schema with these properties. */
function fields(properties: unknown, rest: object = {}): readonly string[] | undefined {
  const result = read({ type: "object", properties, ...rest });
  expect(result.said).toEqual([]);
  return result.fields;
}

describe("JSON Schema", () => {
  it("scalars and formats", () => {
    const properties = {
      a: { type: "string" },
      b: { type: "integer" },
      c: { type: "number", multipleOf: 0.01 },
      d: { type: "number", multipleOf: 1 },
      e: { type: "boolean" },
      f: { type: "string", format: "date" },
      g: { type: "string", format: "date-time" },
      h: { type: "string", format: "time" },
      i: { type: "string", format: "email", maxLength: 80 },
      j: {},
      k: true,
      l: { type: ["string", "boolean"] },
      m: { type: ["integer", "number"] },
    };
    expect(fields(properties)).toEqual([
      "a: string",
      "b: integer",
      "c: number",
      "d: integer",
      "e: boolean",
      "f: date",
      "g: datetime",
      "h: time",
      "i: string",
      "j: unknown",
      "k: unknown",
      "l: unknown",
      "m: number",
    ]);
  });

  it("enumerations and constants", () => {
    const properties = {
      a: { enum: ["x", "y", "x"] },
      b: { type: ["string", "null"], enum: ["x", null] },
      c: { const: "x" },
      d: { enum: [1, 2] },
      e: { type: "number", enum: [1, 2.5] },
      f: { const: true },
      g: { enum: ["x", 1] },
    };
    expect(fields(properties)).toEqual([
      'a: "x" | "y"',
      'b: "x" | "y"'.replace(' | "y"', ""),
      'c: "x"',
      "d: integer",
      "e: number",
      "f: boolean",
      "g: unknown",
    ]);
  });

  it("a required field that may be null is not required", () => {
    const properties = {
      a: { type: "string" },
      b: { type: ["string", "null"] },
      c: { type: "string", nullable: true },
      d: { anyOf: [{ type: "string" }, { type: "null" }] },
      e: { enum: ["x"] },
      f: { enum: ["x", null] },
      g: {},
      h: { type: "string", "x-nullable": true },
    };
    expect(fields(properties, { required: Object.keys(properties) })).toEqual([
      "a: string!",
      "b: string",
      "c: string",
      "d: string",
      'e: "x"!',
      'f: "x"',
      "g: unknown",
      "h: string",
    ]);
  });

  it("objects, lists and maps", () => {
    const properties = {
      a: { type: "object", properties: { x: { type: "string" } }, additionalProperties: false },
      b: { properties: { x: {} } },
      c: { type: "array", items: { type: "integer" } },
      d: { items: { properties: { y: { type: "string" } } } },
      e: { type: "object", additionalProperties: { type: "number" } },
      f: { type: "object", patternProperties: { "^x": { type: "string" } } },
      g: { type: "array", prefixItems: [{ type: "integer" }, { type: "number" }] },
      h: { type: "array", items: [{ type: "string" }, { type: "boolean" }] },
      i: { type: "object" },
    };
    expect(fields(properties)).toEqual([
      "a: { x: string }",
      "b: { x: unknown }",
      "c: integer[]",
      "d: { y: string }[]",
      "e: map<number>",
      "f: map<string>",
      "g: number[]",
      "h: unknown[]",
      "i: {}",
    ]);
  });

  it("is open unless it says otherwise", () => {
    expect(read({ type: "object", properties: {} }).open).toBe(true);
    expect(read({ properties: { a: {} }, additionalProperties: false }).open).toBe(false);
    expect(read({ properties: { a: {} }, unevaluatedProperties: false }).open).toBe(false);
    expect(read({ properties: { a: {} }, additionalProperties: { type: "string" } }).open).toBe(
      true,
    );
  });

  it("references, also with names that need escapes", () => {
    const schema = {
      type: "object",
      properties: {
        a: { $ref: "#/$defs/A~1B%20c" },
        b: { $ref: "#/definitions/D", description: "own words" },
        c: { $ref: "#anchor" },
      },
      required: ["a", "b"],
      $defs: {
        "A/B c": { type: "string", readOnly: true },
        E: { $anchor: "anchor", type: "string", format: "time" },
      },
      definitions: { D: { $ref: "#/$defs/A~1B%20c" } },
    };
    expect(read(schema)).toMatchObject({
      fields: ["a: string! (ro)", "b: string! (ro)", "c: time"],
      said: [],
    });
    const { type } = readSchema(JSON.stringify(schema), "R", undefined);
    expect(type?.fields[1]?.doc).toBe("own words");
  });

  it("allOf joins, anyOf and oneOf widen", () => {
    const properties = {
      a: {
        allOf: [
          { properties: { x: { type: "string" } } },
          { properties: { y: {} }, required: ["x"] },
        ],
      },
      b: {
        oneOf: [
          { properties: { x: { type: "string" } } },
          { properties: { y: { type: "string", format: "time" } } },
        ],
      },
      c: { anyOf: [{ enum: ["a"] }, { enum: ["b"] }] },
      d: { anyOf: [{ type: "string" }, { type: "integer" }] },
      e: { allOf: [{ type: "number" }, { type: "integer" }] },
      f: { allOf: [{ type: "string" }, { enum: ["a"] }] },
      g: {
        type: "object",
        properties: { x: { type: "string" } },
        anyOf: [{ required: ["x"] }, { required: ["y"] }],
      },
      h: {
        anyOf: [
          { type: "string", format: "date" },
          { type: "string", format: "date" },
        ],
      },
    };
    expect(fields(properties)).toEqual([
      "a: { x: string, y: unknown }",
      "b: { x: string, y: time }",
      'c: "a" | "b"',
      "d: unknown",
      "e: integer",
      'f: "a"',
      "g: { x: string }",
      "h: date",
    ]);
    const { type } = readSchema(JSON.stringify({ properties }), "R", undefined);
    const first = type?.fields[0]?.type;
    expect(first?.kind === "object" && first.fields.map((field) => field.required)).toEqual([
      true,
      false,
    ]);
  });

  it("read-only and descriptions", () => {
    const text = JSON.stringify({
      title: "Person",
      properties: { a: { type: "string", readOnly: true, description: "An a." } },
    });
    const { type } = readSchema(text, "Contact", undefined);
    expect(type).toMatchObject({
      name: "Contact",
      doc: "Person",
      fields: [{ doc: "An a.", readOnly: true }],
    });
  });

  it("members that every JavaScript object has are fields like any other", () => {
    const text =
      '{"properties":{"__proto__":{"type":"string"},"constructor":{"$ref":"#/toString"}},"required":["__proto__"]}';
    expect(read(text)).toMatchObject({
      fields: ["__proto__: string!", "constructor: unknown"],
      said: ["schema-unsupported: `#/toString` leads nowhere"],
    });
  });
});

describe("what is not understood", () => {
  it("references to other documents", () => {
    const schema = {
      properties: { a: { $ref: "other.json#/a" }, b: { $ref: "https://x.example/y" } },
    };
    expect(read(schema)).toMatchObject({
      fields: ["a: unknown", "b: unknown"],
      said: [
        "schema-unsupported: `other.json#/a` leads to another document",
        "schema-unsupported: `https://x.example/y` leads to another document",
      ],
    });
    expect(read({ properties: { a: { $dynamicRef: "#x" } } }).said).toEqual([
      "schema-unsupported: `$dynamicRef`",
    ]);
  });

  it("circles are cut", () => {
    const schema = {
      properties: { parent: { $ref: "#" }, child: { $ref: "#/$defs/N" } },
      $defs: { N: { properties: { next: { $ref: "#/$defs/N" }, v: { type: "string" } } } },
    };
    expect(read(schema)).toMatchObject({
      fields: ["parent: unknown", "child: { next: unknown, v: string }"],
      said: ["schema-recursive: Contact", "schema-recursive: N"],
    });
    expect(
      read({ properties: {}, $ref: "#/$defs/A", $defs: { A: { $ref: "#/$defs/A" } } }).said,
    ).toEqual(["schema-recursive: A"]);
  });

  it("too deep, too wide, and growing without end", () => {
    const text = `${'{"properties":{"x":'.repeat(100_000)}{}${"}}".repeat(100_000)}`;
    expect(read(text).said).toEqual(["schema-limit: 64 levels"]);

    const wide = Object.fromEntries(Array.from({ length: 30_000 }, (_, at) => [`f${at}`, {}]));
    expect(read({ properties: wide }).said).toEqual([
      "schema-limit: 20000 places when written out",
    ]);

    const $defs = Object.fromEntries(
      Array.from({ length: 25 }, (_, at) => {
        const next = { $ref: `#/$defs/D${at + 1}` };
        return [`D${at}`, { properties: { x: next, y: next } }];
      }),
    );
    expect(read({ properties: { x: { $ref: "#/$defs/D0" } }, $defs }).said).toEqual([
      "schema-unsupported: `#/$defs/D25` leads nowhere",
      "schema-limit: 20000 places when written out",
    ]);
  });

  it("texts that are no schema", () => {
    expect(read("{").said).toEqual(["schema-invalid: it is not JSON"]);
    expect(read("openapi: 3.0.0").said).toEqual(["schema-invalid: it is not JSON"]);
    expect(read("[]").said).toEqual(["schema-invalid: it is not a JSON object"]);
    expect(read("null").said).toEqual(["schema-invalid: it is not a JSON object"]);
    expect(read({ Id: "003" }).said).toEqual(["schema-invalid: it is no schema"]);
    expect(read({ type: "string" }).said).toEqual([
      "schema-invalid: a record must be an object with properties",
    ]);
    expect(read({ a: 1 }, "/a").said).toEqual([
      "schema-invalid: the part in question is no schema",
    ]);
    expect(read({ a: 1 }, "/b").said).toEqual(["schema-invalid: there is nothing at `#/b`"]);
    expect(read({ a: 1 }, "/%").said).toEqual(["schema-invalid: there is nothing at `#/%`"]);
  });

  it("a byte order mark does not matter", () => {
    expect(read('\ufeff{"properties":{"a":{}}}')).toMatchObject({
      fields: ["a: unknown"],
      said: [],
    });
  });
});

describe("OpenAPI", () => {
  const schemas = {
    Contact: { type: "object", properties: { Id: { type: "string", readOnly: true } } },
    Account: {
      allOf: [
        { $ref: "#/components/schemas/Contact" },
        { properties: { Name: { type: "string" } } },
      ],
    },
  };
  const api = { openapi: "3.0.3", info: {}, paths: {}, components: { schemas } };

  it("by the name of the resource, or by a fragment", () => {
    expect(read(api)).toMatchObject({ name: "Contact", fields: ["Id: string (ro)"], said: [] });
    expect(read(api, "/components/schemas/Account", "Customer")).toMatchObject({
      name: "Customer",
      fields: ["Id: string (ro)", "Name: string"],
      said: [],
    });
  });

  it("a name that it does not have", () => {
    expect(read(api, undefined, "Contct").said).toEqual([
      "schema-invalid: it has no schema named `Contct`; did you mean `Contact`",
    ]);
    expect(read({ openapi: "3.1.0" }).said).toEqual([
      "schema-invalid: it has no schema named `Contact`",
    ]);
  });

  it("Swagger 2, and a file of definitions", () => {
    const definitions = { Contact: { properties: { Id: { type: "integer" } } } };
    expect(read({ swagger: "2.0", definitions })).toMatchObject({
      fields: ["Id: integer"],
      said: [],
    });
    expect(read({ $defs: definitions })).toMatchObject({ fields: ["Id: integer"], said: [] });
  });
});

describe("the platform's metadata", () => {
  const field = (vendorPath: string, type = "string", rest: object = {}): object => ({
    vendorPath,
    type,
    ...rest,
  });

  it("builds objects and lists from paths", () => {
    const answer = {
      fields: [
        field("Id"),
        field("Lead Source"),
        field("Address.City"),
        field("Address.Zip", "number"),
        field("Lines[*].Sku"),
        field("Lines[*].Tags[*]"),
        field("Products[?(@.id==2)].name"),
        field("Tags", "array[string]"),
        field("Codes[*]", "array[number]"),
        field("Raw", "object"),
        field("Anything", "addressInfo"),
      ],
    };
    expect(read(answer)).toEqual({
      name: "Contact",
      open: false,
      fields: [
        "Id: string",
        "Lead Source: string",
        "Address: { City: string, Zip: number }",
        "Lines: { Sku: string, Tags: string[] }[]",
        "Products: { name: string }[]",
        "Tags: string[]",
        "Codes: number[]",
        "Raw: {}",
        "Anything: unknown",
      ],
      said: [],
    });
  });

  it("believes the vendor's own types, and dates only those", () => {
    const answer = {
      fields: [
        field("a", "number", { vendorNativeType: "integer" }),
        field("b", "date", { vendorNativeType: "datetime" }),
        field("c", "date", { vendorNativeType: "date" }),
        field("d", "date"),
        field("e", "boolean"),
      ],
    };
    expect(read(answer).fields).toEqual([
      "a: integer",
      "b: datetime",
      "c: date",
      "d: unknown",
      "e: boolean",
    ]);
  });

  it("required and read-only", () => {
    const get = { name: "GET", response: true, request: false };
    const answer = {
      fields: [
        field("a", "string", { vendorRequired: true, vendorReadOnly: false }),
        field("b", "string", { vendorReadOnly: true }),
        field("c", "string", { method: [get, { name: "POST", response: true, request: false }] }),
        field("d", "string", { method: [get, { name: "POST", response: true, request: true }] }),
      ],
    };
    expect(read(answer).fields).toEqual([
      "a: string!",
      "b: string (ro)",
      "c: string (ro)",
      "d: string",
    ]);
  });

  it("says what it cannot use", () => {
    expect(read({ fields: [field("Products[*].size()", "number"), field("Id")] })).toMatchObject({
      fields: ["Id: string"],
      said: ["schema-unsupported: the path `Products[*].size()`"],
    });
    expect(read({ fields: [{ type: "string" }] }).said).toEqual([
      "schema-invalid: field 1 has no `vendorPath`",
    ]);
    expect(read({ fields: [field(Array(40).fill("a").join("."))] }).said).toHaveLength(1);
  });
});
