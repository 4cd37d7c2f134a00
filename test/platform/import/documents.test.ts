import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/compiler/types.ts";
import { importPayloads } from "../../../src/platform/import/import.ts";
import { repeatedMember } from "../../../src/platform/import/repeated-member.ts";

const level = { kind: "organization" } as const;

function problemsOf(text: string) {
  const files = new Map([["input.json", text]]);
  return importPayloads(files, { level, element: "crm", object: "Deal" });
}

describe("a document", () => {
  it.each([
    ["import-not-json", '{ "fields": [ }', ""],
    ["import-too-deep", "[".repeat(101) + "]".repeat(101), ""],
    ["import-inexact-number", '{ "fields": [], "size": 12345678901234567890 }', ""],
    ["import-member-twice", '{ "fields": [], "size": 1, "size": 1 }', "/size"],
    [
      "import-member-twice",
      '{ "fields": [{ "path": "a" }, { "path": "b", "type": "string", "p\\u0061th": "c" }] }',
      "/fields/1/path",
    ],
    ["import-member-twice", '{ "a/b": { "fields": [] }, "a/b": { "fields": [] } }', "/a~1b"],
    [
      "import-member-twice",
      '{ "fields": [], "a": { "__proto__": 1, "__proto__": 2 } }',
      "/a/__proto__",
    ],
    ["import-wrong-kind", '{ "fields": [1] }', "/fields/0"],
    ["import-unknown-shape", '{ "steps": [], "triggers": [] }', ""],
  ])("of a wrong kind is refused with its place: %s", (code, text, pointer) => {
    expect(problemsOf(text)).toMatchObject({
      problems: [{ code, severity: "error", place: { file: "input.json", pointer } }],
    });
    expect(problemsOf(text).files.size).toBe(0);
  });

  it("may name one member in several objects, and hold names as texts", () => {
    const text =
      '{ "fields": [{ "path": "path" }, { "path": "}" }], "more": ["more", "more", "\\","] }';
    expect(problemsOf(text).problems).toEqual([]);
  });

  it("may hold a text of ten million characters", () => {
    const long = "x".repeat(10_000_000);
    const found = problemsOf(`{ "fields": [], "size": "${long}", "size": 1 }`);
    expect(found.problems).toMatchObject([{ code: "import-member-twice" }]);
  });
});

describe("members that are named twice", () => {
  it("are none in what a serializer writes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(repeatedMember(JSON.stringify(value, null, 1))).toBeUndefined();
      }),
    );
  });

  it("are found wherever they stand", () => {
    const place = fc.array(fc.oneof(fc.string(), fc.nat(3)), { maxLength: 4 });
    fc.assert(
      fc.property(place, fc.string(), fc.jsonValue(), (path, name, value) => {
        const member = `${JSON.stringify(name)}: ${JSON.stringify(value)}`;
        expect(repeatedMember(around(path, `{ ${member}, ${member} }`))).toEqual([...path, name]);
      }),
    );
  });
});

/** A document that holds a text at a path. */
function around(path: readonly (string | number)[], text: string): string {
  return path.reduceRight<string>((inner, step) => {
    if (typeof step === "string") return `{ ${JSON.stringify(step)}: ${inner} }`;
    const before: readonly Json[] = Array.from({ length: step }, () => null);
    return `[${[...before.map((one) => JSON.stringify(one)), inner].join(", ")}]`;
  }, text);
}
