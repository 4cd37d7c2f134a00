import { msPerDay } from "./dates.ts";
import type { Site } from "./errors.ts";
import { type Mask, parseMask } from "./mask.ts";
import { compileMask, type MaskKind } from "./mask-compile.ts";
import { printMaskText } from "./mask-text.ts";
import { isZone, openZone, utc } from "./zones.ts";

/** How faithfully a mask carries values. */
export type MaskClass = AcceptedMask | RefusedMask;

/**
 * `class` is the coarser of both directions, where values that mean the same (one instant in two
 * spellings) count as equal: an `exact` mask is an identity text → value → text and back.
 * `write` and `read` are the classes of the laws, where such a respelling makes `canonical`.
 */
export interface AcceptedMask {
  readonly class: "exact" | "canonical" | "lossy";
  /** What a text goes through, where `class` is `canonical`. */
  readonly normalisation?: string;
  /** What is lost, where `class` is `lossy`. */
  readonly reason?: string;
  readonly witness?: MaskWitness;
  /** common → vendor → common */
  readonly write: MaskDirection;
  /** vendor → common → vendor, without an original */
  readonly read: MaskDirection;
}

export interface RefusedMask {
  readonly class: "refused";
  /** Starts with a small letter or a name in backticks, and has no full stop. */
  readonly reason: string;
  /** Where in the mask, in UTF-16 units; absent: the whole mask, or its zone. */
  readonly startOffset?: number;
}

export type MaskDirection =
  | { readonly class: "exact" }
  | {
      readonly class: "canonical";
      readonly normalisation: string;
      readonly witness: MaskWitness;
    }
  | { readonly class: "lossy"; readonly reason: string; readonly witness: MaskWitness };

/** A value and what it has become when it comes back. Both are results of running the mask. */
export interface MaskWitness {
  readonly value: string;
  readonly becomes: string;
}

/**
 * Classifies a mask for what its common side holds, with texts in `zone` (UTC when absent).
 * Refused: what `parseMask` refuses; masks that don't tell what is held (no year for a date) or
 * tell more than is held in a way that cannot be made up (a date for a time); unknown zones.
 */
export function classifyMask(text: string, holds: MaskKind, zone?: string): MaskClass {
  const mask = parseMask(text);
  if (mask.kind === "mask-error") {
    return { class: "refused", reason: mask.reason, startOffset: mask.startOffset };
  }
  const reason = refusalOf(mask, holds);
  if (reason !== undefined) return { class: "refused", reason };
  if (zone !== undefined && !isZone(zone)) {
    return { class: "refused", reason: `there is no time zone \`${zone}\`` };
  }
  const write = writeClass(mask, holds, zone);
  const read = readClass(mask, holds, zone);
  return { ...overall(write, read), write, read };
}

function refusalOf(mask: Mask, holds: MaskKind): string | undefined {
  const slots = new Set(mask.fields.map((field) => field.slot));
  const { date, time, offset } = mask.holds;
  if (holds === "time") {
    if (time === "none") return "the mask has no hour";
    const other = mask.fields.find((field) => field.slot === "offset" || isOfDate(field.slot));
    return other === undefined
      ? undefined
      : `a time has nothing to write for \`${other.letter.repeat(other.count)}\``;
  }
  if (!slots.has("year")) return "the mask has no year";
  if (!date) return slots.has("month") ? "the mask has no day" : "the mask has no month and day";
  return offset && time === "none" ? "an offset without an hour says nothing" : undefined;
}

function isOfDate(slot: string): boolean {
  return ["year", "month", "day", "day-of-year", "weekday"].includes(slot);
}

function writeClass(mask: Mask, holds: MaskKind, zone?: string): MaskDirection {
  if (holds === "date") return { class: "exact" };
  const value = holds === "time" ? "13:14:15.678" : "2024-02-03T13:14:15.678Z";
  if (mask.holds.time !== "millisecond") {
    const reason = `the mask has no ${finerUnits[mask.holds.time]}`;
    return { class: "lossy", reason, witness: written(mask, holds, value, zone) };
  }
  const [normalisation, spelled] =
    holds === "time"
      ? ["time as HH:mm:ss[.SSS]", "13:14"]
      : ["datetime as UTC instant", "2024-02-03T13:14:15.678+02:00"];
  return {
    class: "canonical",
    normalisation,
    witness: written(mask, holds, spelled, zone),
  };
}

const finerUnits = {
  none: "time of day",
  hour: "minutes",
  minute: "seconds",
  second: "milliseconds",
  millisecond: "",
} as const;

function readClass(mask: Mask, holds: MaskKind, zone?: string): MaskDirection {
  if (holds === "date" && mask.holds.time !== "none") {
    const reason = "a date has no time of day";
    return { class: "lossy", reason, witness: readBack(mask, holds, 15, zone) };
  }
  if (!mask.holds.offset) return { class: "exact" };
  const normalisation = zone === undefined ? "offset as UTC" : `offset as ${zone} has it`;
  return { class: "canonical", normalisation, witness: readBack(mask, holds, 13, zone) };
}

/** A respelling of a common value is no difference in meaning; one of a vendor text is. */
function overall(write: MaskDirection, read: MaskDirection): Omit<AcceptedMask, "write" | "read"> {
  if (write.class === "lossy") return write;
  return read.class === "exact" ? { class: "exact" } : read;
}

function written(mask: Mask, holds: MaskKind, value: string, zone?: string): MaskWitness {
  const { get, build } = compileMask(mask.text, holds, zone);
  return { value, becomes: get(build(value, witnessSite), witnessSite) };
}

/** A text of that hour whose offset, where it has one, is not the one that is written. */
function readBack(mask: Mask, holds: MaskKind, hour: number, zone?: string): MaskWitness {
  const localMs = witnessDays * msPerDay + hour * 3_600_000;
  const clock = zone === undefined ? utc : (openZone(zone) ?? utc);
  const home = clock.offsetAt(localMs);
  const offsetMs = home === twoHoursMs ? 0 : twoHoursMs;
  const printed = printMaskText(mask, localMs, offsetMs);
  const value = typeof printed === "string" ? "" : printed.text;
  const { get, build } = compileMask(mask.text, holds, zone);
  return { value, becomes: build(get(value, witnessSite), witnessSite) };
}

const twoHoursMs = 7_200_000;
/** 2024-02-03. */
const witnessDays = 19_756;
const witnessSite: Site = { path: "", rule: "witness" };
