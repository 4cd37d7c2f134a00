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
