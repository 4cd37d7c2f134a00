import { invariant } from "../../../diagnostics/invariant.ts";
import { type Mask, type MaskField, parseMask } from "../../../runtime/mask.ts";
import {
  halfDayNames,
  maskLetters,
  monthNames,
  weekdayNames,
} from "../../../runtime/mask-letters.ts";
import type { MaskStep } from "../../ir/nodes.ts";
import { literal, regexText } from "./text.ts";
import type { Unit } from "./unit.ts";

/** The calls of a mask's two directions on the value `x`, replacing `old`. */
export interface MaskCalls {
  readonly get: (x: string) => string;
  readonly build: (x: string, old: string) => string;
  /** Whether `build` looks at `old`. */
  readonly takesOld: boolean;
}

/** A mask as two functions of its own: what a text tells, and how a clock time is printed. */
export function maskCalls(unit: Unit, step: MaskStep, hint: string): MaskCalls {
  const mask = parseMask(step.mask);
  invariant(mask.kind === "mask", `mask ${step.mask}`);
  const name = { date: "date", datetime: "datetime", time: "time" }[step.holds];
  const read = () => unit.define(hint, "mask_read", readFunction(mask), step.mask);
  const print = () => unit.define(hint, "mask_print", printFunction(mask), step.mask);
  return {
    get: (x) => `$${name}In(${x}, ${read()})`,
    build: (x, old) =>
      step.holds === "date"
        ? `$dateOut(${x}, ${old}, ${read()}, ${print()})`
        : `$${name}Out(${x}, ${print()})`,
    takesOld: step.holds === "date" && mask.holds.time !== "none",
  };
}

function readFunction(mask: Mask): string {
  const pattern = mask.parts
    .map((part) => (part.kind === "literal" ? regexText(part.text) : `(${fieldPattern(part)})`))
    .join("");
  const told = new Map<string, string>();
  const agreements: string[] = [];
  for (const [index, field] of mask.fields.entries()) {
    const value = fieldValue(field, `$g[${index}]`);
    const slot = slotNames[field.slot];
    const first = told.get(slot);
    if (first === undefined) told.set(slot, value);
    else agreements.push(`${first} = ${value}`);
  }
  const members = [...told].map(([slot, value]) => `"${slot}": ${value}`).join(", ");
  const hasAll = ["$exists($g)", ...agreements].join(" and ");
  return `function($text) {(
  $g := $match($text, /^${pattern}$/).groups;
  ${hasAll} ? $reading({ ${members} }, ${told.size}, ${mask.holds.date})
)}`;
}

/** How the parts that a text tells are called in the JSONata text. */
const slotNames = {
  year: "year",
  month: "month",
  day: "day",
  "day-of-year": "dayOfYear",
  weekday: "weekday",
  "half-day": "half",
  hour: "hour",
  "half-day-hour": "halfHour",
  minute: "minute",
  second: "second",
  millisecond: "ms",
  offset: "ahead",
} as const;

function fieldPattern(field: MaskField): string {
  switch (field.form) {
    case "offset-basic":
      return "[+-][0-9]{4}";
    case "offset-iso-hour":
      return "Z|[+-][0-9]{2}";
    case "offset-iso-basic":
      return "Z|[+-][0-9]{4}";
    case "offset-iso-extended":
      return "Z|[+-][0-9]{2}:[0-9]{2}";
    case "short-name":
    case "full-name":
      return printedNames(field).map(regexText).join("|");
    default:
      break;
  }
  const { minDigits, maxDigits } = field;
  const exact = `[0-9]{${minDigits}}`;
  // More digits than are asked for: then none in front is a zero.
  return minDigits === maxDigits ? exact : `${exact}|[1-9][0-9]{${minDigits},${maxDigits - 1}}`;
}

/** What a group of the pattern says; missing where it is out of range. */
function fieldValue(field: MaskField, group: string): string {
  if (field.slot === "offset") return `$offsetOf(${group})`;
  if (field.maxDigits === 0) {
    const place = `$placeOf(${group}, ${literal(printedNames(field))})`;
    return field.slot === "month" ? `${place} + 1` : place;
  }
  if (field.form === "two-digit-year") return `$fullYear($int(${group}))`;
  const info = maskLetters.get(field.letter);
  invariant(info !== undefined, "a letter that masks know");
  if (field.slot === "year" && field.count === 1) {
    return `($int(${group}) > 9 and $int(${group}) < 100 ? $missing : $within($int(${group}), 1, 9999))`;
  }
  const value = `$within($int(${group}), ${info.least}, ${info.most})`;
  return field.letter === "k" || field.letter === "h" ? `${value} % ${info.most}` : value;
}

function printedNames(field: MaskField): readonly string[] {
  const names =
    field.slot === "month" ? monthNames : field.slot === "weekday" ? weekdayNames : halfDayNames;
  return field.form === "full-name" ? names : names.map((name) => name.slice(0, 3));
}

function printFunction(mask: Mask): string {
  const parts = mask.parts.map((part) =>
    part.kind === "literal" ? literal(part.text) : printField(part),
  );
  const limits = mask.fields.flatMap((field) => {
    if (field.form === "two-digit-year") return ["$c.year < 1969 or $c.year > 2068"];
    return field.slot === "year" && field.count === 1 ? ["($c.year > 9 and $c.year < 100)"] : [];
  });
  const text = parts.join(" & ");
  const result = limits.length === 0 ? text : `${limits.join(" or ")} ? $refuse("range") : ${text}`;
  return `function($ms) {( $c := $clock($ms); ${result} )}`;
}

function printField(field: MaskField): string {
  if (field.slot === "offset") return field.form === "offset-basic" ? `"+0000"` : `"Z"`;
  const value = slotValue(field);
  if (field.maxDigits > 0) return `$zeros(${value}, ${field.minDigits})`;
  return `${literal(printedNames(field))}[${value}]`;
}

function slotValue(field: MaskField): string {
  switch (field.slot) {
    case "year":
      return field.form === "two-digit-year" ? "$c.year % 100" : "$c.year";
    case "month":
      return field.maxDigits > 0 ? "$c.month" : "$c.month - 1";
    case "day-of-year":
      return "$c.days - $daysFrom($c.year, 1, 1) + 1";
    case "weekday":
      return "$weekday($c.days)";
    case "half-day":
      return "($c.hour < 12 ? 0 : 1)";
    case "hour":
      return field.letter === "k" ? "($c.hour = 0 ? 24 : $c.hour)" : "$c.hour";
    case "half-day-hour":
      return field.letter === "h" ? "($c.hour % 12 = 0 ? 12 : $c.hour % 12)" : "$c.hour % 12";
    case "millisecond":
      return "$c.ms";
    default:
      return `$c.${field.slot}`;
  }
}
