import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { nearestName } from "../diagnostics/nearest.ts";
import type { Span } from "../diagnostics/source.ts";

/** A name that is declared somewhere; `name` is empty where the text was broken. */
export interface Declared<T> {
  readonly name: string;
  /** The name was written as a text, which may be empty. */
  readonly isText?: boolean;
  readonly span: Span;
  readonly value: T;
}

/** How messages speak of the things of one scope. */
export interface ScopeWords {
  readonly one: string;
  readonly many: string;
}

/**
 * The table of one scope: the first declaration of each name counts. A second one, and a name
 * that differs from an earlier one only in how Unicode spells it, is reported.
 */
export function nameTable<T>(
  declared: Iterable<Declared<T>>,
  words: ScopeWords,
  diagnostics: Diagnostic[],
): ReadonlyMap<string, T> {
  const table = new Map<string, T>();
  const first = new Map<string, Declared<T>>();
  for (const entry of declared) {
    if (entry.name === "" && entry.isText !== true) continue;
    const looks = entry.name.normalize("NFKC");
    const other = first.get(looks);
    if (table.has(entry.name)) {
      const labels = other === undefined ? [] : [{ span: other.span, text: "first declared here" }];
      diagnostics.push(
        diagnostic(
          "duplicate-declaration",
          entry.span,
          { what: words.one, name: entry.name },
          { labels },
        ),
      );
      continue;
    }
    table.set(entry.name, entry.value);
    if (other === undefined) first.set(looks, entry);
    else diagnostics.push(confusable(entry, other, words));
  }
  return table;
}

/** The near name as a parameter of an `unknown-…` message. */
export function suggestion(
  name: string,
  known: Iterable<string>,
): { readonly suggestion?: string | undefined } {
  return { suggestion: nearestName(name, known) };
}

function confusable<T>(entry: Declared<T>, other: Declared<T>, words: ScopeWords): Diagnostic {
  return diagnostic(
    "confusable-names",
    entry.span,
    { what: words.many, name: entry.name },
    { labels: [{ span: other.span, text: "the other one" }] },
  );
}
