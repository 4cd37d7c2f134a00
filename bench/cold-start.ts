/**
 * How long `cemap check` of a file of 1,000 lines takes as a whole process, as a multiple of an
 * empty one: `node -e 0`. Both run in turns, the figures are medians. Needs `npm run build`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { generatedMap } from "./generated-map.ts";

const turns = Number(process.argv[2] ?? 15);
const main = resolve("dist/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "cemap-cold-"));
try {
  const text = generatedMap(550);
  writeFileSync(join(folder, "wide.cemap"), text);
  const bare: number[] = [];
  const check: number[] = [];
  for (let turn = 0; turn <= turns; turn += 1) {
    const times = [elapsed(["-e", "0"]), elapsed([main, "check", "wide.cemap"])] as const;
    if (turn === 0) continue; // warms the caches of the disk
    bare.push(times[0]);
    check.push(times[1]);
  }
  const [bareMs, checkMs] = [median(bare), median(check)];
  const lines = text.split("\n").length;
  process.stdout.write(
    `node -e 0: ${bareMs.toFixed(0)} ms, cemap check (${lines} lines): ${checkMs.toFixed(0)} ms, ratio ${(checkMs / bareMs).toFixed(2)}, ${turns} turns\n`,
  );
} finally {
  rmSync(folder, { recursive: true });
}

function elapsed(args: readonly string[]): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(stderr);
  return ms;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
