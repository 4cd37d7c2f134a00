import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as conversions from "../../src/runtime/conversions.ts";
import * as dateConversions from "../../src/runtime/conversions-dates.ts";
import { conversion, hasConversion } from "../../src/runtime/conversions-table.ts";
import { type Same, sameDecimal, sameInstant, sameJson } from "../../src/runtime/equality.ts";
import { at, outcome, refusal } from "./refusal.ts";

type Convert = (value: unknown, site: typeof at, old?: unknown) => unknown;
const functions: Readonly<Record<string, Convert>> = { ...conversions, ...dateConversions };

const decimalText = fc
  .tuple(fc.constantFrom("", "-", "+"), fc.stringMatching(/^\d{1,17}(\.\d{1,4})?(e-?\d)?$/))
  .map((parts) => parts.join(""));
const anyNumber = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -1000, max: 1000 }).map((cents) => cents / 100),
);
const instant = fc
  .date({
    min: new Date("0001-01-01T00:00:00Z"),
    max: new Date("9999-12-31T23:59:59Z"),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString());

const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  string: fc.oneof(
    decimalText,
    fc.constantFrom("true", "false", "", "05", "-0", "2024-02-29", "10:00"),
    instant,
    fc.string(),
  ),
  number: anyNumber,
  integer: fc.oneof(fc.maxSafeInteger(), fc.constantFrom(0, 1, -1)),
  decimal: fc.oneof(decimalText, anyNumber),
  boolean: fc.boolean(),
  date: instant.map((text) => text.slice(0, 10)),
  datetime: fc.oneof(
    instant,
    instant.map((text) => text.replace("Z", "+05:30")),
  ),
  time: instant.map((text) => text.slice(11, -1)),
};
const typeNames = Object.keys(values);
const pairs = typeNames.flatMap((from) => typeNames.map((to) => [from, to] as const));
const converting = pairs.filter(([from, to]) => hasConversion(from, to));

/** What a conversion promises to bring back: the value, up to its form where that is canonical. */
function sameness(from: string, to: string): Same {
  // A datetime loses its time of day in a date; the language asks the author to accept that.
  if (from === "date" && to === "datetime") {
    return (back, value) =>
      back === `${new Date(String(value)).toISOString().slice(0, 10)}T00:00:00.000Z`;
  }
  if (to === "datetime") return sameInstant;
  return to === "decimal" || ["number", "integer"].includes(from) ? sameDecimal : sameJson;
}

it("converts exactly the pairs of the language reference, both ways", () => {
  const names = converting.map(([from, to]) => `${from} ${to}`).sort();
  for (const [from, to] of converting) expect(hasConversion(to, from)).toBe(true);
  expect(names).toHaveLength(26);
  expect(hasConversion("string", "string")).toBe(false);
  expect(hasConversion("boolean", "number")).toBe(false);
  expect(hasConversion("__proto__", "constructor")).toBe(false);
});

describe.each(converting)("vendor %s, common %s", (from, to) => {
  const found = conversion(from, to);
  const get = functions[found?.get ?? ""] as Convert;
  const build = functions[found?.build ?? ""] as Convert;
  const same = sameness(from, to);

  it("brings a built value back, or refuses it", () => {
    let carried = 0;
    fc.assert(
      fc.property(values[to] as fc.Arbitrary<unknown>, (value) => {
        const built = outcome(() => build(value, at));
        if (typeof built === "object") return;
        carried += 1;
        const back = get(built, at);
        expect(same(back, value)).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(carried).toBeGreaterThan(0);
  });

  it("refuses other kinds with `type`", () => {
    for (const value of [[], {}, Number.NaN, Number.POSITIVE_INFINITY, () => 1]) {
      expect(refusal(() => get(value, at))).toBe("type");
      expect(refusal(() => build(value, at))).toBe("type");
    }
  });
});

it.each<[string, unknown, unknown]>([
  ["numberToInteger", 2.5, "type"],
  ["numberToIntegerBuild", 2.5, "range"],
  ["numberToIntegerBuild", 1e300, "range"],
  ["stringToInteger", "5.0", "format"],
  ["stringToInteger", "9007199254740992", "range"],
  ["stringToInteger", "9".repeat(400), "range"],
  ["numberToString", 0.30000000000000004, "inexact"],
  ["stringToNumber", "five", "format"],
  ["stringToNumber", "1.2345678901234567", "inexact"],
  ["stringToNumber", "1e999", "range"],
  ["stringToNumber", "1e-999", "inexact"],
  ["stringToNumber", "1.23456e-320", "inexact"],
  ["stringToDecimal", "1,5", "format"],
  ["decimalToNumber", "12345678901234567", "inexact"],
  ["decimalToInteger", "2.5", "type"],
  ["decimalToIntegerBuild", "2.5", "range"],
  ["decimalToInteger", "1e16", "range"],
  ["integerToDecimal", 9007199254740991, "inexact"],
  ["stringToBoolean", "yes", "format"],
  ["stringToBoolean", "True", "format"],
  ["integerToBoolean", 2, "range"],
  ["stringToDate", "2023-02-29", "format"],
  ["stringToTime", "25:00", "format"],
  ["datetimeToInteger", "2024-01-01T00:00:00.1234Z", "inexact"],
  ["integerToDatetime", 9e15, "range"],
  ["datetimeToDate", "0001-01-01T00:00:00+01:00", "range"],
])("%s(%j) is %s", (name, value, code) => {
  expect(refusal(() => (functions[name] as Convert)(value, at))).toBe(code);
});

it.each<[string, unknown, unknown]>([
  ["integerToString", -5, "-5"],
  ["stringToInteger", "05", 5],
  ["stringToInteger", "+5", 5],
  ["numberToString", 1e21, "1000000000000000000000"],
  ["numberToString", 1e-7, "0.0000001"],
  ["numberToString", -0, "0"],
  ["stringToNumber", "+0.10", 0.1],
  ["stringToDecimal", "0123456789012345678901234567890.10", "0123456789012345678901234567890.10"],
  ["decimalToString", 1.5, "1.5"],
  ["decimalToString", "1.50", "1.50"],
  ["decimalToInteger", "5.00", 5],
  ["datetimeToDate", "2024-03-01T23:30:00-02:00", "2024-03-02"],
  ["datetimeToInteger", "1970-01-01T00:00:00.0010000Z", 1],
  ["integerToDatetime", -1, "1969-12-31T23:59:59.999Z"],
])("%s(%j) gives %j", (name, value, result) => {
  expect((functions[name] as Convert)(value, at)).toStrictEqual(result);
});

it.each<[unknown, string]>([
  [undefined, "2024-03-02T00:00:00.000Z"],
  ["2024-03-01T15:00:00.000Z", "2024-03-02T15:00:00.000Z"],
  ["2024-03-01T15:00:00.1234567+02:00", "2024-03-02T13:00:00.1234567Z"],
  ["1901-03-01T15:00Z", "2024-03-02T15:00:00.000Z"],
  ["bad", "2024-03-02T00:00:00.000Z"],
  [null, "2024-03-02T00:00:00.000Z"],
])("a date written over %j keeps its time of day", (old, result) => {
  expect(dateConversions.dateToDatetime("2024-03-02", at, old)).toBe(result);
});
