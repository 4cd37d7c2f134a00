import { describe, expect, it } from "vitest";
import { fuzzSources } from "../support/source-fuzz.ts";

describe("any text at all", () => {
  it("parses to a tree with spans in order, and never throws", () => {
    // The clock of a busy machine says little; the long script has the strict limit.
    const { texts } = fuzzSources({ count: 2000, seed: 20_251_123, limitMs: 20_000 });
    expect(texts).toBe(2000);
  }, 60_000);
});
