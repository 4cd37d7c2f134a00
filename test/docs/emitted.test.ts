import { describe, expect, it } from "vitest";
import { bytesText } from "../../src/compiler/backends/bytes/bytes.ts";
import { type CompileResult, compile } from "../../src/compiler/compile.ts";
import { memoryHost } from "../../src/compiler/host.ts";
import { dumpIr } from "../../src/compiler/ir/dump.ts";
import { languageSnippets, type Snippet, slugOf } from "../support/language-page.ts";
import { payloadText } from "../support/payload-text.ts";

const targets = ["jsonata", "javascript", "json-schema", "platform"];

describe.each(languageSnippets())("what $title of the language page compiles to", (snippet) => {
  const name = slugOf(snippet);

  it("for readers", async () => {
    const { maps, files } = compiled(snippet);
    const shown = [
      ...maps.map((map) => part("rules", dumpIr(map))),
      ...[...files].filter(([file]) => !file.endsWith(".js")).map(([...file]) => part(...file)),
    ];
    await expect(shown.join("\n")).toMatchFileSnapshot(`../golden/emitted/${name}.txt`);
  });

  it("as JavaScript", async () => {
    const { maps, files } = compiled(snippet);
    const shown = [
      ...[...files].filter(([file]) => file.endsWith(".js")).map(([...file]) => part(...file)),
      ...maps.flatMap((map) =>
        (["read", "write"] as const).map((direction) => {
          const text = bytesText(map, direction) ?? "through objects\n";
          return part(`bytes: ${direction} ${map.name}`, text);
        }),
      ),
    ];
    await expect(shown.join("\n")).toMatchFileSnapshot(`../golden/emitted/${name}.js.txt`);
  });
});

function compiled({ text }: Snippet): CompileResult {
  return compile({ path: "example.cemap", text }, memoryHost({}), { targets });
}

/** JSONata helpers are the same in every map; they have tests of their own. */
function part(name: string, content: string): string {
  if (name.startsWith("platform/")) return `== ${name}\n${payloadText(content)}`;
  const [, rules] = content.split("\n  /* ---- this map ---- */\n");
  return `== ${name}\n${rules ?? content}`;
}
