import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  civilFromDays,
  compareInstantTexts,
  daysFromCivil,
  formatDate,
  formatInstant,
  formatTime,
  instantOf,
  isDay,
  isInstant,
  parseDate,
  parseDatetime,
  parseTime,
  sameInstantText,
  sameTimeText,
} from "../../src/runtime/dates.ts";

const firstDay = -719_162;
const lastDay = 2_932_896;

describe("days", () => {
  it("agree with the platform's calendar on every day of the years 1 to 9999", () => {
    const date = new Date(0);
    for (let days = firstDay; days <= lastDay; days += 1) {
      const civil = civilFromDays(days);
      date.setTime(days * 86_400_000);
      const isSame =
        date.getUTCFullYear() === civil.year &&
        date.getUTCMonth() + 1 === civil.month &&
        date.getUTCDate() === civil.day &&
        daysFromCivil(civil.year, civil.month, civil.day) === days;
      if (!isSame) expect({ days, civil }).toEqual(date.toISOString());
    }
    expect(civilFromDays(firstDay)).toEqual({ year: 1, month: 1, day: 1 });
    expect(civilFromDays(lastDay)).toEqual({ year: 9999, month: 12, day: 31 });
  });

  it.each([
    [2024, 2, 29, true],
    [2023, 2, 29, false],
    [1900, 2, 29, false],
    [2000, 2, 29, true],
    [2024, 4, 31, false],
    [2024, 13, 1, false],
    [2024, 0, 1, false],
    [2024, 1, 0, false],
    [0, 1, 1, false],
    [10_000, 1, 1, false],
  ])("%i-%i-%i is a day: %s", (year, month, day, expected) => {
    expect(isDay(year, month, day)).toBe(expected);
  });
});

describe("dates as text", () => {
  it.each(["0001-01-01", "0099-12-31", "2024-02-29", "9999-12-31"])("%s comes back", (text) => {
    const parts = parseDate(text);
    expect(parts && formatDate(parts)).toBe(text);
  });

  it.each([
    "",
    "2024-1-02",
    "24-01-02",
    "02024-01-02",
    "2024-02-30",
    "2023-02-29",
    "0000-01-01",
    "2024-00-01",
    "2024/01/02",
    "2024-01-02T00:00Z",
    "2024-01-02 ",
    " 2024-01-02",
    "2024-01-02\n",
    "-024-01-02",
    "٢٠٢٤-٠١-٠٢",
  ])("%j is none", (text) => {
    expect(parseDate(text)).toBeUndefined();
  });
});

describe("times as text", () => {
  it.each([
    ["00:00", "00:00:00"],
    ["23:59:59", "23:59:59"],
    ["13:14:15.5", "13:14:15.500"],
    ["13:14:15.050000", "13:14:15.050"],
  ])("%s is %s", (text, expected) => {
    const parts = parseTime(text);
    expect(parts && formatTime(parts)).toBe(expected);
    expect(parts?.extraDigits).toBe("");
  });

  it.each([
    "24:00",
    "23:60",
    "23:59:60",
    "3:04",
    "03:4",
    "03:04:",
    "03:04:05.",
    "03:04.5",
    "03",
  ])("%j is none", (text) => {
    expect(parseTime(text)).toBeUndefined();
  });

  it("keeps the digits that milliseconds do not hold", () => {
    expect(parseTime("13:14:15.6780120")).toMatchObject({ millisecond: 678, extraDigits: "012" });
    expect(sameTimeText("13:14", "13:14:00.000")).toBe(true);
    expect(sameTimeText("13:14:00.0001", "13:14")).toBe(false);
    expect(sameTimeText("13:14", "later")).toBe(false);
  });
});

describe("datetimes as text", () => {
  it.each([
    ["1970-01-01T00:00Z", 0],
    ["1970-01-01T00:00:00.001Z", 1],
    ["1969-12-31T23:59:59.999Z", -1],
    ["2024-02-29T10:00+02:00", 1_709_193_600_000],
    ["2024-02-29T10:00:00+0200", 1_709_193_600_000],
    ["2024-02-29T06:30:00.0-01:30", 1_709_193_600_000],
    ["2024-02-29T08:00:00-00:00", 1_709_193_600_000],
    ["0001-01-01T00:00Z", -62_135_596_800_000],
    ["0099-12-31T23:59:59.999Z", -59_011_459_200_001],
  ])("%s is %i", (text, expected) => {
    expect(parseDatetime(text)).toMatchObject({ epochMs: expected, extraDigits: "" });
    expect(instantOf(text)).toBe(expected);
  });

  it.each([
    "2024-02-30T00:00Z",
    "2024-02-29",
    "2024-02-29T10:00",
    "2024-02-29 10:00Z",
    "2024-02-29t10:00z",
    "2024-02-29T10:00+24:00",
    "2024-02-29T10:00+01:60",
    "2024-02-29T10:00+01",
    "2024-02-29T10:00 Z",
    "2024-02-29T24:00Z",
    "+002024-02-29T10:00Z",
    "Z",
    "",
  ])("%j is none", (text) => {
    expect(parseDatetime(text)).toBeUndefined();
    expect(instantOf(text)).toBeUndefined();
  });

  it("prints years 1 to 9999 and nothing else", () => {
    expect(formatInstant(-62_135_596_800_000)).toBe("0001-01-01T00:00:00.000Z");
    expect(formatInstant(-62_135_596_800_001)).toBeUndefined();
    expect(formatInstant(253_402_300_799_999)).toBe("9999-12-31T23:59:59.999Z");
    expect(formatInstant(253_402_300_800_000)).toBeUndefined();
    expect(formatInstant(0.5)).toBeUndefined();
    expect(formatInstant(Number.NaN)).toBeUndefined();
    expect(isInstant(Number.POSITIVE_INFINITY)).toBe(false);
  });

  it("compares by instant, to the last digit", () => {
    expect(sameInstantText("2024-01-02T03:04:05+02:00", "2024-01-02T01:04:05.0000Z")).toBe(true);
    expect(sameInstantText("2024-01-02T03:04:05.0001Z", "2024-01-02T03:04:05Z")).toBe(false);
    expect(sameInstantText("2024-01-02", "2024-01-02")).toBe(false);
    expect(compareInstantTexts("2024-01-02T03:04:05.00012Z", "2024-01-02T03:04:05.0002Z")).toBe(-1);
    expect(compareInstantTexts("2024-01-02T03:04:05.0009Z", "2024-01-02T03:04:05.001Z")).toBe(-1);
    expect(compareInstantTexts("2024-01-02T03:04Z", "2024-01-02T03:04+01:00")).toBe(1);
    expect(compareInstantTexts("2024-01-02T03:04Z", "x")).toBeUndefined();
  });

  it("prints and reads every instant", () => {
    const anyInstant = fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 });
    fc.assert(
      fc.property(anyInstant, (epochMs) => {
        const text = formatInstant(epochMs);
        expect(text).toBe(new Date(epochMs).toISOString());
        expect(instantOf(text ?? "")).toBe(epochMs);
      }),
    );
  });

  it("takes any text without throwing", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const parse of [parseDate, parseTime, parseDatetime]) parse(text);
      }),
    );
  });
});
