import { type Difference, runDifferential } from "../test/support/differential.ts";

/**
 * The differential test over many seeds: `tsx scripts/laws-long.ts [pairs] [first seed]`. Runs
 * until that many (map, record) pairs were compared (1,000,000 when left out), one seed after the
 * other; a run that was stopped goes on with the next seed. Exits 1 at a difference.
 */
const mapsPerSeed = 30;
const recordsPerMap = 40;

async function main(): Promise<void> {
  const wanted = Number(process.argv[2] ?? 1_000_000);
  let seed = Number(process.argv[3] ?? 1);
  const counts = { pairs: 0, maps: 0, refusedPairs: 0, refusedTexts: 0, excluded: 0 };
  const shown = new Map<string, Difference>();
  for (; counts.pairs < wanted && shown.size === 0; seed += 1) {
    const report = await runDifferential({ seed, maps: mapsPerSeed, recordsPerMap });
    counts.pairs += sum(report.pairs);
    counts.maps += report.maps;
    counts.refusedPairs += report.refusedPairs;
    counts.refusedTexts += report.refusedTexts.length;
    counts.excluded += sum(report.excluded);
    for (const difference of report.differences) shown.set(difference.text, difference);
    process.stdout.write(`seed ${seed}: ${JSON.stringify(counts)}\n`);
  }
  for (const difference of [...shown.values()].slice(0, 5)) {
    process.stdout.write(`${JSON.stringify(difference, null, 2)}\n`);
  }
  process.stdout.write(`${shown.size} maps differ; next seed ${seed}\n`);
  process.exitCode = shown.size === 0 ? 0 : 1;
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

await main();
