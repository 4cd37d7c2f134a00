import { type Catalogue, catalogue } from "./catalogue.ts";
import type { Span } from "./source.ts";

/** One thing that can be said, as the catalogue lists it. `P` is the shape of its parameters. */
export interface CatalogueEntry<P = never> {
  readonly severity: Severity;
  readonly message: (params: P) => string;
  /** What to do about it; absent when the message says it all. */
  readonly help?: string | ((params: P) => string | undefined);
}

export type Severity = "error" | "warning" | "info";
export type DiagnosticCode = keyof Catalogue;

/** Another place that explains a diagnostic, such as the first of two definitions. */
export interface Label {
  readonly span: Span;
  readonly text: string;
}

/** One finding about a source: what is wrong, where, and what to do. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  readonly span: Span;
  readonly labels: readonly Label[];
}

export type ParamsOf<C extends DiagnosticCode> = Parameters<Catalogue[C]["message"]>[0];

/** Extra parts of a diagnostic. */
export interface DiagnosticExtras {
  readonly labels?: readonly Label[];
  /** Replaces the help of the catalogue. */
  readonly help?: string;
}

/** A diagnostic with the text of the catalogue filled in. */
export function diagnostic<C extends DiagnosticCode>(
  code: C,
  span: Span,
  params: ParamsOf<C>,
  extras: DiagnosticExtras = {},
): Diagnostic {
  const entry = catalogue[code] as unknown as CatalogueEntry<ParamsOf<C>>;
  const help = extras.help ?? (typeof entry.help === "function" ? entry.help(params) : entry.help);
  return {
    code,
    severity: entry.severity,
    message: entry.message(params),
    ...(help === undefined ? {} : { help }),
    span,
    labels: extras.labels ?? [],
  };
}
