import type { Json } from "../../../src/compiler/types.ts";
import { instantOf, textOfInstant } from "./dates.ts";
import {
  hasValue,
  isList,
  isObject,
  type Maybe,
  member,
  names,
  refuse,
  sameJson,
} from "./states.ts";

type Fn = (...args: readonly Maybe[]) => Maybe;

/** Calls a function of one-way expressions, by its JSONata name; what it means there it means here. */
export function call(name: string, args: readonly Maybe[]): Maybe {
  const free = stateFunctions[name];
  if (free !== undefined) return free(...args);
  const fn = { ...textFunctions, ...numberFunctions, ...otherFunctions }[name];
  if (fn === undefined) throw new Error(`no function ${name}`);
  // A missing optional argument counts as left out.
  const needed = args.slice(0, requiredCount[name] ?? args.length);
  if (needed.some((arg) => arg === undefined)) return undefined;
  return args.some((arg) => arg === null) ? null : fn(...args);
}

/** Functions whose last arguments may be left out: how many may not. */
const requiredCount: Readonly<Record<string, number>> = {
  substring: 2,
  split: 2,
  join: 1,
  replace: 3,
  pad: 2,
  round: 1,
  formatBase: 1,
};

/** These see missing and null themselves. */
const stateFunctions: Readonly<Record<string, Fn>> = {
  boolean: (value) => (value === undefined ? undefined : isTruthy(value)),
  not: (value) => (value === undefined ? undefined : !isTruthy(value)),
  exists: (value) => value !== undefined,
  type: (value) => {
    if (value === undefined) return undefined;
    if (value === null) return "null";
    return isList(value) ? "array" : typeof value;
  },
  count: (value) => (value === null ? null : isList(value) ? value.length : 0),
  append: (first, second) => [first, second].flatMap((value) => items(value)),
};

const textFunctions: Readonly<Record<string, Fn>> = {
  uppercase: (value) => text(value).toUpperCase(),
  lowercase: (value) => text(value).toLowerCase(),
  trim: (value) =>
    text(value)
      .replace(/[ \t\n\r]+/gu, " ")
      .replace(/^ | $/gu, ""),
  length: (value) => [...text(value)].length,
  substring: (value, start, length) => substring([...text(value)], number(start), length),
  substringBefore: (value, mark) => {
    const at = text(value).indexOf(text(mark));
    return at < 0 ? text(value) : text(value).slice(0, at);
  },
  substringAfter: (value, mark) => {
    const at = text(value).indexOf(text(mark));
    return at < 0 ? text(value) : text(value).slice(at + text(mark).length);
  },
  contains: (value, part) => text(value).includes(text(part)),
  split: (value, separator, limit) => text(value).split(text(separator)).slice(0, limitOf(limit)),
  join: (value, separator) =>
    list(value)
      .filter((item) => item !== null)
      .join(separator === undefined ? "" : text(separator)),
  replace: (value, part, by, limit) => {
    if (part === "") return refuse("format", "nothing to replace");
    const pieces = text(value).split(text(part));
    const times = Math.min(limitOf(limit) ?? Number.POSITIVE_INFINITY, pieces.length - 1);
    const replaced = pieces.slice(0, Math.ceil(times) + 1);
    const rest = pieces.slice(Math.ceil(times) + 1);
    return [replaced.join(text(by)), ...rest].join(text(part));
  },
  pad: (value, width, filler) => {
    const size = Math.abs(Math.trunc(number(width)));
    if (size > 1_000_000) return refuse("range", "too wide");
    const points = [...(hasValue(filler) && filler !== "" ? text(filler) : " ")];
    const count = Math.max(0, size - [...text(value)].length);
    const padding = Array.from({ length: count }, (_, at) => points[at % points.length]).join("");
    return number(width) > 0 ? text(value) + padding : padding + text(value);
  },
  base64encode: (value) => guarded(() => btoa(text(value))),
  base64decode: (value) => {
    const decoded = guarded(() => atob(text(value)));
    return btoa(decoded) === value ? decoded : refuse("format", "not base64");
  },
  encodeUrl: (value) => guarded(() => encodeURI(text(value))),
  decodeUrl: (value) => guarded(() => decodeURI(text(value))),
  encodeUrlComponent: (value) => guarded(() => encodeURIComponent(text(value))),
  decodeUrlComponent: (value) => guarded(() => decodeURIComponent(text(value))),
};

