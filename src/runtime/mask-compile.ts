import {
  civilFromDays,
  daysFromCivil,
  formatDate,
  formatInstant,
  formatTime,
  msOfDay,
  msPerDay,
  parseDate,
  parseDatetime,
  parseTime,
  timeOfMs,
} from "./dates.ts";
import { MappingError, type MappingErrorCode, type Site } from "./errors.ts";
import { type Mask, type MaskKind, parseMask } from "./mask.ts";
import { maskRefusal } from "./mask-refusal.ts";
import { printMaskText, readMaskText } from "./mask-text.ts";
import { openZone, utc, type Zone } from "./zones.ts";

/**
 * Both directions of a mask. Values are present and not null. Throw `type` for anything but text
 * and `format` for text of another form.
 */
export interface CompiledMask {
  /**
   * Text in the mask to `YYYY-MM-DD`, `YYYY-MM-DDTHH:mm:ss.SSSZ` or `HH:mm:ss[.SSS]`. `format`
   * also for a clock time that the zone's clocks skip; of two instants with one clock time it is
   * the earlier. `range` outside the years 1 to 9999.
   */
  readonly get: (value: unknown, at: Site) => string;
  /**
   * The common text to text in the mask, finer units than the mask has cut off. A date in a mask
   * with time of day keeps that of `old`, the text it replaces, else 00:00. `inexact` for digits
   * after the milliseconds and for what would read back as another instant (the later of two
   * with one clock time, an offset that the mask cannot spell); `range` for years it can't hold.
   */
  readonly build: (value: unknown, at: Site, old?: unknown) => string;
}

/**
 * The two directions of a mask that `classifyMask` does not refuse. `zone` is an IANA name, UTC
 * when absent: the zone of texts without an offset, and the one that offsets are written in.
 * Throws a plain error for a mask or zone that cannot be used: the compiler has checked both.
 */
export function compileMask(text: string, holds: MaskKind, zone?: string): CompiledMask {
  const mask = parseMask(text);
  const reason = mask.kind === "mask-error" ? mask.reason : maskRefusal(mask, holds);
  if (mask.kind === "mask-error" || reason !== undefined) {
    throw new Error(`mask "${text}": ${reason}`);
  }
  const clock = zone === undefined ? utc : openZone(zone);
  if (clock === undefined) throw new Error(`this machine knows no time zone "${zone}"`);
  switch (holds) {
    case "date":
      return mask.holds.offset ? instantDate(mask, clock) : plainDate(mask);
    case "datetime":
      return datetime(mask, clock);
    case "time":
      return time(mask);
  }
}

/** A day that no zone has a say in. */
function plainDate(mask: Mask): CompiledMask {
  return {
    get: (value, at) => {
      const { localMs } = reading(mask, value, at);
      return formatDate(civilFromDays(Math.floor(localMs / msPerDay)));
    },
    build: (value, at, old) => {
      const oldMs = typeof old === "string" ? readMaskText(mask, old)?.localMs : undefined;
      return printed(mask, daysOf(value, at) * msPerDay + timePart(oldMs ?? 0), 0, at);
    },
  };
}

/** The day that the zone's calendar shows at an instant. */
function instantDate(mask: Mask, zone: Zone): CompiledMask {
  const localOf = (value: string): number | undefined => {
    const read = readMaskText(mask, value);
    if (read === undefined) return undefined;
    const epochMs = read.localMs - (read.offsetMs ?? 0);
    return epochMs + zone.offsetAt(epochMs);
  };
  return {
    get: (value, at) => {
      const localMs = localOf(textOf(value, at));
      if (localMs === undefined) throw new MappingError("format", at);
      return formatDate(civilFromDays(Math.floor(yearsChecked(localMs, at) / msPerDay)));
    },
    build: (value, at, old) => {
      const dayMs = daysOf(value, at) * msPerDay;
      const oldMs = typeof old === "string" ? localOf(old) : undefined;
      // The old time may not exist on the new day; then any time of that day will do.
      for (const wanted of [dayMs + timePart(oldMs ?? 0), dayMs]) {
        const epochMs = zone.firstAt(wanted);
        const offsetMs = zone.offsetAt(epochMs);
        const localMs = epochMs + offsetMs;
        if (Math.floor(localMs / msPerDay) * msPerDay === dayMs) {
          return printed(mask, localMs, offsetMs, at);
        }
      }
      throw new MappingError("range", at);
    },
  };
}

