import type { MaskStep } from "../../../src/compiler/ir/nodes.ts";
import type { Json } from "../../../src/compiler/types.ts";
import {
  checkDate,
  checkInstant,
  checkTime,
  instantOf,
  type Moment,
  momentOf,
  msOf,
  textOfInstant,
} from "./dates.ts";
import { refuse } from "./states.ts";
import { earliestInstant, offsetMsAt } from "./zone.ts";

/** A run of one letter, or a text that stands for itself (`letter` is empty). */
interface Token {
  readonly letter: string;
  readonly text: string;
}

const months =
  "January February March April May June July August September October November December".split(
    " ",
  );
const weekdays = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
const dayMs = 86_400_000;

/** Text in the mask → date, datetime or time. */
export function readMask(step: MaskStep, value: Json): string {
  const text = typeof value === "string" ? value : refuse("type", "not a text");
  const { localMs, offsetMs } = parse(step.mask, text) ?? refuse("format", `not in ${step.mask}`);
  if (step.holds === "time") return clockText(localMs);
  if (step.holds === "date") return textOfInstant(dayLocalMs(step, localMs, offsetMs)).slice(0, 10);
  if (offsetMs !== undefined) return textOfInstant(localMs - offsetMs);
  return textOfInstant(earliestInstant(step.zone, localMs, unitMs(step.mask) === dayMs));
}

/** Date, datetime or time → text in the mask; a date keeps the time of day of `old`. */
export function writeMask(step: MaskStep, value: Json, old: Json | undefined): string {
  if (step.holds === "date") return writeDate(step, value, old);
  if (step.holds === "time") {
    const ms = instantOf(`1970-01-01T${checkTime(value)}Z`);
    return print(step.mask, momentOf(ms), 0);
  }
  const ms = instantOf(value);
  const offset = offsetMsAt(step.zone, ms);
  checkInstant(ms + offset);
  const text = print(step.mask, momentOf(ms + offset), offset);
  const unit = unitMs(step.mask);
  const cutMs = (((ms + offset) % unit) + unit) % unit;
  if (unit < dayMs && instantOf(readMask(step, text)) !== ms - cutMs) {
    refuse("inexact", "would read back as another instant");
  }
  return text;
}

function writeDate(step: MaskStep, value: Json, old: Json | undefined): string {
  const midnight = instantOf(`${checkDate(value)}T00:00:00.000Z`);
  const before = typeof old === "string" ? parse(step.mask, old) : undefined;
  const oldLocal = before === undefined ? 0 : dayLocalMs(step, before.localMs, before.offsetMs);
  const local = midnight + (((oldLocal % dayMs) + dayMs) % dayMs);
  if (!letters(step.mask).some((letter) => "XZ".includes(letter)))
    return print(step.mask, momentOf(local), 0);
  const ms = earliestInstant(step.zone, local, true);
  const offset = offsetMsAt(step.zone, ms);
  return print(step.mask, momentOf(ms + offset), offset);
}

/** The local time of the mask's zone; without an offset in the text, what the text says. */
function dayLocalMs(step: MaskStep, localMs: number, offsetMs: number | undefined): number {
  if (offsetMs === undefined) return localMs;
  const ms = localMs - offsetMs;
  return checkInstant(ms + offsetMsAt(step.zone, ms));
}

function clockText(localMs: number): string {
  return textOfInstant(localMs)
    .slice(11, -1)
    .replace(/\.000$/u, "");
}

/** What finer units than this are cut off. */
function unitMs(mask: string): number {
  const all = letters(mask);
  if (all.includes("S")) return 1;
  if (all.includes("s")) return 1000;
  if (all.includes("m")) return 60_000;
  return all.some((letter) => "HkKh".includes(letter)) ? 3_600_000 : dayMs;
}

function letters(mask: string): readonly string[] {
  return tokens(mask).map((token) => token.letter);
}

function tokens(mask: string): readonly Token[] {
  const result: Token[] = [];
  for (const [text] of mask.matchAll(/''|'(?:[^']|'')+'|([A-Za-z])\1*|[^A-Za-z']+/gu)) {
    if (text === "''") result.push({ letter: "", text: "'" });
    else if (text.startsWith("'"))
      result.push({ letter: "", text: text.slice(1, -1).replaceAll("''", "'") });
    else result.push({ letter: /^[A-Za-z]/u.test(text) ? text.charAt(0) : "", text });
  }
  return result;
}

/** Reads generously, then takes only what is printed back as the very same text. */
function parse(
  mask: string,
  text: string,
): { localMs: number; offsetMs: number | undefined } | undefined {
  const parts = tokens(mask);
  const pattern = parts
    .map((token) => (token.letter === "" ? escapeRegex(token.text) : `(${form(token)})`))
    .join("");
  const match = new RegExp(`^${pattern}$`, "u").exec(text);
  if (match === null) return undefined;
  const runs = parts.filter((token) => token.letter !== "");
  const found = new Map(
    runs.map((token, at) => [
      token.letter === "L" ? "M" : token.letter,
      [token, match[at + 1] ?? ""] as const,
    ]),
  );
  const moment = momentFrom(found);
  const localMs = msOf(moment);
  const offset = found.get("Z") ?? found.get("X");
  const offsetMs = offset === undefined ? undefined : offsetOfText(offset[1]);
  if (moment.year < 1 || moment.year > 9999) return undefined;
  if (found.get("y")?.[0].text === "y" && isAmbiguous(moment.year)) return undefined;
  const written = runs.filter((token) => !"XZ".includes(token.letter));
  const again = written.every(
    (token) =>
      printRun(token, momentOf(localMs), 0) ===
      found.get(token.letter === "L" ? "M" : token.letter)?.[1],
  );
  return again && (offset === undefined || isOffset(offset[1])) ? { localMs, offsetMs } : undefined;
}

