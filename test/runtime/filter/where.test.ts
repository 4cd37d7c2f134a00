import { describe, expect, it } from "vitest";
import { MappingError } from "../../../src/runtime/errors.ts";
import type {
  FilterField,
  FilterFields,
  FilterTable,
  RestFields,
} from "../../../src/runtime/filter/fields.ts";
import { whereOf } from "../../../src/runtime/filter/where.ts";

const site = { path: "f", rule: "f <-> F" };

/** What becomes of a filter where one field is known, or why nothing does. */
function asked(
  filter: string,
  field: Partial<FilterField>,
  more: Partial<FilterFields> = {},
): string {
  const fields: FilterFields = {
    fields: [{ name: ["f"], rule: "f <-> F", path: ["F"], takes: "any", gives: "any", ...field }],
    refused: [],
    rest: [],
    ...more,
  };
  try {
    return whereOf(fields, filter);
  } catch (error) {
    if (error instanceof MappingError && error.code === "not-filterable") return error.message;
    throw error;
  }
}

const refused = (why: string): string => `not-filterable at f (f <-> F): ${why}`;

describe("a field that the vendor can be asked for", () => {
  it.each<[string, Partial<FilterField>, string]>([
    ["f IS NULL", { hasNull: true }, "F IS NULL"],
    ["f IS NOT NULL", { hasNull: true }, "F IS NOT NULL"],
    ["f = 1", { path: ["A", "B"] }, "A.B = 1"],
    ["f LIKE 'a%'", { isText: true }, "F LIKE 'a%'"],
    ["f < 1", { order: 1 }, "F < 1"],
    ["f >= 1", { order: 1 }, "F >= 1"],
    ["f < 1", { order: -1 }, "F > 1"],
    ["f > 1", { order: -1 }, "F < 1"],
    ["f <= 1", { order: -1 }, "F >= 1"],
    ["f >= 1", { order: -1 }, "F <= 1"],
    ["f IN (1, 2)", {}, "F IN (1, 2)"],
    ["f IN (1)", {}, "F = 1"],
    ["f != 1", {}, "F != 1"],
    ["f = 1", { isEqualOnly: true }, "F = 1"],
    ["f IN (1, 2)", { isEqualOnly: true }, "F IN (1, 2)"],
    // Values of the kind that is asked for, each as the vendor has it.
    ["f = 'x'", { takes: "text" }, "F = 'x'"],
    ["f = 1.50", { takes: "number" }, "F = 1.50"],
    ["f = TRUE", { takes: "boolean" }, "F = true"],
    ["f = false", { build: (value) => (value === false ? 0 : 1) }, "F = 0"],
    ["f = true", { build: (value) => (value === true ? 1 : 0) }, "F = 1"],
    ["f = 1.50", { build: (value) => value, get: (value) => value }, "F = 1.5"],
    ["f = 1.50", { isDecimal: true, gives: "number", get: (value) => value }, "F = 1.50"],
    ["f = 1.50", { isDecimal: true, gives: "text", get: (value) => value }, "F = '1.50'"],
    ["f = 1.50", { isDecimal: true, build: (value) => `${String(value)}0` }, "F = '1.500'"],
    ["f = 7", { build: String, get: Number }, "F = '7'"],
    ["f = 7", { build: (value) => value === 7, get: () => 7 }, "F = true"],
    ["f = 7", { get: String, same: (back, value) => back === String(value) }, "F = 7"],
  ])("%s", (filter, field, expected) => {
    expect(asked(filter, field)).toBe(expected);
  });

  const refusing = (): never => {
    throw new MappingError("range", site);
  };

  it.each<[string, Partial<FilterField>, string]>([
    ["f IS NULL", {}, "`IS NULL` means something else there: null and missing are told apart"],
    ["f LIKE 'a'", {}, "`LIKE` needs text that is copied as it is"],
    ["f LIKE 5", { isText: true }, "5 is no pattern: put it in quotes"],
    ["f < 1", {}, "its values have another order at the vendor"],
    ["f != 1", { isEqualOnly: true }, "a value that cannot be read becomes null"],
    ["f = 1", { takes: "none" }, "its values are objects or lists"],
    ["f = 1", { takes: "text" }, "1 is not text in single quotes"],
    ["f = true", { takes: "text" }, "true is not text in single quotes"],
    ["f = '1'", { takes: "number" }, "'1' is not a number without quotes"],
    ["f = 1", { takes: "boolean" }, "1 is not a boolean without quotes"],
    ["f = 1e999", {}, "1e999 is larger than any number"],
    ["f = 1", { build: refusing }, "range at f (f <-> F)"],
    ["f = 1", { get: refusing }, "range at f (f <-> F)"],
    ["f = 1", { build: () => 2, get: () => 3 }, "no value of F reads as 1"],
    ["f = 'x'", { same: () => false }, 'no value of F reads as "x"'],
    ["f = 1", { build: () => [1] }, "the vendor's value is an object or a list"],
    ["f = 1", { path: ["A", "x y", "and"] }, "the vendor's name `x y` cannot stand in a filter"],
    ["f = 1", { path: ["null"] }, "the vendor's name `null` cannot stand in a filter"],
  ])("but for %s", (filter, field, why) => {
    expect(asked(filter, field)).toBe(refused(why));
  });

  it("is built and read at its place; errors that are no refusal go on", () => {
    const seen: unknown[] = [];
    const carry = (value: unknown, at: unknown): unknown => {
      seen.push(at);
      return value;
    };
    asked("f = 1", { build: carry, get: carry });
    expect(seen).toEqual([site, site]);
    const build = (): never => {
      throw new RangeError("broken");
    };
    expect(() => asked("f = 1", { build })).toThrow(new RangeError("broken"));
  });
});

