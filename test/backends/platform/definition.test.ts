import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import type { Json } from "../../../src/compiler/types.ts";

/** The payloads of the objects of a text, by level and name. */
function definitions(text: string): Readonly<Record<string, Json>> {
  const { files } = compile({ path: "m.cemap", text }, memoryHost({}), { targets: ["platform"] });
  const made = [...files].map(([name, content]) => [
    name.replace(/^platform\/(.*)\.json$/, "$1").replace("/objects", ""),
    JSON.parse(content),
  ]);
  return Object.fromEntries(made);
}

const places = "object Place { city: string }\nobject Nothing {}\n";

describe("fields of the definition of an object", () => {
  it.each<readonly [string, readonly Json[]]>([
    ["a: string", [{ path: "a", type: "string" }]],
    ["a: number", [{ path: "a", type: "number" }]],
    ["a: integer", [{ path: "a", type: "number" }]],
    ["a: decimal", [{ path: "a", type: "number" }]],
    ["a: boolean", [{ path: "a", type: "boolean" }]],
    ["a: date", [{ path: "a", type: "date" }]],
    ["a: datetime", [{ path: "a", type: "date" }]],
    ["a: time", [{ path: "a", type: "string" }]],
    ["a: json", [{ path: "a", type: "string" }]],
    ['a: "x" | "y"', [{ path: "a", type: "string" }]],
    ["a: map<number>", [{ path: "a", type: "string" }]],
    ["a: string[]", [{ path: "a[*]", type: "string" }]],
    ["a: number[][]", [{ path: "a[*][*]", type: "number" }]],
    ["a: Place", [{ path: "a.city", type: "string" }]],
    ["a: Nothing", [{ path: "a", type: "string" }]],
    [
      "a: { b: string, c: { d: date }[] }",
      [
        { path: "a.b", type: "string" },
        { path: "a.c[*].d", type: "date" },
      ],
    ],
    [
      "/// Two\n  ///   lines. \na: string",
      [{ path: "a", type: "string", displayName: "Two lines." }],
    ],
    ["a: string @level(account)", [{ path: "a", type: "string", level: "account" }]],
    [
      "a: string @level(organization, account)",
      [
        { path: "a", type: "string", level: "organization" },
        { path: "a", type: "string", level: "account" },
      ],
    ],
    ['a: string @platform({ type: "x", size: 1 })', [{ path: "a", type: "x", size: 1 }]],
    ['a: string @platform({ without: ["type"] })', [{ path: "a" }]],
    // One entry, whatever lies below.
    ["a: Place @platform({})", [{ path: "a", type: "Place" }]],
    ["a: Place[] @platform({})", [{ path: "a[*]", type: "Place" }]],
    ["a: Place[][] @platform({})", [{ path: "a[*][*]", type: "Place" }]],
    ["a: { b: string } @platform({})", [{ path: "a", type: "string" }]],
    ["a: { b: number }[] @platform({})", [{ path: "a[*].b", type: "number" }]],
    ["a: { b: number, c: number }[] @platform({})", [{ path: "a", type: "string" }]],
    ["a: number[] @platform({})", [{ path: "a[*]", type: "number" }]],
    ["a: map<string> @platform({})", [{ path: "a", type: "string" }]],
    // In an object, too.
    [
      "a: { b: Place @platform({ size: 2 }), c: number }",
      [
        { path: "a.b", type: "Place", size: 2 },
        { path: "a.c", type: "number" },
      ],
    ],
  ])("%s", (field, fields) => {
    const { "organization/T": payload } = definitions(`${places}object T {\n${field}\n}\n`);
    expect(payload).toEqual({ fields });
  });
});

describe("the definition of an object", () => {
  it("has its documentation on one line", () => {
    const text = "/// A thing  \n/// of the world.\nobject T { a: string }";
    expect(definitions(text)).toEqual({
      "organization/T": {
        description: "A thing of the world.",
        fields: [{ path: "a", type: "string" }],
      },
    });
  });

  it("has the members that `@platform` states, for itself and for every entry", () => {
    const text = `object T @level(account) @platform({
  entries: { size: 9, type: "x" }, vendor: 1, objectName: "t", without: ["vendor"]
}) {
  a: string
  b: string @platform({ type: "w", without: ["size"] }) @level(instance)
}`;
    expect(definitions(text)["organization/T"]).toEqual({
      fields: [
        { path: "a", type: "x", size: 9, level: "account" },
        { path: "b", type: "w", level: "instance" },
      ],
      objectName: "t",
    });
  });

  it.each<readonly [string, readonly string[]]>([
    ['fields: [{ path: "x" }, { path: "y" }]', ["a", "b", "x", "y"]],
    ['fields: [{ path: "x" }, { path: "y" }], at: [0, 2]', ["x", "a", "y", "b"]],
    ['fields: [{ path: "x" }, { path: "y" }], at: [1]', ["a", "x", "b", "y"]],
    ['fields: [{ path: "x" }], at: 0', ["a", "b", "x"]],
    ["at: [0]", ["a", "b"]],
    ["fields: 1", ["a", "b"]],
    ["entries: [1]", ["a", "b"]],
    ['entries: "x"', ["a", "b"]],
    ["entries: null", ["a", "b"]],
  ])("holds entries that no field stands for where `%s` says so", (said, paths) => {
    const text = `object T @platform({ ${said} }) { a: string, b: string }`;
    const { fields } = definitions(text)["organization/T"] as { fields: { path: string }[] };
    expect(fields.map(({ path }) => path)).toEqual(paths);
    expect(fields.filter((entry) => Object.keys(entry).join() === "path,type")).toHaveLength(2);
  });
});

describe("the definition of an object at a lower level", () => {
  const base = "object T { a: string, b: string, c: number @platform({ y: 1, x: 2 }) }\n";

  it("has all fields in force there", () => {
    const text = `${base}override object T for account "46" { a: number, d: date }`;
    expect(definitions(text)["account-46/T"]).toEqual({
      fields: [
        { path: "a", type: "number" },
        { path: "b", type: "string" },
        { path: "c", type: "number", y: 1, x: 2 },
        { path: "d", type: "date" },
      ],
    });
  });

  it("has by `own` what is not the same above, but for the level and the order of members", () => {
    const text = `${base}override object T for account "46" @platform({ own: true }) @level(account) {
  a: number
  b: string
  c: number @platform({ x: 2, y: 1 })
  d: date
}`;
    expect(definitions(text)["account-46/T"]).toEqual({
      fields: [
        { path: "a", type: "number", level: "account" },
        { path: "d", type: "date", level: "account" },
      ],
    });
  });
});
