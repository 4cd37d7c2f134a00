import { describe, expect, it } from "vitest";
import { schemaOf } from "../../../src/compiler/backends/json-schema/json-schema.ts";
import { compile } from "../../../src/compiler/compile.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import type { IrMap } from "../../../src/compiler/ir/nodes.ts";
import { createValidator } from "../../../src/validation/validate.ts";
import { compileMaps } from "../../support/engines.ts";

const text = `/// People.
object Person {
  /// Identity.
  id: string! key
  email: string @format("email")
  code: string @pattern("^[A-Z]{2}$") @deprecated
  age: integer @min(0) @max(150)
  nick: string @length(1, 8) @sensitive
  kind: "a" | "b"
  born: date
  seen: datetime
  wakes: time
  worth: decimal
  tags: string[]
  parts: { n: number! }[]
  free: map<json>
  \`__proto__\`: boolean
}
map Person <-> sys.Person {
  id, email, code, age, nick, kind, born, seen, wakes, worth, tags, free, \`__proto__\` <-> same
  parts[] <-> parts[] { n <-> n }
}
`;

describe("JSON Schema of a map", () => {
  const map = mapOf(text);
  const findings = createValidator(schemaOf(map.common));
  const fits = (value: object): boolean => findings({ id: "1", ...value }).length === 0;

  it("takes what the types take", () => {
    const good = {
      email: "a@example.com",
      code: "DE",
      age: 3,
      nick: "x",
      kind: "a",
      born: "2024-02-29",
      seen: "2024-02-29T10:00:00+02:00",
      wakes: "07:30",
      worth: "1.50",
      tags: ["a", null],
      parts: [{ n: 1 }, null],
      free: { x: [1] },
    };
    expect(findings({ id: "1", ...good })).toEqual([]);
    expect(fits({ worth: 1.5, email: null, kind: null, parts: null, born: null })).toBe(true);
  });

  it("refuses what they refuse", () => {
    const bad: readonly object[] = [
      { id: null },
      { email: "no address" },
      { code: "de" },
      { age: 2.5 },
      { age: 151 },
      { nick: "" },
      { kind: "c" },
      { born: "29.02.2024" },
      { seen: "2024-02-29" },
      { wakes: "late" },
      { worth: "1,5" },
      { tags: "a" },
      { parts: [{}] },
      { other: 1 },
    ];
    for (const value of bad) expect([value, fits(value)]).toEqual([value, false]);
    expect(findings({})).not.toEqual([]);
  });

  it("has every name as an own member", () => {
    expect(Object.keys(schemaOf(map.common).properties as object)).toContain("__proto__");
  });

  it("leaves an inferred vendor side open", () => {
    expect(createValidator(schemaOf(map.vendor))({ id: "1", more: 1 })).toEqual([]);
  });
});

const address = {
  properties: { street: { description: "With its number.", type: "string" } },
  required: ["street"],
  additionalProperties: false,
};

