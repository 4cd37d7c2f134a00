import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openZone, utc, type Zone } from "../../src/runtime/zones.ts";

const hourMs = 3_600_000;

function open(name: string): Zone {
  const zone = openZone(name);
  if (zone === undefined) throw new Error(`no zone ${name}`);
  return zone;
}

function ms(text: string): number {
  return Date.parse(text);
}

describe("zones", () => {
  it.each([
    ["America/Denver", "2024-01-01T00:00Z", -7],
    ["America/Denver", "2024-07-01T00:00Z", -6],
    ["Asia/Kathmandu", "2024-01-01T00:00Z", 5.75],
    ["Pacific/Apia", "2011-12-30T09:59:59Z", -10],
    ["Pacific/Apia", "2011-12-30T10:00:00Z", 14],
    ["Australia/Lord_Howe", "2024-07-01T00:00Z", 10.5],
    ["Europe/Berlin", "2500-07-01T00:00Z", 2],
    ["UTC", "2024-07-01T00:00Z", 0],
  ])("%s at %s is %d hours ahead", (name, at, hours) => {
    expect(open(name).offsetAt(ms(at))).toBe(hours * hourMs);
  });

  it("knows local mean time to the second, back to the year 1", () => {
    expect(open("America/Denver").offsetAt(-62_135_596_800_000)).toBe(
      -(6 * 3600 + 59 * 60 + 56) * 1000,
    );
  });

  it("changes at the very millisecond", () => {
    const denver = open("America/Denver");
    const change = ms("2024-03-10T09:00:00Z");
    expect(denver.offsetAt(change - 1)).toBe(-7 * hourMs);
    expect(denver.offsetAt(change)).toBe(-6 * hourMs);
    // Not at a quarter of an hour: 1972-01-07T00:44:30Z.
    const monrovia = open("Africa/Monrovia");
    const oddChange = ms("1972-01-07T00:44:30Z");
    expect(monrovia.offsetAt(oddChange - 1)).toBe(-(44 * 60 + 30) * 1000);
    expect(monrovia.offsetAt(oddChange)).toBe(0);
  });

  it("finds no instant in a gap, two in an overlap, one elsewhere", () => {
    const denver = open("America/Denver");
    expect(denver.instantsOf(ms("2024-03-10T02:30Z"))).toEqual([]);
    expect(denver.firstAt(ms("2024-03-10T02:30Z"))).toBe(ms("2024-03-10T09:00Z"));
    expect(denver.instantsOf(ms("2024-11-03T01:30Z"))).toEqual([
      ms("2024-11-03T07:30Z"),
      ms("2024-11-03T08:30Z"),
    ]);
    expect(denver.firstAt(ms("2024-11-03T01:30Z"))).toBe(ms("2024-11-03T07:30Z"));
    expect(denver.instantsOf(ms("2024-11-03T03:00Z"))).toEqual([ms("2024-11-03T10:00Z")]);
  });

  it("knows a day that was left out", () => {
    const apia = open("Pacific/Apia");
    expect(apia.instantsOf(ms("2011-12-30T12:00Z"))).toEqual([]);
    expect(apia.firstAt(ms("2011-12-30T12:00Z"))).toBe(ms("2011-12-30T10:00Z"));
  });

  it.each([
    "",
    "Mars/Olympus",
    "+01:00",
    "America/Denver ",
    "1",
    "../UTC",
  ])("knows no %j", (name) => {
    expect(openZone(name)).toBeUndefined();
  });

  it("UTC is ahead of itself by nothing", () => {
    expect(openZone("UTC")).toBe(utc);
  });

  it("clock and instant agree at every instant", () => {
    const zones = ["America/Denver", "Europe/Dublin", "Africa/Casablanca", "Asia/Kathmandu"].map(
      open,
    );
    const anyInstant = fc.integer({ min: -62_000_000_000_000, max: 253_000_000_000_000 });
    const recent = fc.integer({ min: 0, max: 2_000_000_000_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.oneof(anyInstant, recent), (zone, epochMs) => {
        const localMs = epochMs + zone.offsetAt(epochMs);
        expect(zone.instantsOf(localMs)).toContain(epochMs);
        expect(zone.firstAt(localMs)).toBeLessThanOrEqual(epochMs);
      }),
      { numRuns: 300 },
    );
  });
});
