import { MappingError, type Site } from "../errors.ts";

// Functions on text. Arguments are of their type and present; optional ones may be `undefined`.
// Each means what the JSONata function of that name means.

export function fnUppercase(_at: Site, text: string): string {
  return text.toUpperCase();
}

export function fnLowercase(_at: Site, text: string): string {
  return text.toLowerCase();
}

/** Runs of blanks, tabs and line ends become one space, and go at both ends. */
export function fnTrim(_at: Site, text: string): string {
  return text
    .split(/[ \t\n\r]+/)
    .filter((word) => word !== "")
    .join(" ");
}

/** In code points: an emoji counts once. */
export function fnLength(_at: Site, text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * The code points from `start` (0-based; negative counts from the end, and stops at the front) on,
 * `length` of them where that is given; none for a length of 0 or less.
 */
export function fnSubstring(_at: Site, text: string, start: number, length?: number): string {
  const points = Array.from(text);
  const from = points.length + start < 0 ? 0 : start;
  if (length === undefined) return points.slice(from).join("");
  if (length <= 0) return "";
  const end = from >= 0 ? from + length : points.length + from + length;
  return points.slice(from, end).join("");
}

export function fnSubstringBefore(_at: Site, text: string, mark: string): string {
  const index = text.indexOf(mark);
  return index < 0 ? text : text.slice(0, index);
}

export function fnSubstringAfter(_at: Site, text: string, mark: string): string {
  const index = text.indexOf(mark);
  return index < 0 ? text : text.slice(index + mark.length);
}

export function fnContains(_at: Site, text: string, part: string): boolean {
  return text.includes(part);
}

/** At most `limit` parts; an empty separator parts UTF-16 code units. `range` for a negative limit. */
export function fnSplit(
  at: Site,
  text: string,
  separator: string,
  limit?: number,
): readonly string[] {
  checkLimit(at, limit);
  return text.split(separator, limit);
}

/** Null items are left out. */
export function fnJoin(_at: Site, texts: readonly (string | null)[], separator = ""): string {
  return texts.filter((text) => text !== null).join(separator);
}

/** `format` for an empty `part`, `range` for a negative limit. */
export function fnReplace(
  at: Site,
  text: string,
  part: string,
  by: string,
  limit?: number,
): string {
  if (part === "") throw new MappingError("format", at);
  checkLimit(at, limit);
  const times = limit ?? Number.POSITIVE_INFINITY;
  const kept: string[] = [];
  let position = 0;
  for (let count = 0; count < times; count += 1) {
    const index = text.indexOf(part, position);
    if (index < 0) break;
    kept.push(text.slice(position, index));
    position = index + part.length;
  }
  kept.push(text.slice(position));
  return kept.join(by);
}

/** `range` beyond a width of a million. An empty filler is a space. */
export function fnPad(at: Site, text: string, width: number, filler = " "): string {
  const size = Math.abs(Math.trunc(width));
  if (size > maxPadWidth) throw new MappingError("range", at);
  const missing = size - fnLength(at, text);
  if (missing <= 0) return text;
  const points = Array.from(filler === "" ? " " : filler);
  const padding = Array.from({ length: missing }, (_, index) => points[index % points.length]);
  return width > 0 ? text + padding.join("") : padding.join("") + text;
}

/** One byte for each character; `format` for characters above U+00FF, which have none. */
export function fnBase64encode(at: Site, text: string): string {
  return guarded(at, () => btoa(text));
}

/** One character for each byte; `format` for text that is no padded base64. */
export function fnBase64decode(at: Site, text: string): string {
  const decoded = guarded(at, () => atob(text));
  if (btoa(decoded) !== text) throw new MappingError("format", at);
  return decoded;
}

/** `format` for text with half a surrogate pair. */
export function fnEncodeUrl(at: Site, text: string): string {
  return guarded(at, () => encodeURI(text));
}

/** `format` for percent signs that start no UTF-8 character. */
export function fnDecodeUrl(at: Site, text: string): string {
  return guarded(at, () => decodeURI(text));
}

/** `format` for text with half a surrogate pair. */
export function fnEncodeUrlComponent(at: Site, text: string): string {
  return guarded(at, () => encodeURIComponent(text));
}

/** `format` for percent signs that start no UTF-8 character. */
export function fnDecodeUrlComponent(at: Site, text: string): string {
  return guarded(at, () => decodeURIComponent(text));
}

const maxPadWidth = 1_000_000;

function checkLimit(at: Site, limit: number | undefined): void {
  if (limit !== undefined && limit < 0) throw new MappingError("range", at);
}

/** The platform's codecs refuse by exceptions of their own. */
function guarded(at: Site, convert: () => string): string {
  try {
    return convert();
  } catch {
    throw new MappingError("format", at);
  }
}
