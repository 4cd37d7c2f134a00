import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { datetimeToEpoch, epochToDatetime } from "../../src/runtime/epoch.ts";
import { MappingError } from "../../src/runtime/errors.ts";

const at = { path: "created", rule: 'createdAt <-> created as epoch("s")' };

function codeOf(run: () => unknown): string {
  try {
    return `gave ${String(run())}`;
  } catch (error) {
    return error instanceof MappingError ? error.code : String(error);
  }
}

describe("epoch", () => {
  it.each([
    [0, "s", "1970-01-01T00:00:00.000Z"],
    [1_709_193_600, "s", "2024-02-29T08:00:00.000Z"],
    [-1, "s", "1969-12-31T23:59:59.000Z"],
    [-1, "ms", "1969-12-31T23:59:59.999Z"],
    [1_709_193_600_123, "ms", "2024-02-29T08:00:00.123Z"],
    [253_402_300_799, "s", "9999-12-31T23:59:59.000Z"],
    [-62_135_596_800, "s", "0001-01-01T00:00:00.000Z"],
  ] as const)("%i %s is %s and back", (value, unit, text) => {
    expect(epochToDatetime(value, at, unit)).toBe(text);
    expect(datetimeToEpoch(text, at, unit)).toBe(value);
  });

  it.each([
    ["1709193600", "type"],
    [1.5, "type"],
    [Number.NaN, "type"],
    [true, "type"],
    [{}, "type"],
    [253_402_300_800, "range"],
    [-62_135_596_801, "range"],
    [1e300, "range"],
  ] as const)("refuses %j seconds: %s", (value, code) => {
    expect(codeOf(() => epochToDatetime(value, at, "s"))).toBe(code);
  });

  it.each([
    [0, "s", "type"],
    ["2024-02-29", "s", "format"],
    ["2024-02-29T08:00:00.500Z", "s", "inexact"],
    ["1969-12-31T23:59:59.500Z", "s", "inexact"],
    ["2024-02-29T08:00:00.0001Z", "s", "inexact"],
    ["2024-02-29T08:00:00.0001Z", "ms", "inexact"],
    ["0001-01-01T00:00:00+01:00", "ms", "range"],
    ["9999-12-31T23:59:59-01:00", "s", "range"],
  ] as const)("refuses to write %j in %s: %s", (value, unit, code) => {
    expect(codeOf(() => datetimeToEpoch(value, at, unit))).toBe(code);
  });

  it("reads any spelling of an instant, and never gives minus zero", () => {
    expect(datetimeToEpoch("2024-02-29T10:00+02:00", at, "s")).toBe(1_709_193_600);
    expect(Object.is(datetimeToEpoch("1970-01-01T00:00Z", at, "s"), 0)).toBe(true);
    expect(epochToDatetime(-0, at, "s")).toBe("1970-01-01T00:00:00.000Z");
  });

  it("comes back in both units", () => {
    const seconds = fc.integer({ min: -62_135_596_800, max: 253_402_300_799 });
    fc.assert(
      fc.property(seconds, (value) => {
        expect(datetimeToEpoch(epochToDatetime(value, at, "s"), at, "s")).toBe(value);
        const ms = value * 1000 + 7;
        expect(datetimeToEpoch(epochToDatetime(ms, at, "ms"), at, "ms")).toBe(ms);
      }),
    );
  });
});
