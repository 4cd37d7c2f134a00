import type { Mask, MaskKind } from "./mask.ts";

/**
 * Why a mask cannot hold such values, `undefined` when it can: it doesn't tell what is held (no
 * year for a date), or tells what is not held and could not be made up (a date for a time).
 */
export function maskRefusal(mask: Mask, holds: MaskKind): string | undefined {
  const slots = new Set(mask.fields.map((field) => field.slot));
  const { date, time, offset } = mask.holds;
  if (holds === "time") {
    if (time === "none") return "the mask has no hour";
    const other = mask.fields.find((field) => field.slot === "offset" || isOfDate(field.slot));
    return other === undefined
      ? undefined
      : `a time has nothing to write for \`${other.letter.repeat(other.count)}\``;
  }
  if (!slots.has("year")) return "the mask has no year";
  if (slots.has("month") && slots.has("day-of-year") && !slots.has("day")) {
    return "`D` is the day of the year; the day of the month is `d`";
  }
  if (!date) return slots.has("month") ? "the mask has no day" : "the mask has no month and day";
  return offset && time === "none" ? "an offset without an hour says nothing" : undefined;
}

function isOfDate(slot: string): boolean {
  return ["year", "month", "day", "day-of-year", "weekday"].includes(slot);
}
