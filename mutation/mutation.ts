/**
 * The mutation score of `src/compiler` and `src/runtime`: mutants are Stryker's, made by its
 * instrumenter into a copy of the tree under `.bench/mutation`, and switched on one by one inside
 * one process that runs the tests (`runner.ts`). Mutants are tried in a fixed random order, in
 * batches; what was found is kept, so that each run of this script adds to a random sample and
 * the last one completes it. `--again` tries those that no test noticed once more; `--wide` on
 * the tests with generated data too; `--order 2` takes them in another order, which makes a sample
 * of its own. `--tests test/compiler/lower` lists what these tests alone leave, and keeps nothing:
 * that is how a test is tried while it is written.
 * `npm run mutation -- [folder or file] [--mutants N] [--order N] [--again] [--wide] [--fresh]
 * [--survivors] [--tests PATH]`
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { globSync } from "tinyglobby";
import { tryMutants } from "./attempt.ts";
import {
  type BatchResult,
  folderOf,
  type Outcome,
  type Score,
  type Status,
  scoreOf,
} from "./results.ts";

const tree = ".bench/mutation/tree";
const store = ".bench/mutation/outcomes.json";
const batchSize = 300;

interface Planned extends Omit<Outcome, "status" | "by"> {
  readonly id: string;
  readonly key: string;
}

/** The part of Stryker's mutant that is used here; lines and columns are 0-based. */
interface Mutant {
  readonly id: string;
  readonly fileName: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: { readonly start: Place; readonly end: Place };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mutants: { type: "string" },
    again: { type: "boolean" },
    wide: { type: "boolean" },
    fresh: { type: "boolean" },
    survivors: { type: "boolean" },
    order: { type: "string" },
    tests: { type: "string", multiple: true },
  },
});

if (values.fresh === true) rmSync(".bench/mutation", { recursive: true, force: true });
const folder = positionals[0];
const tests = values.tests ?? [];
/** What is known of each mutant, by its key. */
const known = tests.length === 0 ? load() : {};
if (values.survivors === true) {
  survivors();
} else {
  await run(Number(values.mutants ?? batchSize));
}

async function run(wanted: number): Promise<void> {
  const planned = await instrument();
  const open = planned.filter(({ key }) => isOpen(known[key]));
  console.log(`${planned.length} mutants, ${open.length} open`);
  for (let start = 0; start < Math.min(wanted, open.length); start += batchSize) {
    const batch = open.slice(start, Math.min(start + batchSize, wanted));
    const began = Date.now();
    const ids = batch.map(({ id }) => id);
    const result = await tryMutants(tree, ids, { tests, isWide: values.wide === true });
    for (const mutant of batch) known[mutant.key] = outcome(mutant, result);
    if (tests.length === 0) writeFileSync(store, `${JSON.stringify(known, null, 1)}\n`);
    for (const name of result.unrepeatable) console.log(`fails the second time: ${name}`);
    for (const name of result.failing) console.log(`fails without a mutant: ${name}`);
    for (const name of result.long) console.log(`too long to be tried with mutants: ${name}`);
    const seconds = (Date.now() - began) / 1000;
    console.log(`${batch.length} mutants in ${seconds.toFixed(0)} s`);
  }
  if (tests.length > 0) survivors();
  report(planned);
}

function isOpen(before: Outcome | undefined): boolean {
  return values.again === true ? isUnnoticed(before) : before === undefined;
}

function isUnnoticed(outcome: Outcome | undefined): outcome is Outcome {
  return outcome?.status === "survived" || outcome?.status === "no-coverage";
}

