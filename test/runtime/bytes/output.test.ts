import { describe, expect, it } from "vitest";
import {
  bytesOf,
  isWholeNumber,
  putBytes,
  putJson,
  putValue,
  scannedValue,
  textOf,
} from "../../../src/runtime/bytes/output.ts";
import { scanValue } from "../../../src/runtime/bytes/scan.ts";
import { behind, lineOf, textAt } from "./bytes.ts";

/** What is written at the third byte of a room of points, and where the next would go. */
function written(
  put: (out: Uint8Array, at: number) => number,
  room = 400,
): { readonly text: string; readonly next: number } {
  const out = new Uint8Array(room).fill(46);
  const next = put(out, 2);
  return { text: textAt(out, 0, 2) + textAt(out, 2, room).replace(/\.*$/, ""), next };
}

/** Texts on both sides of the sizes from which on the engine's own functions are called. */
const texts = [0, 1, 39, 40, 41, 42, 96, 97, 98, 99, 100, 101, 102, 130].flatMap((size) => [
  "x".repeat(size),
  `${"y".repeat(size)}é`,
  `€${"z".repeat(size)}\u007f`,
]);

describe("bytes of a text", () => {
  it("are UTF-8, and come back", () => {
    for (const text of ["\ufeffa", "a\u0080", "😀", ...texts]) {
      const bytes = bytesOf(text);
      expect([...bytes]).toEqual([...Buffer.from(text, "utf8")]);
      expect(textOf(Buffer.from(`<${text}>`), 1, bytes.length + 1)).toBe(text);
    }
  });

  it("are written where they are wanted", () => {
    for (const text of texts) {
      const src = Buffer.from(`<${text}>`);
      const size = src.length - 2;
      expect(written((out, at) => putBytes(src, 1, size + 1, out, at))).toEqual({
        text: `..${text}`,
        next: size + 2,
      });
    }
  });

  it.each([[3], [96], [97], [150]])("%d of them that have no room do not stop it", (size) => {
    const src = new Uint8Array(size).fill(120);
    expect(written((out, at) => putBytes(src, 0, size, out, at), 2).next).toBe(size + 2);
    expect(written((out, at) => putBytes(src, 0, size, out, at), size + 1).next).toBe(size + 2);
    const exact = { text: `..${"x".repeat(size)}`, next: size + 2 };
    expect(written((out, at) => putBytes(src, 0, size, out, at), size + 2)).toEqual(exact);
  });
});

describe("a value", () => {
  const values = [null, true, -1.5, '"\n\\', "\u007f\u0080", "\ud800", { a: [1] }, ...texts];

  it.each(
    values.map((value) => ({ value })),
  )("is written as JSON.stringify does: $value", (row) => {
    const { value } = row;
    const text = JSON.stringify(value);
    expect(written((out, at) => putJson(value, out, at))).toEqual({
      text: `..${text}`,
      next: 2 + Buffer.byteLength(text),
    });
  });

  it("without room says where it would end", () => {
    expect(written((out, at) => putJson("abc", out, at), 4)).toEqual({ text: '.."a', next: 7 });
    expect(written((out, at) => putJson("é".repeat(60), out, at), 4).next).toBe(124);
  });

  it.each([
    ["1", 1, "1"],
    ["-0", -0, "0"],
    ["1.50", 1.5, "1.5"],
    ["null", null, "null"],
    ['""', "", '""'],
    ['"a b"', "a b", '"a b"'],
    ['"a\\/b"', "a/b", '"a/b"'],
    ['"\\u00e9"', "é", '"é"'],
    ['"\\n"', "\n", '"\\n"'],
    ["[]", [], "[]"],
    ['[ 1, {"a" :"b"} ]', [1, { a: "b" }], '[1,{"a":"b"}]'],
  ])("that is scanned is read and written: %s", (text, value, result) => {
    const src = lineOf(`,${text},`);
    const end = scanValue(src, 1);
    expect(behind(end)).toBe(1 + text.length);
    expect(scannedValue(src, 1, end)).toStrictEqual(value);
    expect(written((out, at) => putValue(src, 1, end, out, at)).text).toBe(`..${result}`);
  });

  it("that is missing is undefined, wherever the last one ended", () => {
    expect(scannedValue(lineOf('"a"'), -1, 3)).toBeUndefined();
    expect(scannedValue(lineOf('"a"'), -1, ~3)).toBeUndefined();
  });
});

describe("a number", () => {
  it.each([
    ["0", true],
    ["-12", true],
    ["1.5", false],
    ["-0.5", false],
  ])("is whole where it has no point: %s", (text, isWhole) => {
    const src = lineOf(`[.${text}.]`);
    expect(isWholeNumber(src, 2, 2 + text.length)).toBe(isWhole);
  });
});
