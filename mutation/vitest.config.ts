import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take long for each test; what the others kill need not be tried there. */
const slow = /agreement|robust|typos|samples|hostile|fixtures|worked/;

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((a, b) => cost(a) - cost(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

function cost(file: TestSpecification): number {
  return slow.test(file.moduleId) ? 1 : 0;
}

/** The deterministic tests of the compiler and the runtime, in one process, quick files first. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [
      "test/{bulk,cli,docs,grammar,hostile,laws,platform,properties}/**",
      "test/tidy.test.ts",
    ],
    setupFiles: ["test/support/setup.ts"],
    runner: "./mutation/runner.ts",
    sequence: { sequencer: QuickFirst },
    // Mutants that never end are stopped by a count of hits, whatever the machine is doing.
    testTimeout: 0,
    pool: "forks",
    isolate: false,
    maxWorkers: 1,
    fileParallelism: false,
  },
});
