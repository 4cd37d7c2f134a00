import { once } from "node:events";
import { basename, dirname, relative, resolve, sep } from "node:path";
import { type ChokidarOptions, type FSWatcher, watch } from "chokidar";
import { configName } from "./config.ts";
import { type ExitCode, exitCodes, type Io, print } from "./io.ts";
import { tellError } from "./tell-error.ts";

/** Changes that come within this time are one change. */
const settleMs = 80;

/** Folders that are not searched for changes. */
const ignored = ["node_modules", "cemap-out", ".git"];

/** A build that is run again and again, and what its result hangs on besides `.cemap` files. */
export interface WatchedBuild {
  readonly run: () => Promise<ExitCode>;
  /** Absolute paths of the files that the last run has read, or looked for in vain. */
  readonly reads: () => readonly string[];
  /** Absolute paths of the folders that its files lie in. */
  readonly roots: () => readonly string[];
}

/**
 * Builds now and after each change, below the current folder and the roots, of a `.cemap` file, of
 * the configuration or of a file that the build has read, until the process is interrupted.
 * Whatever goes wrong is told, and the watch goes on.
 */
export async function watchSources(io: Io, build: WatchedBuild): Promise<ExitCode> {
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const folders = new WatchedFolders((path) => {
    const full = resolve(io.cwd, path);
    const isSource = full.endsWith(".cemap") || basename(full) === configName;
    if (!isSource && !build.reads().includes(full)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running?.then(guarded);
    }, settleMs);
  });
  const guarded = async (): Promise<void> => {
    try {
      await build.run();
    } catch (error) {
      await tellError(io, error);
    }
    await folders.add(build.roots(), { ignored: isIgnored });
    const hidden = build.reads().filter((path) => isHidden(io, path));
    await folders.add(
      hidden.map((path) => dirname(path)),
      { depth: 0 },
    );
    await print(io.stderr, "Watching; Ctrl-C ends it.\n");
  };
  // What changes while the first build runs must not be missed.
  await folders.add([io.cwd], { ignored: isIgnored });
  running = guarded();
  await new Promise<void>((done) => {
    process.once("SIGINT", done);
    process.once("SIGTERM", done);
  });
  clearTimeout(timer);
  await running;
  await folders.close();
  return exitCodes.fine;
}

function isIgnored(path: string): boolean {
  return ignored.includes(basename(path));
}

/** Whether a file lies in a folder that is not searched. */
function isHidden(io: Io, path: string): boolean {
  return relative(io.cwd, path)
    .split(sep)
    .some((part) => ignored.includes(part));
}

/** Folders that are watched, each once. */
class WatchedFolders {
  private readonly known = new Set<string>();
  private readonly watchers: FSWatcher[] = [];
  private readonly onChange: (path: string) => void;

  constructor(onChange: (path: string) => void) {
    this.onChange = onChange;
  }

  /** Comes back when no change in them is missed any more. */
  async add(folders: readonly string[], options: ChokidarOptions): Promise<void> {
    const more = [...new Set(folders)].filter((folder) => !this.known.has(folder));
    if (more.length === 0) return;
    for (const folder of more) this.known.add(folder);
    const watcher = watch(more, { ignoreInitial: true, ...options });
    this.watchers.push(watcher);
    watcher.on("all", (_event, path) => this.onChange(path));
    await once(watcher, "ready");
  }

  async close(): Promise<void> {
    await Promise.all(this.watchers.map((watcher) => watcher.close()));
  }
}
