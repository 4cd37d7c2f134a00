import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { type Edit, editedSources, sourceEngine } from "../test/support/edited-sources.ts";

/** Files that take long for each test: what the others kill need not be tried there. */
const slow =
  /agreement|robust|typos|samples|hostile|fixtures|worked|frozen|matrix|broken|(bulk|cli|docs|platform)\//;

/** Tests on generated maps and records: only for what no other test noticed. */
const generated = /(laws|properties|grammar)\/|bulk\/bytes/;
const isWide = process.env.CEMAP_MUTATION === "wide";

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((a, b) => cost(a) - cost(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

function cost(file: TestSpecification): number {
  return generated.test(file.moduleId) ? 2 : slow.test(file.moduleId) ? 1 : 0;
}

/** Commands run in this process, where the mutants are. */
const edits: Readonly<Record<string, Edit>> = {
  ...sourceEngine,
  "/test/support/run-cli.ts": (code) => [
    code.replace("export function cemap(", "function spawned("),
    'export { runInProcess as cemap } from "./run-in-process.ts";',
  ],
};

/** All tests that run the sources in this process, quick files first. */
export default defineConfig({
  plugins: [editedSources(edits)],
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [
      "test/hostile/**",
      "test/platform/{deploy,local}/**",
      "test/cli/{files,build,transform,platform-serve}.test.ts",
      "test/tidy.test.ts",
      ...(isWide ? [] : ["test/{laws,properties,grammar}/**", "test/bulk/bytes.test.ts"]),
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
