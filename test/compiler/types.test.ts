import { describe, expect, it } from "vitest";
import { bind } from "../../src/compiler/bind.ts";
import { maxTypeDepth } from "../../src/compiler/bind-types.ts";
import { memoryHost } from "../../src/compiler/host.ts";
import type { ObjectType, Type } from "../../src/compiler/types.ts";
import { fieldOf, type TypeStep, typeAtSteps } from "../../src/compiler/types-path.ts";
import { printType } from "../../src/compiler/types-print.ts";
import { sameType } from "../../src/compiler/types-same.ts";

function bound(text: string) {
  const { program, loading, binding } = bind({ path: "main.cemap", text }, memoryHost({}));
  const found = [...loading, ...binding].map((finding) => ({
    code: finding.code,
    at: text.slice(finding.span.start, finding.span.end),
    labels: finding.labels.map(({ span }) => text.slice(span.start, span.end)),
  }));
  return { program, found };
}

/** The type of `object A` in a text without mistakes. */
function typeOf(text: string): ObjectType {
  const { program, found } = bound(text);
  expect(found).toEqual([]);
  const symbol = program.objects.get("A");
  if (symbol === undefined) throw new Error("the text declares no object A");
  return symbol.type;
}

/** The type that a field of this text has. */
function fieldType(type: string, declarations = ""): Type {
  const field = fieldOf(typeOf(`${declarations}\nobject A { x: ${type} }`), "x");
  if (field === undefined) throw new Error("no field x");
  return field.type;
}

describe("types of declarations", () => {
  it("scalars, unions, lists, maps and inline objects", () => {
    expect(fieldType("datetime")).toEqual({ kind: "scalar", name: "datetime" });
    expect(fieldType('"a" | "b" | "a"')).toEqual({ kind: "enum", members: ["a", "b"] });
    expect(fieldType("map<decimal[]>")).toEqual({
      kind: "map",
      value: { kind: "list", item: { kind: "scalar", name: "decimal" }, key: [] },
    });
    expect(fieldType("{ y: integer! }")).toMatchObject({
      kind: "object",
      key: [],
      open: false,
      fields: [{ name: "y", required: true, type: { kind: "scalar", name: "integer" } }],
    });
  });

  it("objects and enums by name, in any order", () => {
    const text = 'object A { b: B, e: E }\nobject B { e: E }\nenum E { X, "with space" }';
    const type = typeOf(text);
    expect(type.fields.map((field) => printType(field.type))).toEqual(["B", "E"]);
    expect(fieldOf(type, "e")?.type).toEqual({
      kind: "enum",
      name: "E",
      members: ["X", "with space"],
    });
  });

  it("keys of objects, and of lists from `keyed by` or from their items", () => {
    expect(typeOf("object A { id: string! key, n: string }").key).toEqual(["id"]);
    expect(typeOf("object A {\n  a: string!\n  b: string!\n  key (a, b)\n}").key).toEqual([
      "a",
      "b",
    ]);
    expect(fieldType("{ k: string }[] keyed by k")).toMatchObject({ key: ["k"] });
    expect(fieldType("B[]", "object B { id: string! key }")).toMatchObject({ key: ["id"] });
    expect(fieldType("B[] keyed by n", "object B { id: string! key, n: integer }")).toMatchObject({
      key: ["n"],
    });
  });

  it("keeps doc comments and annotations", () => {
    const type = typeOf(
      '/// An A.\nobject A {\n  /// Its mail.\n  x: string @format("email") @length(80)\n}',
    );
    expect(type.doc).toBe("An A.");
    expect(fieldOf(type, "x")).toMatchObject({
      doc: "Its mail.",
      annotations: [
        { name: "format", args: ["email"] },
        { name: "length", args: [80] },
      ],
    });
  });

  it("gives tables their columns", () => {
    const { program, found } = bound("table users (id: string, n: integer)");
    expect(found).toEqual([]);
    expect(
      program.tables.get("users")?.columns.map(({ name, type }) => [name, printType(type)]),
    ).toEqual([
      ["id", "string"],
      ["n", "integer"],
    ]);
  });
});

