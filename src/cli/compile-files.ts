import { join } from "node:path";
import { type CompileResult, compile } from "../compiler/compile.ts";
import type { Host } from "../compiler/host.ts";
import type { IrMap } from "../compiler/ir/nodes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Source } from "../diagnostics/source.ts";
import { diskHost, findSources, type SourceFileOnDisk } from "./files.ts";
import { CommandError, exitCodes, type Io } from "./io.ts";

/** What all files of the arguments compile to. */
export interface CompiledFiles {
  /** Path below the output folder → content. */
  readonly files: ReadonlyMap<string, string>;
  readonly maps: readonly IrMap[];
  readonly findings: readonly Diagnostic[];
  /** Every text that a finding may point into, by path. */
  readonly sources: ReadonlyMap<string, Source>;
}

/** One file of the arguments, compiled, with all that was read for it. */
export interface CompiledEntry {
  readonly file: SourceFileOnDisk;
  /** Path below the root of the file → the text that was found; undefined: there was none. */
  readonly reads: ReadonlyMap<string, string | undefined>;
  readonly result: CompileResult;
}

/** Finds and compiles the files that the arguments name; without `targets`, for all of them. */
export async function compileFiles(
  io: Io,
  names: readonly string[],
  targets: readonly string[] | undefined,
): Promise<CompiledFiles> {
  return together(await compileEntries(io, names, targets, []));
}

/**
 * The files that the arguments name, each compiled; what was compiled `before` for the same targets
 * is taken from there when its text and all that was read for it are still the same.
 */
export async function compileEntries(
  io: Io,
  names: readonly string[],
  targets: readonly string[] | undefined,
  before: readonly CompiledEntry[],
): Promise<readonly CompiledEntry[]> {
  const known = new Map(before.map((entry) => [placeOf(entry.file), entry]));
  return (await findSources(io, names)).map((file) => {
    const host = diskHost(file.root);
    const entry = known.get(placeOf(file));
    return entry !== undefined && isCurrent(entry, file, host)
      ? entry
      : compileEntry(file, host, targets);
  });
}

/** What entries give as a whole. Throws CommandError when two define one file differently. */
export function together(entries: readonly CompiledEntry[]): CompiledFiles {
  const files = new Map<string, string>();
  const sources = new Map<string, Source>();
  for (const { file, result } of entries) {
    for (const [path, used] of result.sources) sources.set(path, used);
    for (const [name, text] of result.files) addFile(files, name, text, file.source.path);
  }
  return {
    files,
    maps: entries.flatMap(({ result }) => result.maps),
    findings: entries.flatMap(({ result }) => result.diagnostics),
    sources,
  };
}

function compileEntry(
  file: SourceFileOnDisk,
  host: Host,
  targets: readonly string[] | undefined,
): CompiledEntry {
  const reads = new Map<string, string | undefined>();
  const noting: Host = {
    hash: host.hash,
    read: (path) => {
      const text = host.read(path);
      reads.set(path, text);
      return text;
    },
  };
  const result = compile(file.source, noting, targets === undefined ? {} : { targets });
  return { file, reads, result };
}

/** Compiling asks nothing but its host, so what would be answered the same gives the same. */
function isCurrent({ file, reads }: CompiledEntry, now: SourceFileOnDisk, host: Host): boolean {
  if (file.source.text !== now.source.text) return false;
  return [...reads].every(([path, text]) => host.read(path) === text);
}

function placeOf({ root, source }: SourceFileOnDisk): string {
  return join(root, source.path);
}

/** Two maps may give one file (the schema of a shared object) only with the same content. */
function addFile(files: Map<string, string>, name: string, text: string, source: string): void {
  const other = files.get(name);
  if (other !== undefined && other !== text) {
    throw new CommandError(
      exitCodes.findings,
      `\`${source}\` and an earlier file both define \`${name}\`, differently; rename one object or map, or share it with \`use\`.`,
    );
  }
  files.set(name, text);
}
