import { catalogue } from "./catalogue.ts";
import type { CatalogueEntry, Diagnostic, DiagnosticCode } from "./diagnostic.ts";
import { type Paint, plainPaint, renderDiagnostics } from "./render.ts";
import { type Position, positionAt, type Source, type Span } from "./source.ts";

/** Values of `--format`. */
export const reportFormats = ["pretty", "json", "sarif", "github"] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** All findings in one format, ending in a line break unless there is nothing to say. */
export function report(
  findings: readonly Diagnostic[],
  sources: ReadonlyMap<string, Source>,
  format: ReportFormat,
  paint: Paint = plainPaint,
): string {
  switch (format) {
    case "pretty":
      return withLineBreak(renderDiagnostics(findings, sources, paint));
    case "json":
      return withLineBreak(JSON.stringify(jsonReport(findings, sources), null, 2));
    case "sarif":
      return withLineBreak(JSON.stringify(sarifReport(findings, sources), null, 2));
    case "github":
      return withLineBreak(findings.map((finding) => githubLine(finding, sources)).join("\n"));
  }
}

/** One place of the JSON report; lines and columns are 1-based, columns in UTF-16 code units. */
export interface JsonPlace {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

export interface JsonFinding extends JsonPlace {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly help: string | null;
  readonly related: readonly (JsonPlace & { readonly text: string })[];
}

/** The document of `--format json`. */
export interface JsonReport {
  readonly version: 1;
  readonly errors: number;
  readonly warnings: number;
  readonly diagnostics: readonly JsonFinding[];
}

export function jsonReport(
  findings: readonly Diagnostic[],
  sources: ReadonlyMap<string, Source>,
): JsonReport {
  const count = (severity: string): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return {
    version: 1,
    errors: count("error"),
    warnings: count("warning"),
    diagnostics: findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      message: finding.message,
      help: finding.help ?? null,
      ...jsonPlace(finding.span, sources),
      related: finding.labels.map((label) => ({
        text: label.text,
        ...jsonPlace(label.span, sources),
      })),
    })),
  };
}

function jsonPlace(span: Span, sources: ReadonlyMap<string, Source>): JsonPlace {
  const text = sources.get(span.source)?.text ?? "";
  return {
    file: span.source,
    start: positionAt(text, span.start),
    end: positionAt(text, span.end),
  };
}

/** SARIF 2.1.0, as code hosts read it. */
function sarifReport(
  findings: readonly Diagnostic[],
  sources: ReadonlyMap<string, Source>,
): object {
  const codes = [...new Set(findings.map((finding) => finding.code))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "cemap", rules: codes.map(sarifRule) } },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => ({
          ruleId: finding.code,
          ruleIndex: codes.indexOf(finding.code),
          level: finding.severity === "info" ? "note" : finding.severity,
          message: { text: sentences(finding) },
          locations: [sarifLocation(finding.span, sources)],
          relatedLocations: finding.labels.map((label, index) => ({
            id: index + 1,
            message: { text: label.text },
            ...sarifLocation(label.span, sources),
          })),
        })),
      },
    ],
  };
}

function sarifRule(code: DiagnosticCode): object {
  const entry = catalogue[code] as CatalogueEntry;
  return {
    id: code,
    defaultConfiguration: { level: entry.severity === "info" ? "note" : entry.severity },
  };
}

function sarifLocation(span: Span, sources: ReadonlyMap<string, Source>): object {
  const place = jsonPlace(span, sources);
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(span.source) },
      region: {
        startLine: place.start.line,
        startColumn: place.start.column,
        endLine: place.end.line,
        endColumn: place.end.column,
      },
    },
  };
}

/** A workflow command: `::error file=…,line=…,col=…,title=…::message`. */
function githubLine(finding: Diagnostic, sources: ReadonlyMap<string, Source>): string {
  const place = jsonPlace(finding.span, sources);
  const command = finding.severity === "info" ? "notice" : finding.severity;
  const properties = [
    `file=${escapeProperty(place.file)}`,
    `line=${place.start.line}`,
    `col=${place.start.column}`,
    `endLine=${place.end.line}`,
    `endColumn=${place.end.column}`,
    `title=${escapeProperty(finding.code)}`,
  ];
  return `::${command} ${properties.join(",")}::${escapeData(sentences(finding))}`;
}

function sentences(finding: Diagnostic): string {
  return finding.help === undefined ? finding.message : `${finding.message} ${finding.help}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

function withLineBreak(text: string): string {
  return text === "" ? "" : `${text}\n`;
}
