import { corpusExclusions, runCorpusDifferential } from "../test/support/corpus-maps.ts";
import { hostileNames, judgeHostileNames } from "../test/support/hostile-payloads.ts";
import {
  type PayloadDifference,
  payloadExclusions,
  runPayloadDifferential,
} from "../test/support/payload-differential.ts";
import { addedCounts, loadState, saveState } from "./state-file.ts";

/**
 * Modules, JSONata texts and payloads as the local platform runs them, over many seeds: `tsx
 * scripts/platform-long.ts [pairs] [state file] [first seed]`. Goes on until that many (map, record)
 * pairs were compared (100,000 when left out), reads and creates, and keeps its counts in the state
 * file after every seed: a run that was stopped goes on from there. Prints a line a seed; then the
 * maps that an import makes of published payloads, where there are any. Exits 1 at what differs,
 * with the cases.
 */
interface State {
  readonly nextSeed: number;
  readonly maps: number;
  readonly scripted: number;
  readonly layers: number;
  readonly reads: number;
  readonly creates: number;
  readonly refusedAlike: number;
  readonly withoutJsonata: number;
  readonly excluded: Readonly<Record<string, number>>;
}

const start: State = {
  nextSeed: 1,
  maps: 0,
  scripted: 0,
  layers: 0,
  reads: 0,
  creates: 0,
  refusedAlike: 0,
  withoutJsonata: 0,
  excluded: {},
};

const runs = { maps: 20, recordsPerMap: 60 };

const corpusRecords = 25;

async function main(): Promise<void> {
  const [pairs = "100000", file = ".bench/platform-long.json", seed] = process.argv.slice(2);
  let state = loadState(file, seed === undefined ? start : { ...start, nextSeed: Number(seed) });
  while (state.reads + state.creates < Number(pairs)) {
    const depth = state.nextSeed % 3;
    const report = await runPayloadDifferential({ seed: state.nextSeed, depth, ...runs });
    if (tell(`seed ${state.nextSeed}`, report.differences)) return;
    state = {
      nextSeed: state.nextSeed + 1,
      maps: state.maps + report.maps,
      scripted: state.scripted + report.scripted,
      layers: state.layers + report.layers,
      reads: state.reads + report.pairs.read,
      creates: state.creates + report.pairs.create,
      refusedAlike: state.refusedAlike + report.refusedAlike,
      withoutJsonata: state.withoutJsonata + report.withoutJsonata,
      excluded: addedCounts(state.excluded, report.excluded),
    };
    saveState(file, state);
    process.stdout.write(`seed ${state.nextSeed - 1}: ${JSON.stringify(state)}\n`);
  }
  const { maps, scripted, layers, reads, creates, refusedAlike, withoutJsonata, excluded } = state;
  process.stdout.write(
    `${reads} reads and ${creates} creates on ${maps} maps, ${scripted} with a script, ${layers} of ` +
      `an account or instance: no difference; ${refusedAlike} refused alike, ${withoutJsonata} ` +
      "that JSONata cannot say\n",
  );
  tellExcluded(payloadExclusions, excluded);
  await corpus(state.nextSeed);
  await hostile();
}

/** All hostile names, some hundred to a map. */
async function hostile(): Promise<void> {
  const size = 150;
  for (let start = 0; start < hostileNames.length; start += size) {
    const failures = await judgeHostileNames(hostileNames.slice(start, start + size));
    if (failures.length === 0) continue;
    process.stdout.write(`hostile names from ${start}: ${failures.join("; ")}\n`);
    process.exitCode = 1;
  }
  process.stdout.write(`${hostileNames.length} hostile names tried\n`);
}

async function corpus(seed: number): Promise<void> {
  const report = await runCorpusDifferential(corpusRecords, seed);
  if (report === undefined) {
    process.stdout.write("published payloads: skipped, ../shared/platform/corpus is not there\n");
    return;
  }
  const { tally, payloads, lifted, excluded } = report;
  if (tell("published payloads", tally.differences)) return;
  const { maps, pairs, refusedAlike, withoutJsonata } = tally;
  process.stdout.write(
    `${payloads} published payloads: ${pairs.read} reads and ${pairs.create} creates on ${maps} ` +
      `maps, ${lifted} with a lifted script: no difference; ${refusedAlike} refused alike, ` +
      `${withoutJsonata} that JSONata cannot say\n`,
  );
  tellExcluded(payloadExclusions, tally.excluded);
  tellExcluded(corpusExclusions, excluded);
}

/** Prints what differs; whether something does. */
function tell(title: string, differences: readonly PayloadDifference[]): boolean {
  if (differences.length === 0) return false;
  for (const difference of differences.slice(0, 5)) {
    process.stdout.write(`${JSON.stringify(difference, null, 2)}\n`);
  }
  process.stdout.write(`${title}: ${differences.length} differences\n`);
  process.exitCode = 1;
  return true;
}

function tellExcluded(
  reasons: Readonly<Record<string, string>>,
  counts: Readonly<Record<string, number>>,
): void {
  for (const [name, reason] of Object.entries(reasons)) {
    process.stdout.write(`  ${counts[name] ?? 0} left out, ${name}: ${reason}\n`);
  }
}

await main();
