import { once } from "node:events";
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { commandRead, duckdbCsv, duckdbNdjson, jq } from "./bulk-tools.ts";
import { type Contestant, type Figure, takeTurns } from "./measure.ts";
import { compileOurs } from "./ours.ts";
import { peer } from "./peers/load.ts";
import { assertSame, plain, withoutNulls } from "./same.ts";
import type { Effort } from "./settings.ts";
import { contact, contacts, readContact } from "./workloads/contact.ts";
import { type Rec, thinned } from "./workloads/workload.ts";

/** A file of contacts read into a file of common objects: nanoseconds a row of everyone. */
export interface BulkRow {
  readonly name: string;
  readonly rows: number;
  readonly figures: Readonly<Record<string, Figure>>;
}

/** Someone who turns the file `input` into the NDJSON file `output`. */
export interface BulkContestant {
  readonly name: string;
  readonly run: (input: string, output: string) => void | Promise<void>;
  /** Cannot tell null from missing; or does no mapping at all. */
  readonly compared?: "without nulls" | "not";
}

export const bulkFolder = ".bench/bulk";

/** NDJSON to NDJSON and CSV to NDJSON. Records are those of the contact workload, sparse. */
export async function bulkRows(effort: Effort): Promise<readonly BulkRow[]> {
  mkdirSync(bulkFolder, { recursive: true });
  const { mapping } = contact(1);
  // A cell of a CSV file is text, so the table of the flag holds texts.
  const csvMapping = mapping.replace("<-> true", '<-> "true"').replace("<-> false", '<-> "false"');
  writeFileSync(`${bulkFolder}/contact.cemap`, mapping);
  writeFileSync(`${bulkFolder}/contact-csv.cemap`, csvMapping);
  const records = contacts(effort.bulkRows, thinned);
  const ndjson = `${bulkFolder}/contacts.ndjson`;
  const csv = `${bulkFolder}/contacts.csv`;
  writeFileSync(ndjson, records.map((record) => `${JSON.stringify(record)}\n`).join(""));
  writeFileSync(csv, csvText(records));
  return [
    await bulkRow("NDJSON → NDJSON", ndjson, effort, await ndjsonContestants(mapping)),
    await bulkRow("CSV → NDJSON", csv, effort, await csvContestants(csvMapping)),
  ];
}

