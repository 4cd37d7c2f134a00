import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  civilFromDays,
  formatDate,
  formatInstant,
  formatTime,
  sameInstantText,
  sameTimeText,
  timeOfMs,
} from "../../src/runtime/dates.ts";
import { MappingError } from "../../src/runtime/errors.ts";
import type { MaskKind } from "../../src/runtime/mask.ts";
import { classifyMask, type MaskDirection } from "../../src/runtime/mask-classify.ts";
import { type CompiledMask, compileMask } from "../../src/runtime/mask-compile.ts";

const at = { path: "D", rule: "d <-> D" };
const kinds: readonly MaskKind[] = ["date", "datetime", "time"];

function classesOf(mask: string, holds: MaskKind, zone?: string): string {
  const found = classifyMask(mask, holds, zone);
  return found.class === "refused"
    ? `refused: ${found.reason}`
    : `${found.class} (write ${found.write.class}, read ${found.read.class})`;
}

describe("classes of masks", () => {
  it.each([
    ["MM/dd/yyyy", "date", "exact (write exact, read exact)"],
    ["MM/dd/yy", "date", "exact (write exact, read exact)"],
    ["MM/dd/yyyy HH:mm", "date", "lossy (write exact, read lossy)"],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", "date", "lossy (write exact, read lossy)"],
    ["yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", "datetime", "exact (write canonical, read exact)"],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSZ", "datetime", "canonical (write canonical, read canonical)"],
    ["yyyy-MM-dd'T'HH:mm:ssZ", "datetime", "lossy (write lossy, read canonical)"],
    ["yyyy-MM-dd HH Z", "datetime", "lossy (write lossy, read lossy)"],
    ["yyyy-MM-dd HH X", "datetime", "lossy (write lossy, read canonical)"],
    ["yyyy-MM-dd HH:mm:ss", "datetime", "lossy (write lossy, read exact)"],
    ["yyyy-MM-dd", "datetime", "lossy (write lossy, read exact)"],
    ["HH:mm:ss.SSS", "time", "exact (write canonical, read exact)"],
    ["HH:mm", "time", "lossy (write lossy, read exact)"],
    ["HH:mm", "date", "refused: the mask has no year"],
    ["MM/dd", "date", "refused: the mask has no year"],
    ["MM/yyyy", "date", "refused: the mask has no day"],
    ["yyyy HH:mm", "datetime", "refused: the mask has no month and day"],
    ["yyyy-MM-ddXXX", "date", "refused: an offset without an hour says nothing"],
    ["yyyy-MM-dd HH:mm", "time", "refused: a time has nothing to write for `yyyy`"],
    ["HH:mmXXX", "time", "refused: a time has nothing to write for `XXX`"],
    ["mm:ss", "time", "refused: minutes (`m`) need hours; months are `M`"],
    ["yyyy-MM-dd", "time", "refused: the mask has no hour"],
    ["", "date", "refused: the mask has no year"],
  ] as const)("%s for a %s: %s", (mask, holds, expected) => {
    expect(classesOf(mask, holds)).toBe(expected);
  });

  it("a zone must be known, and is the one that offsets are written in", () => {
    const mask = "yyyy-MM-dd HH:mm:ss.SSS Z";
    expect(classesOf(mask, "datetime", "Mars/Olympus")).toBe(
      "refused: there is no time zone `Mars/Olympus`",
    );
    expect(classifyMask(mask, "datetime", "America/Denver")).toMatchObject({
      class: "canonical",
      normalisation: "offset as America/Denver has it",
      witness: { value: "2024-02-03 13:00:00.000 +0130", becomes: "2024-02-03 04:30:00.000 -0700" },
    });
    expect(classesOf("yyyy-MM-dd HH:mm X", "datetime", "Asia/Kathmandu")).toBe(
      "refused: `X` has no minutes, which the offset of `Asia/Kathmandu` needs; use `XXX`",
    );
    expect(classifyMask("yyyyMd", "date")).toMatchObject({ class: "refused", startOffset: 4 });
  });

  it("a witness says what is lost", () => {
    expect(classifyMask("yyyy-MM-dd HH:mm", "datetime")).toMatchObject({
      reason: "the mask has no seconds",
      witness: { value: "2024-02-03T13:14:15.678Z", becomes: "2024-02-03T13:14:00.000Z" },
    });
    expect(classifyMask("MM/dd/yyyy HH:mm", "date")).toMatchObject({
      reason: "a date has no time of day",
      witness: { value: "02/03/2024 15:00", becomes: "02/03/2024 00:00" },
    });
  });
});

// ---------------------------------------------------------------- generated masks

const dateParts = [
  "yyyyMMdd",
  "M/d/yyyy",
  "dd MMM yyyy",
  "yyyy-DDD",
  "EEEE, MMMM d, yyyy",
  "yy.MM.dd",
];
const timeParts = ["HH:mm:ss.SSS", "h:mm:ss a", "kk'h'mm", "HH", "K:mm a", "HHmmssSSS"];
const offsets = ["", "Z", " X", " XX", "XXX"];
const anyMask = fc.oneof(
  fc.constantFrom(...dateParts, ...timeParts),
  fc
    .tuple(
      fc.constantFrom(...dateParts),
      fc.constantFrom(" ", "'T'", ", "),
      fc.constantFrom(...timeParts),
      fc.constantFrom(...offsets),
    )
    .map((parts) => parts.join("")),
);
const anyMs = fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 });
const nearMs = fc.integer({ min: 0, max: 3_000_000_000_000 });
const dayMs = 86_400_000;

