import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeRace } from "../../support/deploy/concurrent.ts";
import { rows } from "../../support/deploy/fault-points.ts";
import { columns } from "../../support/deploy/faults.ts";
import { generatedState, judgeState } from "../../support/deploy/generated-states.ts";
import { cells, runCell } from "../../support/deploy/matrix.ts";
import { commands } from "../../support/deploy/model.ts";
import { judgeCommands } from "../../support/deploy/model-run.ts";

/** `npm run faults:long` runs all cells, 10,000 states and sequences and 1,000 races. */
describe("an apply among faults", () => {
  it("has a cell for each step and each fault", () => {
    const found = new Set(cells().map(({ row, column }) => `${row} × ${column}`));
    expect(found.size).toBe(rows.length * columns.length);
    expect(found.size).toBe(440);
  });

  it("loses and doubles nothing, and the next run converges (each 41st cell)", async () => {
    const bad: unknown[] = [];
    for (const [index, cell] of cells().entries()) {
      if (index % 41 !== 0) continue;
      const { failures } = await runCell(cell);
      if (failures.length > 0) bad.push({ ...cell, failures });
    }
    expect(bad).toEqual([]);
  });

  it("changes exactly what the plan says, with answers lost on the way", async () => {
    await fc.assert(
      fc.asyncProperty(generatedState, async (state) => {
        expect(await judgeState(state)).toEqual([]);
      }),
      { numRuns: 15, seed: 4 },
    );
  });

  it("does with every sequence of commands what a model of it says", async () => {
    await fc.assert(
      fc.asyncProperty(commands, async (list) => {
        expect(await judgeCommands(list)).toEqual([]);
      }),
      { numRuns: 20, seed: 10 },
    );
  });

  it("is done by exactly one of two at once", async () => {
    for (let seed = 1; seed <= 6; seed += 1) {
      expect(await judgeRace(seed, 1), `seed ${seed}`).toEqual([]);
    }
    for (let seed = 1; seed <= 3; seed += 1) {
      expect(await judgeRace(seed, 2), `seed ${seed}, two folders`).toEqual([]);
    }
  });
});
