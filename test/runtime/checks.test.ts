import { expect, it } from "vitest";
import * as checks from "../../src/runtime/checks.ts";
import { MappingError } from "../../src/runtime/errors.ts";
import { numberText } from "../../src/runtime/numbers.ts";
import { at, refusal } from "./refusal.ts";

const deepList = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
};

it.each<[checks.Check, readonly unknown[], Readonly<Record<string, readonly unknown[]>>]>([
  [checks.checkString, ["", "a", "\ud800"], { type: [1, true, [], {}] }],
  [checks.checkNumber, [0, -0, 1e300], { type: ["1", Number.NaN, Number.POSITIVE_INFINITY, 1n] }],
  [
    checks.checkInteger,
    [0, -0, 2 ** 53 - 1, 1 - 2 ** 53],
    { type: [2.5, "1", Number.NaN], range: [2 ** 53, -1e300] },
  ],
  [
    checks.checkDecimal,
    [1.5, "1.50", "+1", "1e-999", "12345678901234567890.1", 123456789012345],
    { type: [true, Number.NaN], inexact: [0.1 + 0.2, 2 ** 53], format: ["", "1,5", "1e1000"] },
  ],
  [checks.checkBoolean, [true, false], { type: [0, "true"] }],
  [checks.checkDate, ["2024-02-29", "0001-01-01"], { type: [1], format: ["2023-02-29", "24-1-1"] }],
  [
    checks.checkDatetime,
    ["2024-02-29T10:00Z", "2024-02-29T10:00:00.123456789+0530"],
    { type: [1], format: ["2024-02-29T10:00", "2024-02-29", "2024-02-29T24:00Z"] },
  ],
  [checks.checkTime, ["10:00", "23:59:59.9"], { type: [1], format: ["24:00", "10"] }],
  [
    checks.checkEnum(new Set(["a", "constructor"])),
    ["a", "constructor"],
    { type: [1], "unknown-value": ["b", "toString"] },
  ],
  [
    checks.checkJson,
    [1, "a", true, [null], { a: [{}], b: undefined }, Object.create(null), deepList(500)],
    {
      type: [{ a: Number.NaN }, [undefined], new Date(), new Map(), () => 1, 1n, [Symbol.iterator]],
      "too-deep": [deepList(501), deepList(100_000)],
    },
  ],
  [
    checks.checkList(checks.checkString),
    [[], ["a"], [null]],
    { type: [{}, "a", [1], [undefined]] },
  ],
  [
    checks.checkObject({ a: checks.checkString, toString: checks.checkDate }),
    [{}, { a: "x", b: 1 }, { a: null }, { a: undefined }],
    { type: [[], "a", { a: 1 }, { toString: 1 }, new Date()], format: [{ toString: "x" }] },
  ],
  [
    checks.checkMap(checks.checkInteger),
    [{}, { a: 1, b: null }],
    { type: [[], { a: "1" }, JSON.parse('{"__proto__": "1"}')] },
  ],
])("%o takes its type as it is and names what is wrong", (check, good, bad) => {
  for (const value of good) expect(check(value, at)).toBe(value);
  for (const [code, values] of Object.entries(bad)) {
    for (const value of values) expect(refusal(() => check(value, at))).toBe(code);
  }
});

it("names the place inside a value", () => {
  const check = checks.checkObject({ lines: checks.checkList(checks.checkMap(checks.checkDate)) });
  try {
    check({ lines: [{}, { due: "x" }] }, { path: "", rule: "r" });
    expect.unreachable();
  } catch (problem) {
    expect(problem).toBeInstanceOf(MappingError);
    expect((problem as MappingError).path).toBe("lines[1].due");
  }
});

it("prints numbers plainly", () => {
  expect(numberText(1e-10, at)).toBe("0.0000000001");
  expect(numberText(-1.5e22, at)).toBe("-15000000000000000000000");
  expect(refusal(() => numberText(2 ** 53, at))).toBe("inexact");
});
