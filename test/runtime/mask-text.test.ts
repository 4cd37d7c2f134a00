import { describe, expect, it } from "vitest";
import { type Mask, parseMask } from "../../src/runtime/mask.ts";
import { printMaskText, readMaskText } from "../../src/runtime/mask-text.ts";

function parsed(text: string): Mask {
  const mask = parseMask(text);
  if (mask.kind === "mask-error") throw new Error(mask.reason);
  return mask;
}

const minuteMs = 60_000;

describe("a text in a mask", () => {
  it.each([
    ["yyyy-MM-dd", "2024-02-29", "2024-02-29T00:00Z"],
    ["yyyy-DDD", "2024-366", "2024-12-31T00:00Z"],
    ["yyyy-DDD MM", "2024-060 02", "2024-02-29T00:00Z"],
    ["d.M.yyyy", "1.12.2024", "2024-12-01T00:00Z"],
    ["EEEE, d MMMM yyyy", "Thursday, 29 February 2024", "2024-02-29T00:00Z"],
    ["EEE dd MMM yyyy", "Thu 29 Feb 2024", "2024-02-29T00:00Z"],
    ["dd/MM/yy", "29/02/68", "2068-02-29T00:00Z"],
    ["dd/MM/yy", "01/02/69", "1969-02-01T00:00Z"],
    ["yyyy-MM-dd hh:mm a", "2024-01-01 12:05 AM", "2024-01-01T00:05Z"],
    ["yyyy-MM-dd hh:mm a", "2024-01-01 12:05 PM", "2024-01-01T12:05Z"],
    ["yyyy-MM-dd HH hh a", "2024-01-01 13 01 PM", "2024-01-01T13:00Z"],
  ])("%s reads %s", (mask, text, iso) => {
    expect(readMaskText(parsed(mask), text)).toEqual({
      localMs: Date.parse(iso),
      offsetMs: undefined,
    });
  });

  it.each([
    ["yyyy-MM-dd", "2024-02-30"],
    ["yyyy-MM-dd", "2024-13-01"],
    ["yyyy-MM-dd", "2024-00-01"],
    ["yyyy-MM-dd", "2024-1-01"],
    ["yyyy-MM-dd", "2024-01-01 "],
    ["yyyy-MM-dd", "2024-01-0"],
    ["yyyy-MM-dd", "2024/01/01"],
    ["yyyy-MM-dd", "0000-01-01"],
    ["d.M.yyyy", "01.12.2024"],
    ["d.M.yyyy", "32.12.2024"],
    ["yyyy-DDD", "2023-366"],
    ["yyyy-DDD", "2024-000"],
    ["yyyy-DDD MM", "2024-060 03"],
    ["yyyy-DDD dd", "2024-060 28"],
    ["EEE dd MMM yyyy", "Fri 29 Feb 2024"],
    ["EEE dd MMM yyyy", "thu 29 Feb 2024"],
    ["EEE dd MMM yyyy", "Thursday 29 Feb 2024"],
    ["yyyy-MM-dd MM", "2024-01-01 02"],
    ["yyyy-MM-dd HH hh a", "2024-01-01 13 02 PM"],
    ["yyyy-MM-dd HH hh a", "2024-01-01 13 01 AM"],
    ["yyyy-MM-dd hh:mm a", "2024-01-01 13:05 PM"],
    ["yyyy-MM-dd hh:mm a", "2024-01-01 00:05 AM"],
    ["yyyy-MM-dd HH:mm", "2024-01-01 24:00"],
    ["yyyy-MM-dd HH:mm", "2024-01-01 23:60"],
  ])("%s does not read %s", (mask, text) => {
    expect(readMaskText(parsed(mask), text)).toBeUndefined();
  });

  it.each<[string, string, number | undefined]>([
    ["XXX", "Z", 0],
    ["XXX", "+00:00", 0],
    ["XXX", "+05:30", 330],
    ["XXX", "-23:59", -1439],
    ["XXX", "+24:00", undefined],
    ["XXX", "+23:60", undefined],
    ["XXX", "+0530", undefined],
    ["XXX", "05:30", undefined],
    ["XXX", "x+05:30", undefined],
    ["XX", "Z", 0],
    ["XX", "-0530", -330],
    ["XX", "+05:30", undefined],
    ["X", "+05", 300],
    ["X", "Z", 0],
    ["X", "+0530", undefined],
    ["Z", "+0530", 330],
    ["Z", "x+0530", undefined],
    ["Z", "Z", undefined],
  ])("with the offset %s reads %s", (letters, text, minutes) => {
    const reading = readMaskText(parsed(`yyyy-MM-dd HH:mm${letters}`), `2024-01-01 10:00${text}`);
    const offsetMs = (minutes ?? 0) * minuteMs;
    const localMs = Date.parse("2024-01-01T10:00Z");
    expect(reading).toEqual(minutes === undefined ? undefined : { localMs, offsetMs });
  });
});

describe("a clock time in a mask", () => {
  it.each([
    ["dd/MM/yy", "2068-01-02T00:00Z", "02/01/68"],
    ["dd/MM/yy", "1969-01-02T00:00Z", "02/01/69"],
    ["EEEE d MMM yyyy", "2024-02-29T00:00Z", "Thursday 29 Feb 2024"],
    ["yyyy-MM-dd kk:mm", "2024-01-01T00:05Z", "2024-01-01 24:05"],
    ["yyyy-MM-dd kk:mm", "2024-01-01T13:05Z", "2024-01-01 13:05"],
    ["yyyy-MM-dd hh:mm a", "2024-01-01T00:05Z", "2024-01-01 12:05 AM"],
    ["yyyy-MM-dd hh:mm a", "2024-01-01T13:05Z", "2024-01-01 01:05 PM"],
    ["yyyy-MM-dd KK:mm a", "2024-01-01T12:05Z", "2024-01-01 00:05 PM"],
  ])("%s shows %s as %s, and reads it", (mask, iso, text) => {
    const localMs = Date.parse(iso);
    expect(printMaskText(parsed(mask), localMs, 0)).toEqual({ text });
    expect(readMaskText(parsed(mask), text)).toMatchObject({ localMs });
  });

  it.each<[string, number, string]>([
    ["XXX", 0, "Z"],
    ["XXX", -330, "-05:30"],
    ["XX", 330, "+0530"],
    ["X", 300, "+05"],
    ["Z", 0, "+0000"],
  ])("with the offset %s shows %d minutes as %s", (letters, minutes, shown) => {
    const mask = parsed(`yyyy-MM-dd HH:mm${letters}`);
    const text = `2024-01-01 10:00${shown}`;
    const localMs = Date.parse("2024-01-01T10:00Z");
    expect(printMaskText(mask, localMs, minutes * minuteMs)).toEqual({ text });
  });

  it("says what its form cannot hold", () => {
    const at = (iso: string): number => Date.parse(iso);
    const year = parsed("dd/MM/yy");
    expect(printMaskText(year, at("2069-01-01T00:00Z"), 0)).toBe("range");
    expect(printMaskText(year, at("1968-12-31T00:00Z"), 0)).toBe("range");
    const hours = parsed("yyyy-MM-dd HH:mmX");
    expect(printMaskText(hours, at("2024-01-01T10:00Z"), 330 * minuteMs)).toBe("inexact");
  });
});
