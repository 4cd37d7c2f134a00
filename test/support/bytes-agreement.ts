import fc from "fast-check";
import { carryWith } from "../../src/bulk/block.ts";
import { ndjsonBlock } from "../../src/bulk/ndjson-block.ts";
import { bytesText } from "../../src/compiler/backends/bytes/bytes.ts";
import { moduleText } from "../../src/compiler/backends/javascript/javascript.ts";
import { check } from "../../src/compiler/check.ts";
import { memoryHost } from "../../src/compiler/host.ts";
import type { IrMap } from "../../src/compiler/ir/nodes.ts";
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
): Promise<BytesReport> {
  const report: BytesReport = {
    programs: 0,
    without: 0,
    lines: 0,
    taken: 0,
    rejected: 0,
    differences: [],
  };
  for (const [index, text] of fc.sample(mapText(depth), { seed, numRuns: maps }).entries()) {
    const { maps: found, diagnostics } = check({ path: "test.cemap", text }, memoryHost({}));
    const [map] = found;
    if (map === undefined || diagnostics.some(({ severity }) => severity === "error")) continue;
    for (const direction of ["read", "write"] as const) {
      const lines = linesOf(map, direction, seed + index, linesOfMap);
      await compareLines(map, direction, text, lines, report);
    }
  }
  return report;
}

function linesOf(
  map: IrMap,
  direction: "read" | "write",
  seed: number,
  count: number,
): readonly string[] {
  const arbitrary = direction === "read" ? vendorRecord(map) : commonObject(map);
  const values = fc.sample(arbitrary, { seed, numRuns: records });
  const dice = diceOf(seed);
  return Array.from({ length: count }, () => styledLine(values[dice(records)] ?? null, dice));
}

/** Adds to the report what comes out of these lines either way. */
export async function compareLines(
  map: IrMap,
  direction: "read" | "write",
  text: string,
  lines: readonly string[],
  report: {
    programs: number;
    without: number;
    lines: number;
    taken: number;
    rejected: number;
    readonly differences: string[];
  },
): Promise<void> {
  const module = bytesText(map, direction);
  if (module === undefined) {
    report.without += 1;
    return;
  }
  const options = map.tables.length === 0 ? undefined : { tables: generatedTables };
  const program = loadProgram(module, generatedTables);
  const objects = await loadModule(moduleText(map, { sourceHash: "" }));
  let slow = 0;
  const carry = carryWith(
    (record) => {
      slow += 1;
      return direction === "read"
        ? objects.read(record, options)
        : objects.write(record, undefined, options);
    },
    (result) => `${JSON.stringify(result)}\n`,
  );
  const bytes = new TextEncoder().encode(`${lines.join("\n")}\0\0\0\0\0\0\0\0`);
  const size = bytes.length - 8;
  const expected = ndjsonBlock({ program: undefined, carry }, bytes, size);
  const before = slow;
  const found = ndjsonBlock({ program, carry }, bytes, size);
  report.programs += 1;
  report.lines += lines.length;
  report.taken += before - (slow - before);
  report.rejected += expected.rejects.length;
  const [one, other] = [expected, found].map((result) => ({
    ...result,
    bytes: Buffer.from(result.bytes).toString("utf8"),
  }));
  if (JSON.stringify(one) === JSON.stringify(other)) return;
  for (const line of lines) {
    const single = new TextEncoder().encode(`${line}\0\0\0\0\0\0\0\0`);
    const sides = [undefined, program].map((by) => {
      const result = ndjsonBlock({ program: by, carry }, single, single.length - 8);
      return `${Buffer.from(result.bytes)}${JSON.stringify(result.rejects)}`;
    });
    if (sides[0] === sides[1]) continue;
    report.differences.push(`${direction}\n${text}\n${line}\n${sides.join("\n")}`);
    return;
  }
  report.differences.push(`${direction}\n${text}\nonly together`);
}
