import { readFileSync } from "node:fs";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import type { SourceFile } from "../../src/grammar/ast.ts";
import { shapeOf } from "./shape.ts";

/** One entry of a table of texts: the text as a whole file, and what is expected of it. */
export interface Case {
  /** Whether the text is rows of a map, shown without the map, or a whole file. */
  readonly kind: string;
  /** First line of the text, for the name of the test. */
  readonly name: string;
  readonly source: string;
  /** The lines below `=>`. */
  readonly expected: string;
}

/**
 * Reads a table of texts. Entries are separated by `----`; the first line says `rows` (the text is
 * put into a map) or `file`; the expectation starts with `=> `.
 */
export function readCases(path: URL): readonly Case[] {
  return readFileSync(path, "utf8")
    .trimEnd()
    .split("\n----\n")
    .map((entry) => {
      const kind = entry.slice(0, entry.indexOf("\n"));
      const arrow = entry.indexOf("\n=> ");
      const text = entry.slice(kind.length + 1, arrow);
      const source = kind === "rows" ? `map A <-> b.C {\n${text}\n}` : text;
      const name = text.split("\n")[0] ?? "";
      return { kind, name, source, expected: entry.slice(arrow + 4) };
    });
}

/** The shape of a tree as the table has it: rows without the map around them. */
export function shapeOfCase(kind: string, file: SourceFile): string {
  const shape = shapeOf(file);
  return kind === "rows" ? shape.replace(/^map A b\.C \{/, "").replace(/\}$/, "") : shape;
}

/** One line for each diagnostic: code, text it marks, message, and the suggestion if there is one. */
export function problemLines(diagnostics: readonly Diagnostic[], text: string): readonly string[] {
  return diagnostics.map(({ code, span, message, help }) => {
    const suggestion = /^Did you mean [^?]*\?/.exec(help ?? "");
    const marked = JSON.stringify(text.slice(span.start, span.end));
    return `! ${code} ${marked}: ${message}${suggestion === null ? "" : ` ${suggestion[0]}`}`;
  });
}

/** What `readCases` gives for the table of trees, next to the test that uses it. */
export const shapeCases = readCases(new URL("../grammar/shapes.txt", import.meta.url));
