import { describe, expect, it } from "vitest";
import { scanValue, skipBlanks } from "../../../src/runtime/bytes/scan.ts";
import { behind, lineOf, textAt } from "./bytes.ts";

/** What of a text is scanned as a value, and whether `JSON.stringify` writes it so. */
function scanned(
  text: string,
  before = '[7, "é", ',
): string | { readonly rewritten: string } | undefined {
  const src = lineOf(before + text);
  const at = lineOf(before).length - 1;
  const end = scanValue(src, at);
  if (end === 0) return undefined;
  const found = textAt(src, at, behind(end));
  return end < 0 ? { rewritten: found } : found;
}

/** What `scanned` gives of a text without an exponent, by the engine's reader of JSON. */
function byEngine(text: string): ReturnType<typeof scanned> {
  try {
    return JSON.stringify(JSON.parse(text)) === text ? text : { rewritten: text };
  } catch {
    return undefined;
  }
}

describe("a value among bytes", () => {
  it.each([
    ["null"],
    ["true"],
    ["false"],
    ['""'],
    ['"a"'],
    ['"Žé 漢 😀 \u007f /"'],
    ["0"],
    ["-1"],
    ["20"],
    ["0.5"],
    ["-0.5"],
    ["0.0000012"],
    ["-10.0000001"],
    ["123456789012345"],
    ["12345678.9012345"],
    ["[]"],
    ["{}"],
  ])("is kept as it is written: %s", (text) => {
    expect(byEngine(text)).toBe(text);
    for (const after of ["", " ", ",", "}", "]", '"']) expect(scanned(text + after)).toBe(text);
  });

  it.each([
    ['"\\n"'],
    ['"\\"\\\\\\/\\b\\f\\r\\t"'],
    ['"a\\u00e9b"'],
    ['"\\uABCD\\uabcd\\u0129"'],
    ["-0"],
    ["-0.0"],
    ["1.50"],
    ["0.0"],
    ["0.0000001"],
    ["-0.00000012"],
    ["[ ]"],
    ["{ \t}"],
    ["[1]"],
    ["[[],[[]],{}]"],
    ["[\r1 ,\t-2.5 , null]"],
    ['{"a":1}'],
    ['{ "a" : 1.50 , "b\\n":[true , "x"]\r}'],
    ['{"a":{"b":{}},"c":[{}]}'],
  ])("may be written in other characters: %s", (text) => {
    expect(JSON.parse(text)).toBeDefined();
    for (const after of ["", " ", ",", "}"]) {
      expect(scanned(text + after)).toEqual({ rewritten: text });
    }
  });

  it.each([
    // Nothing that JSON knows.
    [""],
    ["nul"],
    ["nall"],
    ["nuxl"],
    ["nulk"],
    ["trux"],
    ["trve"],
    ["txue"],
    ["falsy"],
    ["falze"],
    ["fakse"],
    ["filse"],
    ["undefined"],
    ["+1"],
    [".5"],
    ["-"],
    ["-a"],
    ["1."],
    ["1.a"],
    ["01"],
    ["-01"],
    ["'a'"],
    // Texts that do not end, and what none may hold.
    ['"a'],
    ['"'],
    ['"a\tb"'],
    ['"a\u001fb"'],
    ['"a\u0000b"'],
    ['"\\n'],
    ['"\\n\tb"'],
    ['"\\x"'],
    ['"\\u12g4"'],
    ['"\\u12"'],
    ['"\\u'],
    ['"\\'],
    // Brackets and what stands between them.
    ["["],
    ["[1"],
    ["[1,"],
    ["[1,]"],
    ["[,1]"],
    ["[1 2]"],
    ["[1}"],
    ["[}"],
    ["[x]"],
    ["{"],
    ["{]"],
    ['{"a"}'],
    ['{"a":}'],
    ['{"a" 1}'],
    ['{"a":1'],
    ['{"a":1,'],
    ['{"a":1,}'],
    ['{"a":1]'],
    ["{a:1}"],
    ["{1:1}"],
    ['{"a:1}'],
    ['{"a\\x":1}'],
    ['{"a";1}'],
    ["[1;2]"],
    ["[[1]"],
    ['[{"a":1]'],
  ])("is refused where it is no JSON: %j", (text) => {
    for (const before of ["", "[", ":1}", "}", "]"]) {
      expect(scanned(text, before)).toBeUndefined();
    }
  });

  it.each([
    ["1e2"],
    ["1E2"],
    ["0.5e-7"],
    ["1234567890123456"],
    ["0.123456789012345"],
  ])("is left to the general reader where a double is not surely what stands there: %s", (text) => {
    expect(scanned(text)).toBeUndefined();
    expect(scanned(`[${text}]`)).toBeUndefined();
    expect(scanned(`{"a":${text}}`)).toBeUndefined();
  });

  it.each([
    ["[", "]"],
    ['{"a":', "}"],
  ])("is left to the general reader where it is nested deep: %s", (open, close) => {
    const nested = (depth: number) => `${open.repeat(depth)}1${close.repeat(depth)}`;
    expect(scanned(nested(65))).toEqual({ rewritten: nested(65) });
    expect(scanned(nested(66))).toBeUndefined();
  });

  it("is a number as JSON has them", () => {
    let texts = [""];
    for (let size = 1; size <= 5; size += 1) {
      texts = texts.flatMap((text) => [..."-.0194"].map((character) => text + character));
      const wrong = texts.filter((text) => {
        const found = scanned(text);
        // `1-2` is a number and what follows it, as before a comma.
        const isPart = typeof found === "string" ? found !== text : found?.rewritten !== text;
        const expected = byEngine(text);
        return isPart ? expected !== undefined : !sameAs(found, expected);
      });
      expect(wrong).toEqual([]);
    }
  });

  it("has the escapes of JSON, and no others", () => {
    const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
    for (const character of ascii) {
      for (const text of [`"\\${character}"`, `"\\u${character}0a1"`, `"\\u0a1${character}"`]) {
        const expected = byEngine(text) === undefined ? undefined : { rewritten: text };
        expect([text, scanned(text)]).toEqual([text, expected]);
      }
    }
  });
});

function sameAs(a: ReturnType<typeof scanned>, b: ReturnType<typeof scanned>): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

describe("blanks", () => {
  it("are spaces, tabs and carriage returns", () => {
    const src = lineOf(" a \t\r \t\u000bb");
    expect([0, 1, 2, 3, 6, 7, 8].map((at) => skipBlanks(src, at))).toEqual([1, 1, 7, 7, 7, 7, 8]);
  });

  it("end with the line", () => {
    expect(skipBlanks(lineOf("  "), 0)).toBe(2);
  });
});
