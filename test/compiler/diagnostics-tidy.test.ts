import { describe, expect, it } from "vitest";
import { maxDiagnostics, tidyDiagnostics } from "../../src/compiler/diagnostics-tidy.ts";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";

const error = (source: string, start: number) =>
  diagnostic("unknown-type", { source, start, end: start + 1 }, { name: "X" });
const warning = (source: string, start: number) =>
  diagnostic("optional-key", { source, start, end: start + 1 }, { name: "id" });

describe("findings as users see them", () => {
  it("are in the order of files and places, each once", () => {
    const found = [error("b", 1), warning("a", 9), error("a", 9), error("a", 2), error("a", 9)];
    const shown = tidyDiagnostics(found).map(
      ({ code, span }) => `${span.source}${span.start} ${code}`,
    );
    expect(shown).toEqual([
      "a2 unknown-type",
      "a9 unknown-type",
      "a9 optional-key",
      "b1 unknown-type",
    ]);
  });

  it("are not touched up to the limit", () => {
    const found = Array.from({ length: maxDiagnostics }, (_, at) => warning("a", at));
    expect(tidyDiagnostics(found)).toEqual(found);
  });

  it("beyond the limit keep errors first, and tell how many are missing", () => {
    const found = [
      ...Array.from({ length: maxDiagnostics }, (_, at) => warning("a", at)),
      error("z", 1),
      error("z", 2),
    ];
    const shown = tidyDiagnostics(found);
    expect(shown).toHaveLength(maxDiagnostics);
    expect(shown.filter(({ code }) => code === "unknown-type")).toHaveLength(2);
    expect(shown.at(-1)).toMatchObject({
      code: "more-findings",
      severity: "info",
      message: "3 more findings are not shown.",
    });
  });
});
