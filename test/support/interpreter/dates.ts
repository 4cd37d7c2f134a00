import type { Json } from "../../../src/compiler/types.ts";
import { refuse } from "./states.ts";

/** A moment of the proleptic Gregorian calendar; `fraction` are the digits after the seconds. */
export interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly milli: number;
}

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/u;
const timePattern = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?$/u;
const datetimePattern =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?:Z|([+-])(\d{2}):?(\d{2}))$/u;

const dayMs = 86_400_000;
const firstMs = new Date("0001-01-01T00:00:00.000Z").getTime();
const lastMs = new Date("9999-12-31T23:59:59.999Z").getTime();

export function checkDate(value: Json): string {
  const text = asText(value);
  const [, year, month, day] = datePattern.exec(text) ?? refuse("format", "not a date");
  checkDay(Number(year), Number(month), Number(day));
  return text;
}

export function checkTime(value: Json): string {
  const text = asText(value);
  const [, hour, minute, second] = timePattern.exec(text) ?? refuse("format", "not a time");
  checkClock(Number(hour), Number(minute), Number(second ?? 0));
  return text;
}

export function checkDatetime(value: Json): string {
  const text = asText(value);
  parseDatetime(text);
  return text;
}

/** Refuses days that the calendar does not have. */
export function checkDay(year: number, month: number, day: number): void {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
    refuse("format", "no such day");
  if (day > daysOf(year, month)) refuse("format", "no such day");
}

export function checkClock(hour: number, minute: number, second: number): void {
  if (hour > 23 || minute > 59 || second > 59) refuse("format", "no such time of day");
}

/** Milliseconds since 1970 of a datetime; more than three digits of a second are `inexact`. */
export function instantOf(value: Json): number {
  const { ms, finer } = parseDatetime(asText(value));
  if (/[1-9]/u.test(finer)) refuse("inexact", "finer than a millisecond");
  return checkInstant(ms);
}

/** `YYYY-MM-DDTHH:mm:ss.SSSZ`; years outside 0001–9999 are `range`. */
export function textOfInstant(ms: number): string {
  return new Date(checkInstant(ms)).toISOString();
}

export function checkInstant(ms: number): number {
  return ms >= firstMs && ms <= lastMs ? ms : refuse("range", "outside the years 0001 to 9999");
}

export function sameInstant(left: Json, right: Json): boolean {
  if (typeof left !== "string" || typeof right !== "string") return false;
  const first = tryParse(left);
  const second = tryParse(right);
  return first !== undefined && first.ms === second?.ms && first.finer === second.finer;
}

/** UTC fields of an instant. */
export function momentOf(ms: number): Moment {
  const date = new Date(ms);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    milli: date.getUTCMilliseconds(),
  };
}

/** Milliseconds since 1970 of fields in UTC. */
export function msOf(moment: Moment): number {
  const date = new Date(0);
  date.setUTCFullYear(moment.year, moment.month - 1, moment.day);
  date.setUTCHours(moment.hour, moment.minute, moment.second, moment.milli);
  return date.getTime();
}

export function dayOfDatetime(value: Json): string {
  return textOfInstant(parseDatetime(asText(value)).ms).slice(0, 10);
}

/** The day, at the time of day of `old` when that is a datetime, else at midnight. */
export function datetimeOfDay(value: Json, old: Json | undefined): string {
  const day = checkDate(value);
  const before = typeof old === "string" ? tryParse(old) : undefined;
  if (before === undefined) return `${day}T00:00:00.000Z`;
  const clock = new Date(((before.ms % dayMs) + dayMs) % dayMs).toISOString().slice(11, -1);
  return `${day}T${clock}${before.finer}Z`;
}

/** Times of day are equal whatever is written of zero seconds and fractions. */
export function sameTime(left: Json, right: Json): boolean {
  return sameInstant(`1970-01-01T${left}Z`, `1970-01-01T${right}Z`);
}

function tryParse(text: string): { readonly ms: number; readonly finer: string } | undefined {
  try {
    return parseDatetime(text);
  } catch {
    return undefined;
  }
}

function parseDatetime(text: string): { readonly ms: number; readonly finer: string } {
  const [, day = "", clock = "", sign, offsetHours, offsetMinutes] =
    datetimePattern.exec(text) ?? refuse("format", "not a datetime");
  checkDate(day);
  checkTime(clock);
  if (Number(offsetHours ?? 0) > 23 || Number(offsetMinutes ?? 0) > 59)
    refuse("format", "no such offset");
  const [whole = "", fraction = ""] = clock.split(".");
  const local = new Date(`${day}T${whole.length === 5 ? `${whole}:00` : whole}.000Z`).getTime();
  const offset = (Number(offsetHours ?? 0) * 60 + Number(offsetMinutes ?? 0)) * 60_000;
  const digits = fraction.replace(/0+$/u, "").padEnd(3, "0");
  return {
    ms: local + Number(digits.slice(0, 3)) + (sign === "-" ? offset : -offset),
    finer: digits.slice(3),
  };
}

function daysOf(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}

function asText(value: Json): string {
  return typeof value === "string" ? value : refuse("type", "not a text");
}
