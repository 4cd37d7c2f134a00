import { describe, expect, it } from "vitest";
import { compareLines, runBytes } from "../support/bytes-agreement.ts";
import { compileMaps } from "../support/engines.ts";

describe("bytes and objects", () => {
  it("give the same of badly spaced, escaped, reordered, doubled and broken lines", async () => {
    const report = await runBytes(20_261_126, 40, 100);
    expect(report.differences).toEqual([]);
    expect(report.programs).toBeGreaterThan(12);
    expect(report.taken).toBeGreaterThan(report.lines / 4);
    expect(report.rejected).toBeGreaterThan(report.lines / 20);
  }, 60_000);

  it("tell a name from the same name behind a byte order mark", async () => {
    const text = "object T { f1: string }\nmap T <-> v.T {\n  f1 <-> F1\n}\n";
    const [map] = compileMaps(text).maps;
    if (map === undefined) throw new Error("the map does not compile");
    const report = { programs: 0, without: 0, lines: 0, taken: 0, rejected: 0, differences: [] };
    const lines = ['{"\ufeffF1":"x"}', '{"F1":"a","\ufeffF1":"b"}', '{"\ufefff1":null}'];
    for (const direction of ["read", "write"] as const) {
      await compareLines(map, direction, text, lines, report);
    }
    expect(report).toMatchObject({ programs: 2, differences: [] });
  });
});
