import { describe, expect, it } from "vitest";
import { compareLines, compareText, newReport, runBytes } from "../support/bytes-agreement.ts";
import { compileMaps } from "../support/engines.ts";

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

  it("tell a name from the same name behind a byte order mark", async () => {
    const text = "object T { f1: string }\nmap T <-> v.T {\n  f1 <-> F1\n}\n";
    const [map] = compileMaps(text).maps;
    if (map === undefined) throw new Error("the map does not compile");
    const report = newReport();
    const lines = ['{"\ufeffF1":"x"}', '{"F1":"a","\ufeffF1":"b"}', '{"\ufefff1":null}'];
    for (const direction of ["read", "write"] as const) {
      await compareLines(map, direction, text, lines, report);
    }
    expect(report).toMatchObject({ programs: 2, differences: [] });
  });

  it("keep a cell with characters that JSON escapes", async () => {
    const text =
      'object T { day: date, name: string }\nmap T <-> v.T {\n  day <-> Day as date("MM/dd/yyyy") else keep\n  name <-> Name\n}\n';
    const [map] = compileMaps(text).maps;
    if (map === undefined) throw new Error("the map does not compile");
    const report = newReport();
    const lines = [
      "02/29/2024,a",
      "29\u001f,b\\",
      '"say ""x""\n",""',
      '"02/29/2024\r",',
      ",é\u2028",
    ];
    const input = { lines, rowEnd: "\n", header: ["Day", "Name"] } as const;
    for (const output of ["ndjson", "csv"] as const) {
      await compareText(map, "read", text, input, output, report);
    }
    expect(report).toMatchObject({ programs: 2, lines: 10, taken: 10, differences: [] });
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
    const report = newReport();
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

  it("look for the items of a list while it is scanned", async () => {
    const text = `object T {
  id: string
  home: { phones: { type: "work" | "mobile" | "fax", number: string!, since: date }[] keyed by type }
}
map T <-> v.T {
  id <-> Id
  home.phones[type = "work"].number <-> Work
  home.phones[type = "mobile"].number <-> Mobile
  home.phones[type = "mobile"].since <-> Since as date("MM/dd/yyyy")
}
`;
    const [map] = compileMaps(text).maps;
    if (map === undefined) throw new Error("the map does not compile");
    const work = '{"type":"work","number":"1"}';
    const mobile = '{"number":"2\\n","type" : "mobile", "since":"2026-02-28"}';
    const lists = [
      "null",
      "[]",
      `[${work}]`,
      `[ ${mobile} , ${work} ]`,
      `[${work},${mobile},{"type":"fax","number":"3"},{"number":"4"},{}]`,
      `[${work},${work}]`,
      `[${work},null]`,
      `[${work},7]`,
      `[${work}`,
      '[{"type":"w\\u006frk","number":null}]',
      '[{"type":"work"},{"type":null,"number":"5"}]',
      '[{"type":"work","number":5}]',
      '[{"type":"other","number":"6"}]',
      '[{"type":"mobile","since":"2026-02-30"}]',
      '[{"type":"mobile","type":"work","number":"7","number":"8"}]',
      "{}",
      '"work"',
    ];
    const lines = [
      ...lists.map((list) => `{"id":"a","home":{"phones":${list}}}`),
      `{"home":{"phones":[${work}],"phones":[${mobile}]}}`,
      `{"home":{"phones":[${work}],"phones":null}}`,
      `{"home":{"phones":[${mobile}]},"home":{}}`,
      '{"home":null}',
      '{"home":[]}',
      '{"id":"none"}',
    ];
    const report = newReport();
    await compareLines(map, "write", text, lines, report);
    expect(report).toMatchObject({ programs: 1, lines: 23, differences: [] });
    expect(report.taken).toBeGreaterThan(10);
    expect(report.rejected).toBeGreaterThan(5);
  });
});
