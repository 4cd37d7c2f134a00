import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Source, Span } from "../../diagnostics/source.ts";
import type { IrMap } from "../ir/nodes.ts";
import type { Program } from "../program.ts";

/** Where a field of the common object is declared; undefined where no text does. */
export function fieldSpan(map: IrMap, name: string, program: Program): Span | undefined {
  const object = program.objects.get(map.object)?.declaration;
  return object?.fields.find((field) => field.name.text === name)?.name.span;
}

/** Spans of rules end with their first line: a block below is not what is wrong. */
export function withHeadSpans(
  finding: Diagnostic,
  sources: ReadonlyMap<string, Source>,
): Diagnostic {
  const labels = finding.labels.map((label) => ({ ...label, span: headOf(label.span, sources) }));
  return { ...finding, span: headOf(finding.span, sources), labels };
}

function headOf(span: Span, sources: ReadonlyMap<string, Source>): Span {
  const text = sources.get(span.source)?.text.slice(span.start, span.end) ?? "";
  const lineEnd = text.search(/\s*(\{\s*)?[\r\n]/);
  return lineEnd <= 0 ? span : { ...span, end: span.start + lineEnd };
}
