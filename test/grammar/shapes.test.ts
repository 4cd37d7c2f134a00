import { describe, expect, it } from "vitest";
import { parse } from "../../src/grammar/parse.ts";
import { problemLines, readCases, shapeCases, shapeOfCase } from "../support/cases.ts";

const mistakes = readCases(new URL("mistakes.txt", import.meta.url));

describe("texts and their trees", () => {
  it("cover every construct", () => expect(shapeCases.length).toBeGreaterThan(200));

  it.each(shapeCases)("$kind $name", ({ kind, source, expected }) => {
    const { file, diagnostics } = parse({ path: "case.cemap", text: source });
    expect(diagnostics).toEqual([]);
    expect(shapeOfCase(kind, file)).toBe(expected);
  });
});

describe("mistakes: what is kept and what is said", () => {
  it.each(mistakes)("$kind $name", ({ kind, source, expected }) => {
    const { file, diagnostics } = parse({ path: "case.cemap", text: source });
    const found = [shapeOfCase(kind, file), ...problemLines(diagnostics, source)].join("\n");
    expect(found).toBe(expected);
  });
});
