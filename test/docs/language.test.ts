import { describe, expect, it } from "vitest";
import { firstDifference } from "../../src/cli/examples.ts";
import { format } from "../../src/grammar/format.ts";
import { compileMaps, enginesOf } from "../support/engines.ts";
import { languageSnippets } from "../support/language-page.ts";

const snippets = languageSnippets();

describe("the examples of the language page", () => {
  it("are found", () => expect(snippets.length).toBeGreaterThan(15));

  it.each(snippets)("$title compiles, is formatted and holds", async ({ text }) => {
    const { maps, problems } = compileMaps(text);
    expect(problems).toEqual([]);
    expect(format(text)).toBe(text);
    expect(maps.length).toBeGreaterThan(0);
    for (const map of maps) {
      expect(map.examples.length).toBeGreaterThan(0);
      for (const engine of await enginesOf(map)) {
        for (const example of map.examples) {
          const at = `${engine.name}: ${example.name}`;
          if (example.direction !== "write") {
            const read = await engine.read(example.vendor);
            expect(firstDifference(example.common, read), at).toBe(undefined);
          }
          if (example.direction !== "read") {
            const written = await engine.write(example.common, example.original);
            expect(firstDifference(example.vendor, written), at).toBe(undefined);
          }
        }
      }
    }
  });
});
