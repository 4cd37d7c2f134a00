import { formatInstant, parseDate, parseDatetime } from "../dates.ts";
import { MappingError, type Site } from "../errors.ts";

// Functions on instants, each as the JSONata function of that name without a picture.

/** `YYYY-MM-DDTHH:mm:ss.SSSZ`; fractions of a millisecond are cut. `range` outside 0001–9999. */
export function fnFromMillis(at: Site, milliseconds: number): string {
  const text = formatInstant(Math.trunc(milliseconds));
  if (text === undefined) throw new MappingError("range", at);
  return text;
}

/**
 * Of a date (midnight UTC) or a datetime with seconds and an offset, digits beyond milliseconds
 * cut; other text is `format`: a time without an offset would depend on where the machine stands.
 */
export function fnToMillis(at: Site, text: string): number {
  const instant = parseDatetime(parseDate(text) === undefined ? text : `${text}T00:00:00Z`);
  if (instant === undefined || (text.charAt(10) === "T" && text.charAt(16) !== ":")) {
    throw new MappingError("format", at);
  }
  return instant.epochMs;
}
