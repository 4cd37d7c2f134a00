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

  it("run a rule on the members that it names, and spread what it gives", async () => {
    const text = `object T { kind: "a" | "b", one: string, two: string, code: string, part: string }
map T <-> v.T {
  part <-> Part
  when kind = "a" <-> K = 1 {
    one <-> One
  }
  when kind = "b" <-> K = 2 {
    two <-> Two
  }
  code <-> "{Left}-{Right}"
  "v2" -> Version
}
`;
    const [map] = compileMaps(text).maps;
    if (map === undefined) throw new Error("the map does not compile");
    const report = { programs: 0, without: 0, lines: 0, taken: 0, rejected: 0, differences: [] };
    const records = {
      read: ['{"K":1,"One":"x","Left":"l","Right":"r","Part":"p"}', '{"K":2}', '{"K":3}', "{}"],
      write: ['{"two":"y","kind":"b","code":"a-b","part":null}', '{"code":"a"}', "{}"],
    };
    for (const direction of ["read", "write"] as const) {
      await compareLines(map, direction, text, records[direction], report);
    }
    expect(report).toMatchObject({ programs: 2, differences: [], lines: 7 });
    expect(report.taken).toBe(7 - report.rejected);
  });
});
