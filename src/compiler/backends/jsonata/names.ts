import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Span } from "../../../diagnostics/source.ts";
import type { IrMap } from "../../ir/nodes.ts";

/** An object with one of these members is a function to JSONata, and cannot be built. */
const reservedNames = new Set(["_jsonata_function", "_jsonata_lambda"]);

/** One diagnostic for each place of a map that speaks of a reserved name. */
export function reservedNameDiagnostics(map: IrMap): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  collect(map.block, map.span, (name, span) => {
    const key = `${name} ${span.start}`;
    if (!found.has(key)) found.set(key, diagnostic("jsonata-name", span, { name }));
  });
  return [...found.values()];
}

/** Steps, members of values and names of fields; labels and comments are text like others. */
function collect(node: unknown, span: Span, report: (name: string, span: Span) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) collect(item, span, report);
    return;
  }
  if (typeof node !== "object" || node === null) return;
  const own = spanOf(node) ?? span;
  for (const [key, value] of Object.entries(node)) {
    if (reservedNames.has(key)) report(key, own);
    if (key === "name" && typeof value === "string" && reservedNames.has(value)) report(value, own);
    collect(value, own, report);
  }
}

function spanOf(node: object): Span | undefined {
  const span: unknown = "span" in node ? node.span : undefined;
  if (typeof span !== "object" || span === null || !("start" in span)) return undefined;
  return span as Span;
}
