import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lawsOf } from "../../src/compiler/classes/laws.ts";
import { checkClass } from "../support/class-check.ts";
import { compileMaps } from "../support/engines.ts";
import { mapText } from "../support/generate/maps.ts";

describe("the classes of generated maps", () => {
  it("are never contradicted by a value", async () => {
    const seed = 20_240_229;
    let trips = 0;
    for (const text of fc.sample(mapText(1), { seed, numRuns: 40 })) {
      for (const map of compileMaps(text).maps) {
        for (const found of lawsOf(map).rules) {
          const report = await checkClass(map, found, { runs: 40, seed });
          expect(report.contradictions, text).toEqual([]);
          trips += report.trips;
        }
      }
    }
    expect(trips).toBeGreaterThan(4000);
  });
});