describe("types that cannot be", () => {
  it("recursion is reported once, with the way round", () => {
    expect(bound("object A { a: A[] }").found).toEqual([
      { code: "recursive-type", at: "A", labels: [] },
    ]);
    expect(
      bound("object A { b: B }\nobject B { c: map<C> }\nobject C { x: { a: A } }").found,
    ).toEqual([{ code: "recursive-type", at: "A", labels: ["B", "C"] }]);
  });

  it("what is wrong holds the error type", () => {
    const { program } = bound("object A { x: Nope, a: A }");
    expect(program.objects.get("A")?.type.fields.map((field) => field.type.kind)).toEqual([
      "error",
      "error",
    ]);
  });

  it("keys", () => {
    const codes = (text: string): readonly string[] =>
      bound(text).found.map(({ code, at }) => `${code} ${at}`);
    expect(codes("object A { id: string key }")).toEqual(["optional-key id"]);
    expect(codes("object A { id: string[]! key }")).toEqual(["key-type id"]);
    expect(codes("object A { id: json! key }")).toEqual(["key-type id"]);
    expect(codes("object A { a: string! key, b: string! key }")).toEqual(["two-keys b"]);
    expect(codes("object A {\n  a: string! key\n  b: string!\n  key (b)\n}")).toEqual([
      "two-keys a",
    ]);
    expect(codes("object A { x: string[] keyed by k }")).toEqual(["keyed-by-scalar k"]);
    expect(codes("object A { x: { k: { y: string } }[] keyed by k }")).toEqual(["key-type k"]);
  });

  it("too deep or too large when written out", () => {
    const chain = Array.from({ length: 400 }, (_, at) => `object O${at} { x: O${at + 1} }`);
    const deep = bound(`${chain.join("\n")}\nobject O400 { x: string }`).found;
    expect(new Set(deep.map(({ code }) => code))).toEqual(new Set(["type-limit"]));
    expect(deep.length).toBeLessThan(10);
    const fits = chain.slice(0, maxTypeDepth / 2 - 1);
    expect(bound(`${fits.join("\n")}\nobject O${fits.length} { x: string }`).found).toEqual([]);

    const twins = Array.from(
      { length: 40 },
      (_, at) => `object O${at} { x: O${at + 1}, y: O${at + 1} }`,
    );
    const large = bound(`${twins.join("\n")}\nobject O40 { x: string }`).found;
    expect(large.length).toBeGreaterThan(0);
    expect(new Set(large.map(({ code }) => code))).toEqual(new Set(["type-limit"]));
  });
});

describe("looking into types", () => {
  const member = (name: string): TypeStep => ({ kind: "member", name });
  const each: TypeStep = { kind: "each" };
  const type = typeOf(
    'object A { o: { x: integer! }, l: { k: string }[], m: map<boolean>, j: json, s: string, e: "a" }',
  );
  const at = (...steps: readonly TypeStep[]): string => {
    const lookup = typeAtSteps(type, steps);
    return lookup.found ? printType(lookup.type) : `${lookup.reason} at ${lookup.step}`;
  };

  it("follows members, items and entries", () => {
    expect(at()).toBe("A");
    expect(at(member("o"), member("x"))).toBe("integer");
    expect(at(member("l"), each, member("k"))).toBe("string");
    expect(at(member("l"), { kind: "index" }, member("k"))).toBe("string");
    expect(at(member("l"), { kind: "find" })).toBe("{ k: string }");
    expect(at(member("m"), member("any"))).toBe("boolean");
    expect(at(member("m"), each, member("value"))).toBe("boolean");
    expect(at(member("m"), each, member("key"))).toBe("string");
    expect(at(member("j"), member("a"), each)).toBe("json");
  });

  it("says which step leads nowhere, and why", () => {
    expect(at(member("z"))).toBe("no-field at 0");
    expect(at(member("o"), member("constructor"))).toBe("no-field at 1");
    expect(at(member("s"), member("x"))).toBe("no-object at 1");
    expect(at(member("l"), member("x"))).toBe("no-object at 1");
    expect(at(member("o"), each)).toBe("no-list at 1");
    expect(at(member("e"), each)).toBe("no-list at 1");
  });

  it("finds fields of large objects as of small ones", () => {
    const names = Array.from({ length: 12 }, (_, index) => `f${index}`);
    const large = typeOf(`object A { ${names.map((name) => `${name}: string`).join(", ")} }`);
    for (const name of [...names, ...names]) expect(fieldOf(large, name)?.name).toBe(name);
    expect(fieldOf(large, "f12")).toBeUndefined();
    const eight = { ...large, fields: large.fields.slice(0, 8) };
    expect([fieldOf(eight, "f7")?.name, fieldOf(eight, "f8")]).toEqual(["f7", undefined]);
  });

  it("leads on from what is not known, and from a broken type without a word", () => {
    for (const kind of ["unknown", "error"] as const) {
      expect(typeAtSteps({ kind }, [member("a"), each])).toEqual({ found: true, type: { kind } });
    }
  });

  it("gives the entries of a map", () => {
    expect(typeAtSteps(type, [member("m"), each])).toEqual({
      found: true,
      type: {
        kind: "object",
        fields: [
          {
            name: "key",
            type: { kind: "scalar", name: "string" },
            required: true,
            annotations: [],
          },
          {
            name: "value",
            type: { kind: "scalar", name: "boolean" },
            required: false,
            annotations: [],
          },
        ],
        key: ["key"],
        open: false,
      },
    });
  });

  it("gives the field that the last name went to", () => {
    expect(typeAtSteps(type, [member("o"), member("x")])).toMatchObject({
      field: { name: "x", required: true },
    });
    expect(typeAtSteps({ ...type, open: true }, [member("z"), each])).toEqual({
      found: true,
      type: { kind: "unknown" },
    });
  });
});

