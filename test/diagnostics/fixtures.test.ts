import { describe, expect, it } from "vitest";
import { fixtures, renderFixture } from "../support/diagnostic-fixtures.ts";

/** Each fixture gives its own code, and exactly the text that was reviewed (`npm run generate`). */
describe("diagnostics, as a user reads them", () => {
  it.each(fixtures())("$code", ({ code, input, rendered }) => {
    const actual = renderFixture({ code, input });
    expect(new Set(actual.codes)).toEqual(new Set([code]));
    expect(actual.rendered).toBe(rendered);
  });
});
