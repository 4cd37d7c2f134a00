import type { Json } from "../../../src/compiler/types.ts";
import type { ApplyReport } from "../../../src/platform/deploy/apply.ts";
import { resourcePath } from "../../../src/platform/deploy/endpoints.ts";
import { loadJournal } from "../../../src/platform/deploy/journal.ts";
import { keyOf } from "../../../src/platform/deploy/plan.ts";
import { fakeClock } from "./fake-clock.ts";
import { rows } from "./fault-points.ts";
import { type Column, columns, type Faults, type Moment, withFault } from "./faults.ts";
import { memoryFiles } from "./memory-files.ts";
import { first, foreign, second, target } from "./scenario.ts";
import { plantedSecrets, type WatchedPlatform, watchedPlatform } from "./watched-platform.ts";
import { mutations, type Workbench, workbench } from "./workbench.ts";

export interface Cell {
  readonly row: string;
  readonly column: Column;
  readonly moment: Moment;
}

export interface CellResult {
  readonly cell: Cell;
  /** Whether the fault struck: not where nothing is asked of the network or the disk any more. */
  readonly isStruck: boolean;
  readonly failures: readonly string[];
}

/** All cells of the matrix; a killed process dies before a step, in the middle and after it. */
export function cells(): readonly Cell[] {
  return rows.flatMap((row) =>
    columns.flatMap((column) => momentsOf(column).map((moment): Cell => ({ row, column, moment }))),
  );
}

function momentsOf(column: Column): readonly Moment[] {
  if (column === "SIGKILL") return ["before", "torn", "after"];
  return column === "clock jump" ? ["before", "after"] : ["before"];
}

type Ended = ApplyReport | "killed" | Error;

/** Runs one cell: an apply with the fault, then others without, and judges all that is left. */
export async function runCell(cell: Cell): Promise<CellResult> {
  const platform = watchedPlatform();
  for (const [path, value] of foreign) platform.stored.set(path, value);
  const disk = new Map<string, string>();
  await workbench({ platform, disk, pid: 1 }).apply(first);
  const clock = fakeClock();
  const interrupt = new AbortController();
  const faults = withFault({
    ...cell,
    clock,
    interrupt,
    files: memoryFiles(disk),
    fetch: platform.fetch,
    stored: platform.stored,
  });
  const { files, fetch } = faults;
  const options = { platform, disk, files, fetch, clock, signal: interrupt.signal, pid: 2 };
  const before = mutations(platform).length;
  const run: Promise<Ended> = workbench(options)
    .apply(second)
    .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
  const ended = await Promise.race([run, faults.killed]);
  const failures = [
    ...judgeRemote(platform, faults, mutations(platform).slice(before)),
    ...judgeEdit(platform, faults, cell),
    ...(await judgeJournal(platform, disk, faults, ended)),
    ...judgeExit(platform, faults, cell, ended),
    ...judgeSecrets(disk, ended),
    ...judgeLock(disk, cell, ended),
    ...(await judgeOwnership(platform, disk, faults)),
    ...(await judgeRerun(platform, disk, faults)),
  ];
  return { cell, isStruck: faults.struck(), failures };
}

/** (a) Each resource is as before, as declared, or as somebody else left it; none is made twice. */
function judgeRemote(
  platform: WatchedPlatform,
  faults: Faults,
  calls: readonly string[],
): readonly string[] {
  const failures: string[] = [];
  const initial = initialStore();
  for (const path of new Set([...initial.keys(), ...target.keys(), ...platform.stored.keys()])) {
    const now = same(platform.stored.get(path));
    const isKnown = [initial, target].some((store) => same(store.get(path)) === now);
    if (!isKnown && path !== faults.edited()) failures.push(`(a) lost or torn: ${path}`);
  }
  const posts = calls.filter((call) => call.startsWith("POST "));
  const made = posts.filter((call, at) => posts.indexOf(call) !== at);
  // A second POST of one address is only sent when a look showed nothing; the platform refuses it.
  if (made.length > 1) failures.push(`(a) sent again and again: ${made.join(", ")}`);
  return failures;
}

/**
 * (a) What somebody else wrote after the plan was made is still there, except where it came between
 * the last look and the call: the platform offers nothing against that.
 */
function judgeEdit(platform: WatchedPlatform, faults: Faults, { row }: Cell): readonly string[] {
  const path = faults.edited();
  const isPlanned = row === "lock acquire" || row === "read remote" || row === "journal before";
  if (path === undefined || isPlanned) return [];
  const isThere = same(platform.stored.get(path)).includes("Foreign");
  return isThere ? [] : [`(a) somebody's edit was overwritten: ${path}`];
}

/** (b) What the journal, or the report, calls done is made, and what it calls undone is not. */
async function judgeJournal(
  platform: WatchedPlatform,
  disk: ReadonlyMap<string, string>,
  faults: Faults,
  ended: Ended,
): Promise<readonly string[]> {
  const { deployment } = workbench({ platform, disk: new Map(disk) });
  const journal = await loadJournal(deployment.files, "platform.example", deployment.vault);
  const initial = initialStore();
  const verdict = (path: string, outcome: string): readonly string[] => {
    if (path === faults.edited()) return [];
    const now = same(platform.stored.get(path));
    const isMade = now === same(target.get(path)) && now !== same(initial.get(path));
    if (outcome === "done" && !isMade) return [`(b) called done, but is not: ${path}`];
    if (outcome === "undone" && isMade) return [`(b) called undone, but is done: ${path}`];
    return [];
  };
  const failures: string[] = [];
  journal?.header.changes.forEach(({ id }, step) => {
    failures.push(...verdict(pathOf(id), journal.outcomes.get(step) ?? "undone"));
  });
  if (typeof ended === "object" && "done" in ended) {
    for (const id of ended.done) failures.push(...verdict(pathOf(id), "done"));
    for (const id of ended.undone) failures.push(...verdict(pathOf(id), "undone"));
    const all = [...ended.done, ...ended.undone, ...ended.unknown].map(pathOf);
    if (all.length !== 5 && all.length !== 0)
      failures.push(`(b) the report tells of ${all.length}`);
  }
  return failures;
}

