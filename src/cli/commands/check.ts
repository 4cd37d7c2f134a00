import { jsonReport, type ReportFormat } from "../../diagnostics/report.ts";
import { type ExitCode, exitCodes, type Io, print } from "../io.ts";
import { lawsLegend, lawsReport, lawsText } from "../loss-report.ts";
import { checkFiles, diagnosticsOf, hasError, printFindings, sourcesOf } from "../project.ts";

export interface CheckOptions {
  readonly format: ReportFormat;
  /** Also the class of each rule: on stdout, or in the JSON document. */
  readonly laws: boolean;
}

/** `cemap check`: all diagnostics of the files. Exit 1 when one is an error. */
export async function checkCommand(
  io: Io,
  names: readonly string[],
  options: CheckOptions,
): Promise<ExitCode> {
  const files = await checkFiles(io, names);
  const findings = diagnosticsOf(files);
  const sources = sourcesOf(files);
  const laws = options.laws ? files.flatMap(({ result }) => result.laws) : [];
  if (options.laws && options.format === "json") {
    const reports = laws.map((map) => lawsReport(map, sources));
    const document = { ...jsonReport(findings, sources), laws: reports };
    await print(io.stdout, `${JSON.stringify(document, null, 2)}\n`);
    return hasError(findings) ? exitCodes.findings : exitCodes.fine;
  }
  const exitCode = await printFindings(io, findings, sources, options.format);
  for (const map of laws) await print(io.stdout, `${lawsText(map, sources)}\n`);
  if (laws.length > 0) await print(io.stdout, `${lawsLegend}\n`);
  if (options.format === "pretty" && findings.length === 0 && !options.laws) {
    const maps = files.reduce((sum, { result }) => sum + result.maps.length, 0);
    const count = `${files.length} file${files.length === 1 ? "" : "s"}, ${maps} map${maps === 1 ? "" : "s"}`;
    await print(io.stderr, `${count}: nothing to report.\n`);
  }
  return exitCode;
}
