import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MappingError } from "../../src/runtime/errors.ts";
import { joinParts, splitParts } from "../../src/runtime/templates.ts";

const at = { path: "name", rule: "name <-> …" };
const name = { prefix: "", separators: ["", " "], suffix: "" };
const lastNeeded = { ...name, required: 1 };

describe("joinParts", () => {
  it("leaves out what is missing or null, with the text before it", () => {
    expect(joinParts(name, ["Ada", "L"])).toBe("Ada L");
    expect(joinParts(name, [null, "Prince"])).toBe("Prince");
    expect(joinParts(name, ["", "x"])).toBe(" x");
  });

  it("is missing when all parts are, null when none has a value", () => {
    expect(joinParts(name, [undefined, undefined])).toBe(undefined);
    expect(joinParts(name, [null, undefined])).toBe(null);
  });
});

describe("splitParts", () => {
  it("cuts at the first separator", () => {
    expect(splitParts(name, "Mary Ann Lee", at, undefined)).toEqual(["Mary", "Ann Lee"]);
  });

  it("cuts where the original was cut", () => {
    const old = ["Mary Ann", "Lee"];
    expect(splitParts(name, "Mary Ann Smith", at, old)).toEqual(["Mary Ann", "Smith"]);
    expect(splitParts(name, "Jo Ann Lee", at, old)).toEqual(["Jo Ann", "Lee"]);
  });

  it("gives a text without separator to the required part", () => {
    expect(splitParts(lastNeeded, "Prince", at, ["Ada", "L"])).toEqual([undefined, "Prince"]);
    expect(splitParts(name, "Prince", at, undefined)).toEqual(["Prince", undefined]);
  });

  it("asks for prefix and suffix", () => {
    const wrapped = { prefix: "<", separators: [""], suffix: ">" };
    expect(splitParts(wrapped, "<a>", at, undefined)).toEqual(["a"]);
    for (const text of ["a>", "<a", "<", ""]) {
      expect(() => splitParts(wrapped, text, at, undefined)).toThrow(MappingError);
    }
  });

  it("always joins to the same text", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", " ", "-", "/") });
    const part = fc.option(text, { nil: undefined });
    const between = fc.constantFrom(" ", "-", "/", " - ");
    const required = fc.constantFrom(0, 1, 2);
    fc.assert(
      fc.property(
        text,
        fc.array(between, { minLength: 0, maxLength: 3 }),
        fc.option(fc.array(part, { minLength: 4, maxLength: 4 }), { nil: undefined }),
        fc.option(required, { nil: undefined }),
        (given, separators, old, needed) => {
          const all = ["", ...separators];
          const isPart = needed !== undefined && needed < all.length;
          const template = {
            prefix: "",
            separators: all,
            suffix: "",
            ...(isPart ? { required: needed } : {}),
          };
          const parts = splitParts(template, given, at, old?.slice(0, all.length));
          expect(joinParts(template, parts)).toBe(given);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("a template of three parts", () => {
  const whole = { prefix: "<", separators: ["", "-", "/"], suffix: ">" };
  const split = (text: string, old?: readonly unknown[]) => splitParts(whole, text, at, old);

  it.each<[readonly unknown[], unknown]>([
    [["a", "b", "c"], "<a-b/c>"],
    [["a", undefined, "c"], "<a/c>"],
    [[undefined, "b", null], "<b>"],
    [[null, undefined, null], null],
    [[1, true, ""], "<1-true/>"],
  ])("is made of %j", (parts, expected) => {
    expect(joinParts(whole, parts)).toBe(expected);
  });

  it.each<[string, readonly unknown[]]>([
    ["<a-b/c>", ["a", "b", "c"]],
    ["<a/c>", ["a", undefined, "c"]],
    ["<a-b>", ["a", "b", undefined]],
    ["<a>", ["a", undefined, undefined]],
    ["<>", ["", undefined, undefined]],
    ["<-/>", ["", "", ""]],
    ["</a-b>", ["/a", "b", undefined]],
    ["<a-b-c/d/e>", ["a", "b-c", "d/e"]],
  ])("%s is split at the first separators", (text, expected) => {
    expect(split(text)).toStrictEqual(expected);
  });

  it.each<[string, readonly unknown[], readonly unknown[]]>([
    ["<a-b/c>", ["a", "b", "c"], ["a", "b", "c"]],
    ["<a-x-b/c>", ["a-x", "b", "c"], ["a-x", "b", "c"]],
    ["<z-b/x/c>", ["a", "b", "x/c"], ["z", "b", "x/c"]],
    ["<a-z-b/c>", ["a", "z-b", "c"], ["a", "z-b", "c"]],
    // What the original lacks, or cannot be read, ends the comparison at that end.
    ["<a-x-b/c>", [undefined, "b", "c"], ["a-x", "b", "c"]],
    ["<a-x-b/c>", [undefined, "b", undefined], ["a", "x-b", "c"]],
    ["<a-x-b/c/d>", [undefined, undefined, "c/d"], ["a", "x-b", "c/d"]],
    ["<a-b/x/c>", ["a", 5, "x/c"], ["a", "b", "x/c"]],
    ["<a-x-b/c>", ["a-x", "b", undefined], ["a-x", "b", "c"]],
    ["<5-b/c>", [5, "b", "c"], ["5", "b", "c"]],
  ])("%s is split as the original was: %j", (text, old, expected) => {
    expect(split(text, old)).toStrictEqual(expected);
  });

  it("goes to the part that is needed where it has no separator", () => {
    const needed = { ...whole, required: 2 };
    expect(splitParts(needed, "<c>", at, undefined)).toEqual([undefined, undefined, "c"]);
    expect(splitParts(needed, "<a-b>", at, undefined)).toEqual(["a", "b", undefined]);
    expect(splitParts(needed, "<a/c>", at, undefined)).toEqual(["a", undefined, "c"]);
  });

  it.each<[unknown, string]>([
    [5, "type"],
    [null, "type"],
    [["<a>"], "type"],
    ["a>", "no-match"],
    ["<a", "no-match"],
    ["", "no-match"],
    ["<", "no-match"],
  ])("refuses %j", (value, code) => {
    expect(() => splitParts(whole, value, at, undefined)).toThrow(
      new MappingError(code as "type", at),
    );
  });

  it("has room for prefix and suffix side by side only", () => {
    const same = { prefix: "--", separators: [""], suffix: "--" };
    expect(() => splitParts(same, "---", at, undefined)).toThrow(new MappingError("no-match", at));
    expect(splitParts(same, "----", at, undefined)).toEqual([""]);
  });
});
