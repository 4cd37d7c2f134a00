import { type Formats, runBytes } from "../test/support/bytes-agreement.ts";
import { killCase, killCases, prepareKills } from "../test/support/kill-runs.ts";
import { loadState, saveState } from "./state-file.ts";

/**
 * Streams for long, after `npm run build`:
 *
 * `npm run bulk:long -- kills [rows] [seed]` kills the command at random moments and starts it
 * again until it ends, both ways, NDJSON and CSV, and compares what comes out with that of a run
 * that nobody stopped. 5,000,000 rows by default, made in `.bench/bulk-long`.
 *
 * `npm run bulk:long -- bytes [lines] [state file]` compares bytes with objects on lines that are
 * badly spaced, escaped, reordered, doubled and broken, and on rows of CSV with quotes and without, of
 * generated maps, until that many were compared (1,000,000); the counts are kept in the state file, and a run goes on from there.
 *
 * Prints what it saw; exits 1 where something differs.
 */
/** Most lines are NDJSON on both sides. */
const allFormats: readonly Formats[] = [
  { input: "ndjson", output: "ndjson" },
  { input: "csv", output: "ndjson" },
  { input: "ndjson", output: "ndjson" },
  { input: "csv", output: "csv" },
  { input: "ndjson", output: "csv" },
];

const [kind = "", count, extra] = process.argv.slice(2);
if (kind === "kills") await kills(Number(count ?? 5_000_000), Number(extra ?? 1));
else if (kind === "bytes") await bytes(Number(count ?? 1_000_000), extra);
else {
  process.stderr.write("Give `kills [rows] [seed]` or `bytes [lines] [state file]`.\n");
  process.exitCode = 2;
}

async function kills(rows: number, seed: number): Promise<void> {
  const folder = `.bench/bulk-long/${rows}`;
  await prepareKills(folder, rows);
  for (const [index, one] of killCases.entries()) {
    const report = await killCase(folder, one, seed + index);
    process.stdout.write(`${JSON.stringify({ rows, ...report })}\n`);
    if (!report.isSame || report.kills === 0) process.exitCode = 1;
  }
}

interface State {
  readonly nextSeed: number;
  readonly programs: number;
  readonly lines: number;
  readonly taken: number;
  readonly rejected: number;
}

async function bytes(lines: number, file = ".bench/bulk-long/bytes.json"): Promise<void> {
  const fresh: State = { nextSeed: 1, programs: 0, lines: 0, taken: 0, rejected: 0 };
  let state = loadState(file, fresh);
  while (state.lines < lines) {
    const seed = state.nextSeed;
    const report = await runBytes(seed, 10, 1000, 1 + (seed % 2), allFormats[seed % 5]);
    if (report.differences.length > 0) {
      process.stdout.write(`seed ${seed}\n${report.differences.join("\n\n")}\n`);
      process.exitCode = 1;
      return;
    }
    state = {
      nextSeed: seed + 1,
      programs: state.programs + report.programs,
      lines: state.lines + report.lines,
      taken: state.taken + report.taken,
      rejected: state.rejected + report.rejected,
    };
    saveState(file, state);
    process.stdout.write(`${JSON.stringify(state)}\n`);
  }
}
