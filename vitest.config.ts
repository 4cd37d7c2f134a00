import { defineConfig } from "vitest/config";
import { editedSources, sourceEngine } from "./test/support/edited-sources.ts";

export default defineConfig({
  plugins: [editedSources(sourceEngine)],
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/generated.ts"],
    setupFiles: ["test/support/setup.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: "forks",
    // Files share modules, which take longer to load than many files take to run.
    isolate: false,
    maxWorkers: 2,
  },
});
