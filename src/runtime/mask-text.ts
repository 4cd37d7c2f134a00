import {
  civilFromDays,
  type DateParts,
  daysFromCivil,
  digits,
  isDay,
  msOfDay,
  msPerDay,
  type TimeParts,
  timeOfMs,
} from "./dates.ts";
import type { Mask, MaskField } from "./mask.ts";
import { halfDayNames, monthNames, weekdayNames } from "./mask-letters.ts";

/** What a text in a mask tells: clock and calendar as printed, not yet an instant. */
export interface MaskReading {
  /** Milliseconds from 1970-01-01T00:00 to it as if it were UTC; without a date, since midnight. */
  readonly localMs: number;
  /** How far it is ahead of UTC; `undefined` where the mask has no offset. */
  readonly offsetMs: number | undefined;
}

/**
 * Reads a text strictly: exact widths, real days, English names as written, fields that follow
 * from others (a weekday, an hour told twice) must agree. Anything else is `undefined`.
 */
export function readMaskText(mask: Mask, text: string): MaskReading | undefined {
  const told: Told = {};
  let offset = 0;
  for (const part of mask.parts) {
    const end =
      part.kind === "literal" ? skip(part.text, text, offset) : takeField(part, text, offset, told);
    if (end === undefined) return undefined;
    offset = end;
  }
  if (offset !== text.length) return undefined;
  const ms = msOf(told);
  const days = mask.holds.date ? daysOf(told) : 0;
  if (ms === undefined || days === undefined) return undefined;
  return { localMs: days * msPerDay + ms, offsetMs: told.offset };
}

/**
 * Prints a clock time of the years 1 to 9999. Parts that the mask lacks are cut off. `undefined`
 * where its form cannot hold the value so that it reads back: a year that two digits (or a lone
 * `y`) would confuse is "range", an offset with finer parts than the form has is "inexact".
 */
export function printMaskText(
  mask: Mask,
  localMs: number,
  offsetMs: number,
): { readonly text: string } | "range" | "inexact" {
  const days = Math.floor(localMs / msPerDay);
  const date = civilFromDays(days);
  const time = timeOfMs(localMs - days * msPerDay);
  const clock: Clock = { date, time, days };
  let text = "";
  for (const part of mask.parts) {
    if (part.kind === "literal") {
      text += part.text;
    } else if (part.slot === "offset") {
      const printed = printOffset(part, offsetMs);
      if (printed === undefined) return "inexact";
      text += printed;
    } else {
      if (part.slot === "year" && !holdsYear(part, date.year)) return "range";
      text += printField(part, clock);
    }
  }
  return { text };
}

/** Values by what they say; names as indexes from 0, offsets in milliseconds. */
type Told = Partial<Record<MaskField["slot"], number>>;

interface Clock {
  readonly date: DateParts;
  readonly time: TimeParts;
  readonly days: number;
}

function skip(literal: string, text: string, offset: number): number | undefined {
  return text.startsWith(literal, offset) ? offset + literal.length : undefined;
}

/** Where the field ends. A second field of the same slot must say the same. */
function takeField(field: MaskField, text: string, offset: number, told: Told): number | undefined {
  const taken =
    field.slot === "offset"
      ? takeOffset(field, text, offset)
      : field.maxDigits > 0
        ? takeNumber(field, text, offset)
        : takeName(field, text, offset);
  if (taken === undefined) return undefined;
  const before = told[field.slot];
  if (before !== undefined && before !== taken.value) return undefined;
  told[field.slot] = taken.value;
  return taken.end;
}

interface Taken {
  readonly value: number;
  readonly end: number;
}

function takeNumber(field: MaskField, text: string, offset: number): Taken | undefined {
  let end = offset;
  let value = 0;
  while (end - offset < field.maxDigits) {
    const digit = text.charCodeAt(end) - 48;
    if (!(digit >= 0 && digit <= 9)) break;
    value = value * 10 + digit;
    end += 1;
  }
  const width = end - offset;
  if (width < field.minDigits) return undefined;
  if (width > field.minDigits && text.charCodeAt(offset) === 48) return undefined;
  if (value < field.least || value > field.most) return undefined;
  if (field.form === "two-digit-year") return { value: fullYear(value), end };
  if (field.slot === "year" && !holdsYear(field, value)) return undefined;
  // 24 of `k` and 12 of `h` are the hour 0.
  const wraps = field.letter === "k" || field.letter === "h";
  return { value: wraps && value === field.most ? 0 : value, end };
}

/** The fixed window of two-digit years; Java's moves with the day on which the program runs. */
function fullYear(short: number): number {
  return short < 69 ? 2000 + short : 1900 + short;
}

/** A lone `y` prints 24 for the year 24, which Java reads as 2024: such years are refused. */
function holdsYear(field: MaskField, year: number): boolean {
  if (field.form === "two-digit-year") return year >= 1969 && year <= 2068;
  return field.count !== 1 || year < 10 || year > 99;
}

