import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatTime, instantOf, msOfDay, parseTime } from "../../src/runtime/dates.ts";
import { MappingError } from "../../src/runtime/errors.ts";
import type { MaskKind } from "../../src/runtime/mask.ts";
import { classifyMask } from "../../src/runtime/mask-classify.ts";
import { compileMask } from "../../src/runtime/mask-compile.ts";

interface Golden {
  readonly zone: string;
  readonly mask: string;
  readonly formatted: readonly string[];
  readonly parsed: readonly (number | null)[];
}

interface Goldens {
  readonly instants: Readonly<Record<string, readonly string[]>>;
  readonly masks: readonly Golden[];
  readonly strict: readonly { zone: string; mask: string; text: string; java: string }[];
  readonly refused: readonly { mask: string; java: string }[];
}

/** What the JDK answered; written by scripts/generate-mask-goldens.ts. */
const goldens: Goldens = JSON.parse(
  readFileSync(new URL("./goldens/masks.generated.json", import.meta.url), "utf8"),
);
const at = { path: "D", rule: "d <-> D" };
const outsideWindow = /^(?!19[7-9]|1969|20[0-5]|206[0-8])/;

/**
 * Where we differ from Java on purpose. `instant` and `mask` select the cells of the goldens;
 * outside of these every cell is equal.
 */
const differences: readonly {
  readonly reason: string;
  readonly way: "build" | "get";
  readonly zone?: string;
  readonly mask: RegExp;
  readonly instant: RegExp;
  readonly ours: RegExp;
}[] = [
  {
    reason: "a year that two digits cannot hold is refused, Java cuts it off",
    way: "build",
    mask: /(^|[^y])yy([^y]|$)/,
    instant: outsideWindow,
    ours: /^!range$/,
  },
  {
    reason: "a year told twice must agree, Java takes the last",
    way: "get",
    mask: /yyyy.*[^y]yy$/,
    instant: outsideWindow,
    ours: /^!format$/,
  },
  {
    reason: "a lone y prints the year 24 as 24, which Java reads as 2024: refused",
    way: "build",
    mask: /^y[^y]/,
    instant: /^00[1-9]/,
    ours: /^!range$/,
  },
  {
    reason: "a lone y reads no two digits",
    way: "get",
    mask: /^y[^y]/,
    instant: /^00[1-9]/,
    ours: /^!format$/,
  },
  {
    reason: "of two instants with one clock time the later cannot be written without an offset",
    way: "build",
    zone: "America/Denver",
    mask: /^[^XZ]*(HH|H|k|K|h)([^XZ]|'Z')*$/,
    instant: /^2024-11-03T08:30/,
    ours: /^!inexact$/,
  },
  {
    reason: "of two instants with one clock time we read the earlier, Java the later",
    way: "get",
    zone: "America/Denver",
    mask: /^[^XZ]*(HH|H|k|K|h)([^XZ]|'Z')*$/,
    instant: /^2024-11-03T0[78]:30/,
    ours: /^2024-11-03T07:[03]0/,
  },
];

function attempt(run: () => string): string {
  try {
    return run();
  } catch (error) {
    if (error instanceof MappingError) return `!${error.code}`;
    throw error;
  }
}

function kindOf(mask: string): MaskKind {
  return classifyMask(mask, "datetime").class === "refused" ? "time" : "datetime";
}

function msOf(text: string): number | null {
  const time = parseTime(text);
  return time === undefined ? (instantOf(text) ?? null) : msOfDay(time);
}

/** The cells that are not equal, as numbers of the differences that explain them. */
function compare(golden: Golden): { count: number; used: Set<number>; unexplained: string[] } {
  const { zone, mask } = golden;
  const holds = kindOf(mask);
  const { get, build } = compileMask(mask, holds, holds === "time" ? undefined : zone);
  const used = new Set<number>();
  const unexplained: string[] = [];
  const instants = goldens.instants[zone] ?? [];
  for (const [index, instant] of instants.entries()) {
    const java = golden.formatted[index] ?? "";
    const value = holds === "time" ? instant.slice(11, 23) : instant;
    const cells = [
      {
        way: "build",
        ours: attempt(() => build(value, at)),
        equal: (ours: string) => ours === java,
      },
      {
        way: "get",
        ours: attempt(() => get(java, at)),
        equal: (ours: string) => msOf(ours) === golden.parsed[index],
      },
    ];
    for (const { way, ours, equal } of cells) {
      const explained = differences.findIndex(
        (one) =>
          one.way === way &&
          (one.zone ?? zone) === zone &&
          one.mask.test(mask) &&
          one.instant.test(instant) &&
          one.ours.test(ours),
      );
      if (equal(ours)) continue;
      if (explained >= 0) used.add(explained);
      else unexplained.push(`${way} ${instant} ${java}: ${ours}`);
    }
  }
  return { count: instants.length, used, unexplained };
}

