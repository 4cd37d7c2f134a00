import type { Example, IrMap } from "../../compiler/ir/nodes.ts";
import type { Who } from "../../compiler/levels/types.ts";
import { positionAt } from "../../diagnostics/source.ts";
import { seesOriginals, startEngine } from "../../engine/engine.ts";
import { firstDifference } from "../examples.ts";
import { type ExitCode, exitCodes, type Io, print } from "../io.ts";
import { type LawOptions, lawsSummary, type MapLawReport, tryLaws } from "../laws.ts";
import { openMaps } from "../levels.ts";
import { type MutationReport, mutate, mutationSummary } from "../mutation.ts";
import { scriptRefusal } from "../scripts.ts";
import { checkTables } from "../tables.ts";

export interface TestOptions extends LawOptions, Who {
  readonly json: boolean;
  /** Scores the examples instead of trying the laws. */
  readonly mutate: boolean;
}

/** One direction of one example. */
interface Outcome {
  readonly file: string;
  readonly line: number;
  readonly map: string;
  readonly example: string;
  readonly direction: "read" | "write";
  /** Absent when the example holds. */
  readonly failure?: string;
}

/** A map that the engine cannot run. */
interface Skipped {
  readonly map: string;
  readonly reason: string;
}

interface Tried {
  readonly outcomes: readonly Outcome[];
  readonly skipped: readonly Skipped[];
  readonly laws: readonly MapLawReport[];
  readonly scores: readonly MutationReport[];
}

/**
 * `cemap test`: runs the examples of the files in the directions that they state, then the laws on
 * generated data. Exit 1 for an example or a law that does not hold.
 */
export async function testCommand(
  io: Io,
  names: readonly string[],
  options: TestOptions,
): Promise<ExitCode> {
  const open = await openMaps(io, names, options);
  if (typeof open === "number") return open;
  const { files, sources } = open;
  const isForAll = options.account === undefined && options.instance === undefined;
  const laws = isForAll ? files.flatMap(({ result }) => result.laws) : open.laws;
  const all = laws.map(({ map }) => map);
  const skipped: Skipped[] = all.flatMap((map): readonly Skipped[] => {
    const reason = scriptRefusal(map, options.engine, sources);
    return reason === undefined ? [] : [{ map: map.name, reason }];
  });
  if (!seesOriginals(options.engine)) skipped.push(...all.flatMap(updates));
  const maps = all.filter((map) => scriptRefusal(map, options.engine, sources) === undefined);
  const tested = maps.filter((map) => map.examples.length > 0);
  checkTables(all, tested, options.tables);
  const outcomes: Outcome[] = [];
  for (const map of maps) {
    const text = sources.get(map.source)?.text ?? "";
    outcomes.push(...(await runExamples(map, text, options)));
  }
  const isGreen = outcomes.every(({ failure }) => failure === undefined);
  const scores: MutationReport[] = [];
  for (const map of options.mutate && isGreen ? maps : []) {
    scores.push(await mutate(map, sources, (mutant) => fails(mutant, options)));
  }
  const tried: MapLawReport[] = [];
  const isWithoutLaws = options.runs === 0 || options.mutate;
  for (const one of isWithoutLaws ? [] : laws) {
    tried.push(await tryLaws(one, sources, options));
  }
  await printOutcomes(io, { outcomes, skipped, laws: tried, scores }, options);
  return !isGreen || tried.some(({ failures }) => failures.length > 0)
    ? exitCodes.findings
    : exitCodes.fine;
}

/** Whether an example does not hold, or the map cannot even be run. */
async function fails(mutant: IrMap, options: TestOptions): Promise<boolean> {
  try {
    const outcomes = await runExamples(mutant, "", options);
    return outcomes.some(({ failure }) => failure !== undefined);
  } catch {
    return true;
  }
}

async function runExamples(
  map: IrMap,
  text: string,
  options: TestOptions,
): Promise<readonly Outcome[]> {
  if (map.examples.length === 0) return [];
  const engine = await startEngine(map, options.engine, options.tables);
  const outcomes: Outcome[] = [];
  for (const example of map.examples) {
    const common = {
      file: map.source,
      line: positionAt(text, example.span.start).line,
      map: map.name,
      example: example.name,
    };
    for (const direction of directionsOf(example)) {
      if (isUpdate(example, direction) && !seesOriginals(options.engine)) continue;
      const failure =
        direction === "read"
          ? await attempt(() => engine.read(example.vendor), example.common)
          : await attempt(() => engine.write(example.common, example.original), example.vendor);
      outcomes.push({ ...common, direction, ...(failure === undefined ? {} : { failure }) });
    }
  }
  return outcomes;
}

/** Whether an example writes into a record that exists. */
function isUpdate(example: Example, direction: "read" | "write"): boolean {
  return direction === "write" && example.original !== undefined;
}

/** What an engine leaves out that writes new records only. */
function updates(map: IrMap): readonly Skipped[] {
  return map.examples
    .filter((example) => directionsOf(example).some((direction) => isUpdate(example, direction)))
    .map(({ name }) => ({
      map: map.name,
      reason: `the engine sees no original, which the write of "${name}" has`,
    }));
}

function directionsOf(example: Example): readonly ("read" | "write")[] {
  return example.direction === "both" ? ["read", "write"] : [example.direction];
}

async function attempt(
  run: () => Promise<unknown>,
  expected: unknown,
): Promise<string | undefined> {
  try {
    return firstDifference(expected, await run());
  } catch (error) {
    if (error instanceof Error && error.name === "MappingError") return error.message;
    throw error;
  }
}

async function printOutcomes(
  io: Io,
  { outcomes, skipped, laws, scores }: Tried,
  options: TestOptions,
): Promise<void> {
  const failed = outcomes.filter((outcome) => outcome.failure !== undefined);
  const passed = outcomes.length - failed.length;
  if (options.json) {
    const { seed, runs } = options;
    const tried = { seed, runs, maps: laws };
    const counts = { version: 1, passed, failed: failed.length };
    const found = { ...counts, examples: outcomes, skipped, laws: tried };
    const document = options.mutate ? { ...found, mutation: scores } : found;
    await print(io.stdout, `${JSON.stringify(document, null, 2)}\n`);
    return;
  }
  for (const outcome of failed) {
    const title = outcome.example === "" ? "example" : `example "${outcome.example}"`;
    await print(
      io.stderr,
      `${outcome.file}:${outcome.line}: ${title} of ${outcome.map}, ${outcome.direction}: ${outcome.failure}\n`,
    );
  }
  for (const { map, reason } of skipped) {
    await print(io.stderr, `examples of ${map} not run: ${reason}\n`);
  }
  await print(io.stderr, `${passed} passed, ${failed.length} failed\n`);
  if (scores.length > 0) await print(io.stderr, mutationSummary(scores));
  if (laws.length > 0) await print(io.stderr, lawsSummary(laws, options));
}
