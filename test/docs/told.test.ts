import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { explainable } from "../../src/compiler/explain/explain.ts";
import { compileMaps } from "../support/engines.ts";
import { languageSnippets, slugOf } from "../support/language-page.ts";
import { projectFolder } from "../support/run-cli.ts";
import { runInProcess } from "../support/run-in-process.ts";

describe("what the commands tell of the examples of the language page", () => {
  it.each(languageSnippets())("$title is as it was", async (snippet) => {
    const { text } = snippet;
    const folder = projectFolder({ "example.cemap": text });
    const told: string[] = [];
    const tell = async (...args: readonly string[]): Promise<void> => {
      const { code, stdout, stderr } = await runInProcess(folder.path, args);
      const ending = code === 0 ? "" : `exit ${code}\n`;
      told.push(`$ cemap ${args.join(" ")}\n${stdout}${stderr}${ending}`);
    };
    try {
      // What each rule may lose, what a write may touch, and the way of each field.
      await tell("check", "--laws", "example.cemap");
      await tell("writes", "example.cemap");
      for (const map of compileMaps(text).maps) {
        const record = map.examples.find(({ direction }) => direction !== "write")?.vendor;
        writeFileSync(join(folder.path, "record.json"), JSON.stringify(record ?? {}));
        const choice = [
          ...["--object", map.object, "--element", map.element, "--resource", map.resource],
          ...(map.level.kind === "organization" ? [] : [`--${map.level.kind}`, map.level.id]),
        ];
        for (const field of explainable(map)) {
          await tell("explain", "example.cemap", field, ...choice, "--record", "record.json");
        }
      }
    } finally {
      folder.remove();
    }
    const file = `../golden/told/${slugOf(snippet)}.txt`;
    await expect(told.join("\n")).toMatchFileSnapshot(file);
  });
});
