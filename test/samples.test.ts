import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { firstDifference } from "../src/cli/examples.ts";
import { schemaOf } from "../src/compiler/backends/json-schema/json-schema.ts";
import { format } from "../src/grammar/format.ts";
import { createValidator } from "../src/validation/validate.ts";
import { compileMaps, type Engines, enginesOf } from "./support/engines.ts";

const folder = join(import.meta.dirname, "../samples");

describe.each(readdirSync(folder).sort())("sample %s", (topic) => {
  const text = readFileSync(join(folder, topic, "mapping.cemap"), "utf8");
  const input = readJson(topic, "input.json");
  const expected = readJson(topic, "expected.json");
  const { maps, problems } = compileMaps(text);

  it("has no mistakes and is formatted", () => {
    expect(problems).toEqual([]);
    expect(format(text)).toBe(text);
  });

  it("has a record for each of its maps", () => {
    expect(Object.keys(input).sort()).toEqual(maps.map((map) => map.name).sort());
    expect(Object.keys(expected).sort()).toEqual(maps.map((map) => map.name).sort());
  });

  describe.each(maps.map((map) => ({ name: map.name, map })))("$name", ({ name, map }) => {
    const vendor = input[name];
    const common = expected[name];
    const engines: Promise<readonly Engines[]> = enginesOf(map);

    it("reads the record", async () => {
      for (const engine of await engines) {
        expect(await engine.read(vendor), engine.name).toEqual(common);
      }
    });

    it("writes an unchanged view back as it was", async () => {
      for (const engine of await engines) {
        expect(await engine.write(common, vendor), engine.name).toEqual(vendor);
      }
    });

    it("writes a new record that reads back as the same object", async () => {
      for (const engine of await engines) {
        const created = await engine.write(common);
        expect(firstDifference(writable(common), await engine.read(created)), engine.name).toBe(
          undefined,
        );
      }
    });

    it("holds its examples", async () => {
      for (const engine of await engines) {
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
    });

    it("fits the schemas of both sides", () => {
      expect(createValidator(schemaOf(map.vendor))(vendor)).toEqual([]);
      expect(createValidator(schemaOf(map.common))(common)).toEqual([]);
    });
  });
});

/** Read-only fields (`label`, `updatedAt`) do not come back from a record that a write made. */
function writable(common: unknown): unknown {
  if (typeof common !== "object" || common === null) return common;
  return Object.fromEntries(
    Object.entries(common).filter(([name]) => !["label", "updatedAt"].includes(name)),
  );
}

function readJson(topic: string, name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, topic, name), "utf8"));
}
