/**
 * Speed of the emitted modules, as ratios within this one run: emitted ÷ hand-written, and
 * jsonata ÷ emitted, for reads, creates and updates. Prints a table, and JSON with `--json`.
 * Each figure is the median of several rounds in which the contestants take turns.
 */
import jsonata from "jsonata";
import { moduleText } from "../src/compiler/backends/javascript/javascript.ts";
import { readText, writeText } from "../src/compiler/backends/jsonata/jsonata.ts";
import { check } from "../src/compiler/compile.ts";
import { memoryHost } from "../src/compiler/host.ts";
import { loadModule } from "../test/support/run-javascript.ts";
import { type Rec, type Workload, workloads } from "./workloads.ts";

const rounds = 7;
const roundMs = 120;
const jsonataRecords = 20;

interface Row {
  readonly workload: string;
  readonly direction: string;
  /** Nanoseconds a record. */
  readonly handNs: number;
  readonly emittedNs: number;
  readonly jsonataNs: number;
  readonly emittedToHand: number;
  readonly jsonataToEmitted: number;
}

/** Keeps results alive, so that no work is optimised away. */
let sink: unknown;

const rows: Row[] = [];
for (const workload of workloads()) rows.push(...(await measure(workload)));
print(rows);

async function measure(workload: Workload): Promise<readonly Row[]> {
  const source = { path: "bench.cemap", text: workload.mapping };
  const { maps, diagnostics } = check(source, memoryHost({}));
  const map = maps[0];
  if (map === undefined) throw new Error(JSON.stringify(diagnostics));
  const emitted = await loadModule(moduleText(map, { sourceHash: "" }));
  const readExpression = jsonata(readText(map));
  const writeExpression = jsonata(writeText(map));
  const common = workload.vendor.map((record) => emitted.read(record)) as Rec[];
  const edited = common.map((object, index) =>
    index % 2 === 0 ? object : { ...object, ...change(object) },
  );
  const { vendor } = workload;
  return [
    await compare(workload.name, "read", vendor.length, {
      hand: (index) => workload.handRead(vendor[index]),
      emitted: (index) => emitted.read(vendor[index]),
      jsonata: (index) => readExpression.evaluate(vendor[index]),
    }),
    await compare(workload.name, "create", vendor.length, {
      hand: (index) => workload.handWrite(common[index]),
      emitted: (index) => emitted.write(common[index]),
      jsonata: (index) => writeExpression.evaluate(common[index]),
    }),
    await compare(workload.name, "update", vendor.length, {
      hand: (index) => ({ ...vendor[index], ...workload.handWrite(edited[index]) }),
      emitted: (index) => emitted.write(edited[index], vendor[index]),
      jsonata: (index) => writeExpression.evaluate(edited[index], { original: vendor[index] }),
    }),
  ];
}

/** One text member with another value. */
function change(object: Rec): Rec {
  const name = Object.keys(object).find((key) => typeof object[key] === "string" && key !== "id");
  return name === undefined ? {} : { [name]: object[name] === "a" ? "b" : object[name] };
}

interface Contestants {
  readonly hand: (index: number) => unknown;
  readonly emitted: (index: number) => unknown;
  readonly jsonata: (index: number) => Promise<unknown>;
}

async function compare(
  workload: string,
  direction: string,
  count: number,
  run: Contestants,
): Promise<Row> {
  const hand: number[] = [];
  const emitted: number[] = [];
  const slow: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const figures = [
      timeSync(run.hand, count),
      timeSync(run.emitted, count),
      await timeAsync(run.jsonata),
    ] as const;
    if (round === 0) continue; // warm-up
    hand.push(figures[0]);
    emitted.push(figures[1]);
    slow.push(figures[2]);
  }
  const [handNs, emittedNs, jsonataNs] = [median(hand), median(emitted), median(slow)];
  return {
    workload,
    direction,
    handNs,
    emittedNs,
    jsonataNs,
    emittedToHand: emittedNs / handNs,
    jsonataToEmitted: jsonataNs / emittedNs,
  };
}

function timeSync(run: (index: number) => unknown, count: number): number {
  const start = performance.now();
  let records = 0;
  while (performance.now() - start < roundMs) {
    for (let index = 0; index < count; index++) sink = run(index);
    records += count;
  }
  return ((performance.now() - start) * 1e6) / records;
}

async function timeAsync(run: (index: number) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let records = 0;
  while (performance.now() - start < roundMs) {
    for (let index = 0; index < jsonataRecords; index++) sink = await run(index);
    records += jsonataRecords;
  }
  return ((performance.now() - start) * 1e6) / records;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

function print(results: readonly Row[]): void {
  const emittedToHand = geometricMean(results.map((row) => row.emittedToHand));
  const jsonataToEmitted = geometricMean(results.map((row) => row.jsonataToEmitted));
  if (process.argv.includes("--json")) {
    const document = { version: 1, rounds, rows: results, emittedToHand, jsonataToEmitted };
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    return;
  }
  const cells = (row: Row): readonly string[] => [
    row.workload,
    row.direction,
    `${row.handNs.toFixed(0)} ns`,
    `${row.emittedNs.toFixed(0)} ns`,
    `${(row.jsonataNs / 1000).toFixed(0)} µs`,
    row.emittedToHand.toFixed(2),
    row.jsonataToEmitted.toFixed(0),
  ];
  const head = [
    "map",
    "direction",
    "by hand",
    "emitted",
    "jsonata",
    "emitted ÷ hand",
    "jsonata ÷ emitted",
  ];
  const table = [head, ...results.map(cells)];
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  for (const row of table) {
    process.stdout.write(
      `${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd()}\n`,
    );
  }
  process.stdout.write(
    `geometric mean: emitted ÷ hand ${emittedToHand.toFixed(2)}, jsonata ÷ emitted ${jsonataToEmitted.toFixed(0)}\n`,
  );
  if (sink === undefined) process.stdout.write("");
}
