import { Readable } from "node:stream";
import { CsvError, parse as parseCsv } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carryWith } from "../../src/bulk/block.ts";
import type { BlockSizes } from "../../src/bulk/blocks.ts";
import { csvBlocks } from "../../src/bulk/csv-block.ts";
import { type CsvCells, csvOptions } from "../../src/bulk/csv-rows.ts";
import { deliveries } from "../../src/bulk/pipeline.ts";
import { type InputRecord, readInput } from "../../src/bulk/reader.ts";
import { openRecords } from "../../src/bulk/records.ts";
import type { Reject } from "../../src/bulk/reject.ts";
import { sniffInput } from "../../src/bulk/sniff.ts";
import { shapeOf } from "../../src/runtime/bytes/shape.ts";

const sizes: BlockSizes = { block: 16, line: 10_000 };

/** What blocks make of a text: the records as they are, what is rejected, and how it ended. */
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

/** The same of rows that are read one by one. */
async function oneByOne(text: string) {
  const found = { values: [] as unknown[], rejects: [] as Place[], lines: [] as number[], end: "" };
  try {
    const { records } = await readInput(Readable.from(chunksOf(text, 1000)), "csv");
    for await (const record of records as AsyncIterable<InputRecord>) {
      found.lines.push(record.line);
      if (record.ok) found.values.push(record.value);
      else found.rejects.push({ line: record.line, record: record.text });
    }
  } catch (error) {
    found.end = String(error);
  }
  return found;
}

interface Place {
  readonly line: number;
  readonly record: unknown;
}

/** What the parser makes of the whole text, with the first lines of rows as an editor shows them. */
function byParser(text: string) {
  const found = { values: [] as unknown[], rejects: [] as Place[], lines: [] as number[], end: "" };
  const bytes = Buffer.from(text.replace(/^\ufeff/, ""), "utf8");
  let header: CsvCells | undefined;
  let [end, blanks] = [0, 0];
  try {
    parseCsv(bytes, {
      ...csvOptions,
      on_record: (cells: CsvCells, info) => {
        const linesBefore = bytes.toString("utf8", 0, end).split(/\r\n|\r|\n/).length;
        const line = linesBefore + info.empty_lines - blanks;
        [end, blanks] = [info.bytes, info.empty_lines];
        if (header === undefined) {
          header = cells;
          return null;
        }
        found.lines.push(line);
        if (cells.length !== header.length) {
          found.rejects.push({ line, record: cells.join(",") });
        } else found.values.push(Object.fromEntries(header.map((name, i) => [name, cells[i]])));
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    found.end = `InputError: This is not CSV: ${error.message}`;
  }
  return found;
}

const withoutLine = (text: string): string => text.replace(/line \d+/, "line");

function chunksOf(text: string, size: number): readonly Buffer[] {
  const bytes = Buffer.from(text, "utf8");
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
}

const cell = fc.oneof(
  fc.constantFrom(
    "",
    '""',
    "x",
    "é😀",
    '"a,b"',
    '"two\nlines"',
    '"say ""so"""',
    " y ",
    '"\r\n"',
    '"a\rb"',
  ),
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
        const { lines, ...whole } = byParser(text);
        const { end, ...rows } = await inBlocks(text, chunk);
        const rejects = rows.rejects.map(({ line, record }) => ({ line, record }));
        expect({ ...rows, rejects, end: withoutLine(end) }).toEqual({
          ...whole,
          end: withoutLine(whole.end),
        });
        expect(await oneByOne(text)).toEqual({ ...whole, lines, end });
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    "\n",
    "\r\n",
    "\r",
  ])("tells the first line of a row where lines end with %j", async (end) => {
    const rows = ["A,B", `1,"two${end}lines"`, `"x${end}y${end}z"`, "", "1,2,3", '1,x"y'];
    const text = rows.join(end);
    const blocks = await inBlocks(text, 5);
    const rejects = [
      { line: 4, record: `x${end}y${end}z` },
      { line: 8, record: "1,2,3" },
    ];
    expect(blocks.rejects.map(({ line, record }) => ({ line, record }))).toEqual(rejects);
    expect(blocks.end).toContain("at line 9");
    const { lines, ...single } = await oneByOne(text);
    expect(lines).toEqual([2, 4, 8]);
    expect(single).toEqual({ values: blocks.values, rejects, end: blocks.end });
  });

  it("counts CR LF as one end of a line, also where a block is cut in between", async () => {
    const { rejects } = await inBlocks("A,B\r1,2\r\n3,4\r5", 7, { block: 4, line: 64 });
    expect(rejects).toMatchObject([{ line: 4, record: "5" }]);
  });

  it("tells where a cell starts that has no end", async () => {
    const text = 'A,B\n1,2\n\n"3\n4","5\n6';
    expect((await inBlocks(text, 5)).end).toContain("with an opening quote at line 5");
    expect((await oneByOne(text)).end).toContain("with an opening quote at line 5");
    expect((await oneByOne('\n\nA,"B')).end).toContain("with an opening quote at line 3");
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

  it.each([
    [
      "between commas",
      "x,,é\n,y,\n",
      [
        ['"x"', "null", '"é"'],
        ["null", '"y"', "null"],
      ],
    ],
    ["in quotes", '"x","a,b",""\n', [['"x"', '"a,b"', '""']]],
    [
      "at the end",
      '1,2,3\n4,5,"6"',
      [
        ['"1"', '"2"', '"3"'],
        ['"4"', '"5"', '"6"'],
      ],
    ],
    [
      "behind nothing",
      "1,2,3\n4,,",
      [
        ['"1"', '"2"', '"3"'],
        ['"4"', "null", "null"],
      ],
    ],
    ["with escapes", 'a\tb,\\,"say ""so"""\n', [['"a\\tb"', '"\\\\"', '"say \\"so\\""']]],
  ])("are JSON texts in slots, and the bytes stay as they are: cells %s", (_, text, expected) => {
    const slots = new Int32Array(6);
    const shape = shapeOf(slots, [
      ["A", 0],
      ["B", 1],
      ["C", 2],
    ]);
    const found: string[][] = [];
    const put = (src: Uint8Array): boolean => {
      const places = [0, 1, 2].map((slot) => [slots[2 * slot], slots[2 * slot + 1]] as const);
      const textAt = ([from = 0, to = 0]: readonly (number | undefined)[]): string =>
        Buffer.from(src.subarray(from, to < 0 ? ~to : to)).toString("utf8");
      found.push(places.map(textAt));
      return true;
    };
    const carry = (): never => expect.fail("no row is carried");
    const bytes = Buffer.from(`${text}\0\0\0\0\0\0\0\0`);
    const size = bytes.length - 8;
    const mapBlock = csvBlocks(
      { program: { shape, put }, carry },
      { header: ["A", "B", "C"], rowEnd: "\n" },
    );
    mapBlock(bytes, size);
    expect(found).toEqual(expected);
    expect(bytes.toString("utf8", 0, size)).toBe(text);
  });
});
