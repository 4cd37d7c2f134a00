import { checkNumber, checkString } from "../checks.ts";
import { formatInstant, isInstant, parseDate, parseDatetime } from "../dates.ts";
import { MappingError, type Site } from "../errors.ts";

// Functions on instants, each as the JSONata function of that name without a picture.

/** `YYYY-MM-DDTHH:mm:ss.SSSZ`; fractions of a millisecond are cut. `range` outside 0001–9999. */
export function fnFromMillis(at: Site, milliseconds: unknown): string {
  const text = formatInstant(Math.trunc(checkNumber(milliseconds, at)));
  if (text === undefined) throw new MappingError("range", at);
  return text;
}

/**
 * Of a date (midnight UTC) or a datetime with seconds and an offset, digits beyond milliseconds
 * cut; other text is `format`: a time without an offset would depend on where the machine stands.
 * `range` where the offset leads out of the years 0001–9999.
 */
export function fnToMillis(at: Site, datetime: unknown): number {
  const text = checkString(datetime, at);
  const instant = parseDatetime(parseDate(text) === undefined ? text : `${text}T00:00:00Z`);
  if (instant === undefined || (text.charAt(10) === "T" && text.charAt(16) !== ":")) {
    throw new MappingError("format", at);
  }
  if (!isInstant(instant.epochMs)) throw new MappingError("range", at);
  return instant.epochMs;
}
