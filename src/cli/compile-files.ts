import { compile } from "../compiler/compile.ts";
import type { IrMap } from "../compiler/ir/nodes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Source } from "../diagnostics/source.ts";
import { diskHost, findSources } from "./files.ts";
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

/** Finds and compiles the files that the arguments name; without `targets`, for all of them. */
export async function compileFiles(
  io: Io,
  names: readonly string[],
  targets: readonly string[] | undefined,
): Promise<CompiledFiles> {
  const files = new Map<string, string>();
  const maps: IrMap[] = [];
  const findings: Diagnostic[] = [];
  const sources = new Map<string, Source>();
  for (const { root, source } of await findSources(io, names)) {
    const result = compile(source, diskHost(root), targets === undefined ? {} : { targets });
    maps.push(...result.maps);
    findings.push(...result.diagnostics);
    for (const [path, used] of result.sources) sources.set(path, used);
    for (const [name, text] of result.files) addFile(files, name, text, source.path);
  }
  return { files, maps, findings, sources };
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