function takeName(field: MaskField, text: string, offset: number): Taken | undefined {
  const names = namesOf(field);
  for (const [value, name] of names.entries()) {
    const printed = printedName(field, name);
    if (text.startsWith(printed, offset)) {
      return { value: field.slot === "month" ? value + 1 : value, end: offset + printed.length };
    }
  }
  return undefined;
}

function namesOf(field: MaskField): readonly string[] {
  if (field.slot === "month") return monthNames;
  return field.slot === "weekday" ? weekdayNames : halfDayNames;
}

function printedName(field: MaskField, name: string): string {
  return field.form === "full-name" ? name : name.slice(0, 3);
}

/** `Z` for UTC in the ISO forms, which also read `+00:00` in their own form. */
function takeOffset(field: MaskField, text: string, offset: number): Taken | undefined {
  if (field.form !== "offset-basic" && text.charAt(offset) === "Z") {
    return { value: 0, end: offset + 1 };
  }
  const match = offsetPattern(field).exec(text.slice(offset, offset + 6));
  if (match === null) return undefined;
  const [whole, sign, hours, minutes = "0"] = match;
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const size = (Number(hours) * 60 + Number(minutes)) * msPerMinute;
  return { value: sign === "-" && size > 0 ? -size : size, end: offset + whole.length };
}

function offsetPattern(field: MaskField): RegExp {
  switch (field.form) {
    case "offset-iso-hour":
      return /^([+-])(\d{2})/;
    case "offset-iso-extended":
      return /^([+-])(\d{2}):(\d{2})/;
    default:
      return /^([+-])(\d{2})(\d{2})/;
  }
}

/** `undefined` where the form is too coarse for the offset. */
function printOffset(field: MaskField, offsetMs: number): string | undefined {
  if (offsetMs % msPerMinute !== 0) return undefined;
  if (offsetMs === 0) return field.form === "offset-basic" ? "+0000" : "Z";
  const total = Math.abs(offsetMs) / msPerMinute;
  const hours = (offsetMs < 0 ? "-" : "+") + digits(Math.floor(total / 60), 2);
  const minutes = digits(total % 60, 2);
  if (field.form === "offset-iso-hour") return total % 60 === 0 ? hours : undefined;
  return field.form === "offset-iso-extended" ? `${hours}:${minutes}` : hours + minutes;
}

function printField(field: MaskField, clock: Clock): string {
  const value = slotValue(field, clock);
  if (field.maxDigits > 0) {
    return digits(field.form === "two-digit-year" ? value % 100 : value, field.minDigits);
  }
  return printedName(field, namesOf(field)[field.slot === "month" ? value - 1 : value] ?? "");
}

function slotValue(field: MaskField, clock: Clock): number {
  const { date, time } = clock;
  switch (field.slot) {
    case "year":
    case "month":
    case "day":
      return date[field.slot];
    case "day-of-year":
      return clock.days - daysFromCivil(date.year, 1, 1) + 1;
    case "weekday":
      return weekdayOf(clock.days);
    case "half-day":
      return time.hour < 12 ? 0 : 1;
    case "hour":
      return field.letter === "k" && time.hour === 0 ? 24 : time.hour;
    case "half-day-hour":
      return field.letter === "h" && time.hour % 12 === 0 ? 12 : time.hour % 12;
    case "minute":
    case "second":
    case "millisecond":
      return time[field.slot];
    default:
      return 0;
  }
}

/** Sunday is 0; 1970-01-01 was a Thursday. */
function weekdayOf(days: number): number {
  return (((days + 4) % 7) + 7) % 7;
}

/** The day that the fields name, `undefined` when there is none or they contradict each other. */
function daysOf(told: Told): number | undefined {
  const { year } = told;
  const dayOfYear = told["day-of-year"];
  if (year === undefined) return undefined;
  let days: number;
  if (dayOfYear !== undefined) {
    days = daysFromCivil(year, 1, 1) + dayOfYear - 1;
    const civil = civilFromDays(days);
    if (civil.year !== year || differs(told.month, civil.month)) return undefined;
    if (differs(told.day, civil.day)) return undefined;
  } else {
    const { month, day } = told;
    if (month === undefined || day === undefined || !isDay(year, month, day)) return undefined;
    days = daysFromCivil(year, month, day);
  }
  return differs(told.weekday, weekdayOf(days)) ? undefined : days;
}

/** Milliseconds since midnight, untold units zero; `undefined` on a contradiction. */
function msOf(told: Told): number | undefined {
  const halfDay = told["half-day"];
  const halfDayHour = told["half-day-hour"];
  let { hour } = told;
  if (hour === undefined) hour = (halfDay ?? 0) * 12 + (halfDayHour ?? 0);
  if (differs(halfDay, hour < 12 ? 0 : 1) || differs(halfDayHour, hour % 12)) return undefined;
  const { minute = 0, second = 0, millisecond = 0 } = told;
  return msOfDay({ hour, minute, second, millisecond });
}

function differs(told: number | undefined, found: number): boolean {
  return told !== undefined && told !== found;
}

const msPerMinute = 60_000;
