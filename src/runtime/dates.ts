/** A day of the proleptic Gregorian calendar, years 1 to 9999. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A time of day. `extraDigits` are the fraction digits after the third, without trailing zeros. */
export interface TimeParts {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly extraDigits: string;
}

/** An instant as its text tells it. `extraDigits` as in `TimeParts`, counted forward in time. */
export interface InstantParts {
  /** Whole milliseconds since 1970; may lie in year 0 or 10000 when the offset leads there. */
  readonly epochMs: number;
  readonly extraDigits: string;
  /** What the text is ahead of UTC: 120 for `+02:00`, 0 for `Z`. */
  readonly offsetMinutes: number;
}

export const msPerDay = 86_400_000;

const dateForm = /^(\d{4})-(\d{2})-(\d{2})$/;
const timeForm = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?$/;
const offsetForm = /(?:Z|([+-])(\d{2}):?(\d{2}))$/;

/** `YYYY-MM-DD`, years 0001 to 9999, real days only; anything else is `undefined`. */
export function parseDate(text: string): DateParts | undefined {
  const match = dateForm.exec(text);
  if (match === null) return undefined;
  const [, year, month, day] = match;
  const parts = { year: Number(year), month: Number(month), day: Number(day) };
  return isDay(parts.year, parts.month, parts.day) ? parts : undefined;
}

/** `HH:mm[:ss[.f+]]`, 00:00 to 23:59:59.999…, no leap seconds; anything else is `undefined`. */
export function parseTime(text: string): TimeParts | undefined {
  const match = timeForm.exec(text);
  if (match === null) return undefined;
  const [, hourText, minuteText, secondText = "0", fraction = ""] = match;
  const hour = Number(hourText);
  const minute = Number(minuteText);
  const second = Number(secondText);
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const millisecond = Number(fraction.slice(0, 3).padEnd(3, "0"));
  return { hour, minute, second, millisecond, extraDigits: withoutEndZeros(fraction.slice(3)) };
}

/**
 * `YYYY-MM-DDTHH:mm[:ss[.f+]](Z|±HH:mm|±HHmm)` with date and time as above and an offset below
 * 24 hours; anything else is `undefined`.
 */
export function parseDatetime(text: string): InstantParts | undefined {
  if (text.charAt(10) !== "T") return undefined;
  const zone = offsetForm.exec(text);
  if (zone === null) return undefined;
  const date = parseDate(text.slice(0, 10));
  const time = parseTime(text.slice(11, zone.index));
  if (date === undefined || time === undefined) return undefined;
  const [, sign, hours = "0", minutes = "0"] = zone;
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const size = Number(hours) * 60 + Number(minutes);
  const offsetMinutes = sign === "-" && size > 0 ? -size : size;
  const days = daysFromCivil(date.year, date.month, date.day);
  return {
    epochMs: days * msPerDay + msOfDay(time) - offsetMinutes * 60_000,
    extraDigits: time.extraDigits,
    offsetMinutes,
  };
}

/** `YYYY-MM-DD`. The parts are a real day of the years 1 to 9999. */
export function formatDate(parts: DateParts): string {
  return `${digits(parts.year, 4)}-${digits(parts.month, 2)}-${digits(parts.day, 2)}`;
}

/** `HH:mm:ss`, with `.SSS` where the milliseconds are not zero; extra digits are not printed. */
export function formatTime(parts: Omit<TimeParts, "extraDigits">): string {
  const text = `${digits(parts.hour, 2)}:${digits(parts.minute, 2)}:${digits(parts.second, 2)}`;
  return parts.millisecond === 0 ? text : `${text}.${digits(parts.millisecond, 3)}`;
}

/**
 * `YYYY-MM-DDTHH:mm:ss.SSSZ` of whole milliseconds since 1970, the one form in which datetimes are
 * produced; `undefined` outside the years 1 to 9999.
 */
export function formatInstant(epochMs: number): string | undefined {
  if (!isInstant(epochMs)) return undefined;
  const day = Math.floor(epochMs / msPerDay);
  const time = timeOfMs(epochMs - day * msPerDay);
  const clock = `${digits(time.hour, 2)}:${digits(time.minute, 2)}:${digits(time.second, 2)}`;
  return `${formatDate(civilFromDays(day))}T${clock}.${digits(time.millisecond, 3)}Z`;
}

/** Whether it is a whole number of milliseconds within the years 1 to 9999 of UTC. */
export function isInstant(epochMs: number): boolean {
  return Number.isInteger(epochMs) && epochMs >= firstInstantMs && epochMs <= lastInstantMs;
}

