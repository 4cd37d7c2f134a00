import { describe, expect, it } from "vitest";
import { schemaOf } from "../../../src/compiler/backends/json-schema/json-schema.ts";
import type { IrMap } from "../../../src/compiler/ir/nodes.ts";
import { compile } from "../../../src/index.ts";
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

  it("carries docs and annotations, and every name as an own member", () => {
    const schema = JSON.parse(JSON.stringify(schemaOf(map.common)));
    expect(schema).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      description: "People.",
      required: ["id"],
    });
    expect(schema.properties.id).toEqual({ description: "Identity.", type: "string" });
    expect(schema.properties.code.deprecated).toBe(true);
    expect(schema.properties.nick.$comment).toBe("sensitive");
    expect(Object.keys(schema.properties)).toContain("__proto__");
  });

  it("leaves an inferred vendor side open", () => {
    expect(createValidator(schemaOf(map.vendor))({ id: "1", more: 1 })).toEqual([]);
  });

  it("is two files", () => {
    const { files } = compile(text, { targets: ["json-schema"] });
    expect([...files.keys()]).toEqual(["Person.schema.json", "Person.sys.Person.schema.json"]);
    for (const content of files.values()) expect(() => JSON.parse(content)).not.toThrow();
  });
});

function mapOf(source: string): IrMap {
  const { maps, problems } = compileMaps(source);
  const [map] = maps;
  if (map === undefined) throw new Error(problems.join("\n"));
  return map;
}