function datetime(mask: Mask, zone: Zone): CompiledMask {
  const unitMs = unitMsOf[mask.holds.time];
  return {
    get: (value, at) => {
      const { localMs, offsetMs } = reading(mask, value, at);
      const epochMs =
        offsetMs === undefined ? instantIn(zone, localMs, unitMs, at) : localMs - offsetMs;
      return formatInstant(epochMs) ?? refuse("range", at);
    },
    build: (value, at) => {
      const instant = parseDatetime(textOf(value, at));
      if (instant === undefined) throw new MappingError("format", at);
      if (instant.extraDigits !== "") throw new MappingError("inexact", at);
      const { epochMs } = instant;
      const offsetMs = zone.offsetAt(epochMs);
      const localMs = yearsChecked(epochMs + offsetMs, at);
      // What is cut off may lead to before the year 1 of UTC, which could not be read back.
      yearsChecked(Math.floor(localMs / unitMs) * unitMs - offsetMs, at);
      if (!mask.holds.offset && isRepeated(zone, localMs, epochMs, unitMs)) {
        throw new MappingError("inexact", at);
      }
      return printed(mask, localMs, offsetMs, at);
    },
  };
}

function time(mask: Mask): CompiledMask {
  return {
    get: (value, at) => formatTime(timeOfMs(reading(mask, value, at).localMs)),
    build: (value, at) => {
      const parts = parseTime(textOf(value, at));
      if (parts === undefined) throw new MappingError("format", at);
      if (parts.extraDigits !== "") throw new MappingError("inexact", at);
      return printed(mask, msOfDay(parts), 0, at);
    },
  };
}

/** The finest unit that a mask tells. */
const unitMsOf = {
  none: msPerDay,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
} as const;

/**
 * The instant of a clock time. In a gap of the clocks there is none, unless the unit that the
 * text leaves open reaches past it: a day whose midnight is skipped begins at its first instant.
 */
function instantIn(zone: Zone, localMs: number, unitMs: number, at: Site): number {
  const epochMs = zone.firstAt(localMs);
  return epochMs + zone.offsetAt(epochMs) < localMs + unitMs ? epochMs : refuse("format", at);
}

/** Whether an earlier instant has the same text. Days aren't: their text is the whole day's. */
function isRepeated(zone: Zone, localMs: number, epochMs: number, unitMs: number): boolean {
  if (unitMs === msPerDay) return false;
  const second = zone.instantsOf(Math.floor(localMs / unitMs) * unitMs)[1];
  return second !== undefined && epochMs >= second;
}

function reading(mask: Mask, value: unknown, at: Site) {
  return readMaskText(mask, textOf(value, at)) ?? refuse("format", at);
}

function textOf(value: unknown, at: Site): string {
  return typeof value === "string" ? value : refuse("type", at);
}

function daysOf(value: unknown, at: Site): number {
  const date = parseDate(textOf(value, at)) ?? refuse("format", at);
  return daysFromCivil(date.year, date.month, date.day);
}

function timePart(localMs: number): number {
  return localMs - Math.floor(localMs / msPerDay) * msPerDay;
}

/** A clock time, when its year is 1 to 9999. */
function yearsChecked(localMs: number, at: Site): number {
  return formatInstant(localMs) === undefined ? refuse("range", at) : localMs;
}

function printed(mask: Mask, localMs: number, offsetMs: number, at: Site): string {
  const result = printMaskText(mask, localMs, offsetMs);
  return typeof result === "string" ? refuse(result, at) : result.text;
}

function refuse(code: MappingErrorCode, at: Site): never {
  throw new MappingError(code, at);
}
