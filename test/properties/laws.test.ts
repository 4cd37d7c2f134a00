import { describe, expect, it } from "vitest";
import { tryMapLaws } from "../support/map-laws.ts";

describe("the laws of generated maps", () => {
  it("hold, and no value contradicts the class of a rule", async () => {
    const runs = { seed: 20_240_303, maps: 25, runs: 20, depth: 2 };
    const { checks, broken } = await tryMapLaws(runs);
    expect(broken).toEqual([]);
    expect(checks).toBeGreaterThan(3000);
  }, 120_000);
});