async function bulkRow(
  name: string,
  input: string,
  effort: Effort,
  contestants: readonly BulkContestant[],
): Promise<BulkRow> {
  let ours: readonly unknown[] | undefined;
  for (const one of contestants) {
    const output = outputOf(one);
    await one.run(input, output);
    const results = readFileSync(output, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    ours ??= results;
    if (one.compared === "not") continue;
    const view = one.compared === "without nulls" ? withoutNulls : plain;
    assertSame(`${name}, ${one.name}`, ours, results, view);
  }
  const runs: Contestant[] = contestants.map((one) => ({
    name: one.name,
    async run() {
      await one.run(input, outputOf(one));
      return effort.bulkRows;
    },
  }));
  // Each was run once for the comparison; once is one round, whatever it takes.
  const figures = await takeTurns(runs, { rounds: 5, roundMs: 0, warmUps: 0 });
  return { name, rows: effort.bulkRows, figures: Object.fromEntries(figures) };
}

function outputOf({ name }: BulkContestant): string {
  return `${bulkFolder}/${name.replaceAll(/\W+/g, "-")}.out.ndjson`;
}

async function ndjsonContestants(mapping: string): Promise<readonly BulkContestant[]> {
  const ours = await compileOurs("bulk-contact", mapping);
  return [
    { name: "cemap read, command", run: commandRead("contact.cemap") },
    { name: "cemap module, parse + stringify", run: overLines(ours.read) },
    { name: "hand-written, parse + stringify", run: overLines(readContact) },
    { name: "floor: parse + stringify", compared: "not", run: overLines((record) => record) },
    ...jq(),
    ...(await duckdbNdjson()),
  ];
}

async function csvContestants(mapping: string): Promise<readonly BulkContestant[]> {
  const ours = await compileOurs("bulk-contact-csv", mapping);
  const found: BulkContestant[] = [
    { name: "cemap read, command", run: commandRead("contact-csv.cemap") },
  ];
  for (const [name, reader] of await csvReaders()) {
    const byHand = (row: Rec): unknown => readContact(typed(row));
    found.push({ name: `${name} + hand-written`, run: (from, to) => reader(from, to, byHand) });
    if (name !== "udsv") continue;
    const byModule = (row: Rec): unknown => ours.read(emptyAsNull(row));
    found.push({ name: `${name} + cemap module`, run: (from, to) => reader(from, to, byModule) });
  }
  return [...found, ...(await duckdbCsv())];
}

type CsvRun = (input: string, output: string, map: (row: Rec) => unknown) => Promise<void>;

/** The CSV packages that are installed, each as its documentation advises for streams. */
async function csvReaders(): Promise<readonly (readonly [string, CsvRun])[]> {
  const found: (readonly [string, CsvRun])[] = [];
  const papaparse = await peer("papaparse");
  if (papaparse !== undefined) {
    found.push([
      "papaparse",
      (input, output, map) =>
        writing(output, (write) => {
          const parser = papaparse.default.parse(papaparse.default.NODE_STREAM_INPUT, {
            header: true,
          });
          return each(createReadStream(input).pipe(parser), write, map);
        }),
    ]);
  }
  const csvParse = await peer("csv-parse");
  if (csvParse !== undefined) {
    found.push([
      "csv-parse",
      (input, output, map) =>
        writing(output, (write) =>
          each(createReadStream(input).pipe(csvParse.parse({ columns: true })), write, map),
        ),
    ]);
  }
  const udsv = await peer("udsv");
  if (udsv !== undefined) {
    found.push([
      "udsv",
      (input, output, map) => writing(output, (write) => overUdsv(udsv, input, write, map)),
    ]);
  }
  return found;
}

async function overUdsv(
  udsv: Rec,
  input: string,
  write: Write,
  map: (row: Rec) => unknown,
): Promise<void> {
  let parser: Rec;
  let lines = "";
  const add = (row: Rec): void => {
    lines += `${JSON.stringify(map(row))}\n`;
  };
  for await (const chunk of createReadStream(input, "utf8")) {
    parser ??= udsv.initParser(udsv.inferSchema(chunk));
    parser.chunk(chunk, parser.stringObjs, add);
    await write(lines);
    lines = "";
  }
  parser?.end();
  await write(lines);
}

type Write = (text: string) => Promise<void>;

async function each(
  rows: AsyncIterable<Rec>,
  write: Write,
  map: (row: Rec) => unknown,
): Promise<void> {
  let lines = "";
  for await (const row of rows) {
    lines += `${JSON.stringify(map(row))}\n`;
    if (lines.length < 65_536) continue;
    await write(lines);
    lines = "";
  }
  await write(lines);
}

/** Chunks of a file cut at line ends; the usual pipeline of a Node program, without its slowest parts. */
function overLines(map: (record: Rec) => unknown): BulkContestant["run"] {
  return (input, output) =>
    writing(output, async (write) => {
      let rest = "";
      for await (const chunk of createReadStream(input, "utf8") as AsyncIterable<string>) {
        const lines = (rest + chunk).split("\n");
        rest = lines.pop() ?? "";
        let text = "";
        for (const line of lines) text += `${JSON.stringify(map(JSON.parse(line)))}\n`;
        await write(text);
      }
      if (rest !== "") await write(`${JSON.stringify(map(JSON.parse(rest)))}\n`);
    });
}

async function writing(path: string, work: (write: Write) => Promise<void>): Promise<void> {
  const stream = createWriteStream(path);
  await work(async (text) => {
    if (!stream.write(text)) await once(stream, "drain");
  });
  stream.end();
  await once(stream, "close");
}

const columns = Object.keys(contacts(1, (_, record) => record)[0] ?? {});

/** An empty cell is null; a missing member is an empty cell as well. */
function csvText(records: readonly Rec[]): string {
  const lines = records.map((record) => columns.map((name) => record[name] ?? "").join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

function emptyAsNull(row: Rec): Rec {
  const record: Rec = {};
  for (const name of columns) record[name] = row[name] === "" ? null : row[name];
  return record;
}

function typed(row: Rec): Rec {
  const record = emptyAsNull(row);
  record.Active__c = record.Active__c === null ? null : record.Active__c === "true";
  return record;
}
