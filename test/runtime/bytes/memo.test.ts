import { describe, expect, it } from "vitest";
import {
  findMemo,
  hasMemo,
  isNullMemo,
  leave,
  type Memo,
  memoOf,
  putMemo,
} from "../../../src/runtime/bytes/memo.ts";
import { scanValue } from "../../../src/runtime/bytes/scan.ts";
import { MappingError } from "../../../src/runtime/errors.ts";
import { lineOf, textAt } from "./bytes.ts";

/** What a memo gives for a JSON text inside a record: `undefined` where it refuses. */
function found(memo: Memo, text: string, before = "[", after = "]"): string | undefined {
  const src = lineOf(before + text + after);
  const start = before.length;
  return foundAt(memo, src, start, scanValue(src, start));
}

function foundAt(memo: Memo, src: Uint8Array, start: number, end: number): string | undefined {
  const place = findMemo(memo, src, start, end);
  if (place < 0) return undefined;
  if (!hasMemo(memo, place)) return "missing";
  const out = new Uint8Array(400).fill(46);
  const next = putMemo(memo, place, out, 1);
  const result = textAt(out, 1, next);
  const isAlone = out[0] === 46 && out[next] === 46;
  const isNull = isNullMemo(memo, place) === (result === "null");
  return isAlone && isNull ? result : `wrong: ${textAt(out, 0, 400)}`;
}

/** A conversion that knows what it was called with. */
function counted(convert: (value: unknown) => unknown) {
  const calls: unknown[] = [];
  const memo = memoOf((value) => {
    calls.push(value);
    return convert(value);
  });
  return { memo, calls };
}

