import {
  type LetterInfo,
  type MaskForm,
  type MaskLetter,
  type MaskSlot,
  maskLetters,
  refusedLetters,
} from "./mask-letters.ts";

/** What the common side of a mask holds. */
export type MaskKind = "date" | "datetime" | "time";

/** A mask taken apart: literal texts and fields in order, and what the fields determine. */
export interface Mask {
  readonly kind: "mask";
  readonly text: string;
  readonly parts: readonly MaskPart[];
  readonly fields: readonly MaskField[];
  readonly holds: MaskHolds;
  /** True where one part follows from others (a weekday, a month twice) and must agree. */
  readonly redundant: boolean;
}

export type MaskPart = MaskLiteral | MaskField;

export interface MaskLiteral {
  readonly kind: "literal";
  readonly text: string;
}

/**
 * A run of one letter. A number has `minDigits` to `maxDigits` digits, with zeros in front up to
 * `minDigits`, and lies between `least` and `most`; other forms have zeros in all four.
 */
export interface MaskField {
  readonly kind: "field";
  readonly letter: MaskLetter;
  readonly count: number;
  readonly slot: MaskSlot;
  readonly form: MaskForm;
  readonly minDigits: number;
  readonly maxDigits: number;
  readonly least: number;
  readonly most: number;
}

/** What a text in the mask tells. */
export interface MaskHolds {
  /** The whole day: year, and month with day or day of the year. */
  readonly date: boolean;
  /** The finest unit of the time of day, where it is told from the hour down without a gap. */
  readonly time: "none" | "hour" | "minute" | "second" | "millisecond";
  /** How far the text is ahead of UTC. */
  readonly offset: boolean;
  /** The year has two digits: 1969 to 2068. */
  readonly shortYear: boolean;
}

/** Why a text is no mask that can be read and written without guessing. */
export interface MaskError {
  readonly kind: "mask-error";
  /** Starts with a small letter or a name in backticks, and has no full stop. */
  readonly reason: string;
  /** Where in the mask, in UTF-16 units. */
  readonly startOffset: number;
}

/**
 * Takes a `SimpleDateFormat` mask apart. Refused are letters that Java refuses, letters that say
 * weeks, eras and zone names, and masks that can't be read back: hours of a half day without
 * `a`, parts of a time without the greater ones, numbers of open width before digits.
 */
export function parseMask(text: string): Mask | MaskError {
  const parts: MaskPart[] = [];
  const places: number[] = [];
  let offset = 0;
  while (offset < text.length) {
    const taken = isLetter(text, offset) ? takeField(text, offset) : takeLiteral(text, offset);
    if (taken.kind === "mask-error") return taken;
    const last = parts.at(-1);
    if (last?.kind === "literal" && taken.part.kind === "literal") {
      parts[parts.length - 1] = literal(last.text + taken.part.text);
    } else if (taken.part.kind === "field" || taken.part.text !== "") {
      parts.push(taken.part);
      places.push(offset);
    }
    offset = taken.endOffset;
  }
  const fields = parts.filter((part) => part.kind === "field");
  const mask: Mask = {
    kind: "mask",
    text,
    parts,
    fields,
    holds: holdsOf(fields),
    redundant: isRedundant(fields),
  };
  return openWidth(parts, places) ?? incompleteTime(parts, places, mask.holds.time) ?? mask;
}

interface Taken {
  readonly kind: "taken";
  readonly part: MaskPart;
  readonly endOffset: number;
}

function isLetter(text: string, offset: number): boolean {
  return /[A-Za-z]/.test(text.charAt(offset));
}

function literal(text: string): MaskLiteral {
  return { kind: "literal", text };
}

function refuse(reason: string, startOffset: number): MaskError {
  return { kind: "mask-error", reason, startOffset };
}

/** One quoted text or one character outside quotes; `''` is a quote inside and outside. */
function takeLiteral(text: string, start: number): Taken | MaskError {
  if (text.charAt(start) !== "'") {
    return { kind: "taken", part: literal(text.charAt(start)), endOffset: start + 1 };
  }
  if (text.charAt(start + 1) === "'") {
    return { kind: "taken", part: literal("'"), endOffset: start + 2 };
  }
  let held = "";
  let offset = start + 1;
  while (offset < text.length) {
    const char = text.charAt(offset);
    if (char !== "'") {
      held += char;
      offset += 1;
    } else if (text.charAt(offset + 1) === "'") {
      held += "'";
      offset += 2;
    } else {
      return { kind: "taken", part: literal(held), endOffset: offset + 1 };
    }
  }
  return refuse("a quote is opened and not closed", start);
}

function takeField(text: string, start: number): Taken | MaskError {
  const letter = text.charAt(start);
  let end = start + 1;
  while (text.charAt(end) === letter) end += 1;
  const refused = refusedLetters.get(letter);
  if (refused !== undefined) return refuse(refused, start);
  const info = maskLetters.get(letter);
  if (info === undefined) {
    return refuse(
      `\`${letter}\` is no letter of a mask; literal text is quoted: \`'${letter}'\``,
      start,
    );
  }
  const count = end - start;
  const form = formOf(letter as MaskLetter, count);
  if (form === undefined) return refuse(tooLong(letter), start);
  const field: MaskField = {
    kind: "field",
    letter: letter as MaskLetter,
    count,
    slot: info.slot,
    form,
    ...widthOf(info, form, count),
  };
  return { kind: "taken", part: field, endOffset: end };
}

