import { MappingError, type Site } from "./errors.ts";

/** `"prefix{A}s1{B}suffix"`, without its places. */
export interface Template {
  readonly prefix: string;
  /** Text before each part; `""` for the first. */
  readonly separators: readonly string[];
  readonly suffix: string;
  /** The part that takes a text without any separator; absent: the first takes it. */
  readonly required?: number;
}

/**
 * The present parts, each but the first after the text that stands before it, within prefix and
 * suffix. All parts missing: missing; none has a value: null.
 */
export function joinParts(template: Template, parts: readonly unknown[]): unknown {
  let text: string | undefined;
  let isNull = false;
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    if (part === undefined) continue;
    if (part === null) isNull = true;
    else text = text === undefined ? `${part}` : text + (template.separators[index] ?? "") + part;
  }
  if (text === undefined) return isNull ? null : undefined;
  return template.prefix + text + template.suffix;
}

/**
 * The parts of a text, missing where there is none; they join to the same text again. `old` are
 * the parts of the original: what still stands at either end is taken as it was split there.
 * Error `type` for anything but text, `no-match` without prefix or suffix.
 */
export function splitParts(
  template: Template,
  value: unknown,
  at: Site,
  old: readonly unknown[] | undefined,
): readonly (string | undefined)[] {
  const text = inner(template, value, at);
  const { separators, required } = template;
  const parts = new Array<string | undefined>(separators.length).fill(undefined);
  if (
    required !== undefined &&
    !separators.some((between, index) => index > 0 && text.includes(between))
  ) {
    parts[required] = text;
    return parts;
  }
  const rest = takeOldParts(template, text, parts, old);
  let remaining = rest.text;
  let first = rest.first;
  for (let next = first + 1; next <= rest.last; next += 1) {
    const separator = separators[next] ?? "";
    const end = remaining.indexOf(separator);
    if (end < 0) continue;
    parts[first] = remaining.slice(0, end);
    remaining = remaining.slice(end + separator.length);
    first = next;
  }
  parts[first] = remaining;
  return parts;
}

interface Rest {
  readonly text: string;
  /** First and last part that are still to be found in `text`. */
  readonly first: number;
  readonly last: number;
}

function takeOldParts(
  { separators }: Template,
  text: string,
  parts: (string | undefined)[],
  old: readonly unknown[] | undefined,
): Rest {
  let rest = text;
  let first = 0;
  let last = separators.length - 1;
  if (old === undefined) return { text: rest, first, last };
  for (; first < last; first += 1) {
    const part = old[first];
    const head = typeof part === "string" ? part + (separators[first + 1] ?? "") : undefined;
    if (head === undefined || !rest.startsWith(head)) break;
    parts[first] = part as string;
    rest = rest.slice(head.length);
  }
  for (; last > first; last -= 1) {
    const part = old[last];
    const tail = typeof part === "string" ? (separators[last] ?? "") + part : undefined;
    if (tail === undefined || !rest.endsWith(tail)) break;
    parts[last] = part as string;
    rest = rest.slice(0, rest.length - tail.length);
  }
  return { text: rest, first, last };
}

function inner({ prefix, suffix }: Template, value: unknown, at: Site): string {
  if (typeof value !== "string") throw new MappingError("type", at);
  const end = value.length - suffix.length;
  if (end < prefix.length || !value.startsWith(prefix) || !value.endsWith(suffix)) {
    throw new MappingError("no-match", at);
  }
  return value.slice(prefix.length, end);
}
