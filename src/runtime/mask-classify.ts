import { msPerDay, parseDatetime } from "./dates.ts";
import type { Site } from "./errors.ts";
import { type Mask, type MaskKind, parseMask } from "./mask.ts";
import { compileMask } from "./mask-compile.ts";
import { maskRefusal } from "./mask-refusal.ts";
import { printMaskText } from "./mask-text.ts";
import { openZone, utc, type Zone } from "./zones.ts";

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
  const clock = zone === undefined ? utc : openZone(zone);
  if (clock === undefined) {
    return { class: "refused", reason: `there is no time zone \`${zone}\`` };
  }
  const reason = maskRefusal(mask, holds) ?? offsetRefusal(mask, clock);
  if (reason !== undefined) return { class: "refused", reason };
  const write = writeClass(mask, holds, zone);
  const read = readClass(mask, holds, zone);
  return { ...overall(write, read), write, read };
}

/** Where the mask could spell hardly any instant of the zone. */
function offsetRefusal(mask: Mask, zone: Zone): string | undefined {
  const localMs = witnessDays * msPerDay;
  return printMaskText(mask, localMs, zone.offsetAt(localMs)) === "inexact"
    ? `\`X\` has no minutes, which the offset of \`${zone.name}\` needs; use \`XXX\``
    : undefined;
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
    return { class: "lossy", reason, witness: readBack(mask, holds, "15:00", zone) };
  }
  if (!mask.holds.offset) return { class: "exact" };
  const witness = readBack(mask, holds, "13:00", zone);
  const hasMinutes = mask.fields.some(
    (field) => field.slot === "offset" && field.form !== "offset-iso-hour",
  );
  if (mask.holds.time === "hour" && hasMinutes) {
    // 13 +0130 is 11:30 UTC, which prints as 11 +0000.
    return { class: "lossy", reason: "the mask has no minutes, and its offset has", witness };
  }
  const normalisation = zone === undefined ? "offset as UTC" : `offset as ${zone} has it`;
  return { class: "canonical", normalisation, witness };
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

/** A text of that clock time whose offset, where it has one, is not the one that is written. */
function readBack(mask: Mask, holds: MaskKind, clockTime: string, zone?: string): MaskWitness {
  const localMs = parseDatetime(`2024-02-03T${clockTime}Z`)?.epochMs ?? 0;
  const clock = zone === undefined ? utc : (openZone(zone) ?? utc);
  const value = foreignOffsets(clock.offsetAt(localMs))
    .map((offsetMs) => printMaskText(mask, localMs, offsetMs))
    .find((printed) => typeof printed !== "string");
  const text = typeof value === "object" ? value.text : "";
  const { get, build } = compileMask(mask.text, holds, zone);
  return { value: text, becomes: build(get(text, witnessSite), witnessSite) };
}

/** Offsets that differ from a zone's, first one that differs in its minutes too. */
function foreignOffsets(homeMs: number): readonly number[] {
  const isWhole = homeMs % hourMs === 0;
  return [isWhole ? 1.5 * hourMs : 2 * hourMs, homeMs === 2 * hourMs ? 0 : 2 * hourMs];
}

const hourMs = 3_600_000;
/** 2024-02-03. */
const witnessDays = 19_756;
const witnessSite: Site = { path: "", rule: "witness" };
