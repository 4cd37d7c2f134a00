import { checkDate, checkDatetime, checkTime } from "./checks.ts";
import { formatInstant, formatTime, msPerDay, parseDatetime, timeOfMs } from "./dates.ts";
import { datetimeToEpoch, epochToDatetime } from "./epoch.ts";
import { MappingError, type Site } from "./errors.ts";

// Conversions of dates, times and instants without a mask; a date never passes through a time zone
// other than UTC. Source: docs/ARCHITECTURE.md "Conversions, exactly".

/**
 * The instant of a date: with the UTC time of day of `old` (the datetime that is being replaced)
 * where that is one, else midnight UTC.
 */
export function dateToDatetime(value: unknown, at: Site, old?: unknown): string {
  const date = checkDate(value, at);
  const previous = typeof old === "string" ? parseDatetime(old) : undefined;
  if (previous === undefined) return `${date}T00:00:00.000Z`;
  const sinceMidnight = previous.epochMs - Math.floor(previous.epochMs / msPerDay) * msPerDay;
  const time = formatTime(timeOfMs(sinceMidnight));
  const milliseconds = time.includes(".") ? "" : ".000";
  return `${date}T${time}${milliseconds}${previous.extraDigits}Z`;
}

/** The UTC day of an instant; its time is dropped. `range` outside the years 0001–9999. */
export function datetimeToDate(value: unknown, at: Site): string {
  if (typeof value !== "string") throw new MappingError("type", at);
  const instant = parseDatetime(value);
  if (instant === undefined) throw new MappingError("format", at);
  const text = formatInstant(instant.epochMs);
  if (text === undefined) throw new MappingError("range", at);
  return text.slice(0, 10);
}

/** Milliseconds since 1970; `inexact` for an instant that is finer than that. */
export function datetimeToInteger(value: unknown, at: Site): number {
  return datetimeToEpoch(value, at, "ms");
}

/** `YYYY-MM-DDTHH:mm:ss.SSSZ` of milliseconds since 1970; `range` outside the years 0001–9999. */
export function integerToDatetime(value: unknown, at: Site): string {
  return epochToDatetime(value, at, "ms");
}

/** A string that holds a date; else `format`. */
export function stringToDate(value: unknown, at: Site): string {
  return checkDate(value, at);
}

export function dateToString(value: unknown, at: Site): string {
  return checkDate(value, at);
}

/** A string that holds a datetime; else `format`. Offset and spelling are kept. */
export function stringToDatetime(value: unknown, at: Site): string {
  return checkDatetime(value, at);
}

export function datetimeToString(value: unknown, at: Site): string {
  return checkDatetime(value, at);
}

/** A string that holds a time; else `format`. */
export function stringToTime(value: unknown, at: Site): string {
  return checkTime(value, at);
}

export function timeToString(value: unknown, at: Site): string {
  return checkTime(value, at);
}