function momentFrom(found: ReadonlyMap<string, readonly [Token, string]>): Moment {
  const number = (letter: string): number | undefined => {
    const text = found.get(letter)?.[1];
    return text === undefined ? undefined : Number(text);
  };
  const afternoon = found.get("a")?.[1] === "PM" ? 12 : 0;
  const half = number("K") ?? (number("h") === undefined ? undefined : (number("h") ?? 0) % 12);
  const whole = number("H") ?? (number("k") === undefined ? undefined : (number("k") ?? 0) % 24);
  const dayOfYear = number("D");
  return {
    year: yearFrom(found.get("y")),
    month: dayOfYear === undefined ? monthFrom(found.get("M")) : 1,
    day: dayOfYear ?? number("d") ?? 1,
    hour: whole ?? (half === undefined ? 0 : half + afternoon),
    minute: number("m") ?? 0,
    second: number("s") ?? 0,
    milli: number("S") ?? 0,
  };
}

function yearFrom(found: readonly [Token, string] | undefined): number {
  if (found === undefined) return 1970;
  const year = Number(found[1]);
  if (found[0].text.length !== 2) return year;
  return year >= 69 ? 1900 + year : 2000 + year;
}

/** `y` prints two digits, which it then reads as a year near now. */
function isAmbiguous(year: number): boolean {
  return year >= 10 && year <= 99;
}

function monthFrom(found: readonly [Token, string] | undefined): number {
  if (found === undefined) return 1;
  const [token, text] = found;
  if (token.text.length < 3) return Number(text);
  return (
    months.findIndex((name) => (token.text.length === 3 ? name.slice(0, 3) : name) === text) + 1
  );
}

function form(token: Token): string {
  const count = token.text.length;
  if (token.letter === "y")
    return count === 2 ? "\\d{2}" : `\\d{${Math.min(count, 4)},${Math.max(count, 4)}}`;
  if ("ML".includes(token.letter) && count >= 3) return "[A-Za-z]+";
  if ("Ea".includes(token.letter)) return "[A-Za-z]+";
  if ("XZ".includes(token.letter))
    return token.letter === "Z"
      ? "[+-]\\d{4}"
      : `Z|[+-]\\d{2}${["", "\\d{2}", ":\\d{2}"][count - 1]}`;
  const digits = "SD".includes(token.letter) ? 3 : 2;
  return `\\d{${count},${Math.max(count, digits)}}`;
}

function print(mask: string, moment: Moment, offsetMs: number): string {
  return tokens(mask)
    .map((token) => (token.letter === "" ? token.text : printRun(token, moment, offsetMs)))
    .join("");
}

function printRun(token: Token, moment: Moment, offsetMs: number): string {
  const count = token.text.length;
  const number = (value: number): string => String(value).padStart(count, "0");
  switch (token.letter) {
    case "y":
      if (count === 1 && isAmbiguous(moment.year))
        refuse("range", "Java takes two digits for a year of this century");
      if (count !== 2) return number(moment.year);
      if (moment.year < 1969 || moment.year > 2068)
        refuse("range", "a year of two digits is 1969 to 2068");
      return String(moment.year % 100).padStart(2, "0");
    case "M":
    case "L":
      if (count < 3) return number(moment.month);
      return (months[moment.month - 1] ?? "").slice(0, count === 3 ? 3 : undefined);
    case "d":
      return number(moment.day);
    case "D":
      return number(
        (msOf({ ...moment, hour: 0, minute: 0, second: 0, milli: 0 }) -
          msOf({ ...moment, month: 1, day: 1, hour: 0, minute: 0, second: 0, milli: 0 })) /
          dayMs +
          1,
      );
    case "E":
      return (weekdays[new Date(msOf(moment)).getUTCDay()] ?? "").slice(
        0,
        count <= 3 ? 3 : undefined,
      );
    case "a":
      return moment.hour < 12 ? "AM" : "PM";
    case "H":
      return number(moment.hour);
    case "k":
      return number(moment.hour === 0 ? 24 : moment.hour);
    case "K":
      return number(moment.hour % 12);
    case "h":
      return number(moment.hour % 12 === 0 ? 12 : moment.hour % 12);
    case "m":
      return number(moment.minute);
    case "s":
      return number(moment.second);
    case "S":
      return number(moment.milli);
    default:
      return offsetText(token, offsetMs);
  }
}

function offsetText(token: Token, offsetMs: number): string {
  if (token.letter === "X" && offsetMs === 0) return "Z";
  const minutes = Math.abs(offsetMs) / 60_000;
  const hh = String(Math.trunc(minutes / 60)).padStart(2, "0");
  const mm = String(Math.trunc(minutes % 60)).padStart(2, "0");
  const tail = token.letter === "Z" ? mm : ["", mm, `:${mm}`][token.text.length - 1];
  return `${offsetMs < 0 ? "-" : "+"}${hh}${tail}`;
}

function isOffset(text: string): boolean {
  const [, , hours, minutes] = /^([+-])(\d{2}):?(\d{2})?$/u.exec(text) ?? [];
  return text === "Z" || (Number(hours) <= 23 && Number(minutes ?? 0) <= 59);
}

function offsetOfText(text: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})?$/u.exec(text) ?? [];
  const ms = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === "-" ? -ms : ms;
}

function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}
