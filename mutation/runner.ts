import { readFileSync, rmSync, writeFileSync } from "node:fs";
import type { RunnerTestCase } from "vitest";
import { TestRunner } from "vitest";
import { getFn } from "vitest/suite";
import type { BatchResult } from "./results.ts";

/** What the instrumented sources share with us: which mutant is on, and what was passed through. */
interface Switchboard {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: Coverage;
}

interface Coverage {
  static: Record<string, number>;
  perTest: Record<string, Record<string, number>>;
}

interface State {
  readonly alive: Set<string>;
  readonly killedBy: Map<string, string>;
  readonly covered: Set<string>;
  readonly unrepeatable: string[];
  readonly failing: string[];
  readonly long: string[];
}

/** A test that needs more processor time than this is run once and tried with no mutant. */
const longestSeconds = 4;

type Shared = { __stryker__?: Switchboard; cemapMutation?: State };

const shared = globalThis as Shared;

/**
 * Runs each test once as it is, then once for every living mutant of the batch that the test
 * passes through. Modules are loaded once: what a mutant does while they load is not seen
 * ("static" mutants). A test that does not pass twice in a row kills nothing.
 */
export default class MutationRunner extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const state = stateOf();
    const board = boardOf();
    const run = getFn(test);
    const began = process.cpuUsage();
    board.currentTestId = test.id;
    try {
      await run();
    } catch (error) {
      state.failing.push(test.name);
      throw error;
    } finally {
      board.currentTestId = undefined;
    }
    const hits = board.mutantCoverage?.perTest[test.id] ?? {};
    const mutants = Object.keys(hits).filter((id) => state.alive.has(id));
    if (mutants.length === 0) return;
    for (const id of mutants) state.covered.add(id);
    if (process.cpuUsage(began).user > longestSeconds * 1e6) {
      state.long.push(test.name);
      return;
    }
    if (await fails(run)) {
      state.unrepeatable.push(test.name);
      return;
    }
    for (const id of mutants) {
      // Where we are, for whoever finds this process gone.
      writeFileSync("mutation/current.json", JSON.stringify({ id, test: nameOf(test) }));
      board.activeMutant = id;
      board.hitCount = 0;
      board.hitLimit = (hits[id] ?? 1) * 10 + 1000;
      if (await fails(run)) {
        state.alive.delete(id);
        state.killedBy.set(id, nameOf(test));
      }
      board.activeMutant = undefined;
      board.hitCount = undefined;
    }
    rmSync("mutation/current.json", { force: true });
    if (await fails(run)) {
      // Something stayed behind in a cache: what this test said of these mutants means nothing.
      for (const id of mutants) {
        if (state.killedBy.delete(id)) state.alive.add(id);
      }
      throw new Error("a mutant left something behind");
    }
  }

  override onAfterRunFiles(): void {
    super.onAfterRunFiles();
    const { alive, killedBy, covered, unrepeatable, failing, long } = stateOf();
    const result: BatchResult = {
      killed: Object.fromEntries(killedBy),
      survived: [...alive].filter((id) => covered.has(id)),
      // Passed through while modules or lists of tests were made, never by a test.
      loading: [...alive].filter((id) => !covered.has(id) && isLoading(id)),
      unrepeatable,
      failing,
      long,
    };
    writeFileSync("mutation/result.json", JSON.stringify(result));
  }
}

function nameOf(test: RunnerTestCase): string {
  return `${test.file.name}: ${test.name}`;
}

async function fails(run: () => unknown): Promise<boolean> {
  try {
    await run();
    return false;
  } catch {
    return true;
  }
}

function isLoading(id: string): boolean {
  return boardOf().mutantCoverage?.static[id] !== undefined;
}

function boardOf(): Switchboard {
  shared.__stryker__ ??= {};
  return shared.__stryker__;
}

function stateOf(): State {
  shared.cemapMutation ??= {
    alive: new Set(JSON.parse(readFileSync("mutation/batch.json", "utf8")) as string[]),
    killedBy: new Map(),
    covered: new Set(),
    unrepeatable: [],
    failing: [],
    long: [],
  };
  return shared.cemapMutation;
}