/**
 * The instant of a datetime text in milliseconds, further digits cut off; `undefined` when the
 * text is no datetime. For equality use `sameInstantText`, which sees every digit.
 */
export function instantOf(text: string): number | undefined {
  return parseDatetime(text)?.epochMs;
}

/** Whether both are datetimes and name one instant, whatever the offset and number of digits. */
export function sameInstantText(a: string, b: string): boolean {
  return compareInstantTexts(a, b) === 0;
}

/** -1, 0 or 1 as `a` is before, at or after `b`; `undefined` unless both are datetimes. */
export function compareInstantTexts(a: string, b: string): number | undefined {
  const left = parseDatetime(a);
  const right = parseDatetime(b);
  if (left === undefined || right === undefined) return undefined;
  if (left.epochMs !== right.epochMs) return left.epochMs < right.epochMs ? -1 : 1;
  // Without end zeros, fraction digits order as text does: "5" < "51" < "6".
  if (left.extraDigits === right.extraDigits) return 0;
  return left.extraDigits < right.extraDigits ? -1 : 1;
}

/** Whether both are times and name one time of day: `10:00` and `10:00:00.0` do. */
export function sameTimeText(a: string, b: string): boolean {
  const left = parseTime(a);
  const right = parseTime(b);
  if (left === undefined || right === undefined) return false;
  return msOfDay(left) === msOfDay(right) && left.extraDigits === right.extraDigits;
}

/** Whether the calendar has this day, in the years 1 to 9999. */
export function isDay(year: number, month: number, day: number): boolean {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  return day <= daysInMonth(year, month);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/**
 * Days from 1970-01-01 to the first of a proleptic Gregorian month plus `day - 1`, for any whole
 * year. `Date.UTC` would take the years 0 to 99 for 1900 to 1999.
 */
export function daysFromCivil(year: number, month: number, day: number): number {
  // Years are counted from March, so that the leap day is the last of its year.
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  const leapDays =
    Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + daysBeforeMarchMonth(marchMonth) + day - 1 - daysTo1970;
}

/** The day that lies so many days after 1970-01-01; the inverse of `daysFromCivil`. */
export function civilFromDays(days: number): DateParts {
  const sinceYear0 = days + daysTo1970;
  // An estimate by the mean year is at most one year off.
  let marchYear = Math.floor((sinceYear0 * 400) / 146_097);
  if (marchYearStart(marchYear) > sinceYear0) marchYear -= 1;
  else if (marchYearStart(marchYear + 1) <= sinceYear0) marchYear += 1;
  const dayOfYear = sinceYear0 - marchYearStart(marchYear);
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = month > 2 ? marchYear : marchYear + 1;
  return { year, month, day: dayOfYear - daysBeforeMarchMonth(marchMonth) + 1 };
}

/** Milliseconds since midnight; extra digits do not count. */
export function msOfDay(time: Omit<TimeParts, "extraDigits">): number {
  return ((time.hour * 60 + time.minute) * 60 + time.second) * 1000 + time.millisecond;
}

/** The time of day so many milliseconds (0 to 86399999) after midnight. */
export function timeOfMs(ms: number): TimeParts {
  return {
    hour: Math.floor(ms / 3_600_000),
    minute: Math.floor(ms / 60_000) % 60,
    second: Math.floor(ms / 1000) % 60,
    millisecond: ms % 1000,
    extraDigits: "",
  };
}

/** A whole number that is not negative, with zeros in front up to `width`. */
export function digits(value: number, width: number): string {
  // By hand: half the time of `padStart`, and every date that is printed comes through here.
  let text = `${value}`;
  while (text.length < width) text = `0${text}`;
  return text;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** March is 0: the lengths 31 30 31 30 31 repeat, and this line runs through their sums. */
function daysBeforeMarchMonth(marchMonth: number): number {
  return Math.floor((153 * marchMonth + 2) / 5);
}

function marchYearStart(year: number): number {
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

function withoutEndZeros(fraction: string): string {
  let end = fraction.length;
  while (end > 0 && fraction.charCodeAt(end - 1) === 48) end -= 1;
  return fraction.slice(0, end);
}

/** Days from 0000-03-01 to 1970-01-01. */
const daysTo1970 = 719_468;
const firstInstantMs = daysFromCivil(1, 1, 1) * msPerDay;
const lastInstantMs = daysFromCivil(10_000, 1, 1) * msPerDay - 1;