/** (d) Success is only reported when the platform holds all that is declared. */
function judgeExit(
  platform: WatchedPlatform,
  faults: Faults,
  { row }: Cell,
  ended: Ended,
): readonly string[] {
  // What is edited after the last look cannot be seen.
  if (faults.edited() !== undefined && (row === "write state" || row === "release lock")) return [];
  const isFine =
    typeof ended === "object" &&
    "done" in ended &&
    ended.error === undefined &&
    ended.different.length === 0;
  return isFine && !isConverged(platform) ? ["(d) success was reported without reason"] : [];
}

/** (e) No secret in what is left on the disk, in the report or in the error that is shown. */
function judgeSecrets(disk: ReadonlyMap<string, string>, ended: Ended): readonly string[] {
  const shown =
    ended instanceof Error && ended.name !== "DeployError"
      ? "" // a defect, whose text the command line hides as it prints it
      : JSON.stringify(ended, (_, value) =>
          value instanceof Error ? { message: value.message, stack: value.stack } : value,
        );
  const texts: readonly (readonly [string, string])[] = [...disk, ["the report", shown]];
  const found = texts.flatMap(([name, text]) =>
    spellings
      .filter((spelling) => text.includes(spelling))
      .map((spelling) => `(e) ${name} holds ${spelling}`),
  );
  const steers =
    typeof ended === "object" &&
    "error" in ended &&
    ended.error?.message.includes("\u001b") === true;
  return steers ? [...found, "(e) the report holds control characters"] : found;
}

const spellings = [
  plantedSecrets.user,
  plantedSecrets.organization,
  ...[plantedSecrets.user, plantedSecrets.organization].map((secret) =>
    Buffer.from(secret).toString("base64").slice(0, -4),
  ),
  Buffer.from(`x${plantedSecrets.organization}`).toString("base64").slice(2, -4),
];

/** (f) The lock is gone, or a process that is gone has it. */
function judgeLock(
  disk: ReadonlyMap<string, string>,
  { row }: Cell,
  ended: Ended,
): readonly string[] {
  const isHeld = [...disk.keys()].some((path) => path.endsWith(".lock"));
  const mayStay = ended === "killed" || row === "release lock" || row === "write state";
  return isHeld && !mayStay ? ["(f) the lock was left behind"] : [];
}

/** (c) What the broken run has made counts as ours: without its declaration it would be deleted. */
async function judgeOwnership(
  platform: WatchedPlatform,
  disk: ReadonlyMap<string, string>,
  faults: Faults,
): Promise<readonly string[]> {
  const { changes } = await workbench({ platform, disk: new Map(disk) }).plan({});
  const deleted = new Set(changes.map(({ id }) => pathOf(id)));
  const theirs = new Set([...foreign.map(([path]) => path), faults.edited()]);
  return [...platform.stored.keys()]
    .filter((path) => !theirs.has(path) && !deleted.has(path))
    .map((path) => `(c) made from here, but not ours: ${path}`);
}

/** (c) The next runs end with everything made, an empty plan and nothing more to do. */
async function judgeRerun(
  platform: WatchedPlatform,
  disk: Map<string, string>,
  faults: Faults,
): Promise<readonly string[]> {
  const again = workbench({ platform, disk, pid: 3, isAlive: ({ pid }) => pid > 2 });
  const failures: string[] = [];
  try {
    const report = await again.apply(second);
    if (report.error !== undefined) failures.push(`(c) the re-run stops: ${report.error.message}`);
    if (!isConverged(platform, leftAlone(faults))) {
      failures.push("(c) the re-run does not converge");
    }
    failures.push(...(await judgeEnd(again, platform)));
  } catch (error) {
    failures.push(`(c) the re-run fails: ${error instanceof Error ? error.message : error}`);
  }
  return failures;
}

async function judgeEnd(again: Workbench, platform: WatchedPlatform): Promise<readonly string[]> {
  const failures: string[] = [];
  const sent = mutations(platform).length;
  const plan = await again.plan(second);
  if (plan.changes.length > 0) failures.push("(c) the last plan is not empty");
  await again.apply(second);
  if (mutations(platform).length > sent) failures.push("(c) a second apply changes something");
  // What was made is ours: taking it out of the files takes it off the platform.
  const left = (await again.plan({})).changes.map(({ id }) => id);
  if (left.length !== 5) failures.push(`(c) ${left.length} resources count as ours, not 5`);
  return failures;
}

/** What somebody else makes where we have deleted ours is theirs. */
function leftAlone({ edited }: Faults): string | undefined {
  const path = edited();
  return path !== undefined && !target.has(path) ? path : undefined;
}

function isConverged(platform: WatchedPlatform, except?: string): boolean {
  const paths = new Set([...platform.stored.keys(), ...target.keys()]);
  paths.delete(except ?? "");
  return [...paths].every((path) => same(platform.stored.get(path)) === same(target.get(path)));
}

function initialStore(): ReadonlyMap<string, Json> {
  const store = new Map<string, Json>(foreign);
  for (const [id, payload] of Object.entries(first)) store.set(pathOf(id), payload as Json);
  return store;
}

function pathOf(id: string): string {
  return resourcePath(keyOf(id));
}

function same(value: Json | undefined): string {
  return JSON.stringify(value ?? null);
}
