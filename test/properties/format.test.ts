import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatFile } from "../../src/grammar/format.ts";
import { parse } from "../../src/grammar/parse.ts";
import { sourceText } from "../support/generate/sources.ts";

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
  expect(errors, text).toEqual([]);
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

describe("format, on 10,000 generated files", () => {
  it("is idempotent, keeps the tree and every comment", () => {
    fc.assert(
      fc.property(sourceText(), (text) => {
        const { formatted: once, ...before } = reading(text);
        const { formatted: twice, ...after } = reading(once);
        expect(twice).toBe(once);
        expect(JSON.stringify(after)).toBe(JSON.stringify(before));
        if (!text.includes("instance acme")) expect(once).not.toMatch(/[ \t]$|\n\n\n/m);
      }),
      { numRuns: 10_000 },
    );
  });
});
