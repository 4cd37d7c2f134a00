import { basename } from "node:path";
import { watch } from "chokidar";
import { CommandError, type ExitCode, exitCodes, type Io, print } from "./io.ts";

/** Changes that come within this time are one change. */
const settleMs = 80;

/**
 * Runs `build` now and after each change of a `.cemap`, `.json` or `.csv` file below the current
 * folder, until the process is interrupted. Mistakes are shown and the watch goes on.
 */
export async function watchSources(io: Io, build: () => Promise<ExitCode>): Promise<ExitCode> {
  const guarded = async (): Promise<void> => {
    try {
      await build();
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      await print(io.stderr, `cemap: ${error.message}\n`);
    }
    await print(io.stderr, "Watching; Ctrl-C ends it.\n");
  };
  await guarded();
  const watcher = watch(io.cwd, {
    ignoreInitial: true,
    ignored: (path) => ["node_modules", "cemap-out", ".git"].includes(basename(path)),
  });
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  watcher.on("all", (_event, path) => {
    if (!/\.(cemap|json|csv)$/.test(path)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(guarded);
    }, settleMs);
  });
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  clearTimeout(timer);
  await watcher.close();
  await running;
  return exitCodes.fine;
}
