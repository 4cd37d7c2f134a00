import type { ReportFormat } from "../../diagnostics/report.ts";
import { type ExitCode, type Io, print } from "../io.ts";
import { checkFiles, diagnosticsOf, printFindings, sourcesOf } from "../project.ts";

export interface CheckOptions {
  readonly format: ReportFormat;
}

/** `cemap check`: all diagnostics of the files. Exit 1 when one is an error. */
export async function checkCommand(
  io: Io,
  names: readonly string[],
  options: CheckOptions,
): Promise<ExitCode> {
  const files = await checkFiles(io, names);
  const findings = diagnosticsOf(files);
  const exitCode = await printFindings(io, findings, sourcesOf(files), options.format);
  if (options.format === "pretty" && findings.length === 0) {
    const maps = files.reduce((sum, { result }) => sum + result.maps.length, 0);
    const count = `${files.length} file${files.length === 1 ? "" : "s"}, ${maps} map${maps === 1 ? "" : "s"}`;
    await print(io.stderr, `${count}: nothing to report.\n`);
  }
  return exitCode;
}
