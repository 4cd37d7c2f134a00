import { checkNumber, checkString } from "../checks.ts";
import { MappingError, type Site } from "../errors.ts";

// Functions on text, each as the JSONata function of that name. Arguments are neither missing nor
// null, but for optional ones, which may be `undefined`; one of another kind is `type`.

export function fnUppercase(at: Site, text: unknown): string {
  return checkString(text, at).toUpperCase();
}

export function fnLowercase(at: Site, text: unknown): string {
  return checkString(text, at).toLowerCase();
}

/** Runs of blanks, tabs and line ends become one space, and go at both ends. */
export function fnTrim(at: Site, text: unknown): string {
  const words = checkString(text, at).split(/[ \t\n\r]+/);
  return words.filter((word) => word !== "").join(" ");
}

/** In code points: an emoji counts once. */
export function fnLength(at: Site, text: unknown): number {
  return pointCount(checkString(text, at));
}

/**
 * The code points from `start` (0-based; negative counts from the end, and stops at the front) on,
 * `length` of them where that is given; none for a length of 0 or less.
 */
export function fnSubstring(at: Site, text: unknown, start: unknown, length?: unknown): string {
  const points = Array.from(checkString(text, at));
  const first = checkNumber(start, at);
  const from = points.length + first < 0 ? 0 : first;
  if (length === undefined) return points.slice(from).join("");
  const count = checkNumber(length, at);
  if (count <= 0) return "";
  const end = from >= 0 ? from + count : points.length + from + count;
  return points.slice(from, end).join("");
}

export function fnSubstringBefore(at: Site, text: unknown, mark: unknown): string {
  const whole = checkString(text, at);
  const index = whole.indexOf(checkString(mark, at));
  return index < 0 ? whole : whole.slice(0, index);
}

export function fnSubstringAfter(at: Site, text: unknown, mark: unknown): string {
  const whole = checkString(text, at);
  const end = checkString(mark, at);
  const index = whole.indexOf(end);
  return index < 0 ? whole : whole.slice(index + end.length);
}

export function fnContains(at: Site, text: unknown, part: unknown): boolean {
  return checkString(text, at).includes(checkString(part, at));
}

/** At most `limit` parts (negative: `range`); an empty separator parts UTF-16 code units. */
export function fnSplit(
  at: Site,
  text: unknown,
  separator: unknown,
  limit?: unknown,
): readonly string[] {
  return checkString(text, at).split(checkString(separator, at), checkLimit(at, limit));
}

/** Null items are left out. */
export function fnJoin(at: Site, texts: unknown, separator: unknown = ""): string {
  if (!Array.isArray(texts)) throw new MappingError("type", at);
  const present = texts.filter((text) => text !== null);
  for (const text of present) checkString(text, at);
  return present.join(checkString(separator, at));
}

/** `format` for an empty `part`, `range` for a negative limit. */
export function fnReplace(
  at: Site,
  text: unknown,
  part: unknown,
  by: unknown,
  limit?: unknown,
): string {
  const whole = checkString(text, at);
  const old = checkString(part, at);
  if (old === "") throw new MappingError("format", at);
  const times = checkLimit(at, limit) ?? Number.POSITIVE_INFINITY;
  const kept: string[] = [];
  let position = 0;
  for (let count = 0; count < times; count += 1) {
    const index = whole.indexOf(old, position);
    if (index < 0) break;
    kept.push(whole.slice(position, index));
    position = index + old.length;
  }
  kept.push(whole.slice(position));
  return kept.join(checkString(by, at));
}

/** `range` beyond a width of a million. An empty filler is a space. */
export function fnPad(at: Site, text: unknown, width: unknown, filler: unknown = ""): string {
  const whole = checkString(text, at);
  const places = Math.trunc(checkNumber(width, at));
  const points = Array.from(checkString(filler, at) || " ");
  if (Math.abs(places) > maxPadWidth) throw new MappingError("range", at);
  const count = Math.max(0, Math.abs(places) - pointCount(whole));
  const padding = Array.from({ length: count }, (_, index) => points[index % points.length]);
  return places > 0 ? whole + padding.join("") : padding.join("") + whole;
}

/** One byte for each character; `format` for characters above U+00FF, which have none. */
export function fnBase64encode(at: Site, text: unknown): string {
  return guarded(at, text, btoa);
}

/** One character for each byte; `format` for text that is no padded base64. */
export function fnBase64decode(at: Site, text: unknown): string {
  const decoded = guarded(at, text, atob);
  if (btoa(decoded) !== text) throw new MappingError("format", at);
  return decoded;
}

/** `format` for text with half a surrogate pair. */
export function fnEncodeUrl(at: Site, text: unknown): string {
  return guarded(at, text, encodeURI);
}

/** `format` for percent signs that start no UTF-8 character. */
export function fnDecodeUrl(at: Site, text: unknown): string {
  return guarded(at, text, decodeURI);
}

/** `format` for text with half a surrogate pair. */
export function fnEncodeUrlComponent(at: Site, text: unknown): string {
  return guarded(at, text, encodeURIComponent);
}

/** `format` for percent signs that start no UTF-8 character. */
export function fnDecodeUrlComponent(at: Site, text: unknown): string {
  return guarded(at, text, decodeURIComponent);
}

const maxPadWidth = 1_000_000;

function pointCount(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function checkLimit(at: Site, limit: unknown): number | undefined {
  if (limit === undefined) return undefined;
  const count = checkNumber(limit, at);
  if (count < 0) throw new MappingError("range", at);
  return count;
}

/** The platform's codecs refuse by exceptions of their own. */
function guarded(at: Site, value: unknown, convert: (text: string) => string): string {
  const text = checkString(value, at);
  try {
    return convert(text);
  } catch {
    throw new MappingError("format", at);
  }
}
