import { expect } from "vitest";
import { type DifferentialOptions, runDifferential } from "./differential.ts";

/**
 * Runs the differential test and expects: no difference, no generated text that the compiler
 * refuses, at least `pairs` (map, record) pairs, and that most of them say something.
 */
export async function expectAgreement(options: DifferentialOptions, pairs: number): Promise<void> {
  const report = await runDifferential(options);
  expect(report.differences.slice(0, 3)).toEqual([]);
  expect(report.refusedTexts).toEqual([]);
  expect(report.maps).toBe(options.maps);
  const counts = Object.values(report.pairs);
  expect(counts).toEqual(
    [options.maps, options.maps, options.maps].map((maps) => maps * options.recordsPerMap),
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  expect(total).toBeGreaterThanOrEqual(pairs);
  // Neither refused by all engines nor left out.
  expect(report.refusedPairs / total).toBeLessThan(0.5);
  const excluded = Object.values(report.excluded).reduce((sum, count) => sum + count, 0);
  expect(excluded / total).toBeLessThan(0.1);
}
