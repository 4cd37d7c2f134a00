import { describe, expect, it } from "vitest";
import { MappingError } from "../../src/runtime/errors.ts";
import type { MaskKind } from "../../src/runtime/mask.ts";
import { compileMask } from "../../src/runtime/mask-compile.ts";

const at = { path: "Due", rule: "due <-> Due" };

/** The result, or `!` and the code. */
function outcome(run: () => string): string {
  try {
    return run();
  } catch (error) {
    if (error instanceof MappingError) return `!${error.code}`;
    throw error;
  }
}

function get(mask: string, holds: MaskKind, value: unknown, zone?: string): string {
  return outcome(() => compileMask(mask, holds, zone).get(value, at));
}

function build(
  mask: string,
  holds: MaskKind,
  value: unknown,
  { zone, old }: { zone?: string; old?: unknown } = {},
): string {
  return outcome(() => compileMask(mask, holds, zone).build(value, at, old));
}

describe("a date in a mask", () => {
  it.each([
    ["MM/dd/yyyy", "02/29/2024", "2024-02-29"],
    ["yyyyMMdd", "00010101", "0001-01-01"],
    ["d MMMM yyyy", "2 May 2024", "2024-05-02"],
    ["EEE, d MMM yy", "Tue, 2 Jan 24", "2024-01-02"],
    ["yyyy-DDD", "2024-366", "2024-12-31"],
  ])("%s: %s is %s", (mask, text, date) => {
    expect(get(mask, "date", text)).toBe(date);
    expect(build(mask, "date", date)).toBe(text);
  });

  it.each([
    ["MM/dd/yyyy", "02/30/2024", "!format"],
    ["MM/dd/yyyy", 20240101, "!type"],
    ["MM/dd/yyyy", ["02/29/2024"], "!type"],
    ["EEE, d MMM yy", "Mon, 2 Jan 24", "!format"],
    ["yyyy-MM-dd DDD", "2024-03-01 060", "!format"],
  ])("%s reads %j as %s", (mask, value, code) => {
    expect(get(mask, "date", value)).toBe(code);
  });

  it.each([
    ["MM/dd/yy", "1924-01-02", "!range"],
    ["MM/dd/yy", "2069-01-01", "!range"],
    ["MM/dd/yy", "1968-12-31", "!range"],
    ["MM/dd/yy", "1969-01-01", "01/01/69"],
    ["MM/dd/yy", "2068-12-31", "12/31/68"],
    ["y/MM/dd", "0024-01-02", "!range"],
    ["y/MM/dd", "0009-01-02", "9/01/02"],
    ["MM/dd/yyyy", "2024-02-30", "!format"],
    ["MM/dd/yyyy", "2024-02-29T00:00:00Z", "!format"],
    ["MM/dd/yyyy", 5, "!type"],
  ])("%s writes %j as %s", (mask, value, text) => {
    expect(build(mask, "date", value)).toBe(text);
  });

  it("keeps the time of day of the text it replaces", () => {
    const mask = "MM/dd/yyyy hh:mm a";
    expect(get(mask, "date", "03/01/2024 03:30 PM")).toBe("2024-03-01");
    expect(build(mask, "date", "2024-03-02", { old: "03/01/2024 03:30 PM" })).toBe(
      "03/02/2024 03:30 PM",
    );
    for (const old of [undefined, null, "", "03/01/2024", 7]) {
      expect(build(mask, "date", "2024-03-02", { old })).toBe("03/02/2024 12:00 AM");
    }
  });

  it("is the day in UTC, or in the named zone, of a text with an offset", () => {
    const mask = "yyyy-MM-dd'T'HH:mm:ssXXX";
    const late = "2024-03-01T22:00:00-07:00";
    expect(get(mask, "date", late)).toBe("2024-03-02");
    expect(get(mask, "date", late, "America/Denver")).toBe("2024-03-01");
    expect(build(mask, "date", "2024-03-05", { old: late })).toBe("2024-03-05T05:00:00Z");
    expect(build(mask, "date", "2024-03-05", { old: late, zone: "America/Denver" })).toBe(
      "2024-03-05T22:00:00-07:00",
    );
    expect(build(mask, "date", "2024-07-05", { zone: "America/Denver" })).toBe(
      "2024-07-05T00:00:00-06:00",
    );
    expect(get(mask, "date", "0001-01-01T00:00:00+01:00")).toBe("!range");
  });

  it("moves into the day where the old time or midnight is skipped", () => {
    const mask = "yyyy-MM-dd HH:mm:ssXXX";
    const old = "2024-03-09 02:30:00-07:00";
    expect(build(mask, "date", "2024-03-10", { old, zone: "America/Denver" })).toBe(
      "2024-03-10 03:00:00-06:00",
    );
    expect(build(mask, "date", "2018-11-04", { zone: "America/Sao_Paulo" })).toBe(
      "2018-11-04 01:00:00-02:00",
    );
    expect(build(mask, "date", "2011-12-30", { zone: "Pacific/Apia" })).toBe("!range");
  });
});

