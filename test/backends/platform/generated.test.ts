import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { transformationOf } from "../../../src/compiler/backends/platform/platform.ts";
import { compileMaps } from "../../support/engines.ts";
import { beyondEs6, runInEs6 } from "../../support/es6.ts";
import { mapText } from "../../support/generate/maps.ts";
import { commonObject, vendorRecord } from "../../support/generate/records.ts";
import { runPayloadDifferential } from "../../support/payload-differential.ts";

describe("payloads of generated maps", () => {
  it("do what the modules and the JSONata texts do, as the local platform runs them", async () => {
    const options = { seed: 20_261_126, maps: 3, recordsPerMap: 8, depth: 1 };
    const report = await runPayloadDifferential(options);
    expect(report.differences.slice(0, 3)).toEqual([]);
    expect(report.layers).toBeGreaterThan(1);
    expect(report.maps).toBeGreaterThan(3);
    const pairs = report.maps * 8;
    expect(report.pairs).toEqual({ read: pairs, create: pairs });
    const skipped = report.excluded["refused by a plain copy"] + report.withoutJsonata;
    expect(skipped / pairs).toBeLessThan(0.4);
  });

  it("have scripts of ES6 only, which call `done` once", () => {
    const seed = { seed: 11, numRuns: 1 };
    for (const text of fc.sample(mapText(2), { seed: 6, numRuns: 2 })) {
      const [map] = compileMaps(text).maps;
      if (map === undefined) throw new Error(text);
      const body = transformationOf(map, { sourceHash: "" }).payload.script?.body;
      if (body === undefined) continue;
      expect(beyondEs6(body)).toEqual([]);
      for (const [input, isRead] of [
        [fc.sample(vendorRecord(map), seed)[0], true],
        [fc.sample(commonObject(map), seed)[0], false],
      ] as const) {
        const { results, error } = runInEs6(body, input, {}, isRead);
        // A refusal names its code; anything else is a defect.
        if (error === undefined) expect(results).toHaveLength(1);
        else expect(error).toMatch(/^[a-z-]+ at .* \(/);
        if (error !== undefined) expect(results).toEqual([]);
      }
    }
  });
});
