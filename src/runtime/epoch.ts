import { formatInstant, isInstant, parseDatetime } from "./dates.ts";
import { MappingError, type Site } from "./errors.ts";

export type EpochUnit = "s" | "ms";

/**
 * A whole number of seconds or milliseconds since 1970 as a datetime `YYYY-MM-DDTHH:mm:ss.SSSZ`.
 * Throws `type` for anything but a whole number, `range` outside the years 1 to 9999.
 */
export function epochToDatetime(value: unknown, at: Site, unit: EpochUnit): string {
  if (typeof value !== "number" || !Number.isInteger(value)) throw new MappingError("type", at);
  const text = formatInstant(unit === "s" ? value * 1000 : value);
  if (text === undefined) throw new MappingError("range", at);
  return text;
}

/**
 * A datetime text as a whole number of seconds or milliseconds since 1970. Throws `type` for
 * anything but text, `format` for text that is no datetime, `inexact` when it is finer than the
 * unit, `range` outside the years 1 to 9999 of UTC.
 */
export function datetimeToEpoch(value: unknown, at: Site, unit: EpochUnit): number {
  if (typeof value !== "string") throw new MappingError("type", at);
  const instant = parseDatetime(value);
  if (instant === undefined) throw new MappingError("format", at);
  if (instant.extraDigits !== "") throw new MappingError("inexact", at);
  if (!isInstant(instant.epochMs)) throw new MappingError("range", at);
  if (unit === "ms") return instant.epochMs;
  if (instant.epochMs % 1000 !== 0) throw new MappingError("inexact", at);
  return instant.epochMs / 1000;
}
