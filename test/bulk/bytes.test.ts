import { describe, expect, it } from "vitest";
import { runBytes } from "../support/bytes-agreement.ts";

describe("bytes and objects", () => {
  it("give the same of badly spaced, escaped, reordered, doubled and broken lines", async () => {
    const report = await runBytes(20_261_126, 40, 100);
    expect(report.differences).toEqual([]);
    expect(report.programs).toBeGreaterThan(12);
    expect(report.taken).toBeGreaterThan(report.lines / 4);
    expect(report.rejected).toBeGreaterThan(report.lines / 20);
  }, 60_000);

  it.each([
    { input: "csv", output: "ndjson" },
    { input: "csv", output: "csv" },
    { input: "ndjson", output: "csv" },
  ] as const)("give the same of $input as $output", async (formats) => {
    const report = await runBytes(20_261_127, 40, 100, 1, formats);
    expect(report.differences).toEqual([]);
    expect(report.programs).toBeGreaterThan(12);
    expect(report.taken).toBeGreaterThan(report.lines / 10);
    expect(report.rejected).toBeGreaterThan(report.lines / 20);
  }, 60_000);
});
