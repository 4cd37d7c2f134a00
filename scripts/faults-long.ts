import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { judgeRace } from "../test/support/deploy/concurrent.ts";
import { rows } from "../test/support/deploy/fault-points.ts";
import { generatedState, judgeState } from "../test/support/deploy/generated-states.ts";
import { bundleChild, judgeKill } from "../test/support/deploy/kill.ts";
import { cells, runCell } from "../test/support/deploy/matrix.ts";
import { commands } from "../test/support/deploy/model.ts";
import { judgeCommands } from "../test/support/deploy/model-run.ts";

/**
 * The whole fault matrix of `platform apply`, kills of real processes, races, generated states, and
 * sequences of commands beside a model: `tsx scripts/faults-long.ts [states] [races] [sequences]
 * [seed]`. Prints counts and failures; exits 1 at any.
 */
const [states = "10000", races = "1000", sequences = "10000", seed = "1"] = process.argv.slice(2);
let failed = 0;

function tell(what: string, failures: readonly string[]): void {
  if (failures.length === 0) return;
  failed += 1;
  process.stdout.write(`FAILED ${what}\n  ${failures.join("\n  ")}\n`);
}

async function matrix(): Promise<void> {
  const found = new Map<string, boolean>();
  const unstruck = new Set<string>();
  for (const cell of cells()) {
    const name = `${cell.row} × ${cell.column}`;
    const { failures, isStruck } = await runCell(cell);
    tell(`${name} (${cell.moment})`, failures);
    found.set(name, (found.get(name) ?? true) && failures.length === 0);
    if (!isStruck) unstruck.add(name);
  }
  const bad = [...found.values()].filter((isGood) => !isGood).length;
  process.stdout.write(
    `matrix: ${found.size} cells in ${cells().length} runs, ${bad} failed; ` +
      `in ${unstruck.size} of them nothing was left for the fault to strike\n`,
  );
}

async function kills(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "cemap-kills-"));
  try {
    const child = await bundleChild(folder);
    let count = 0;
    for (const signal of ["SIGKILL", "SIGINT"] as const) {
      for (const row of rows) {
        count += 1;
        tell(`${signal} at ${row}`, await judgeKill(child, row, signal));
      }
    }
    process.stdout.write(`kills of real processes: ${count}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function generated(): Promise<void> {
  let count = 0;
  let calls = 0;
  const property = fc.asyncProperty(generatedState, async (state) => {
    count += 1;
    calls += state.lost.length;
    const failures = await judgeState(state);
    if (failures.length > 0) throw new Error(failures.join("; "));
  });
  const result = await fc.check(property, { numRuns: Number(states), seed: Number(seed) });
  if (result.failed) tell("a generated state", [fc.defaultReportMessage(result) ?? ""]);
  process.stdout.write(`generated states: ${count}, with up to ${calls} answers lost\n`);
}

async function raced(): Promise<void> {
  for (let one = 1; one <= Number(races); one += 1) {
    tell(`race ${one} in one folder`, await judgeRace(one, 1));
    if (one % 4 === 0) tell(`race ${one} in two folders`, await judgeRace(one, 2));
  }
  process.stdout.write(`races: ${races} in one folder, ${Math.floor(Number(races) / 4)} in two\n`);
}

async function modelled(): Promise<void> {
  let count = 0;
  let steps = 0;
  const property = fc.asyncProperty(commands, async (list) => {
    count += 1;
    steps += list.length;
    const failures = await judgeCommands(list);
    if (failures.length > 0) throw new Error(failures.join("; "));
  });
  const result = await fc.check(property, { numRuns: Number(sequences), seed: Number(seed) });
  if (result.failed) tell("a sequence of commands", [fc.defaultReportMessage(result) ?? ""]);
  process.stdout.write(`sequences beside the model: ${count}, ${steps} commands\n`);
}

await matrix();
await kills();
await raced();
await generated();
await modelled();
process.stdout.write(failed === 0 ? "all as it should be\n" : `${failed} failures\n`);
process.exitCode = failed === 0 ? 0 : 1;