/** Mutants of the folder in an order that is random but the same for the same sources. */
async function instrument(): Promise<readonly Planned[]> {
  rmSync(tree, { recursive: true, force: true });
  mkdirSync(tree, { recursive: true });
  for (const name of [
    "src",
    "test",
    "samples",
    "docs",
    "scripts",
    "bench/maps",
    "package.json",
    "README.md",
    "tsconfig.json",
    "dist",
  ]) {
    if (existsSync(name)) cpSync(name, join(tree, name), { recursive: true });
  }
  mkdirSync(join(tree, "mutation"));
  for (const name of ["runner.ts", "results.ts", "vitest.config.ts"]) {
    cpSync(join("mutation", name), join(tree, "mutation", name));
  }
  symlinkSync(join(process.cwd(), "node_modules"), join(tree, "node_modules"));
  if (!existsSync("mutation/node_modules")) {
    console.log("npm ci --prefix mutation");
    execFileSync("npm", ["ci", "--prefix", "mutation", "--ignore-scripts"], { stdio: "inherit" });
  }
  // Untyped: type checks must pass where this folder's packages are not installed.
  const library: string = "@stryker-mutator/instrumenter";
  const { Instrumenter } = await import(library);
  const silent = { debug() {}, info() {}, warn() {}, isDebugEnabled: () => false };
  const names = globSync(["src/compiler/**/*.ts", "src/runtime/**/*.ts", "!**/*.generated.*"])
    .filter(isIn)
    .sort();
  const files = names.map((name) => ({
    name,
    mutate: true as const,
    content: readFileSync(name, "utf8"),
  }));
  const made = await new Instrumenter(silent).instrument(files, {
    plugins: [],
    excludedMutations: [],
    ignorers: [],
  });
  for (const { name, content } of made.files) writeFileSync(join(tree, name), content);
  const lines = new Map(files.map(({ name, content }) => [name, content.split("\n")]));
  return made.mutants
    .map((mutant: Mutant): Planned => {
      const { start, end } = mutant.location;
      const text =
        lines
          .get(mutant.fileName)
          ?.slice(start.line, end.line + 1)
          .join("\n") ?? "";
      const original = text.slice(start.column).slice(0, 200);
      // What was found holds for this text at this place, however the ids are dealt out.
      const where = `${mutant.fileName}:${start.line}:${start.column}:${end.line}:${end.column}`;
      const what = `${where}:${mutant.mutatorName}:${mutant.replacement}:${text}`;
      const key = createHash("sha256").update(what).digest("hex").slice(0, 20);
      return {
        id: mutant.id,
        key,
        file: mutant.fileName,
        line: start.line + 1,
        mutator: mutant.mutatorName,
        original,
        replacement: mutant.replacement.slice(0, 200),
      };
    })
    .sort((a: Planned, b: Planned) => (rank(a.key) < rank(b.key) ? -1 : 1));
}

function rank(key: string): string {
  return createHash("sha256")
    .update(`${values.order ?? "1"}:${key}`)
    .digest("hex");
}

function outcome(mutant: Planned, result: BatchResult): Outcome {
  const { id, key: _, ...place } = mutant;
  const by = result.killed[id];
  if (by !== undefined) return { ...place, status: "killed", by };
  const status: Status = result.survived.includes(id)
    ? "survived"
    : result.loading.includes(id)
      ? "loading"
      : "no-coverage";
  return { ...place, status };
}

/** Of mutants that there still are: a text that has changed since is another. */
function report(planned: readonly Planned[]): void {
  const outcomes = planned.flatMap(({ key }) => known[key] ?? []);
  const total = planned.length;
  const sample = outcomes.length < total ? `a random sample of ${total}` : "all";
  const folders = [...new Set(outcomes.map(({ file }) => folderOf(file)))].sort();
  for (const name of folders) {
    print(name, scoreOf(outcomes.filter(({ file }) => folderOf(file) === name)));
  }
  print(`together (${sample})`, scoreOf(outcomes));
  const loading = outcomes.filter(({ status }) => status === "loading").length;
  console.log(`${loading} mutants act only while modules load; they are in no figure`);
}

function print(name: string, score: Score): void {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  const range = `95 %: ${percent(score.low)} to ${percent(score.high)}`;
  console.log(`${name}: ${score.killed} of ${score.tried}, ${percent(score.share)} (${range})`);
}

function survivors(): void {
  const left = Object.values(known).filter((one) => isIn(one.file) && isUnnoticed(one));
  for (const one of [...left].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line,
  )) {
    const first = one.original.split("\n")[0] ?? "";
    const by = one.replacement.replaceAll("\n", " ");
    console.log(`${one.file}:${one.line} ${one.status} ${one.mutator}: ${first}  =>  ${by}`);
  }
}

function isIn(file: string): boolean {
  return folder === undefined || file.startsWith(`${folder}/`) || file === folder;
}

function load(): Record<string, Outcome> {
  return existsSync(store)
    ? (JSON.parse(readFileSync(store, "utf8")) as Record<string, Outcome>)
    : {};
}
