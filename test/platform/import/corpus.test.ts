import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/compiler/types.ts";
import { differencesIn } from "./equality.ts";
import { importJson } from "./support.ts";

interface Counts {
  files: number;
  definitions: number;
  transformations: number;
  rules: number;
  odd: number;
}

/** Real payloads, beside the repository where there are any. */
const corpus = join(import.meta.dirname, "../../../../shared/platform/corpus");
const kinds = [
  ...["definition", "definition-map", "transformation", "transformation-map", "vdr", "script"],
];

describe("the corpus of real payloads", () => {
  if (!existsSync(corpus)) {
    it("is not here: its payloads were not tried", () => {
      console.warn("corpus.test.ts: skipped, ../shared/platform/corpus does not exist");
      expect(existsSync(corpus)).toBe(false);
    });
    return;
  }
  const files = readdirSync(corpus, { recursive: true, encoding: "utf8" }).sort();
  const counts = new Map<string, Counts>();
  const scripts: string[] = [];

  it.each(kinds)("every %s is imported, and builds itself", (kind) => {
    const total: Counts = { files: 0, definitions: 0, transformations: 0, rules: 0, odd: 0 };
    for (const file of files.filter((name) => name.endsWith(`.${kind}.json`))) {
      const payload = JSON.parse(readFileSync(join(corpus, file), "utf8")) as Json;
      const hints = { element: "anElement", object: "AnObject" };
      const imported = importJson(payload, hints);
      expect(differencesIn(imported, payload, hints), file).toEqual([]);
      const { report } = imported;
      total.files += 1;
      total.definitions += report?.definitions ?? 0;
      total.transformations += report?.transformations ?? 0;
      total.rules += report?.rules ?? 0;
      total.odd += report?.odd.length ?? 0;
      for (const { outcome, why } of report?.scripts ?? []) {
        scripts.push(why === undefined ? outcome : `${outcome}: ${why}`);
      }
    }
    counts.set(kind, total);
  });

  it("was there: payloads by kind, and what became of their scripts", () => {
    const lines = [...counts].map(
      ([kind, one]) =>
        `${kind}: ${one.files} files, ${one.definitions} definitions, ` +
        `${one.transformations} transformations, ${one.rules} rules, ${one.odd} entries without one`,
    );
    const outcomes = [...new Set(scripts)].sort().map((outcome) => {
      const count = scripts.filter((other) => other === outcome).length;
      return `script ${outcome} (${count})`;
    });
    console.info(`corpus\n${[...lines, ...outcomes].join("\n")}`);
    const all = [...counts.values()];
    expect(all.reduce((sum, one) => sum + one.transformations, 0)).toBeGreaterThan(300);
    expect(all.reduce((sum, one) => sum + one.definitions, 0)).toBeGreaterThan(180);
    expect(scripts.length).toBeGreaterThan(10);
  });
});
