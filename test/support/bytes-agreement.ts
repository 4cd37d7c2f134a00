import fc from "fast-check";
import { type BlockContext, type BlockResult, carryWith } from "../../src/bulk/block.ts";
import type { RowEnd } from "../../src/bulk/blocks.ts";
import { csvBlocks } from "../../src/bulk/csv-block.ts";
import { csvLines } from "../../src/bulk/csv-lines.ts";
import { ndjsonBlocks } from "../../src/bulk/ndjson-block.ts";
import { jsonLines, type LineProgram } from "../../src/bulk/program.ts";
import { rowText } from "../../src/bulk/writer.ts";
import { columnsOf } from "../../src/cli/columns.ts";
import { bytesText } from "../../src/compiler/backends/bytes/bytes.ts";
import { moduleText } from "../../src/compiler/backends/javascript/javascript.ts";
import { check } from "../../src/compiler/check.ts";
import { memoryHost } from "../../src/compiler/host.ts";
import type { IrMap } from "../../src/compiler/ir/nodes.ts";
import type { Json } from "../../src/compiler/types.ts";
import { csvStyle, styledRow } from "./csv-styles.ts";
import { generatedTables, mapText } from "./generate/maps.ts";
import { commonObject, vendorRecord } from "./generate/records.ts";
import { diceOf, styledLine } from "./json-styles.ts";
import { loadModule, loadProgram } from "./run-javascript.ts";

export interface BytesReport {
  /** Directions of maps that go through bytes, and those that do not. */
  programs: number;
  without: number;
  lines: number;
  /** Lines that the program took by itself. */
  taken: number;
  rejected: number;
  readonly differences: string[];
}

const records = 20;

/** Compares bytes with objects on styled lines of generated maps; each direction in turn. */
export async function runBytes(
  seed: number,
  maps: number,
  linesOfMap: number,
  depth = 1,
  formats: Formats = { input: "ndjson", output: "ndjson" },
): Promise<BytesReport> {
  const report = newReport();
  const textOf = formats.input === "csv" ? csvText : ndjsonText;
  for (const [index, text] of fc.sample(mapText(depth), { seed, numRuns: maps }).entries()) {
    const { maps: found, diagnostics } = check({ path: "test.cemap", text }, memoryHost({}));
    const [map] = found;
    if (map === undefined || diagnostics.some(({ severity }) => severity === "error")) continue;
    for (const direction of ["read", "write"] as const) {
      const values = valuesOf(map, direction, seed + index);
      const input = textOf(values, seed + index, linesOfMap);
      await compareText(map, direction, text, input, formats.output, report);
    }
  }
  return report;
}

export interface Formats {
  readonly input: "ndjson" | "csv";
  readonly output: "ndjson" | "csv";
}

export function newReport(): BytesReport {
  return { programs: 0, without: 0, lines: 0, taken: 0, rejected: 0, differences: [] };
}

function valuesOf(map: IrMap, direction: Direction, seed: number): readonly Json[] {
  const arbitrary = direction === "read" ? vendorRecord(map) : commonObject(map);
  return fc.sample(arbitrary, { seed, numRuns: records }) as Json[];
}

/** A text of records, and where each of them ends in it. */
function ndjsonText(values: readonly Json[], seed: number, count: number): RecordText {
  const dice = diceOf(seed);
  const lines = Array.from({ length: count }, () =>
    styledLine(values[dice(values.length)] ?? null, dice),
  );
  return { lines, rowEnd: "\n" };
}

function csvText(values: readonly Json[], seed: number, count: number): RecordText {
  const dice = diceOf(seed);
  const style = csvStyle(values, dice);
  const lines = Array.from({ length: count }, () =>
    styledRow(values[dice(values.length)] ?? null, style, dice),
  );
  return { lines, rowEnd: style.rowEnd, header: style.header };
}

type Direction = "read" | "write";

/** Records as lines; of CSV where there is a header, which is none of them. */
export interface RecordText {
  readonly lines: readonly string[];
  readonly rowEnd: RowEnd;
  readonly header?: readonly string[];
}

/** Adds to the report what comes out of these lines of NDJSON either way. */
export async function compareLines(
  map: IrMap,
  direction: Direction,
  text: string,
  lines: readonly string[],
  report: BytesReport,
): Promise<void> {
  await compareText(map, direction, text, { lines, rowEnd: "\n" }, "ndjson", report);
}

/** The same of records of either format, which go out in either. */
export async function compareText(
  map: IrMap,
  direction: Direction,
  text: string,
  input: RecordText,
  output: "ndjson" | "csv",
  report: BytesReport,
): Promise<void> {
  const module = bytesText(map, direction);
  if (module === undefined) {
    report.without += 1;
    return;
  }
  const options = map.tables.length === 0 ? undefined : { tables: generatedTables };
  const objects = await loadModule(moduleText(map, { sourceHash: "" }));
  const columns = columnsOf(direction === "read" ? map.common : map.vendor);
  let slow = 0;
  const carry = carryWith(
    (record) => {
      slow += 1;
      return direction === "read"
        ? objects.read(record, options)
        : objects.write(record, undefined, options);
    },
    (result) => rowText(result, output, columns),
  );
  const newProgram = (): LineProgram => {
    const program = loadProgram(module, generatedTables);
    return output === "csv" ? csvLines(program, columns) : jsonLines(program);
  };
  const run = (lines: readonly string[], program: LineProgram | undefined): BlockResult =>
    blockOf({ program, carry }, { ...input, lines });
  const expected = run(input.lines, undefined);
  const before = slow;
  const found = run(input.lines, newProgram());
  report.programs += 1;
  report.lines += expected.records;
  report.taken += before - (slow - before);
  report.rejected += expected.rejects.length;
  if (shown(expected) === shown(found)) return;
  for (const line of input.lines) {
    const sides = [undefined, newProgram()].map((program) => shown(run([line], program)));
    if (sides[0] === sides[1]) continue;
    report.differences.push(`${direction}\n${text}\n${line}\n${sides.join("\n")}`);
    return;
  }
  report.differences.push(`${direction}\n${text}\nonly together`);
}

function blockOf(ctx: BlockContext, { lines, rowEnd, header }: RecordText): BlockResult {
  const bytes = new TextEncoder().encode(`${lines.join(rowEnd)}\0\0\0\0\0\0\0\0`);
  const size = bytes.length - 8;
  return header === undefined
    ? ndjsonBlocks(ctx)(bytes, size)
    : csvBlocks(ctx, { header, rowEnd })(bytes, size);
}

function shown(result: BlockResult): string {
  return JSON.stringify({ ...result, bytes: Buffer.from(result.bytes).toString("utf8") });
}
