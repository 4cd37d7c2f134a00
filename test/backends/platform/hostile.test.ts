import { describe, expect, it } from "vitest";
import { moduleText } from "../../../src/compiler/backends/javascript/javascript.ts";
import { transformationOf } from "../../../src/compiler/backends/platform/platform.ts";
import { compilePayload } from "../../../src/platform/local/run-payload.ts";
import { canonical } from "../../support/differential.ts";
import { compileMaps } from "../../support/engines.ts";
import { beyondEs6 } from "../../support/es6.ts";
import { hostileShare } from "../../support/hostile.ts";
import { loadModule } from "../../support/run-javascript.ts";

/** Names that a text can hold between backticks, many to a map. */
const names = hostileShare(2).filter(
  (name) =>
    name !== "" &&
    !/[`\\\p{Cc}\p{Surrogate}\u2028-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]/u.test(name),
);
const groups = Array.from({ length: 4 }, (_, turn) =>
  names.filter((_, index) => index % 4 === turn),
);

describe("hostile names in payloads", () => {
  it.each(
    groups.map((group) => [group[0], group] as const),
  )("from %j on", async (_first, group) => {
    const vendors = group.map((name, index) => [`f${index}`, name] as const);
    const text = `object P { ${vendors.map(([field]) => `${field}: string`).join(", ")} }
map P <-> x.R {
${vendors.map(([field, name], index) => `${field} <-> \`${name}\`${index % 2 === 0 ? "" : ' { "a" <-> "b", else keep }'}`).join("\n")}
}`;
    const { maps, problems } = compileMaps(text);
    const [map] = maps;
    if (map === undefined) throw new Error(problems.join("\n"));
    const { payload, diagnostics } = transformationOf(map, { sourceHash: "" });
    expect(diagnostics).toEqual([]);
    expect(beyondEs6(payload.script?.body ?? "")).toEqual([]);
    const module = await loadModule(moduleText(map, { sourceHash: "" }));
    const compiled = await compilePayload(payload);
    const entries = vendors.map(([, name]) => [name, "b"]);
    const record = JSON.parse(JSON.stringify(Object.fromEntries(entries)));
    const common = Object.fromEntries(vendors.map(([field]) => [field, "a"]));
    try {
      const read = compiled.read(record);
      expect(read.scriptError).toBe(undefined);
      expect(canonical(read.result)).toBe(canonical(module.read(record)));
      const written = compiled.write(common);
      expect(written.scriptError).toBe(undefined);
      expect(canonical(written.result)).toBe(canonical(module.write(common)));
    } finally {
      compiled.dispose();
    }
  });
});
