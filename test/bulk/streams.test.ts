import { PassThrough, Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatOfStart } from "../../src/bulk/formats.ts";
import { type InputRecord, readInput } from "../../src/bulk/reader.ts";
import { recordWriter } from "../../src/bulk/writer.ts";

async function records(text: string, chunkSize = 7): Promise<readonly InputRecord[]> {
  const bytes = Buffer.from(text, "utf8");
  const chunks: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += chunkSize) {
    chunks.push(bytes.subarray(start, start + chunkSize));
  }
  const { records: found } = await readInput(Readable.from(chunks));
  const all: InputRecord[] = [];
  for await (const record of found as AsyncIterable<InputRecord>) all.push(record);
  return all;
}

const values = async (text: string): Promise<readonly unknown[]> =>
  (await records(text)).map((record) => (record.ok ? record.value : record.code));

describe("readInput", () => {
  it.each([
    ["[1, 2]", "json"],
    ['{"a":1}', "json"],
    ['{"a":1}\n{"a":2}', "ndjson"],
    ['{\n  "a": 1\n}', "json"],
    ["a,b\n1,2", "csv"],
    ["", "json"],
  ])("guesses %j as %s", (text, format) => {
    expect(formatOfStart(text)).toBe(format);
  });

  it("keeps the lines of NDJSON, blank ones skipped", async () => {
    expect(await records('{"a":1}\n\n{"a":"é"}\r\nx\n')).toEqual([
      { line: 1, ok: true, value: { a: 1 } },
      { line: 3, ok: true, value: { a: "é" } },
      { line: 4, ok: false, text: "x", code: "json", message: expect.stringContaining("not JSON") },
    ]);
  });

  it("tells an empty CSV cell from an empty text", async () => {
    expect(await values('a,b,c\n,"",x\n')).toEqual([{ a: null, b: "", c: "x" }]);
  });

  it("refuses a CSV row of another length, and goes on", async () => {
    expect(await values("a,b\n1\n1,2\n")).toEqual(["csv", { a: "1", b: "2" }]);
  });

  it("reads NDJSON the same whatever the chunks are", async () => {
    const text = '{"a":"ä😀"}\n{"b":[1,2]}\n{"c":null}';
    const expected = await records(text, 1000);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (size) => {
        expect(await records(text, size)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it("says that bytes are not UTF-8", async () => {
    const stream = Readable.from([Buffer.from([0x7b, 0xff, 0xfe])]);
    await expect(readInput(stream)).rejects.toThrow("The input is not UTF-8 text.");
  });
});

describe("recordWriter", () => {
  async function written(
    format: "json" | "ndjson" | "csv",
    all: readonly unknown[],
    single = false,
  ): Promise<string> {
    const stream = new PassThrough();
    const writer = recordWriter(stream, { format, single, columns: [["a"], ["b", "c"]] });
    for (const record of all) await writer.write(record);
    await writer.close();
    stream.end();
    return Buffer.concat(await stream.toArray()).toString("utf8");
  }

  it("lays out JSON, NDJSON and CSV", async () => {
    expect(JSON.parse(await written("json", [{ a: 1 }, { a: 2 }]))).toEqual([{ a: 1 }, { a: 2 }]);
    expect(await written("json", [])).toBe("[]\n");
    expect(await written("json", [{ a: 1 }], true)).toBe('{\n  "a": 1\n}\n');
    expect(await written("ndjson", [{ a: 1 }, {}])).toBe('{"a":1}\n{}\n');
    expect(await written("csv", [{ a: "x,y", b: { c: null } }])).toBe('a,b.c\n"x,y",\n');
    expect(await written("csv", [])).toBe("a,b.c\n");
  });

  it("tells an empty text from nothing in CSV", async () => {
    expect(await written("csv", [{ a: "" }])).toBe('a,b.c\n"",\n');
  });

  it("refuses a member that has no column", async () => {
    await expect(written("csv", [{ x: 1 }])).rejects.toThrow("`x` has no column");
  });
});