function commonValue(holds: MaskKind, ms: number): string {
  const days = Math.floor(ms / dayMs);
  if (holds === "date") return formatDate(civilFromDays(days));
  return holds === "time" ? formatTime(timeOfMs(ms - days * dayMs)) : (formatInstant(ms) ?? "");
}

/** `undefined` where the value is refused. */
function attempt(run: () => string): string | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof MappingError) return undefined;
    throw error;
  }
}

function sameMeaning(holds: MaskKind, a: string, b: string): boolean {
  if (holds === "datetime") return sameInstantText(a, b);
  return holds === "time" ? sameTimeText(a, b) : a === b;
}

function checkWrite(
  mask: CompiledMask,
  holds: MaskKind,
  ms: number,
  write: MaskDirection,
): boolean {
  const value = commonValue(holds, ms);
  const text = attempt(() => mask.build(value, at));
  if (text === undefined) return false;
  const back = mask.get(text, at);
  if (write.class !== "lossy") expect(sameMeaning(holds, back, value)).toBe(true);
  if (write.class === "exact") expect(back).toBe(value);
  // Whatever the class, what came back stays.
  expect(mask.get(mask.build(back, at), at)).toBe(back);
  return true;
}

describe("laws of generated masks", () => {
  const anyZone = fc.constantFrom(undefined, "America/Denver", "Asia/Kathmandu", "UTC");

  it("hold in the class that is claimed", () => {
    let ran = 0;
    const property = fc.property(
      anyMask,
      fc.constantFrom(...kinds),
      anyZone,
      fc.oneof(anyMs, nearMs),
      (text, holds, zone, ms) => {
        const found = classifyMask(text, holds, zone);
        if (found.class === "refused") return;
        const mask = compileMask(text, holds, zone);
        if (!checkWrite(mask, holds, ms, found.write)) return;
        ran += 1;
        const printed = mask.build(commonValue(holds, ms), at);
        // A text that the mask itself printed has the offset it would print again.
        if (found.read.class !== "lossy")
          expect(mask.build(mask.get(printed, at), at)).toBe(printed);
        // The original's time of day stays with a date.
        if (holds === "date") expect(mask.build(mask.get(printed, at), at, printed)).toBe(printed);
      },
    );
    fc.assert(property, { numRuns: 3000 });
    expect(ran).toBeGreaterThan(500);
  });

  it("every witness is one", () => {
    fc.assert(
      fc.property(anyMask, fc.constantFrom(...kinds), anyZone, (text, holds, zone) => {
        const found = classifyMask(text, holds, zone);
        if (found.class === "refused") return;
        const mask = compileMask(text, holds, zone);
        const { write, read } = found;
        if (write.class !== "exact") {
          const { value, becomes } = write.witness;
          expect(mask.get(mask.build(value, at), at)).toBe(becomes);
          expect(becomes).not.toBe(value);
          expect(sameMeaning(holds, becomes, value)).toBe(write.class === "canonical");
        }
        if (read.class !== "exact") {
          const { value, becomes } = read.witness;
          expect(mask.build(mask.get(value, at), at)).toBe(becomes);
          expect(becomes).not.toBe(value);
          const isSame = mask.get(becomes, at) === mask.get(value, at);
          expect(isSame).toBe(read.class === "canonical" || holds === "date");
        }
      }),
      { numRuns: 500 },
    );
  });

  it("a text with another offset is the same instant when it comes back", () => {
    const zones = fc.constantFrom("UTC", "America/Denver", "Asia/Kathmandu", "Asia/Kolkata");
    let ran = 0;
    fc.assert(
      fc.property(anyMask, zones, anyZone, nearMs, (text, writer, zone, ms) => {
        const found = classifyMask(text, "datetime", zone);
        if (found.class === "refused" || found.read.class !== "canonical") return;
        if (classifyMask(text, "datetime", writer).class === "refused") return;
        const foreign = compileMask(text, "datetime", writer);
        const mask = compileMask(text, "datetime", zone);
        const value = attempt(() => foreign.build(commonValue("datetime", ms), at));
        const read = value === undefined ? undefined : attempt(() => mask.get(value, at));
        const own = read === undefined ? undefined : attempt(() => mask.build(read, at));
        if (own === undefined) return;
        ran += 1;
        expect(mask.get(own, at)).toBe(read);
      }),
      { numRuns: 2000 },
    );
    expect(ran).toBeGreaterThan(200);
  });

  it("any text is read or refused with a code, and what is read exactly is printed again", () => {
    const noise = fc.string({
      unit: fc.constantFrom(..."0123456789-/: TZ+.JanMonAPM"),
      maxLength: 24,
    });
    fc.assert(
      fc.property(anyMask, fc.constantFrom(...kinds), noise, (text, holds, value) => {
        const found = classifyMask(text, holds);
        if (found.class === "refused") return;
        const mask = compileMask(text, holds);
        const read = attempt(() => mask.get(value, at));
        if (read !== undefined && found.read.class === "exact") {
          expect(mask.build(read, at)).toBe(value);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("a changed character is refused or changes the value", () => {
    const change = fc.tuple(fc.nat(40), fc.constantFrom(..."0123456789 :/.-TZamp"));
    fc.assert(
      fc.property(
        anyMask,
        fc.constantFrom(...kinds),
        nearMs,
        change,
        (text, holds, ms, [place, char]) => {
          const found = classifyMask(text, holds);
          if (found.class === "refused" || found.read.class !== "exact") return;
          const mask = compileMask(text, holds);
          const printed = attempt(() => mask.build(commonValue(holds, ms), at));
          if (printed === undefined || place >= printed.length) return;
          const changed = printed.slice(0, place) + char + printed.slice(place + 1);
          const read = attempt(() => mask.get(changed, at));
          if (read !== undefined) expect(mask.build(read, at)).toBe(changed);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
