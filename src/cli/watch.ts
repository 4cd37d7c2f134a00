import { basename, resolve } from "node:path";
import { watch } from "chokidar";
import { configName } from "./config.ts";
import { type ExitCode, exitCodes, type Io, print } from "./io.ts";
import { tellError } from "./tell-error.ts";

/** Changes that come within this time are one change. */
const settleMs = 80;

/** A build that is run again and again, and what its result hangs on besides `.cemap` files. */
export interface WatchedBuild {
  readonly run: () => Promise<ExitCode>;
  /** Whether the last run has read the file at an absolute path, or looked for it in vain. */
  readonly isRead: (path: string) => boolean;
  /** Absolute paths of the folders that its files lie in. */
  readonly roots: () => readonly string[];
}

/**
 * Builds now and after each change, below the current folder and the roots, of a `.cemap` file, of
 * the configuration or of a file that the build has read, until the process is interrupted.
 * Whatever goes wrong is told, and the watch goes on.
 */
export async function watchSources(io: Io, build: WatchedBuild): Promise<ExitCode> {
  const ignored = ["node_modules", "cemap-out", ".git"];
  const watcher = watch(io.cwd, {
    ignoreInitial: true,
    ignored: (path) => ignored.includes(basename(path)),
  });
  // What changes while the first build runs must not be missed.
  await new Promise<void>((done) => void watcher.once("ready", done));
  const guarded = async (): Promise<void> => {
    try {
      await build.run();
    } catch (error) {
      await tellError(io, error);
    }
    watcher.add([...build.roots()]);
    await print(io.stderr, "Watching; Ctrl-C ends it.\n");
  };
  let running = guarded();
  let timer: NodeJS.Timeout | undefined;
  watcher.on("all", (_event, path) => {
    const full = resolve(io.cwd, path);
    const isSource = full.endsWith(".cemap") || basename(full) === configName;
    if (!isSource && !build.isRead(full)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(guarded);
    }, settleMs);
  });
  await new Promise<void>((done) => {
    process.once("SIGINT", done);
    process.once("SIGTERM", done);
  });
  clearTimeout(timer);
  await watcher.close();
  await running;
  return exitCodes.fine;
}
