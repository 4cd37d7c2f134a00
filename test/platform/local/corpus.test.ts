import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { TransformationPayload } from "../../../src/compiler/backends/platform/payload.ts";
import { parsePath } from "../../../src/platform/local/path.ts";
import { setAt } from "../../../src/platform/local/path-values.ts";
import { compilePayload } from "../../../src/platform/local/run-payload.ts";

const folder = join(import.meta.dirname, "../../../../shared/platform/corpus");
const isThere = existsSync(folder);

/** Every transformation of the published payloads. */
function transformations(): readonly (readonly [string, TransformationPayload])[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files
    .filter((name) => /\.(transformation|transformation-map|vdr)\.json$/.test(name))
    .flatMap((name) => {
      const value = JSON.parse(readFileSync(join(folder, name), "utf8"));
      if (name.endsWith(".transformation.json")) return [[name, value] as const];
      const inner = name.endsWith(".vdr.json") ? value.transformation : value;
      return Object.entries(inner ?? {}).map(
        ([key, one]) => [`${name}#${key}`, one as TransformationPayload] as const,
      );
    })
    .filter(([, payload]) => Array.isArray(payload?.fields));
}

/** A vendor record that has a value at each path that can be written. */
function invented({ fields }: TransformationPayload): { readonly [name: string]: unknown } {
  const record: { [name: string]: unknown } = {};
  for (const [index, { vendorPath }] of fields.entries()) {
    if (typeof vendorPath !== "string" || /[*?=]|\(\)/.test(vendorPath)) continue;
    setAt(parsePath(vendorPath), record, `value ${index}`);
  }
  return record;
}

describe.skipIf(!isThere)("published transformations", () => {
  it("carry what their fields name, and their scripts do not break the sandbox", async () => {
    const all = transformations();
    expect(all.length).toBeGreaterThan(100);
    let carried = 0;
    let scripts = 0;
    for (const [name, payload] of all) {
      const { script: _script, scripts: _scripts, ...plain } = payload;
      const record = invented(payload);
      const before = JSON.stringify(record);
      const mapping = await compilePayload(plain);
      const { result } = mapping.read(record);
      const back = mapping.write(result).result;
      for (const { path, vendorPath, configuration } of payload.fields) {
        const isPlain =
          /^[\w ]+$/.test(`${path}${vendorPath}`) && (configuration ?? []).length === 0;
        const isOnly = payload.fields.filter(
          (one) => one.vendorPath === vendorPath || one.path === path,
        );
        if (!isPlain || isOnly.length > 1 || vendorPath === undefined) continue;
        carried += 1;
        expect(Reflect.get(result as object, path), `${name} ${path}`).toBe(record[vendorPath]);
        expect(Reflect.get(back as object, vendorPath), `${name} ${path}`).toBe(record[vendorPath]);
      }
      expect(JSON.stringify(record)).toBe(before);
      if (payload.script?.body === undefined) continue;
      scripts += 1;
      const whole = await compilePayload(payload);
      const response = whole.read(record);
      expect(response.result ?? response.scriptError, name).toBeDefined();
      expect(whole.write(result).scriptError?.reason, name).not.toBe("memory");
      whole.dispose();
    }
    expect(carried).toBeGreaterThan(200);
    expect(scripts).toBeGreaterThan(5);
    console.info(
      `corpus: ${all.length} transformations, ${carried} fields, ${scripts} scripts run`,
    );
  });
});

if (!isThere)
  console.warn("published transformations: skipped, the corpus is not beside the project");
