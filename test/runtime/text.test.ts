import fc from "fast-check";
import { expect, it } from "vitest";
import * as text from "../../src/runtime/text.ts";
import { canonicalText } from "../support/canonical-text.ts";
import { jsonValue } from "./json-values.ts";
import { at, outcome, refusal } from "./refusal.ts";

const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[a;, ]{0,8}$/));

it("brings JSON text of any value back", () => {
  fc.assert(
    fc.property(jsonValue, (value) => {
      const back = text.jsonTextGet(text.jsonTextBuild(value, at), at);
      expect(canonicalText(back)).toBe(canonicalText(value));
    }),
  );
});

it.each<[string, string]>([
  ["{a:1}", "format"],
  ["", "format"],
  ["12345678901234567890", "inexact"],
  ['{"a": [1e400]}', "inexact"],
  ["0.1000000000000000055511151231257827", "inexact"],
  [`${"[".repeat(100_000)}${"]".repeat(100_000)}`, "too-deep"],
])("reading the JSON text %.20j is %s", (value, code) => {
  expect(refusal(() => text.jsonTextGet(value, at))).toBe(code);
});

it.each([
  '"12345678901234567890"',
  "0.30000000000000004",
  "1.0",
  "1e2",
  '"\\"1e999"',
  "-0",
])("reads the JSON text %s", (value) => {
  expect(text.jsonTextGet(value, at)).toBe(JSON.parse(value));
});

it("reads JSON text with a string of ten million characters", () => {
  const value = `["${"x".repeat(10_000_000)}", 7]`;
  expect(text.jsonTextGet(value, at)).toHaveLength(2);
});

it("refuses to write what is no JSON", () => {
  expect(refusal(() => text.jsonTextBuild({ a: Number.NaN }, at))).toBe("type");
  expect(refusal(() => text.jsonTextBuild({ a: new Date() }, at))).toBe("type");
});

it("brings a list of texts back, or refuses it", () => {
  let carried = 0;
  const separator = fc.constantFrom(";", ", ", ";;", "aa");
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 4 }), separator, (items, mark) => {
      const joined = outcome(() => text.joinList(items, at, mark));
      if (typeof joined !== "string") return;
      carried += 1;
      expect(text.splitList(joined, at, mark)).toStrictEqual(items);
    }),
  );
  expect(carried).toBeGreaterThan(10);
});

it("brings every text back from its list", () => {
  fc.assert(
    fc.property(anyText, (value) => {
      expect(text.joinList(text.splitList(value, at, ";"), at, ";")).toBe(value);
    }),
  );
});

it.each<[unknown, string | undefined]>([
  [[], undefined],
  [["a", ""], undefined],
  [[""], "format"],
  [["a;b"], "format"],
  [["a", null], "type"],
  ["a", "type"],
])("writing the list %j: %s", (items, code) => {
  expect(refusal(() => text.joinList(items, at, ";"))).toBe(code);
});

it("names the item that is no text", () => {
  expect(() => text.joinList(["a", 1], at, ";")).toThrowError(/Field\[1\]/);
});

it("changes case and trims the ends", () => {
  expect(text.lower("ÀB", at)).toBe("àb");
  expect(text.upper("ß", at)).toBe("SS");
  expect(text.trim(" \t\na  b\r\n", at)).toBe("a  b");
  expect(text.trim("   ", at)).toBe("");
  expect(text.not(true, at)).toBe(false);
  for (const step of [text.lower, text.upper, text.trim, text.not]) {
    expect(refusal(() => step(1, at))).toBe("type");
  }
});
