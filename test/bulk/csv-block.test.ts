import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carryWith } from "../../src/bulk/block.ts";
import type { BlockSizes } from "../../src/bulk/blocks.ts";
import { csvBlocks } from "../../src/bulk/csv-block.ts";
import { deliveries } from "../../src/bulk/pipeline.ts";
import { type InputRecord, readInput } from "../../src/bulk/reader.ts";
import { openRecords } from "../../src/bulk/records.ts";
import type { Reject } from "../../src/bulk/reject.ts";
import { sniffInput } from "../../src/bulk/sniff.ts";

const sizes: BlockSizes = { block: 16, line: 10_000 };

/** What blocks make of a text: the records as they are, the rows that are none, and how it ended. */
async function inBlocks(text: string, chunk: number, { block, line }: BlockSizes = sizes) {
  const found = { values: [] as unknown[], rejects: [] as Reject[], end: "" };
  const carry = carryWith(
    (record) => record,
    (record) => `${JSON.stringify(record)}\n`,
  );
  try {
    const input = await sniffInput(Readable.from(chunksOf(text, chunk)), "csv");
    const records = await openRecords({ ...input, format: "csv" });
    const { csv } = records;
    if (csv === undefined) throw new Error("CSV has a shape");
    const mapBlock = csvBlocks({ program: undefined, carry }, csv);
    const stream = deliveries({
      blocks: records.blocks(records.start, { block, line }),
      transform: ({ bytes, size }) => mapBlock(bytes, size),
      inFlight: 2,
      start: records.start,
      goesOn: () => true,
    });
    for await (const { bytes, rejects } of stream) {
      const lines = Buffer.from(bytes).toString("utf8").split("\n").slice(0, -1);
      found.values.push(...lines.map((one) => JSON.parse(one)));
      found.rejects.push(...rejects);
    }
  } catch (error) {
    found.end = String(error);
  }
  return found;
}

async function oneByOne(text: string) {
  const found = { values: [] as unknown[], texts: [] as unknown[], end: "" };
  try {
    const { records } = await readInput(Readable.from(chunksOf(text, 1000)), "csv");
    for await (const record of records as AsyncIterable<InputRecord>) {
      if (record.ok) found.values.push(record.value);
      else found.texts.push(record.text);
    }
  } catch (error) {
    found.end = String(error);
  }
  return found;
}

/** A mistake without its line: the parser counts `\r\n` in a cell twice. */
function withoutLine(end: string): string {
  return end.replace(/at line \d+/, "");
}

function chunksOf(text: string, size: number): readonly Buffer[] {
  const bytes = Buffer.from(text, "utf8");
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
}

const cell = fc.oneof(
  fc.constantFrom("", '""', "x", "é😀", '"a,b"', '"two\nlines"', '"say ""so"""', " y ", '"\r\n"'),
  fc.string({ unit: fc.constantFrom("a", " ", ";", "ü"), maxLength: 9 }),
);
const row = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(cell, cell).map((cells) => cells.join(",")) },
  { weight: 1, arbitrary: fc.constantFrom("", "", "one", "1,2,3", '""', '"",""', ",", '"one"') },
);
/** Quotes where they are none of CSV; a line feed or return inside, where it may end a row or not. */
const mistake = fc.constantFrom(
  'a"b,',
  '"a"b,c',
  '"a" ,c',
  '1,"open',
  'a,b"',
  '"x""',
  '"x"\r',
  'x\r"y"',
);
const document = fc
  .record({
    mark: fc.constantFrom("", "\ufeff"),
    blank: fc.constantFrom("", "", "\n"),
    rows: fc.array(row, { maxLength: 30 }),
    end: fc.constantFrom("\n", "\n", "\r\n", "\r"),
    last: fc.boolean(),
    mistake: fc.option(mistake, { freq: 5 }),
  })
  .map(({ mark, blank, rows, end, last, mistake: wrong }) => {
    const wrongRows = wrong === null ? [] : [wrong, "behind,it"];
    const lines = [...(blank === "" ? [] : [""]), "A,B", ...rows, ...wrongRows];
    return `${mark}${lines.join(end)}${last ? end : ""}`;
  });

describe("CSV in blocks", () => {
  it("gives what the parser of the whole stream gives, wherever it is cut", async () => {
    await fc.assert(
      fc.asyncProperty(document, fc.integer({ min: 1, max: 60 }), async (text, chunk) => {
        const whole = await oneByOne(text);
        const { values, rejects, end } = await inBlocks(text, chunk);
        const texts = rejects.map(({ record }) => record);
        expect(withoutLine(end)).toBe(withoutLine(whole.end));
        // Of a text with a mistake the parser of the whole may keep rows back that stand before it.
        const isWhole = end === "";
        expect(isWhole ? values : values.slice(0, whole.values.length)).toEqual(whole.values);
        expect(isWhole ? texts : texts.slice(0, whole.texts.length)).toEqual(whole.texts);
      }),
      { numRuns: 300 },
    );
  });

  it("says where a row lies that is no record", async () => {
    const text = '\ufeffA,B\n\n1,"two\nlines"\n\n\nonly\n1,2\n1,2,3\n';
    const { rejects } = await inBlocks(text, 5);
    expect(rejects.map(({ line, record }) => ({ line, record }))).toEqual([
      { line: 7, record: "only" },
      { line: 9, record: "1,2,3" },
    ]);
    for (const { offset, record } of rejects) {
      const bytes = Buffer.from(text, "utf8").subarray(offset);
      expect(bytes.toString("utf8").startsWith(String(record))).toBe(true);
    }
  });

  it("keeps the rows before a mistake, and counts its line from the start", async () => {
    const good = Array.from({ length: 9 }, (_, index) => `${index},x\n`).join("");
    const { values, end } = await inBlocks(`A,B\n${good}1,x"y\n1,2\n`, 7);
    expect(values).toHaveLength(9);
    expect(end).toContain("This is not CSV: Invalid Opening Quote");
    expect(end).toContain("at line 11");
  });

  it("refuses a row without end", async () => {
    const { end } = await inBlocks(`A,B\n1,"${"x\n".repeat(200)}`, 7, { block: 16, line: 64 });
    expect(end).toContain("A row is longer than 64 bytes, after 4 bytes; a quote may be missing.");
  });
});
