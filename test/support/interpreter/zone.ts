import { refuse } from "./states.ts";

/** What the clocks of a zone are ahead of UTC at an instant; no zone is UTC. */
export function offsetMsAt(zone: string | undefined, ms: number): number {
  if (zone === undefined) return 0;
  const parts = new Map(
    new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      era: "short",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    })
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
  const number = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
  const shown = new Date(0);
  const year = parts.get("era") === "BC" ? 1 - number("year") : number("year");
  shown.setUTCFullYear(year, number("month") - 1, number("day"));
  shown.setUTCHours(number("hour"), number("minute"), number("second"));
  return shown.getTime() - Math.floor(ms / 1000) * 1000;
}

/**
 * The earliest instant at which the zone's clocks show this time. A time that the clocks skip is
 * `format`, unless `wholeDay`: then it is the first instant after the gap.
 */
export function earliestInstant(
  zone: string | undefined,
  localMs: number,
  wholeDay: boolean,
): number {
  const dayMs = 86_400_000;
  const before = offsetMsAt(zone, localMs - dayMs);
  const after = offsetMsAt(zone, localMs + dayMs);
  const shown = [before, after]
    .filter((offset) => offsetMsAt(zone, localMs - offset) === offset)
    .map((offset) => localMs - offset);
  if (shown.length > 0) return Math.min(...shown);
  return wholeDay ? localMs - before : refuse("format", "the clocks skip this time");
}
