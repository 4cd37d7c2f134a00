import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withoutServerSet } from "../../../src/platform/import/equal.ts";
import type { JsonObject } from "../../../src/platform/import/json.ts";
import { recognise } from "../../../src/platform/import/recognise.ts";
import { built, importJson } from "./support.ts";

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
      const payload = JSON.parse(readFileSync(join(corpus, file), "utf8")) as JsonObject;
      const hints = { element: "anElement", object: "AnObject" };
      const imported = importJson(payload, hints);
      expect(imported.problems, file).toEqual([]);
      const files = built(imported);
      const level = { kind: "organization" } as const;
      for (const input of recognise(payload, { file, pointer: "" }, { ...hints, level })) {
        if (input.kind === "metadata") throw new Error(`${file} is a metadata answer`);
        const folder = input.kind === "definition" ? "objects" : `elements/${input.element}`;
        const name = `platform/organization/${folder}/${input.name.replaceAll("/", "+")}.json`;
        const wanted = withoutServerSet(input.payload, input.kind);
        expect(comparable(files.get(name) as JsonObject, input.kind), `${file} ${name}`).toEqual(
          comparable(wanted, input.kind),
        );
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

/** Fields of a definition have no order. */
function comparable(payload: JsonObject, kind: string): JsonObject {
  if (kind !== "definition" || !Array.isArray(payload.fields)) return payload;
  const fields = payload.fields.map((field) => JSON.stringify(field, Object.keys(field).sort()));
  return { ...payload, fields: fields.sort() };
}
