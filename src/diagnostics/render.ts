import type { Diagnostic, Severity } from "./diagnostic.ts";
import { lineStarts, positionAt, type Source, type Span } from "./source.ts";

/** How severities and frames are painted; the identity functions give plain text. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly info: (text: string) => string;
  readonly frame: (text: string) => string;
  readonly strong: (text: string) => string;
}

const identity = (text: string): string => text;
export const plainPaint: Paint = {
  error: identity,
  warning: identity,
  info: identity,
  frame: identity,
  strong: identity,
};

/**
 * One diagnostic for a terminal: headline, the line in question with the span underlined, other
 * places, help. Control characters of the source are shown as visible marks, so that a file cannot
 * drive the terminal. Ends without a line break.
 */
export function renderDiagnostic(
  finding: Diagnostic,
  sources: ReadonlyMap<string, Source>,
  paint: Paint = plainPaint,
): string {
  const color = paint[finding.severity];
  const headline = `${color(`${finding.severity}[${finding.code}]`)}: ${paint.strong(visible(finding.message))}`;
  const width = gutterWidth(finding, sources);
  const lines = [
    headline,
    ...frame(finding.span, undefined, finding.severity, sources, paint, width),
  ];
  for (const label of finding.labels) {
    lines.push(...frame(label.span, label.text, "info", sources, paint, width));
  }
  if (finding.help !== undefined) {
    lines.push(`${" ".repeat(width)} ${paint.frame("=")} help: ${visible(finding.help)}`);
  }
  return lines.join("\n");
}

/** All diagnostics, a blank line between them, and a last line that counts them. */
export function renderDiagnostics(
  findings: readonly Diagnostic[],
  sources: ReadonlyMap<string, Source>,
  paint: Paint = plainPaint,
): string {
  if (findings.length === 0) return "";
  const blocks = findings.map((finding) => renderDiagnostic(finding, sources, paint));
  return [...blocks, countLine(findings)].join("\n\n");
}

/** `2 errors, 1 warning` */
export function countLine(findings: readonly Diagnostic[]): string {
  const parts = (["error", "warning", "info"] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    if (count === 0) return [];
    return [`${count} ${severity}${count === 1 || severity === "info" ? "" : "s"}`];
  });
  return parts.join(", ");
}

function frame(
  span: Span,
  text: string | undefined,
  severity: Severity,
  sources: ReadonlyMap<string, Source>,
  paint: Paint,
  width: number,
): string[] {
  const source = sources.get(span.source);
  const gutter = " ".repeat(width);
  if (source === undefined) return [`${gutter}${paint.frame("-->")} ${visible(span.source)}`];
  const at = positionAt(source.text, span.start);
  const place = `${visible(span.source)}:${at.line}:${at.column}`;
  const line = lineText(source.text, at.line);
  const startColumn = at.column - 1;
  const length = Math.max(1, Math.min(span.end - span.start, line.length - startColumn));
  const before = visible(line.slice(0, startColumn));
  const marked = visible(line.slice(startColumn, startColumn + length));
  const underline = paint[severity](
    (text === undefined ? "^" : "-").repeat(Math.max(1, columns(marked))),
  );
  const note = text === undefined ? "" : ` ${visible(text)}`;
  const number = String(at.line).padStart(width);
  return [
    `${gutter}${paint.frame("-->")} ${place}`,
    `${gutter} ${paint.frame("|")}`,
    `${number} ${paint.frame("|")} ${visible(line)}`,
    `${gutter} ${paint.frame("|")} ${" ".repeat(columns(before))}${underline}${note}`,
  ];
}

function gutterWidth(finding: Diagnostic, sources: ReadonlyMap<string, Source>): number {
  const spans = [finding.span, ...finding.labels.map((label) => label.span)];
  const numbers = spans.map((span) => {
    const source = sources.get(span.source);
    return source === undefined ? 1 : positionAt(source.text, span.start).line;
  });
  return String(Math.max(...numbers)).length;
}

function lineText(text: string, line: number): string {
  const starts = lineStarts(text);
  const start = starts[line - 1] ?? 0;
  const end = starts[line] ?? text.length;
  return text.slice(start, end).replace(/[\r\n]+$/, "");
}

/** Control, zero-width and direction characters, as inclusive ranges of code units. */
const hiddenRanges: readonly (readonly [number, number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0x61c, 0x61c],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x2069],
  [0xfeff, 0xfeff],
];

/** Tabs become a blank; control and direction characters a `<U+XXXX>` mark. */
export function visible(text: string): string {
  let shown = "";
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (character === "\t" || character === "\n") shown += " ";
    else if (hiddenRanges.some(([low, high]) => code >= low && code <= high)) {
      shown += `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
    } else shown += character;
  }
  return shown;
}

/** Width on a terminal: East Asian wide characters and emoji take two columns, marks none. */
function columns(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{Mark}/u.test(character)) continue;
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}