const numberFunctions: Readonly<Record<string, Fn>> = {
  abs: (value) => Math.abs(number(value)),
  floor: (value) => Math.floor(number(value)),
  ceil: (value) => Math.ceil(number(value)),
  round: (value, places) => round(number(value), places === undefined ? 0 : number(places)),
  power: (base, exponent) => finite(number(base) ** number(exponent)),
  sqrt: (value) =>
    number(value) < 0 ? refuse("range", "root of a negative") : Math.sqrt(number(value)),
  formatBase: (value, base) => {
    const radix = base === undefined ? 10 : round(number(base), 0);
    return radix < 2 || radix > 36
      ? refuse("range", "base 2 to 36")
      : round(number(value), 0).toString(radix);
  },
  number: (value) => {
    if (typeof value === "number") return value;
    if (typeof value === "boolean") return value ? 1 : 0;
    if (typeof value !== "string") return refuse("type", "no number in it");
    const form =
      /^(-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?|0[xX][0-9A-Fa-f]+|0[oO][0-7]+|0[bB][01]+)$/u;
    return form.test(value) ? finite(Number(value)) : refuse("format", "not the text of a number");
  },
  sum: (value) => finite(numbers(value).reduce((total, item) => total + item, 0)),
  max: (value) => (numbers(value).length === 0 ? undefined : Math.max(...numbers(value))),
  min: (value) => (numbers(value).length === 0 ? undefined : Math.min(...numbers(value))),
  average: (value) => {
    const all = numbers(value);
    return all.length === 0
      ? undefined
      : finite(all.reduce((total, item) => total + item, 0)) / all.length;
  },
  fromMillis: (value) => textOfInstant(Math.trunc(number(value))),
  toMillis: (value) => {
    const date = /^\d{4}-\d{2}-\d{2}$/u.test(text(value)) ? `${value}T00:00:00Z` : text(value);
    if (date.charAt(16) !== ":") return refuse("format", "not a datetime with seconds");
    return instantOf(date.replace(/(\.\d{3})\d+/u, "$1"));
  },
};

const otherFunctions: Readonly<Record<string, Fn>> = {
  string: (value) => stringOf(value),
  reverse: (value) => [...list(value)].reverse(),
  distinct: (value) =>
    list(value).filter((item, at, all) => all.findIndex((other) => sameJson(other, item)) === at),
  sort: (value) => {
    const all = list(value);
    if (all.length < 2) return all;
    if (all.every((item) => typeof item === "number")) return all.toSorted((a, b) => a - b);
    if (!all.every((item) => typeof item === "string")) return refuse("type", "not of one kind");
    return all.toSorted((a, b) => (a < b ? -1 : Number(a > b)));
  },
  keys: (value) =>
    Object.keys(
      Object.fromEntries(
        objects(value).flatMap((object) => names(object).map((name) => [name, 1])),
      ),
    ),
  lookup: (value, name) => {
    if (!isList(value)) return isObject(value) ? member(value, text(name)) : undefined;
    const found = objects(value).flatMap((object) => items(member(object, text(name))));
    return found.length > 1 ? found : found[0];
  },
  merge: (value) =>
    Object.fromEntries(
      list(value)
        .filter((item) => item !== null)
        .flatMap((item) =>
          isObject(item) ? Object.entries(item) : refuse("type", "not an object"),
        ),
    ),
};

/** Text of a value as `&` joins it: fractions with up to 15 digits. */
export function stringOf(value: Maybe): string {
  if (typeof value === "string") return value;
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === "number" && !Number.isInteger(inner) ? Number(inner.toPrecision(15)) : inner,
  );
}

export function finite(value: number): number {
  return Number.isFinite(value) ? value : refuse("range", "not a finite number");
}

function substring(points: readonly string[], start: number, length: Maybe): string {
  const from = points.length + start < 0 ? 0 : start;
  if (length === undefined) return points.slice(from).join("");
  if (number(length) <= 0) return "";
  const end = from >= 0 ? from + number(length) : points.length + from + number(length);
  return points.slice(from, end).join("");
}

/** Halves go to the even neighbour; the point is moved in the text of the number. */
function round(value: number, places: number): number {
  const shift = (from: number, by: number): number => {
    const [mantissa = "", exponent = "0"] = String(from).split("e");
    return Number(`${mantissa}e${Number(exponent) + by}`);
  };
  const moved = places === 0 ? value : shift(value, places);
  const up = Math.round(moved);
  const even = Math.abs(up - moved) === 0.5 && Math.abs(up % 2) === 1 ? up - 1 : up;
  return finite(places === 0 ? even : shift(even, -places)) + 0;
}

function isTruthy(value: Json): boolean {
  if (isList(value)) return value.some(isTruthy);
  return isObject(value) ? Object.keys(value).length > 0 : Boolean(value);
}

function items(value: Maybe): readonly Json[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

function objects(value: Maybe): readonly { readonly [name: string]: Json }[] {
  return items(value).flatMap((item) =>
    isList(item) ? objects(item) : isObject(item) ? [item] : [],
  );
}

function limitOf(limit: Maybe): number | undefined {
  if (limit === undefined) return undefined;
  return number(limit) < 0 ? refuse("range", "a negative limit") : number(limit);
}

function guarded(action: () => string): string {
  try {
    return action();
  } catch {
    return refuse("format", "not such text");
  }
}

function text(value: Maybe): string {
  return typeof value === "string" ? value : refuse("type", "not a text");
}

function number(value: Maybe): number {
  return typeof value === "number" ? value : refuse("type", "not a number");
}

function list(value: Maybe): readonly Json[] {
  return isList(value) ? value : refuse("type", "not a list");
}

function numbers(value: Maybe): readonly number[] {
  return list(value)
    .filter((item) => item !== null)
    .map(number);
}