describe("the properties of an object", () => {
  it.each([
    ["a date", "a: date!", { a: { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" } }],
    [
      "a time",
      "a: time!",
      { a: { type: "string", pattern: "^[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?$" } },
    ],
    [
      "a datetime",
      "a: datetime!",
      {
        a: {
          type: "string",
          pattern:
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})$",
        },
      },
    ],
    ["a required field", "a: string!", { a: { type: "string" } }],
    ["one that may be missing or null", "a: number", { a: { type: ["number", "null"] } }],
    ["a documentation", "/// One.\n a: integer!", { a: { description: "One.", type: "integer" } }],
    ["a choice", 'a: "x" | "y"', { a: { type: ["string", "null"], enum: ["x", "y", null] } }],
    ["a required choice", 'a: "x" | "y"!', { a: { type: "string", enum: ["x", "y"] } }],
    ["anything", "a: json", { a: {} }],
    ["a list", "a: boolean[]!", { a: { type: "array", items: { type: ["boolean", "null"] } } }],
    [
      "a map",
      "a: map<string>",
      {
        a: { type: ["object", "null"], additionalProperties: { type: ["string", "null"] } },
      },
    ],
    [
      "a decimal",
      "a: decimal",
      {
        a: {
          type: ["number", "string", "null"],
          pattern: "^[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]{1,3})?$",
        },
      },
    ],
    [
      "an object, by the documentation of its own",
      "a: Address!",
      { a: { description: "A place.", type: "object", ...address } },
    ],
    [
      "an object, by the documentation of the field",
      "/// Where it is.\n a: Address",
      { a: { description: "Where it is.", type: ["object", "null"], ...address } },
    ],
    ["a format", 'a: string! @format("email")', { a: { type: "string", format: "email" } }],
    ["a pattern", 'a: string! @pattern("^x")', { a: { type: "string", pattern: "^x" } }],
    [
      "a range",
      "a: number! @min(0.5) @max(9)",
      { a: { type: "number", minimum: 0.5, maximum: 9 } },
    ],
    ["a longest length", "a: string! @length(8)", { a: { type: "string", maxLength: 8 } }],
    ["lengths", "a: string! @length(1, 8)", { a: { type: "string", minLength: 1, maxLength: 8 } }],
    ["a field that goes", "a: string! @deprecated", { a: { type: "string", deprecated: true } }],
    [
      "what others must not see",
      "a: string! @sensitive",
      { a: { type: "string", $comment: "sensitive" } },
    ],
    ["what the schema does not speak of", "a: string! @level(account)", { a: { type: "string" } }],
  ])("have %s", (_what, field, expected) => {
    const object = `object Thing {\n ${field}\n}\n/// A place.\nobject Address {\n /// With its number.\n street: string!\n}\n`;
    expect(schemasOf(`${object}map Thing <-> x.R { a <-> A }`)["Thing.schema.json"]).toEqual({
      title: "Thing",
      $schema,
      type: "object",
      properties: expected,
      ...(field.includes("!") ? { required: ["a"] } : {}),
      additionalProperties: false,
    });
  });
});

describe("the files of a text", () => {
  const text = `/// A thing.
object Thing { id: string }
override object Thing for account "46" { more: boolean }
element x { resource R from "./r.json" }
map Thing <-> x.R { id <-> Id }
override map Thing <-> x.R for account "46" { more <-> More }
`;
  const vendor = {
    type: "object",
    description: "A record.",
    properties: {
      Id: { type: "string", readOnly: true, description: "Its number." },
      More: { type: "boolean" },
      Any: { type: ["string", "number"] },
    },
    required: ["Id"],
  };

  it("are one for each object and record, at each level", () => {
    const record = {
      title: "x.R",
      $schema,
      type: "object",
      description: "A record.",
      properties: {
        Id: { description: "Its number.", type: "string", readOnly: true },
        More: { type: ["boolean", "null"] },
        Any: {},
      },
      required: ["Id"],
    };
    const properties = { id: { type: ["string", "null"] } };
    const head = { $schema, type: "object", description: "A thing." };
    expect(schemasOf(text, { "r.json": JSON.stringify(vendor) })).toEqual({
      "Thing.schema.json": { title: "Thing", ...head, properties, additionalProperties: false },
      "Thing.account-46.schema.json": {
        title: "Thing",
        ...head,
        properties: { ...properties, more: { type: ["boolean", "null"] } },
        additionalProperties: false,
      },
      "Thing.x.R.schema.json": record,
      "Thing.x.R.account-46.schema.json": record,
    });
  });

  it("are read by people", () => {
    const { files } = compileFiles("object T { a: string! }\nmap T <-> x.R { a <-> A }", {});
    expect(files.get("T.schema.json")).toBe(`{
  "title": "T",
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "properties": {
    "a": {
      "type": "string"
    }
  },
  "required": [
    "a"
  ],
  "additionalProperties": false
}
`);
  });
});

const $schema = "https://json-schema.org/draft/2020-12/schema";

function compileFiles(text: string, files: Readonly<Record<string, string>>) {
  const source = { path: "t.cemap", text };
  return compile(source, memoryHost(files), { targets: ["json-schema"] });
}

/** The schemas that a text is compiled to, by the names of their files. */
function schemasOf(
  text: string,
  files: Readonly<Record<string, string>> = {},
): Readonly<Record<string, unknown>> {
  const made = [...compileFiles(text, files).files];
  return Object.fromEntries(made.map(([name, content]) => [name, JSON.parse(content)]));
}

function mapOf(source: string): IrMap {
  const { maps, problems } = compileMaps(source);
  const [map] = maps;
  if (map === undefined) throw new Error(problems.join("\n"));
  return map;
}
