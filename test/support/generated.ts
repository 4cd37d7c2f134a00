import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** Runs once before all tests: `npm test` builds first, a single file is tried without. */
export default function setup(): void {
  const made = "src/compiler/backends/platform/script-helpers.generated.js";
  if (existsSync(join(root, made))) return;
  const script = join(root, "scripts/build-script-helpers.ts");
  execFileSync(process.execPath, ["--import", "tsx", script], { cwd: root, stdio: "inherit" });
}
