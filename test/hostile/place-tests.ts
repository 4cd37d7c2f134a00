import { expect, it } from "vitest";
import { hostileShare } from "../support/hostile.ts";
import { exercise } from "./exercise.ts";
import type { Place } from "./place.ts";

/** A test for each place, with at least 500 texts; the pairs of marks take turns. */
export function placeTests(places: readonly Place[]): void {
  for (const [turn, place] of places.entries()) {
    it(`${place.name}: nothing executes, nothing changes meaning`, async () => {
      const texts = hostileShare(turn);
      expect(texts.length).toBeGreaterThanOrEqual(500);
      const { accepted, refused } = await exercise(place, texts);
      expect([...refused.keys()]).toEqual(place.refusals ?? []);
      const skipped = texts.filter((text) => place.skips?.(text)).length;
      const count = [...refused.values()].flat().length;
      expect(accepted + count + skipped).toBe(texts.length);
      expect(accepted).toBeGreaterThan(400);
    }, 120_000);
  }
}
