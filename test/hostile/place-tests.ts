import { expect, it } from "vitest";
import { hostileShare } from "../support/hostile.ts";
import { exercise } from "./exercise.ts";
import type { Place } from "./place.ts";

/** In `npm run hostile:long` each place takes every text, else the places take turns. */
const isWhole = process.env.CEMAP_HOSTILE === "all";

/** A test for each place, with at least 500 texts or a third of them; the pairs of marks take turns. */
export function placeTests(places: readonly Place[]): void {
  for (const [turn, place] of places.entries()) {
    it(`${place.name}: nothing executes, nothing changes meaning`, async () => {
      const all = hostileShare(turn);
      expect(all.length).toBeGreaterThanOrEqual(500);
      const texts = isWhole ? all : all.filter((_, at) => at % 3 === turn % 3);
      const { accepted, refused } = await exercise(place, texts);
      const codes = place.refusals ?? [];
      if (isWhole) expect([...refused.keys()]).toEqual(codes);
      expect([...refused.keys()].filter((code) => !codes.includes(code))).toEqual([]);
      const skipped = texts.filter((text) => place.skips?.(text)).length;
      const count = [...refused.values()].flat().length;
      expect(accepted + count + skipped).toBe(texts.length);
      expect(accepted).toBeGreaterThan(isWhole ? 400 : 400 / 3);
    }, 120_000);
  }
}
