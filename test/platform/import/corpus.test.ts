import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/compiler/types.ts";
import { recognise } from "../../../src/platform/import/recognise.ts";
import { differences } from "./equality.ts";

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
  const counts = new Map<string, number>();

  it.each(kinds)("every %s is imported, and builds itself", (kind) => {
    for (const file of files.filter((name) => name.endsWith(`.${kind}.json`))) {
      const payload = JSON.parse(readFileSync(join(corpus, file), "utf8")) as Json;
      const hints = { element: "anElement", object: "AnObject" };
      expect(differences(payload, hints), file).toEqual([]);
      const level = { kind: "organization" } as const;
      for (const input of recognise(payload, { file, pointer: "" }, { ...hints, level })) {
        counts.set(input.kind, (counts.get(input.kind) ?? 0) + 1);
      }
      counts.set(kind, (counts.get(kind) ?? 0) + (kind === "definition" ? 0 : 1));
    }
  });

  it("was there", () => {
    console.info(`corpus: ${[...counts].map(([kind, count]) => `${count} ${kind}`).join(", ")}`);
    expect(counts.get("transformation")).toBeGreaterThan(300);
    expect(counts.get("definition")).toBeGreaterThan(180);
  });
});
