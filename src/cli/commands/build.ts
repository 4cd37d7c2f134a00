import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { backends } from "../../compiler/backends/all.ts";
import { type CompiledEntry, compileEntries, together } from "../compile-files.ts";
import { findConfig } from "../config.ts";
import { slashes } from "../files.ts";
import { CommandError, type ExitCode, exitCodes, type Io, print } from "../io.ts";
import { hasError, printFindings } from "../project.ts";
import { holds, writeFileWhole } from "../write-file.ts";

export interface BuildOptions {
  /** Names of back ends, comma separated; absent: all. */
  readonly to?: string;
  readonly out?: string;
  readonly watch: boolean;
  readonly check: boolean;
  readonly json: boolean;
}

/**
 * `cemap build`: compiles the files into the output folder. Nothing is written when there is an
 * error. With `check` nothing is written at all, and files that differ from the disk are exit 1.
 */
export async function buildCommand(
  io: Io,
  names: readonly string[],
  options: BuildOptions,
): Promise<ExitCode> {
  const targets = targetsOf(options.to);
  if (options.watch && options.check) {
    throw new CommandError(exitCodes.usage, "`--watch` and `--check` exclude each other.");
  }
  if (!options.watch) {
    const entries = await compileEntries(io, names, targets, []);
    return finish(io, entries, options);
  }
  return watch(io, names, targets, options);
}

/** Builds at each change; what nothing that changed was used for is taken from the build before. */
async function watch(
  io: Io,
  names: readonly string[],
  targets: readonly string[] | undefined,
  options: BuildOptions,
): Promise<ExitCode> {
  let entries: readonly CompiledEntry[] = [];
  const { watchSources } = await import("../watch.ts");
  return watchSources(io, {
    run: async () => {
      const before = new Set(entries);
      entries = await compileEntries(io, names, targets, entries);
      if (!options.json) await print(io.stderr, madeText(entries, before));
      return finish(io, entries, options);
    },
    reads: () => entries.flatMap(pathsRead),
    roots: () => [...new Set(entries.map(({ file }) => file.root))],
  });
}

function pathsRead({ file, reads }: CompiledEntry): readonly string[] {
  return [...reads.keys()].map((path) => join(file.root, path));
}

function madeText(entries: readonly CompiledEntry[], before: ReadonlySet<CompiledEntry>): string {
  const made = entries.filter((entry) => !before.has(entry)).map(({ file }) => file.source.path);
  const kept = entries.length - made.length;
  const names = made.length === 0 ? "nothing" : made.join(", ");
  const others = kept === 0 ? "" : `; ${kept} file${kept === 1 ? "" : "s"} as before`;
  return `Compiled ${names}${others}.\n`;
}

function targetsOf(to: string | undefined): readonly string[] | undefined {
  if (to === undefined) return undefined;
  const known = backends.map((backend) => backend.name);
  const targets = to.split(",").map((name) => name.trim());
  const unknown = targets.find((name) => !known.includes(name));
  if (unknown === undefined) return targets;
  throw new CommandError(
    exitCodes.usage,
    `There is no target \`${unknown}\`; the targets are ${known.join(", ")}.`,
  );
}

/** Tells what was found and writes, or compares, what came out. */
async function finish(
  io: Io,
  entries: readonly CompiledEntry[],
  options: BuildOptions,
): Promise<ExitCode> {
  const { files, findings, sources } = together(entries);
  const exitCode = await printFindings(io, findings, sources);
  if (hasError(findings)) return exitCode;
  const config = findConfig(io.cwd);
  const folder =
    options.out === undefined && config?.out !== undefined
      ? resolve(config.root, config.out)
      : resolve(io.cwd, options.out ?? "cemap-out");
  return options.check
    ? reportStale(io, folder, files, options)
    : writeAll(io, folder, files, options);
}

async function writeAll(
  io: Io,
  folder: string,
  files: ReadonlyMap<string, string>,
  options: BuildOptions,
): Promise<ExitCode> {
  const written: string[] = [];
  for (const [name, text] of files) {
    if (writeFileWhole(join(folder, name), text)) written.push(name);
  }
  const shown = slashes(relative(io.cwd, folder)) || ".";
  if (options.json) {
    const document = { version: 1, out: shown, files: [...files.keys()].sort(), written };
    await print(io.stdout, `${JSON.stringify(document, null, 2)}\n`);
  } else {
    const count = `${files.size} file${files.size === 1 ? "" : "s"}`;
    await print(io.stderr, `${count} in ${shown}, ${written.length} changed.\n`);
  }
  return exitCodes.fine;
}

async function reportStale(
  io: Io,
  folder: string,
  files: ReadonlyMap<string, string>,
  options: BuildOptions,
): Promise<ExitCode> {
  const stale = [...files].filter(([name, text]) => !holds(join(folder, name), text));
  const names = stale.map(([name]) => name);
  if (options.json) {
    await print(io.stdout, `${JSON.stringify({ version: 1, stale: names }, null, 2)}\n`);
  } else {
    const lines = names.map((name) =>
      existsSync(join(folder, name)) ? `${name} is stale\n` : `${name} is missing\n`,
    );
    await print(io.stderr, lines.join(""));
  }
  return names.length === 0 ? exitCodes.fine : exitCodes.findings;
}