describe("a datetime in a mask", () => {
  it("is UTC without an offset and without a zone", () => {
    const mask = "yyyy-MM-dd HH:mm:ss.SSS";
    expect(get(mask, "datetime", "2024-01-02 03:04:05.678")).toBe("2024-01-02T03:04:05.678Z");
    expect(build(mask, "datetime", "2024-01-02T05:04:05.678+02:00")).toBe(
      "2024-01-02 03:04:05.678",
    );
  });

  it("is read by its offset and written as UTC, or in the named zone", () => {
    const mask = "yyyy-MM-dd'T'HH:mm:ssZ";
    const instant = "2024-01-02T03:04:05.000Z";
    expect(get(mask, "datetime", "2024-01-02T01:34:05-0130")).toBe(instant);
    expect(build(mask, "datetime", instant)).toBe("2024-01-02T03:04:05+0000");
    expect(build(mask, "datetime", instant, { zone: "Asia/Kathmandu" })).toBe(
      "2024-01-02T08:49:05+0545",
    );
    expect(build("HH dd MM yyyy X", "datetime", instant)).toBe("03 02 01 2024 Z");
  });

  it("what is finer than the mask is cut off", () => {
    const value = "2024-01-02T13:14:15.678Z";
    expect(build("yyyy-MM-dd HH:mm", "datetime", value)).toBe("2024-01-02 13:14");
    expect(build("yyyy-MM-dd", "datetime", value)).toBe("2024-01-02");
    expect(get("yyyy-MM-dd", "datetime", "2024-01-02")).toBe("2024-01-02T00:00:00.000Z");
  });

  it.each([
    ["2024-01-02T13:14:15.6789Z", "!inexact"],
    ["2024-01-02T13:14:15.6780Z", "2024-01-02 13:14:15"],
    ["2024-01-02", "!format"],
    ["2024-01-02T13:14:15", "!format"],
    [1_704_201_255_000, "!type"],
    ["0001-01-01T00:00:00+01:00", "!range"],
    ["9999-12-31T23:59:59-01:00", "!range"],
  ])("writes %j as %s", (value, text) => {
    expect(build("yyyy-MM-dd HH:mm:ss", "datetime", value)).toBe(text);
  });

  it.each([
    ["0001-01-01T00:00:00+01:00"],
    ["9999-12-31T23:59:59-01:00"],
  ])("reads %s, an instant beyond the years, as range", (text) => {
    expect(get("yyyy-MM-dd'T'HH:mm:ssXXX", "datetime", text)).toBe("!range");
  });

  it("refuses to cut off so much that the year 1 is left", () => {
    const value = "0001-01-01T18:18:43.999Z";
    expect(build("yyyyMMdd", "datetime", value, { zone: "Asia/Kathmandu" })).toBe("!range");
    expect(build("yyyyMMdd", "datetime", value)).toBe("00010101");
  });

  it("refuses clock times that the zone skips, and takes the earlier of two", () => {
    const mask = "yyyy-MM-dd HH:mm";
    const zone = "America/Denver";
    expect(get(mask, "datetime", "2024-03-10 02:30", zone)).toBe("!format");
    expect(get(mask, "datetime", "2024-03-10 03:00", zone)).toBe("2024-03-10T09:00:00.000Z");
    expect(get(mask, "datetime", "2024-11-03 01:30", zone)).toBe("2024-11-03T07:30:00.000Z");
    expect(build(mask, "datetime", "2024-11-03T07:30:00Z", { zone })).toBe("2024-11-03 01:30");
    expect(build(mask, "datetime", "2024-11-03T08:30:00Z", { zone })).toBe("!inexact");
    expect(build(mask, "datetime", "2024-11-03T09:00:00Z", { zone })).toBe("2024-11-03 02:00");
    expect(build(`${mask} Z`, "datetime", "2024-11-03T08:30:00Z", { zone })).toBe(
      "2024-11-03 01:30 -0700",
    );
  });

  it("a day begins at its first instant, a day that never was is refused", () => {
    expect(get("yyyy-MM-dd", "datetime", "2018-11-04", "America/Sao_Paulo")).toBe(
      "2018-11-04T03:00:00.000Z",
    );
    expect(get("yyyy-MM-dd", "datetime", "2011-12-30", "Pacific/Apia")).toBe("!format");
    expect(
      build("yyyy-MM-dd", "datetime", "2024-11-03T08:30:00Z", { zone: "America/Denver" }),
    ).toBe("2024-11-03");
  });

  it("refuses offsets that the mask cannot spell", () => {
    const value = "2024-01-02T03:04:05Z";
    expect(build("yyyy-MM-dd HH:mm:ssX", "datetime", value, { zone: "Asia/Kathmandu" })).toBe(
      "!inexact",
    );
    const ancient = "1850-01-02T03:04:05Z";
    expect(build("yyyy-MM-dd HH:mm:ssXXX", "datetime", ancient, { zone: "America/Denver" })).toBe(
      "!inexact",
    );
    expect(build("yyyy-MM-dd HH:mm:ss", "datetime", ancient, { zone: "America/Denver" })).toBe(
      "1850-01-01 20:04:09",
    );
  });
});

describe("a time in a mask", () => {
  it.each([
    ["HH:mm:ss.SSS", "13:14:15.678", "13:14:15.678"],
    ["HH:mm", "13:14:00", "13:14"],
    ["h:mm a", "00:05:00", "12:05 AM"],
    ["kk:mm", "00:05:00", "24:05"],
    ["K:mm a", "12:05:00", "0:05 PM"],
    ["HHmmss", "00:00:00", "000000"],
  ])("%s: %s is %s", (mask, time, text) => {
    expect(build(mask, "time", time)).toBe(text);
    expect(get(mask, "time", text)).toBe(time);
  });

  it.each([
    ["13:14:15.678", "13:14"],
    ["13:14", "13:14"],
    ["13:14:00.0001", "!inexact"],
    ["25:00", "!format"],
    [13, "!type"],
  ])("HH:mm writes %j as %s", (value, text) => {
    expect(build("HH:mm", "time", value)).toBe(text);
  });
});

describe("what the compiler must have refused", () => {
  it("is a plain error", () => {
    expect(() => compileMask("yyyyMd", "date")).toThrow(/mask "yyyyMd"/);
    expect(() => compileMask("MM/dd", "date")).toThrow(/no year/);
    expect(() => compileMask("yyyy-MM-dd", "datetime", "Mars/Olympus")).toThrow(/Mars\/Olympus/);
  });
});
