import { type CheckResult, check } from "../compiler/check.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type ReportFormat, report } from "../diagnostics/report.ts";
import type { Source } from "../diagnostics/source.ts";
import { diskHost, findSources, type SourceFileOnDisk } from "./files.ts";
import { type ExitCode, exitCodes, type Io, print } from "./io.ts";
import { paintFor } from "./paint.ts";

/** A checked file with the host that its own files come from. */
export interface CheckedFile {
  readonly file: SourceFileOnDisk;
  readonly result: CheckResult;
}

/** Finds and checks the files that the arguments name. */
export async function checkFiles(io: Io, names: readonly string[]): Promise<CheckedFile[]> {
  const files = await findSources(io, names);
  return files.map((file) => ({ file, result: check(file.source, diskHost(file.root)) }));
}

/** Every text that a diagnostic of these files may point into. */
export function sourcesOf(files: readonly CheckedFile[]): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>();
  for (const { file, result } of files) {
    for (const [path, source] of result.program.sources) sources.set(path, source);
    sources.set(file.source.path, file.source);
  }
  return sources;
}

/** Diagnostics of all files; those of a file that several others use are listed once. */
export function diagnosticsOf(files: readonly CheckedFile[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return files
    .flatMap(({ result }) => result.diagnostics)
    .filter((finding) => {
      const key = `${finding.code}\0${finding.span.source}\0${finding.span.start}\0${finding.message}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** Prints the findings to stderr for people; the exit code says whether there is an error. */
export async function printFindings(
  io: Io,
  findings: readonly Diagnostic[],
  sources: ReadonlyMap<string, Source>,
  format: ReportFormat = "pretty",
): Promise<ExitCode> {
  const target = format === "pretty" ? io.stderr : io.stdout;
  await print(target, report(findings, sources, format, paintFor(io)));
  return hasError(findings) ? exitCodes.findings : exitCodes.fine;
}

export function hasError(findings: readonly Diagnostic[]): boolean {
  return findings.some((finding) => finding.severity === "error");
}