describe("a conversion that remembers", () => {
  it("is called once for a value that comes again, wherever it stands", () => {
    const { memo, calls } = counted((value) => `<${String(value)}>`);
    for (let times = 0; times < 2; times += 1) {
      for (const [before, after] of [
        ["[", "]"],
        ["[  1, ", " , 2]"],
        ["", ""],
      ]) {
        expect(found(memo, '"red"', before, after)).toBe('"<red>"');
        expect(found(memo, '"\\u0072ed"', before, after)).toBe('"<red>"');
        expect(found(memo, "7", before, after)).toBe('"<7>"');
        expect(found(memo, "null", before, after)).toBe('"<null>"');
        expect(found(memo, "[1, 2]", before, after)).toBe('"<1,2>"');
      }
    }
    expect(calls).toEqual(["red", "red", 7, null, [1, 2]]);
  });

  it("tells values apart that share all but a character", () => {
    const memo = memoOf((value) => value);
    const texts = ["1", "11", "12", "21", '"1"', '"12"', '"abcdefgh"', '"abcdefgi"', '"Abcdefgh"'];
    for (const text of [...texts, ...texts.toReversed(), ...texts]) {
      expect(found(memo, text)).toBe(text);
    }
  });

  it("tells values apart that have one place, of which one begins as the other", () => {
    const { memo, calls } = counted((value) => value);
    for (const text of ["1", "10485", "1", "1"]) expect(found(memo, text)).toBe(text);
    expect(calls).toEqual([1, 10485, 1]);
  });

  it("has places for most of some hundred numbers that differ in a digit", () => {
    const { memo, calls } = counted((value) => value);
    const texts = Array.from({ length: 400 }, (_, index) => String(100 + index));
    for (const text of [...texts, ...texts]) expect(found(memo, text)).toBe(text);
    expect(calls.length).toBeLessThan(600);
  });

  it("has the right result of each of more values than it has places for", () => {
    const { memo, calls } = counted((value) => Number(value) + 1);
    const numbers = Array.from({ length: 1500 }, (_, index) => 7 * index);
    for (let times = 0; times < 2; times += 1) {
      const results = numbers.map((number) => found(memo, `${number}`));
      expect(results).toEqual(numbers.map((number) => `${number + 1}`));
    }
    expect(calls.length).toBeGreaterThan(1500);
  });

  it("remembers the values of a code list side by side", () => {
    const { memo, calls } = counted((value) => value);
    const codes = ["DE", "FR", "GB", "IT", "ES", "PL", "CZ", "AT", "CH", "US", "NL", "BE", "SE"];
    for (let times = 0; times < 3; times += 1) {
      for (const code of codes) expect(found(memo, `"${code}"`)).toBe(`"${code}"`);
    }
    expect(calls).toEqual(codes);
  });

  it.each([
    ["32 bytes", '"abcdefghijklmnopqrstuvwxyz0123"', 1],
    ["33 bytes", '"abcdefghijklmnopqrstuvwxyz01234"', 3],
  ])("remembers values up to 32 bytes: %s", (_size, text, times) => {
    const { memo, calls } = counted((value) => value);
    for (let time = 0; time < 3; time += 1) expect(found(memo, text)).toBe(text);
    expect(calls).toHaveLength(times);
  });

  it.each([
    [62, 1],
    [63, 3],
    [200, 3],
  ])("remembers results up to 64 bytes: a text of %d characters", (size, times) => {
    const { memo, calls } = counted((value) => String(value).repeat(size));
    for (let time = 0; time < 3; time += 1) {
      expect(found(memo, '"x"')).toBe(`"${"x".repeat(size)}"`);
      // Next to it lies another one.
      expect(found(memo, '"y"')).toBe(`"${"y".repeat(size)}"`);
    }
    expect(calls).toHaveLength(2 * times);
  });

  it("keeps what it has where a result too long for it comes between", () => {
    const memo = memoOf((value) => (value === 1 ? "€".repeat(30) : value));
    expect(["2", "1", "2", "3", "1"].map((text) => found(memo, text))).toEqual([
      "2",
      `"${"€".repeat(30)}"`,
      "2",
      "3",
      `"${"€".repeat(30)}"`,
    ]);
  });

  it("says where nothing or null comes out", () => {
    const { memo, calls } = counted((value) =>
      value === 0 ? undefined : value === 1 ? null : value,
    );
    for (let time = 0; time < 2; time += 1) {
      expect(["0", "1", "2", '"n"'].map((text) => found(memo, text))).toEqual([
        "missing",
        "null",
        "2",
        '"n"',
      ]);
    }
    expect(calls).toEqual([0, 1, 2, "n"]);
  });

  it("says so of values that are not remembered too", () => {
    const long = `"${"n".repeat(40)}"`;
    const results: unknown[] = [undefined, null, "n", undefined, 3];
    const memo = memoOf(() => results.shift());
    expect([1, 2, 3, 4, 5].map(() => found(memo, long))).toEqual([
      "missing",
      "null",
      '"n"',
      "missing",
      "3",
    ]);
  });

  it("converts a missing value each time, whatever lay in its slot before", () => {
    const { memo, calls } = counted((value) => (value === undefined ? "none" : value));
    const src = lineOf("123");
    expect(foundAt(memo, src, 0, 3)).toBe("123");
    expect(foundAt(memo, src, -1, 3)).toBe('"none"');
    expect(foundAt(memo, src, -1, ~3)).toBe('"none"');
    expect(foundAt(memo, src, 0, 3)).toBe("123");
    expect(calls).toEqual([123, undefined, undefined]);
  });

  it("has a result that it does not remember until the next of these", () => {
    const memo = memoOf((value) => value);
    const long = `"${"n".repeat(40)}"`;
    const src = lineOf(`${long},"other",${long.replaceAll("n", "m")}`);
    const first = findMemo(memo, src, 0, 42);
    expect(foundAt(memo, src, 43, 50)).toBe('"other"');
    const out = new Uint8Array(42);
    expect(putMemo(memo, first, out, 0)).toBe(42);
    expect(textAt(out, 0, 42)).toBe(long);
    expect(foundAt(memo, src, 51, 93)).toBe(long.replaceAll("n", "m"));
  });

  it("refuses what the conversion refuses, each time", () => {
    const refusal = new MappingError("range", { path: "P", rule: "p <-> P" }, "number");
    const { memo, calls } = counted((value) => {
      if (value !== 1) throw refusal;
      return value;
    });
    const long = `"${"n".repeat(40)}"`;
    expect(["1", "2", "2", long, "1"].map((text) => found(memo, text))).toEqual([
      "1",
      undefined,
      undefined,
      undefined,
      "1",
    ]);
    expect(calls).toEqual([1, 2, 2, "n".repeat(40)]);
    expect(leave(refusal)).toBe(-1);
  });

  it("does not swallow other errors", () => {
    const memo = memoOf(() => {
      throw new RangeError("too deep");
    });
    expect(() => found(memo, "1")).toThrow(new RangeError("too deep"));
  });
});
