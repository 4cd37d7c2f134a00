/**
 * A time zone: how far its clocks are ahead of UTC. `localMs` is what the clock shows, counted as
 * if it were UTC. Exact to the second for any year; the rules are those of the platform's `Intl`.
 */
export interface Zone {
  readonly name: string;
  /** Milliseconds that the clock is ahead of UTC at an instant; negative in the west. */
  readonly offsetAt: (epochMs: number) => number;
  /** Every instant at which the clock shows it: none in a gap, two in an overlap, in order. */
  readonly instantsOf: (localMs: number) => readonly number[];
  /** The first instant at which the clock shows it or, in a gap, jumps over it. */
  readonly firstAt: (localMs: number) => number;
}

export const utc: Zone = {
  name: "UTC",
  offsetAt: () => 0,
  instantsOf: (localMs) => [localMs],
  firstAt: (localMs) => localMs,
};

/** The zone of an IANA name such as `America/Denver`; `undefined` when this machine knows none. */
export function openZone(name: string): Zone | undefined {
  if (name === "UTC") return utc;
  // Some engines take `+01:00` as well; whether a map compiles must not depend on that.
  if (!/^[A-Za-z]/.test(name)) return undefined;
  const clock = openClock(name);
  if (clock === undefined) return undefined;
  const offsetAt = remembered((epochMs) => wallMs(clock, epochMs) - floorSecond(epochMs));
  const instantsOf = (localMs: number): readonly number[] => {
    const near = [localMs - dayMs, localMs, localMs + dayMs].map(offsetAt);
    const found = [...new Set(near)].map((offset) => localMs - offset);
    return found.filter((ms) => ms + offsetAt(ms) === localMs).sort((a, b) => a - b);
  };
  const firstAt = (localMs: number): number =>
    instantsOf(localMs)[0] ?? firstPast(offsetAt, localMs);
  return { name, offsetAt, instantsOf, firstAt };
}

const dayMs = 86_400_000;

function openClock(name: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
      timeZone: name,
      hourCycle: "h23",
      era: "short",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    return undefined;
  }
}

function floorSecond(epochMs: number): number {
  return Math.floor(epochMs / 1000) * 1000;
}

/** What the clock shows, to the second. */
function wallMs(clock: Intl.DateTimeFormat, epochMs: number): number {
  const parts = new Map(clock.formatToParts(epochMs).map((part) => [part.type, part.value]));
  const told = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const year = parts.get("era") === "BC" ? 1 - told("year") : told("year");
  const date = new Date(0);
  date.setUTCFullYear(year, told("month") - 1, told("day"));
  return date.setUTCHours(told("hour"), told("minute"), told("second"), 0);
}

/**
 * Asking `Intl` costs microseconds. No zone changes twice within a quarter of an hour, so where
 * both ends of one agree, the offset holds in all of it and is kept.
 */
function remembered(ask: (epochMs: number) => number): (epochMs: number) => number {
  const kept = new Map<number, number | undefined>();
  return (epochMs) => {
    const quarter = Math.floor(epochMs / quarterMs);
    if (!kept.has(quarter)) {
      if (kept.size >= keptQuarters) kept.clear();
      const start = ask(quarter * quarterMs);
      kept.set(quarter, ask((quarter + 1) * quarterMs - 1000) === start ? start : undefined);
    }
    return kept.get(quarter) ?? ask(epochMs);
  };
}

const quarterMs = 900_000;
const keptQuarters = 4096;

/** The first instant whose clock is at or past a time that no clock shows, by halving. */
function firstPast(offsetAt: (epochMs: number) => number, localMs: number): number {
  let before = localMs - 2 * dayMs;
  let past = localMs + 2 * dayMs;
  while (past - before > 1) {
    const middle = Math.floor((before + past) / 2);
    if (middle + offsetAt(middle) >= localMs) past = middle;
    else before = middle;
  }
  return past;
}
