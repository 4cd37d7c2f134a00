import { spawn } from "node:child_process";
import { existsSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BatchResult } from "./results.ts";

/** A mutant that has kept one test busy for so long never ends. */
const longestMs = 180_000;

interface Current {
  readonly id: string;
  readonly test: string;
}

/** Which tests are run: those whose paths hold one of `tests` (all, when there are none). */
interface Choice {
  readonly tests: readonly string[];
  /** Tests on generated data too. */
  readonly isWide: boolean;
}

/**
 * What the tests in `tree` find out about the mutants of these ids. A mutant that takes the
 * process down, or that never ends, is noticed by the test that it was in; the tests then start
 * again with those that are left.
 */
export async function tryMutants(
  tree: string,
  ids: readonly string[],
  choice: Choice,
): Promise<BatchResult> {
  const killed: Record<string, string> = {};
  for (;;) {
    const left = ids.filter((id) => killed[id] === undefined);
    const isDone = await runTests(tree, left, choice);
    const result = readResult(tree);
    Object.assign(killed, result?.killed);
    if (isDone && result !== undefined) return { ...result, killed };
    const current = read<Current>(join(tree, "mutation/current.json"));
    if (current === undefined || !left.includes(current.id) || killed[current.id] !== undefined) {
      throw new Error(`the tests did not run to their end: see ${logOf(tree)}`);
    }
    console.log(`takes the process down in ${current.test}: mutant ${current.id}`);
    killed[current.id] = `${current.test} (the process ended)`;
  }
}

/** True when all tests ran. */
async function runTests(
  tree: string,
  ids: readonly string[],
  { tests, isWide }: Choice,
): Promise<boolean> {
  const file = (name: string): string => join(tree, "mutation", name);
  writeFileSync(file("batch.json"), JSON.stringify(ids));
  rmSync(file("result.json"), { force: true });
  rmSync(file("current.json"), { force: true });
  const vitest = join(process.cwd(), "node_modules/vitest/vitest.mjs");
  const args = [vitest, "run", "--config", "mutation/vitest.config.ts", "--reporter=dot", ...tests];
  const log = openSync(logOf(tree), "w");
  const child = spawn(process.execPath, args, {
    cwd: tree,
    detached: true,
    stdio: ["ignore", log, log],
    env: { ...process.env, CI: "1", CEMAP_MUTATION: isWide ? "wide" : "quick" },
  });
  let isHung = false;
  const watch = setInterval(() => {
    const since = existsSync(file("current.json")) ? statSync(file("current.json")).mtimeMs : 0;
    if (since === 0 || Date.now() - since < longestMs || child.pid === undefined) return;
    isHung = true;
    process.kill(-child.pid, "SIGKILL");
  }, 5000);
  await new Promise((resolve) => child.on("exit", resolve));
  clearInterval(watch);
  return !isHung && !readFileSync(logOf(tree), "utf8").includes("Worker exited unexpectedly");
}

function logOf(tree: string): string {
  return join(tree, "..", "last-run.log");
}

function readResult(tree: string): BatchResult | undefined {
  return read<BatchResult>(join(tree, "mutation/result.json"));
}

function read<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : undefined;
}
