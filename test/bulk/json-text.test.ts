import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/bulk/json-text.ts";

describe("parseJson", () => {
  it.each([
    ["0", 0],
    ["1.50", 1.5],
    ["1e3", 1000],
    ["0.30000000000000004", 0.30000000000000004],
    ["9007199254740991", 9007199254740991],
    ["123456789012345680000", 123456789012345680000],
    ['"12345678901234567890"', "12345678901234567890"],
    ['\ufeff{"a":1}', { a: 1 }],
    ['{"a":1,"a":2}', { a: 2 }],
  ])("takes %s", (text, value) => {
    expect(parseJson(text)).toEqual({ ok: true, value });
  });

  it.each([
    "9007199254740993",
    "12345678901234567890",
    "0.1234567890123456789",
    "1e400",
    "[1e-400]",
  ])("refuses %s, which a double would change", (text) => {
    expect(parseJson(`{"a":${text}}`)).toMatchObject({ ok: false, code: "inexact" });
  });

  it.each(["", "{", "nul", "{'a':1}", "1 2", "[1,]"])("says that %j is not JSON", (text) => {
    expect(parseJson(text)).toMatchObject({ ok: false, code: "json" });
  });

  it("takes every value that JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const result = parseJson(JSON.stringify(value));
        expect(result).toEqual({ ok: true, value: JSON.parse(JSON.stringify(value)) });
      }),
    );
  });

  it("takes __proto__ as a member like any other", () => {
    const result = parseJson('{"__proto__":{"x":1}}');
    expect(result.ok && Object.keys(result.value as object)).toEqual(["__proto__"]);
  });
});
