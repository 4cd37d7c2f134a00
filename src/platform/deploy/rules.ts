import { planOf } from "../../compiler/backends/platform/plan.ts";
import type { Codec, IrMap, Rule } from "../../compiler/ir/nodes.ts";
import { allRules } from "../../compiler/ir/places.ts";
import type { Source, Span } from "../../diagnostics/source.ts";

/** A rule of a map as its author wrote it, for telling what changed. */
export interface RuleText {
  readonly label: string;
  /** On one line, without the rows of a value table in it. */
  readonly text: string;
  /** Rows of its value table, as in the source. */
  readonly rows?: readonly string[];
  /** The script of the payload does what it says, at least in one direction. */
  readonly isScripted?: true;
}

type Sources = ReadonlyMap<string, Source>;

/** The rules of a map, in the order of the source. */
export function ruleTexts(map: IrMap, sources: Sources): readonly RuleText[] {
  const { script } = planOf(map);
  const rules = [...script.read, ...script.write];
  const scripted = new Set(allRules({ ...map.block, rules }));
  return allRules(map.block).map((rule): RuleText => {
    const text = ruleText(rule, sources);
    return scripted.has(rule) ? { ...text, isScripted: true } : text;
  });
}

function ruleText(rule: Rule, sources: Sources): RuleText {
  const { label, span } = rule;
  // What holds other rules is said by its label: those have texts of their own.
  if (rule.kind === "scope" || rule.kind === "each" || rule.kind === "when") {
    return { label, text: label };
  }
  const spans = rowSpans(rule);
  const [first] = spans;
  if (first === undefined) return { label, text: slice(span, sources) };
  const isInside =
    first.source === span.source && first.start > span.start && first.end <= span.end;
  const head = isInside ? { ...span, end: first.start } : span;
  const text = slice(head, sources).replace(/ ?\{[^{]*$/, "");
  return { label, text, rows: spans.map((row) => slice(row, sources)) };
}

/** Places of the rows of value tables; those from a file have none. */
function rowSpans(rule: Rule): readonly Span[] {
  const codecs: readonly Codec[] =
    rule.kind === "cell" || rule.kind === "read" || rule.kind === "write" ? [rule.codec] : [];
  return codecs
    .flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === "table" ? step.rows : []))
    .flatMap(({ span }) => (span === undefined ? [] : [span]));
}

function slice({ source, start, end }: Span, sources: Sources): string {
  const text = sources.get(source)?.text ?? "";
  return text.slice(start, end).replaceAll(/\s+/g, " ").trim();
}
