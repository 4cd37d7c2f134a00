import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moduleText } from "../../src/compiler/backends/javascript/javascript.ts";
import { lawsOf } from "../../src/compiler/classes/laws.ts";
import type { IrMap } from "../../src/compiler/ir/nodes.ts";
import { verify } from "../../src/laws/verify.ts";
import { compileMaps } from "../support/engines.ts";
import { generatedTables, mapText } from "../support/generate/maps.ts";
import { loadModule } from "../support/run-javascript.ts";

describe("the laws of generated maps", () => {
  it("hold", async () => {
    const seed = 20_240_303;
    const start = async (map: IrMap) => {
      const module = await loadModule(moduleText(map, { sourceHash: "" }));
      const options = map.tables.length === 0 ? undefined : { tables: generatedTables };
      return {
        read: async (vendor: unknown) => module.read(vendor, options),
        write: async (common: unknown, original?: unknown) =>
          module.write(common, original, options),
      };
    };
    let checks = 0;
    for (const text of fc.sample(mapText(2), { seed, numRuns: 25 })) {
      for (const map of compileMaps(text).maps) {
        const report = await verify(map, lawsOf(map).rules, { runs: 20, seed, start });
        expect(report.failures, text).toEqual([]);
        checks += report.checks;
      }
    }
    expect(checks).toBeGreaterThan(3000);
  }, 120_000);
});
