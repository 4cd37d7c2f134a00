import type { CatalogueEntry } from "../diagnostic.ts";

/** Checks the shape of one catalogue entry while keeping the type of its parameters. */
export function entry<P = Record<string, never>>(entry: CatalogueEntry<P>): CatalogueEntry<P> {
  return entry;
}

/** `Did you mean …?` when there is a near name, else what is known. Names come ready to print. */
export function didYouMean(params: {
  readonly suggestion?: string | undefined;
}): string | undefined {
  return params.suggestion === undefined ? undefined : `Did you mean \`${params.suggestion}\`?`;
}