describe("masks against SimpleDateFormat", () => {
  it("there are goldens enough", () => {
    expect(new Set(goldens.masks.map((golden) => golden.mask)).size).toBeGreaterThanOrEqual(60);
    for (const instants of Object.values(goldens.instants)) {
      expect(instants.length).toBeGreaterThanOrEqual(40);
    }
  });

  it.each(
    goldens.masks.map((golden) => [golden.zone, golden.mask, golden] as const),
  )("%s %s", (_zone, _mask, golden) => {
    expect(golden.formatted.length).toBe(goldens.instants[golden.zone]?.length);
    expect(compare(golden).unexplained).toEqual([]);
  });

  it("every listed difference is one", () => {
    const used = new Set(goldens.masks.flatMap((golden) => [...compare(golden).used]));
    expect(differences.filter((_, index) => !used.has(index))).toEqual([]);
  });
});

/** Texts that Java takes even in strict mode and we do not, or that we read otherwise. */
const strictDifferences: readonly { readonly reason: string; readonly texts: readonly string[] }[] =
  [
    {
      reason: "a number has its width",
      texts: [
        "1/2/2024",
        "01/2/2024",
        "01/02/24",
        "01/02/02024",
        "01/02/10000",
        "01/02/2024",
        "01/02/5",
        "2024-01-02 3:04:05",
        "02 Jan 2024",
        "2024-1",
        "2024-01-02 03:04:05.5",
        "2024-01-02 03:04:05.050",
        "02024-01-02",
      ],
    },
    { reason: "blanks count", texts: [" 01/02/2024"] },
    { reason: "digits are 0 to 9", texts: ["٠١/٠٢/٢٠٢٤"] },
    {
      reason: "names are spelled as the mask prints them",
      texts: [
        "2024-01-02 01:00 pm",
        "2 jan 2024",
        "2 JAN 2024",
        "2 January 2024",
        "2 Sep 2024",
        "2 september 2024",
        "Tuesday 2 Jan 2024",
        "tue 2 Jan 2024",
      ],
    },
    {
      reason: "Z is an offset, not the name of a zone",
      texts: ["2024-01-02T03:04:05GMT", "2024-01-02T03:04:05PST"],
    },
    { reason: "a lone y reads no two digits", texts: ["24-01-02"] },
    { reason: "a year told twice must agree", texts: ["2024-01-02 25"] },
    {
      reason: "of two instants with one clock time we read the earlier, Java the later",
      texts: ["2024-11-03 01:00:00", "2024-11-03 01:59:59"],
    },
  ];

describe("single texts against SimpleDateFormat in strict mode", () => {
  const listed = new Set(strictDifferences.flatMap((difference) => difference.texts));

  it.each(
    goldens.strict.map((one) => [one.zone, one.mask, one.text, one.java] as const),
  )("%s %s %j is %s", (zone, mask, text, java) => {
    const ours = attempt(() => compileMask(mask, "datetime", zone).get(text, at));
    const answer = ours.startsWith("!") ? "!" : String(instantOf(ours));
    if (ours.startsWith("!")) expect(ours).toBe("!format");
    // The same text can be right in one mask and wrong in another.
    if (answer !== java) expect(listed).toContain(text);
  });

  it("every listed difference is one", () => {
    const differing = goldens.strict.filter(({ zone, mask, text, java }) => {
      const ours = attempt(() => compileMask(mask, "datetime", zone).get(text, at));
      return (ours.startsWith("!") ? "!" : String(instantOf(ours))) !== java;
    });
    expect(new Set(differing.map((one) => one.text))).toEqual(listed);
  });
});

describe("masks that we refuse", () => {
  const kinds: readonly MaskKind[] = ["date", "datetime", "time"];
  it.each(goldens.refused.map((one) => [one.mask, one.java] as const))("%s (Java: %s)", (mask) => {
    for (const kind of kinds) expect(classifyMask(mask, kind).class).toBe("refused");
  });

  it("those that Java refuses are among them", () => {
    expect(goldens.refused.filter((one) => one.java === "!").length).toBeGreaterThanOrEqual(5);
  });
});

describe("days and times in the goldens", () => {
  it("a date in a mask of a day prints as Java prints its midnight", () => {
    const days = goldens.masks.filter(
      ({ zone, mask }) => zone === "UTC" && classifyMask(mask, "date").class === "exact",
    );
    expect(days.length).toBeGreaterThanOrEqual(30);
    for (const { mask, formatted } of days) {
      const { get, build } = compileMask(mask, "date");
      for (const [index, instant] of (goldens.instants.UTC ?? []).entries()) {
        const ours = attempt(() => build(instant.slice(0, 10), at));
        if (ours === "!range") continue;
        expect(ours).toBe(formatted[index]);
        expect(get(ours, at)).toBe(instant.slice(0, 10));
      }
    }
  });

  it("a time with milliseconds comes back", () => {
    const { get, build } = compileMask("hh:mm:ss.SSS a", "time");
    const time = { hour: 12, minute: 0, second: 5, millisecond: 40 };
    expect(get(build(formatTime(time), at), at)).toBe("12:00:05.040");
  });
});
