import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { format } from "../../src/grammar/format.ts";
import { parse } from "../../src/grammar/parse.ts";
import { sourceText } from "../support/generate/sources.ts";

interface Reading {
  /** The tree without places, comments and what only layout decides. */
  readonly tree: unknown;
  readonly comments: readonly string[];
}

function reading(text: string): Reading {
  const { file, diagnostics } = parse({ path: "", text });
  const errors = diagnostics.filter((finding) => finding.severity === "error");
  expect(errors, text).toEqual([]);
  return {
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
        const once = format(text);
        expect(format(once)).toBe(once);
        expect(JSON.stringify(reading(once))).toBe(JSON.stringify(reading(text)));
        if (!text.includes("instance acme")) expect(once).not.toMatch(/[ \t]$|\n\n\n/m);
      }),
      { numRuns: 10_000 },
    );
  });
});
