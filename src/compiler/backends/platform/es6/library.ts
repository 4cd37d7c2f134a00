// What ES6 lacks of the library that the runtime uses, as functions. The build of the helpers
// (scripts/build-script-helpers.ts) calls these instead of the methods of the same names.

export function hasOwn(object: object, name: string): boolean {
  return Object.getOwnPropertyDescriptor(object, name) !== undefined;
}

export function ownEntries<Value>(object: {
  readonly [name: string]: Value;
}): readonly (readonly [string, Value])[] {
  return Object.keys(object).map((name) => [name, object[name] as Value] as const);
}

export function objectOf(list: Iterable<readonly [string, unknown]>): object {
  const object = {};
  for (const [name, value] of list) define(object, name, value);
  return object;
}

/** The own members of objects in a new one, the last of a name counts; `__proto__` is a name. */
export function copyOf(...objects: readonly object[]): object {
  const copy = {};
  for (const object of objects) {
    for (const name of Object.keys(object)) {
      define(copy, name, (object as { readonly [name: string]: unknown })[name]);
    }
  }
  return copy;
}

export function includes(list: string | readonly unknown[], item: unknown): boolean {
  return list.indexOf(item as string) !== -1;
}

export function itemAt<Item>(list: readonly Item[], index: number): Item | undefined {
  return list[index < 0 ? list.length + index : index];
}

export function flat(list: readonly unknown[], depth: number): readonly unknown[] {
  const result: unknown[] = [];
  for (const item of list) {
    if (!Array.isArray(item)) result.push(item);
    else for (const inner of depth > 1 ? flat(item, depth - 1) : item) result.push(inner);
  }
  return result;
}

export function flatMap<Item>(
  list: readonly Item[],
  map: (item: Item, index: number) => unknown,
): readonly unknown[] {
  return flat(
    list.map((item, index) => map(item, index)),
    1,
  );
}

export function toReversed<Item>(list: readonly Item[]): readonly Item[] {
  return list.slice().reverse();
}

export function toSorted<Item>(
  list: readonly Item[],
  order: (a: Item, b: Item) => number,
): readonly Item[] {
  // Sorting is stable since ES2019 only.
  return list
    .map((item, index) => ({ item, index }))
    .sort((a, b) => order(a.item, b.item) || a.index - b.index)
    .map(({ item }) => item);
}

export function padStart(text: string, length: number, fill: string): string {
  let padded = text;
  while (padded.length < length) padded = fill + padded;
  return padded;
}

export function padEnd(text: string, length: number, fill: string): string {
  let padded = text;
  while (padded.length < length) padded += fill;
  return padded;
}

export function replaceAll(text: string, pattern: RegExp | string, by: string): string {
  return typeof pattern === "string" ? text.split(pattern).join(by) : text.replace(pattern, by);
}

export function matchAll(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  const search = new RegExp(pattern.source, pattern.flags);
  for (let match = search.exec(text); match !== null; match = search.exec(text)) {
    found.push(match);
    if (match[0] === "") search.lastIndex += 1;
  }
  return found;
}

const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** As `btoa`: one character for each byte; throws for others. */
export function toBase64(bytes: string): string {
  let text = "";
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second = 0, third = 0] = [0, 1, 2].map((offset) => {
      const code = index + offset < bytes.length ? bytes.charCodeAt(index + offset) : 0;
      if (code > 255) throw new RangeError("not a byte");
      return code;
    });
    const bits = first * 65_536 + second * 256 + third;
    text += base64Digits.charAt(bits >> 18) + base64Digits.charAt((bits >> 12) & 63);
    text += index + 1 < bytes.length ? base64Digits.charAt((bits >> 6) & 63) : "=";
    text += index + 2 < bytes.length ? base64Digits.charAt(bits & 63) : "=";
  }
  return text;
}

/** The bytes, one a character, of canonical base64; some other bytes for any other text. */
export function fromBase64(text: string): string {
  const end = text.replace(/={1,2}$/, "").length;
  let bytes = "";
  let bits = 0;
  let size = 0;
  for (let index = 0; index < end; index += 1) {
    bits = (bits % 64) * 64 + base64Digits.indexOf(text.charAt(index));
    size += 6;
    if (size < 8) continue;
    size -= 8;
    bytes += String.fromCharCode((bits >> size) & 255);
  }
  return bytes;
}

function define(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}
