import { describe, expect, it } from "vitest";
import { runDifferential } from "../support/differential.ts";

const seeds = [20_240_229, 7];

describe("JavaScript, JSONata and the interpreter", () => {
  it("agree on generated maps and records", async () => {
    let pairs = 0;
    let maps = 0;
    let refused = 0;
    let excluded = 0;
    for (const seed of seeds) {
      const report = await runDifferential({ seed, maps: 125, recordsPerMap: 28 });
      expect(report.differences.slice(0, 3)).toEqual([]);
      expect(report.refusedTexts).toEqual([]);
      expect(Object.values(report.pairs).every((count) => count > 3_000)).toBe(true);
      pairs += Object.values(report.pairs).reduce((sum, count) => sum + count, 0);
      maps += report.maps;
      refused += report.refusedPairs;
      excluded += Object.values(report.excluded).reduce((sum, count) => sum + count, 0);
    }
    expect(maps).toBe(250);
    expect(pairs).toBeGreaterThanOrEqual(20_000);
    // Most pairs must say something: neither refused by all engines nor left out.
    expect(refused / pairs).toBeLessThan(0.5);
    expect(excluded / pairs).toBeLessThan(0.2);
  }, 180_000);
});
