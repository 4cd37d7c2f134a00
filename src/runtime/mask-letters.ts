/** The letters of `SimpleDateFormat` that determine something and can be read back. */
export type MaskLetter =
  | "y"
  | "M"
  | "L"
  | "d"
  | "D"
  | "E"
  | "a"
  | "H"
  | "k"
  | "K"
  | "h"
  | "m"
  | "s"
  | "S"
  | "Z"
  | "X";

/** What a field of a mask says; two letters may say the same (`M` and `L`). */
export type MaskSlot =
  | "year"
  | "month"
  | "day"
  | "day-of-year"
  | "weekday"
  | "half-day"
  | "hour"
  | "half-day-hour"
  | "minute"
  | "second"
  | "millisecond"
  | "offset";

/**
 * How a field looks. `number`: digits. `two-digit-year`: 69–99 are 19xx, 00–68 are 20xx.
 * Names are English and case-sensitive. Offsets: `offset-basic` `+hhmm`; the `iso` ones print `Z`
 * for UTC, else `+hh`, `+hhmm`, `+hh:mm`.
 */
export type MaskForm =
  | "number"
  | "two-digit-year"
  | "short-name"
  | "full-name"
  | "offset-basic"
  | "offset-iso-hour"
  | "offset-iso-basic"
  | "offset-iso-extended";

/** The meaning of a letter. `digits` is the most that its values need without zeros in front. */
export interface LetterInfo {
  readonly slot: MaskSlot;
  readonly digits: number;
  /** Smallest and largest number that may stand there, of number forms. */
  readonly least: number;
  readonly most: number;
}

/** Every letter that works in both directions. */
export const maskLetters: ReadonlyMap<string, LetterInfo> = new Map<MaskLetter, LetterInfo>([
  ["y", { slot: "year", digits: 4, least: 1, most: 9999 }],
  ["M", { slot: "month", digits: 2, least: 1, most: 12 }],
  ["L", { slot: "month", digits: 2, least: 1, most: 12 }],
  ["d", { slot: "day", digits: 2, least: 1, most: 31 }],
  ["D", { slot: "day-of-year", digits: 3, least: 1, most: 366 }],
  ["E", { slot: "weekday", digits: 0, least: 0, most: 0 }],
  ["a", { slot: "half-day", digits: 0, least: 0, most: 0 }],
  ["H", { slot: "hour", digits: 2, least: 0, most: 23 }],
  ["k", { slot: "hour", digits: 2, least: 1, most: 24 }],
  ["K", { slot: "half-day-hour", digits: 2, least: 0, most: 11 }],
  ["h", { slot: "half-day-hour", digits: 2, least: 1, most: 12 }],
  ["m", { slot: "minute", digits: 2, least: 0, most: 59 }],
  ["s", { slot: "second", digits: 2, least: 0, most: 59 }],
  ["S", { slot: "millisecond", digits: 3, least: 0, most: 999 }],
  ["Z", { slot: "offset", digits: 0, least: 0, most: 0 }],
  ["X", { slot: "offset", digits: 0, least: 0, most: 0 }],
]);

/** Letters that `SimpleDateFormat` knows and that are refused here, with the reason. */
export const refusedLetters: ReadonlyMap<string, string> = new Map([
  ["G", "`G` is an era; years here are 0001 to 9999 of one era"],
  ["Y", "`Y` is the year of a week, not of a day; `y` is the year"],
  ["w", "`w` is a week of the year; days are written with `M` and `d`, or `D`"],
  ["W", "`W` is a week of the month; days are written with `M` and `d`, or `D`"],
  ["F", "`F` is a week of the month; days are written with `M` and `d`, or `D`"],
  ["u", "`u` is a day of a week; days are written with `M` and `d`, or `D`"],
  ["z", "`z` is the name of a time zone, which does not tell the offset; use `Z` or `XXX`"],
]);

/** January first. */
export const monthNames: readonly string[] = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Sunday first. */
export const weekdayNames: readonly string[] = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
];

export const halfDayNames: readonly string[] = ["AM", "PM"];