describe("a field with a table of values", () => {
  const rows = [
    ["w", "web"],
    ["p", "phone"],
    ["q", "phone"],
    [0, "none"],
  ] as const;
  const ask = (filter: string, otherwise: FilterTable["otherwise"]): string =>
    asked(filter, { table: { rows, otherwise } });

  it.each<[string, FilterTable["otherwise"], string]>([
    ["f = 'web'", "error", "F = 'w'"],
    ["f = 'phone'", "error", "F IN ('p', 'q')"],
    ["f IN ('web', 'none')", "error", "F IN ('w', 0)"],
    ["f != 'web'", "error", "F != 'w'"],
    ["f != 'phone'", "error", "F != 'p' AND F != 'q'"],
    // What has no row reads as null, as itself, or as another value.
    ["f = 'phone'", "null", "F IN ('p', 'q')"],
    ["f != 'phone'", "null", "F IN ('w', 0)"],
    ["f = 'web'", "keep", "F IN ('w', 'web')"],
    ["f = 'x'", "keep", "F = 'x'"],
    ["f IN ('web', 'x')", "keep", "F IN ('w', 'web', 'x')"],
    ["f != 'x'", "keep", "F != 'x'"],
    ["f != 'phone'", "keep", "F != 'p' AND F != 'q' AND F != 'phone'"],
    ["f = 'web'", { value: "else" }, "F = 'w'"],
    ["f != 'web'", { value: "else" }, "F != 'w'"],
    ["f = 'else'", { value: "else" }, "F != 'w' AND F != 'p' AND F != 'q' AND F != 0"],
    ["f != 'else'", { value: "else" }, "F IN ('w', 'p', 'q', 0)"],
    ["f = 'web'", { value: "web" }, "F != 'p' AND F != 'q' AND F != 0"],
    ["f != 'web'", { value: "web" }, "F IN ('p', 'q', 0)"],
    ["f IN ('web', 'phone', 'none', 'else')", { value: "else" }, "F IS NOT NULL"],
  ])("%s, else %j", (filter, otherwise, expected) => {
    expect(ask(filter, otherwise)).toBe(expected);
  });

  it.each<[string, FilterTable["otherwise"], string]>([
    ["f = 'x'", "error", 'no value of F reads as "x"'],
    ["f = 'x'", "null", 'no value of F reads as "x"'],
    ["f = 'x'", { value: "else" }, 'no value of F reads as "x"'],
    ["f IN ('web', 'x')", "error", 'no value of F reads as "x"'],
    // A value that has a row is not kept: it reads as something else.
    ["f = 'w'", "keep", 'no value of F reads as "w"'],
    ["f IN ('x', 'w')", "keep", 'no value of F reads as "w"'],
  ])("refuses %s, else %j", (filter, otherwise, why) => {
    expect(ask(filter, otherwise)).toBe(refused(why));
  });

  it("may have a row for all values but none", () => {
    const table: FilterTable = { rows: [["w", "web"]], otherwise: "null" };
    expect(asked("f != 'web'", { table })).toBe(refused("no value of the vendor reads so"));
    expect(asked("f = 'web'", { table, gives: "number" })).toBe("F = w");
  });
});

