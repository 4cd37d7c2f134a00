import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type WrittenPlace, writeSetOf } from "../../src/compiler/ir/write-set.ts";
import { compileMaps, enginesOf } from "../support/engines.ts";
import { generatedTables, mapText } from "../support/generate/maps.ts";
import { commonObject, editOf, vendorRecord } from "../support/generate/records.ts";
import { changedPaths, isCovered } from "../support/write-cover.ts";

const seed = 20_240_301;

/** Places that writing generated records changed although the set does not hold them. */
async function strays(
  without: (set: readonly WrittenPlace[]) => readonly WrittenPlace[],
): Promise<{ readonly found: readonly string[]; readonly writes: number }> {
  const found: string[] = [];
  let writes = 0;
  for (const text of fc.sample(mapText(2), { seed, numRuns: 60 })) {
    for (const map of compileMaps(text).maps) {
      const [, javascript] = await enginesOf(map, generatedTables);
      const set = without(writeSetOf(map));
      const sampled = { seed, numRuns: 15 };
      const vendors = fc.sample(vendorRecord(map), sampled);
      const edits = fc.sample(editOf(map), sampled);
      const commons = fc.sample(commonObject(map), sampled);
      const pairs = commons.flatMap((common, at) => [
        { common, original: undefined },
        { common: edits[at]?.(vendors[at] ?? {}) ?? common, original: vendors[at] },
        { common, original: vendors[at] },
      ]);
      for (const { common, original } of pairs) {
        const result = await javascript?.write(common, original).catch(() => undefined);
        if (result === undefined) continue;
        writes += 1;
        const changed = changedPaths(original ?? {}, result);
        found.push(
          ...changed
            .filter((path) => !isCovered(path, set))
            .map((path) => `${path.join(".")}: ${text}`),
        );
      }
    }
  }
  return { found, writes };
}

describe("the write set", () => {
  it("holds every vendor place that a write changes", async () => {
    const { found, writes } = await strays((set) => set);
    expect(found).toEqual([]);
    expect(writes).toBeGreaterThan(1000);
  }, 120_000);

  it("is missed where it is too small", async () => {
    const { found } = await strays((set) => set.slice(1));
    expect(found.length).toBeGreaterThan(0);
  }, 120_000);
});
