import { describe, expect, it } from "vitest";
import { blindPatches, emptyPatches, mergedPatches, narrowPatches } from "../support/patch-laws.ts";

const runs = { seed: 7396, maps: 60, recordsPerMap: 25 };

describe("patches of generated maps", () => {
  it("of an object and itself are empty", async () => {
    expect(await emptyPatches(runs)).toBeGreaterThan(1200);
  });

  it("make of the record what a write makes of it", async () => {
    expect(await mergedPatches(runs)).toBeGreaterThan(500);
  });

  it("write only rules where before and after differ, whatever the record holds", async () => {
    expect(await narrowPatches(runs)).toBeGreaterThan(150);
  });

  it("without the original give the same view", async () => {
    expect(await blindPatches(runs)).toBeGreaterThan(150);
  });
});
