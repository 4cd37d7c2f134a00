import { runDifferential } from "../test/support/differential.ts";
import { tryMapLaws } from "../test/support/map-laws.ts";
import {
  blindPatches,
  emptyPatches,
  mergedPatches,
  narrowPatches,
} from "../test/support/patch-laws.ts";
import { addedCounts, type Counts, loadState, saveState } from "./state-file.ts";

/**
 * The laws and the three engines over many seeds: `tsx scripts/laws-long.ts [pairs] [checks]
 * [state file] [first seed]`. Goes on until that many (map, record) pairs were compared on the
 * engines (5,000,000 when left out) and that many laws were checked (10,000,000), and keeps its
 * counts in the state file after every seed: a run that was stopped goes on from there. Prints a
 * line a seed; exits 1 at what differs or does not hold, with the cases.
 */
interface State {
  readonly nextSeed: number;
  readonly pairs: number;
  readonly refusedPairs: number;
  readonly engineMaps: number;
  readonly checks: number;
  readonly lawMaps: number;
  /** Rules by their class on write, and those called lossy without a witness, by the reason. */
  readonly classes: Counts;
  readonly notProved: Counts;
}

const start: State = {
  nextSeed: 1,
  pairs: 0,
  refusedPairs: 0,
  engineMaps: 0,
  checks: 0,
  lawMaps: 0,
  classes: {},
  notProved: {},
};

const engineRuns = { maps: 30, recordsPerMap: 40 };
const lawRuns = { maps: 5, runs: 1000 };
const patchRuns = { maps: 20, recordsPerMap: 50 };
const patchLaws = [emptyPatches, mergedPatches, narrowPatches, blindPatches];

async function main(): Promise<void> {
  const [pairs = "5000000", checks = "10000000", file = ".bench/laws-long.json", seed] =
    process.argv.slice(2);
  let state = loadState(file, seed === undefined ? start : { ...start, nextSeed: Number(seed) });
  const failures: unknown[] = [];
  while (failures.length === 0) {
    const needs = { pairs: state.pairs < Number(pairs), checks: state.checks < Number(checks) };
    if (!needs.pairs && !needs.checks) break;
    if (needs.pairs) state = await runEngines(state, failures);
    if (needs.checks) state = await runLaws(state, failures);
    state = { ...state, nextSeed: state.nextSeed + 1 };
    if (failures.length === 0) saveState(file, state);
    process.stdout.write(`seed ${state.nextSeed - 1}: ${JSON.stringify(state)}\n`);
  }
  for (const failure of failures.slice(0, 5)) {
    process.stdout.write(`${JSON.stringify(failure, null, 2)}\n`);
  }
  const { classes, notProved } = state;
  const share = sum(notProved) / Math.max(1, sum(classes));
  process.stdout.write(
    `${state.pairs} pairs on ${state.engineMaps} maps, ${state.checks} checks on ${state.lawMaps} maps; ` +
      `${failures.length} failures; rules called lossy and not proved: ${(100 * share).toFixed(2)} %\n`,
  );
  for (const [reason, count] of Object.entries(notProved)) {
    process.stdout.write(`  ${count} of ${sum(classes)}: ${reason}\n`);
  }
  process.exitCode = failures.length === 0 ? 0 : 1;
}

async function runEngines(state: State, failures: unknown[]): Promise<State> {
  const report = await runDifferential({ seed: state.nextSeed, ...engineRuns });
  failures.push(...report.differences);
  return {
    ...state,
    pairs: state.pairs + sum(report.pairs),
    refusedPairs: state.refusedPairs + report.refusedPairs,
    engineMaps: state.engineMaps + report.maps,
  };
}

async function runLaws(state: State, failures: unknown[]): Promise<State> {
  const seed = state.nextSeed;
  const tally = await tryMapLaws({ seed, ...lawRuns, depth: 1 + (seed % 2) });
  failures.push(...tally.broken);
  let checks = state.checks + tally.checks;
  for (const law of patchLaws) {
    try {
      checks += await law({ seed, ...patchRuns });
    } catch (problem) {
      failures.push(`${law.name}: ${String(problem)}`);
    }
  }
  return {
    ...state,
    checks,
    lawMaps: state.lawMaps + tally.maps,
    classes: addedCounts(state.classes, tally.classes),
    notProved: addedCounts(state.notProved, tally.notProved),
  };
}

function sum(counts: Counts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

await main();
