import type { Source } from "../diagnostics/source.ts";
import { type CheckResult, check, hasError } from "./check.ts";
import { tidyDiagnostics } from "./diagnostics-tidy.ts";
import { chooseTargets, emitAll } from "./emit.ts";
import type { Host } from "./host.ts";

export interface CompileOptions {
  /** Names of back ends; absent: all but the optional ones, each for what it can carry. */
  readonly targets?: readonly string[];
}

export interface CompileResult extends CheckResult {
  /** Path below the output folder → content; empty when there is an error. */
  readonly files: ReadonlyMap<string, string>;
}

/** `check`, and the files of every target; none when there is an error anywhere. */
export function compile(entry: Source, host: Host, options: CompileOptions): CompileResult {
  const checked = check(entry, host);
  const chosen = chooseTargets(options.targets, entry);
  const early = [...checked.diagnostics, ...chosen.unknown];
  if (hasError(early)) return { ...checked, files: new Map(), diagnostics: tidyDiagnostics(early) };
  const { files, diagnostics: late } = emitAll(checked, chosen, host);
  const diagnostics = tidyDiagnostics([...early, ...late]);
  return { ...checked, files: hasError(late) ? new Map() : files, diagnostics };
}