/** `undefined`: no such form. */
function formOf(letter: MaskLetter, count: number): MaskForm | undefined {
  switch (letter) {
    case "y":
      return count === 2 ? "two-digit-year" : "number";
    case "M":
    case "L":
      return nameForm(count, 3);
    case "E":
      return nameForm(count, 1);
    case "a":
      return "short-name";
    case "S":
      return count > 3 ? undefined : "number";
    case "Z":
      return "offset-basic";
    case "X":
      return isoOffsetForms[count - 1];
    default:
      return "number";
  }
}

const isoOffsetForms: readonly MaskForm[] = [
  "offset-iso-hour",
  "offset-iso-basic",
  "offset-iso-extended",
];

function nameForm(count: number, fewest: number): MaskForm {
  if (count < fewest) return "number";
  return count > 3 ? "full-name" : "short-name";
}

function tooLong(letter: string): string {
  return letter === "S"
    ? "`S` stands for milliseconds, so there are at most three; Java would put zeros before them"
    : "`X` is at most `XXX`";
}

function widthOf(info: LetterInfo, form: MaskForm, count: number) {
  const { least, most } = info;
  if (form === "two-digit-year") return { minDigits: 2, maxDigits: 2, least: 0, most: 99 };
  if (form !== "number") return { minDigits: 0, maxDigits: 0, least: 0, most: 0 };
  return { minDigits: count, maxDigits: Math.max(count, info.digits), least, most };
}

function holdsOf(fields: readonly MaskField[]): MaskHolds {
  const slots = new Set(fields.map((field) => field.slot));
  const day = (slots.has("month") && slots.has("day")) || slots.has("day-of-year");
  const units: MaskHolds["time"][] = ["hour", "minute", "second", "millisecond"];
  let time: MaskHolds["time"] = "none";
  for (const unit of units) {
    const told = unit === "hour" ? hasHour(slots) : slots.has(unit as MaskSlot);
    if (!told) break;
    time = unit;
  }
  const years = fields.filter((field) => field.slot === "year");
  return {
    date: day && years.length > 0,
    time,
    offset: slots.has("offset"),
    shortYear: years.length > 0 && years.every((field) => field.form === "two-digit-year"),
  };
}

function hasHour(slots: ReadonlySet<MaskSlot>): boolean {
  return slots.has("hour") || (slots.has("half-day-hour") && slots.has("half-day"));
}

/** Whether some text has fields of right width and range that contradict each other. */
function isRedundant(fields: readonly MaskField[]): boolean {
  const slots = new Set(fields.map((field) => field.slot));
  const dayTwice = slots.has("day-of-year") && (slots.has("month") || slots.has("day"));
  const hourTwice = slots.has("hour") && (slots.has("half-day") || slots.has("half-day-hour"));
  return slots.size < fields.length || slots.has("weekday") || dayTwice || hourTwice;
}

/** A number of open width followed by digits could be read in two ways. */
function openWidth(parts: readonly MaskPart[], places: readonly number[]): MaskError | undefined {
  for (const [index, part] of parts.entries()) {
    if (part.kind !== "field" || part.minDigits === part.maxDigits) continue;
    const next = parts[index + 1];
    if (next === undefined || !startsWithDigit(next)) continue;
    const run = part.letter.repeat(part.count);
    const fixed = part.letter.repeat(part.maxDigits);
    const reason = `the width of \`${run}\` is open and digits follow; write \`${fixed}\` or put text between`;
    return refuse(reason, places[index] ?? 0);
  }
  return undefined;
}

function startsWithDigit(part: MaskPart): boolean {
  return part.kind === "literal" ? /^\d/.test(part.text) : part.maxDigits > 0;
}

function incompleteTime(
  parts: readonly MaskPart[],
  places: readonly number[],
  time: MaskHolds["time"],
): MaskError | undefined {
  const needs = new Map<MaskSlot, string | undefined>([
    ["minute", time === "none" ? "minutes (`m`) need hours; months are `M`" : undefined],
    [
      "second",
      time === "none" || time === "hour" ? "seconds (`s`) need hours and minutes" : undefined,
    ],
    [
      "millisecond",
      time === "millisecond" ? undefined : "milliseconds (`S`) need hours, minutes and seconds",
    ],
    ["half-day", time === "none" ? "`a` needs hours (`h` or `K`)" : undefined],
  ]);
  const hasHalf = parts.some((part) => part.kind === "field" && part.slot === "half-day");
  const hourReason = hasHalf
    ? undefined
    : "hours of a half day (`h`, `K`) need `a` for morning or afternoon";
  for (const [index, part] of parts.entries()) {
    if (part.kind === "literal") continue;
    const reason = part.slot === "half-day-hour" ? hourReason : needs.get(part.slot);
    if (reason !== undefined) return refuse(reason, places[index] ?? 0);
  }
  return undefined;
}
