import { type Diagnostic, diagnostic, type Severity } from "../diagnostics/diagnostic.ts";

/** How many diagnostics one run gives at most. */
export const maxDiagnostics = 100;

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/**
 * The findings as users see them: each once, ordered by file and place. Of more than fit, errors
 * stay before warnings, and the last one tells how many were left out.
 */
export function tidyDiagnostics(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const unique = [...new Map(findings.map((finding) => [identity(finding), finding])).values()];
  const ordered = unique.sort(byPlace);
  if (ordered.length <= maxDiagnostics) return ordered;
  const bySeverity = [...ordered].sort((left, right) => rank[left.severity] - rank[right.severity]);
  const kept = new Set(bySeverity.slice(0, maxDiagnostics - 1));
  const shown = ordered.filter((finding) => kept.has(finding));
  const left = ordered.find((finding) => !kept.has(finding));
  if (left === undefined) return shown;
  const count = ordered.length - shown.length;
  return [...shown, diagnostic("more-findings", left.span, { count })];
}

function identity({ code, span, message }: Diagnostic): string {
  return JSON.stringify([code, span.source, span.start, span.end, message]);
}

function byPlace(left: Diagnostic, right: Diagnostic): number {
  return (
    compareText(left.span.source, right.span.source) ||
    left.span.start - right.span.start ||
    left.span.end - right.span.end ||
    rank[left.severity] - rank[right.severity] ||
    compareText(left.code, right.code) ||
    compareText(left.message, right.message)
  );
}

/** By code units, so that the order is the same in every locale. */
function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
