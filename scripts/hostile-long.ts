/**
 * Every hostile text in every place of a map, value or name: `npm run hostile:long`. The tests of
 * `npm test` take a third of them at each place.
 */
import { spawnSync } from "node:child_process";

const { status } = spawnSync("npx", ["vitest", "run", "test/hostile"], {
  stdio: "inherit",
  env: { ...process.env, CEMAP_HOSTILE: "all" },
});
process.exitCode = status ?? 1;
