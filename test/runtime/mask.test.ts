import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Mask, parseMask } from "../../src/runtime/mask.ts";

function parsed(text: string): Mask {
  const mask = parseMask(text);
  if (mask.kind === "mask-error") throw new Error(mask.reason);
  return mask;
}

function outline(text: string): string[] {
  return parsed(text).parts.map((part) =>
    part.kind === "literal"
      ? `'${part.text}'`
      : `${part.slot}:${part.form}:${part.minDigits}-${part.maxDigits}`,
  );
}

describe("masks taken apart", () => {
  it("fields and literals in order", () => {
    expect(outline("yyyy-MM-dd'T'HH:mm:ss.SSSXXX")).toEqual([
      "year:number:4-4",
      "'-'",
      "month:number:2-2",
      "'-'",
      "day:number:2-2",
      "'T'",
      "hour:number:2-2",
      "':'",
      "minute:number:2-2",
      "':'",
      "second:number:2-2",
      "'.'",
      "millisecond:number:3-3",
      "offset:offset-iso-extended:0-0",
    ]);
    expect(outline("EEEE d. MMM yy, h a")).toEqual([
      "weekday:full-name:0-0",
      "' '",
      "day:number:1-2",
      "'. '",
      "month:short-name:0-0",
      "' '",
      "year:two-digit-year:2-2",
      "', '",
      "half-day-hour:number:1-2",
      "' '",
      "half-day:short-name:0-0",
    ]);
  });

  it("a quote outside and inside quotes, and neighbouring literals as one", () => {
    expect(outline("''yyyy'o''clock'' '''-")).toEqual(["'''", "year:number:4-4", "'o'clock' '-'"]);
    expect(outline("yyyy' ''''x'")).toEqual(["year:number:4-4", "' ''x'"]);
  });

  it.each([
    ["yyyy-MM-dd", { date: true, time: "none", offset: false, shortYear: false }],
    ["yyyy-DDD HH", { date: true, time: "hour", offset: false, shortYear: false }],
    ["yy/M/d h:mm a", { date: true, time: "minute", offset: false, shortYear: true }],
    ["yyyy yy MM dd HH:mm:ssZ", { date: true, time: "second", offset: true, shortYear: false }],
    ["HH:mm:ss.SSS", { date: false, time: "millisecond", offset: false, shortYear: false }],
    ["MM-dd", { date: false, time: "none", offset: false, shortYear: false }],
    ["", { date: false, time: "none", offset: false, shortYear: false }],
  ])("%s holds %j", (text, expected) => {
    expect(parsed(text).holds).toEqual(expected);
  });

  it.each([
    ["yyyy-MM-dd", false],
    ["yyyy-MM-dd EEE", true],
    ["yyyy-MM-dd MMM", true],
    ["yyyy-MM-dd D", true],
    ["HH:mm a", true],
    ["hh:mm a", false],
  ])("%s has parts that must agree: %s", (text, expected) => {
    expect(parsed(text).redundant).toBe(expected);
  });

  it.each([
    ["yyyy-MM-ddTHH:mm", 10, "quoted: `'T'`"],
    ["yyyy-MM-dd'T", 10, "not closed"],
    ["yyyy-mm-dd", 5, "months are `M`"],
    ["YYYY-MM-dd", 0, "`y` is the year"],
    ["yyyyMd", 4, "write `MM`"],
    ["d'1'yyyy", 0, "write `dd`"],
    ["MM/dd hh:mm", 6, "need `a`"],
    ["yyyy-MM-dd HH:ss", 14, "need hours and minutes"],
    ["HH:mm.SSS", 6, "hours, minutes and seconds"],
    ["yyyy a", 5, "`a` needs hours"],
    ["HH:mm:ss.SSSSSS", 9, "at most three"],
    ["yyyyXXXX", 4, "at most `XXX`"],
    ["G yyyy", 0, "era"],
    ["yyyy z", 5, "name of a time zone"],
  ])("%s is refused at %i: %s", (text, startOffset, words) => {
    const mask = parseMask(text);
    expect(mask).toMatchObject({ kind: "mask-error", startOffset });
    expect(mask.kind === "mask-error" && mask.reason).toContain(words);
  });

  it("any text is a mask or an error within it", () => {
    const letters = fc.constantFrom(..."yMLdDEaHkKhmsSZXGz' -:.1Tq".split(""));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: letters, maxLength: 20 })), (text) => {
        const mask = parseMask(text);
        if (mask.kind === "mask-error") {
          expect(mask.reason).not.toMatch(/^[A-Z]|\.$/);
          expect(mask.startOffset).toBeLessThanOrEqual(text.length);
        } else {
          expect(mask.fields.length).toBeLessThanOrEqual(mask.parts.length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