describe("values in annotations", () => {
  it("are JSON of every kind", () => {
    const args = '{ "a": [true, false, null, 1.5, "x"], b: { c: {} } }';
    const type = typeOf(`object A { x: string @platform(${args}) }`);
    const value = { a: [true, false, null, 1.5, "x"], b: { c: {} } };
    expect(fieldOf(type, "x")?.annotations).toEqual([{ name: "platform", args: [value] }]);
  });
});

describe("printing and comparing", () => {
  it("prints as an author would write, shortened", () => {
    expect(printType(fieldType('("a")[]'.replace(/[()]/g, "")))).toBe('("a")[]');
    expect(printType(fieldType('"a" | "b" | "c" | "d" | "e"'))).toBe('"a" | "b" | "c" | "d" | …');
    expect(printType(fieldType("{ a: string, b: integer[], c: time, d: json }"))).toBe(
      "{ a: string, b: integer[], c: time, … }",
    );
    expect(printType(fieldType('"a" | "b" | "c" | "d"'))).toBe('"a" | "b" | "c" | "d"');
    expect(printType(fieldType("{ a: { b: { c: { d: string } } } }"))).toBe("{ a: { b: { … } } }");
    expect(printType(fieldType("map<E[]>[]", "enum E { X }"))).toBe("map<E[]>[]");
    expect(printType(fieldType("{ }"))).toBe("{}");
    expect(printType({ kind: "unknown" })).toBe("unknown");
    expect(printType({ kind: "error" })).toBe("?");
  });

  it("the same values are the same type", () => {
    const a = fieldType("{ a: string, b: map<integer>[] }");
    const b = fieldType("{ b: map<integer>[], a: string }");
    expect(sameType(a, b)).toBe(true);
    expect(sameType(fieldType("E", "enum E { X, Y }"), fieldType('"Y" | "X"'))).toBe(true);
    expect(sameType(fieldType("string[]"), fieldType("string[]"))).toBe(true);
    expect(sameType(a, { kind: "error" })).toBe(true);
    expect(sameType({ kind: "error" }, a)).toBe(true);
    expect(sameType({ kind: "unknown" }, { kind: "unknown" })).toBe(true);
    const open = { ...typeOf("object A { a: string }"), open: true };
    expect(sameType(open, { ...open, open: false })).toBe(false);
  });

  it.each([
    ["string", "integer"],
    ["string", "string[]"],
    ["string", '"a"'],
    ["{ a: string }", "string"],
    ["string[]", "string"],
    ["string[]", "integer[]"],
    ["string[]", "map<string>"],
    ['"a" | "b"', '"a" | "c"'],
    ["{ a: string, b: string }", "{ a: string, c: string }"],
    ["{ a: string, b: string }", "{ a: string, b: integer }"],
    ['"a"', '"a" | "b"'],
    ['"a"', '"b"'],
    ["{ a: string }", "{ a: string! }"],
    ["{ a: string }", "{ a: string, b: string }"],
    ["map<string>", "map<json>"],
  ])("%s is not %s", (left, right) => {
    expect(sameType(fieldType(left), fieldType(right))).toBe(false);
    expect(sameType(fieldType(right), fieldType(left))).toBe(false);
    expect(sameType(fieldType(left), { kind: "unknown" })).toBe(false);
    expect(sameType({ kind: "unknown" }, fieldType(left))).toBe(false);
  });
});