describe("names", () => {
  const fields: FilterField[] = ["a", "a.b", "ab"].map((name) => ({
    name: name.split("."),
    rule: `${name} <-> ${name.toUpperCase()}`,
    path: name.toUpperCase().split("."),
    takes: "any",
    gives: "any",
  }));
  const gathered: RestFields = {
    common: ["rest"],
    vendor: ["Sub"],
    like: ["", "__c"],
    taken: ["x__c"],
  };
  const ask = (name: string, rest: readonly RestFields[]): string =>
    asked(
      `${name} = 1`,
      {},
      { fields, refused: [{ name: ["no"], rule: "no <- 1", why: "it is computed" }], rest },
    );

  it.each([
    ["a", "A = 1"],
    ["a.b", "A.B = 1"],
    ["ab", "AB = 1"],
    ["rest.one__c", "Sub.one__c = 1"],
    ["a.c", "not-filterable at a.c (a <-> A): it is not mapped by itself"],
    ["a.b.c", "not-filterable at a.b.c (a <-> A): it is not mapped by itself"],
    ["no", "not-filterable at no (no <- 1): it is computed"],
    ["no.more", "not-filterable at no.more (no <- 1): it is computed"],
    ["b", "not-filterable at b (no rule): no rule maps a field of this name"],
    ["rest", "not-filterable at rest (no rule): no rule maps a field of this name"],
    ["rest.x__c", "not-filterable at rest.x__c (no rule): no rule maps a field of this name"],
    ["rest.one", "not-filterable at rest.one (no rule): no rule maps a field of this name"],
    ["rest.a.b__c", "not-filterable at rest.a.b__c (no rule): no rule maps a field of this name"],
    ["other.b__c", "not-filterable at other.b__c (no rule): no rule maps a field of this name"],
  ])("%s", (name, expected) => {
    expect(ask(name, [gathered])).toBe(expected);
  });

  it("of the rest of a record pass as they are", () => {
    const rest: RestFields[] = [{ common: [], vendor: [], taken: ["t"] }];
    expect(ask("free", rest)).toBe("free = 1");
    expect(ask("t", rest)).toBe("not-filterable at t (no rule): no rule maps a field of this name");
    expect(ask("deep.er", rest)).toContain("(no rule): no rule maps");
    const filters = ["x IS NULL", "x LIKE 'a'", "x < 1", "x IN ('a', 2, true)"];
    expect(filters.map((filter) => asked(filter, {}, { rest }))).toEqual(filters);
  });

  it("of objects that gather the rest of a record are none of it", () => {
    const all: RestFields = { common: ["rest"], vendor: [], taken: [] };
    expect(ask("rest.x", [all])).toBe("x = 1");
    expect(ask("rest", [all])).toBe(
      "not-filterable at rest (no rule): no rule maps a field of this name",
    );
  });

  it("of the vendor that are words of filters cannot stand there", () => {
    expect(ask("rest.one__c", [{ ...gathered, vendor: ["Sub", "or"] }])).toBe(
      "not-filterable at rest.one__c (... <-> Sub.or.one__c): the vendor's name `or` cannot stand in a filter",
    );
  });
});
