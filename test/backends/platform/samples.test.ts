import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { TransformationPayload } from "../../../src/compiler/backends/platform/payload.ts";
import { compile } from "../../../src/compiler/compile.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import { runPayload } from "../../../src/platform/local/run-payload.ts";
import { beyondEs6 } from "../../support/es6.ts";
import { payloadText } from "../../support/payload-text.ts";

const folder = join(import.meta.dirname, "../../../samples");

describe.each(readdirSync(folder).sort())("the payloads of sample %s", (topic) => {
  const text = readFileSync(join(folder, topic, "mapping.cemap"), "utf8");
  const compiled = () =>
    compile({ path: "mapping.cemap", text }, memoryHost({}), { targets: ["platform"] });

  it("are as they were", async () => {
    const { files, diagnostics } = compiled();
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const shown = [...files].map(([name, content]) => `== ${name}\n${payloadText(content)}`);
    await expect(shown.join("\n")).toMatchFileSnapshot(`../../golden/platform/${topic}.txt`);
  });

  it("read the record", async () => {
    const { files, maps } = compiled();
    const input = readJson(topic, "input.json");
    const expected = readJson(topic, "expected.json");
    for (const map of maps) {
      const name = `platform/organization/elements/${map.element}/${map.object}.json`;
      const payload: TransformationPayload = JSON.parse(files.get(name) ?? "");
      expect(beyondEs6(payload.script?.body ?? "")).toEqual([]);
      const run = await runPayload(payload, undefined, input[map.name], { fromVendor: true });
      expect(run.scriptError).toBe(undefined);
      expect(run.result).toEqual(expected[map.name]);
    }
  });
});

function readJson(topic: string, name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, topic, name), "utf8"));
}
