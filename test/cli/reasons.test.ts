import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { reasons } from "../../src/cli/reasons.ts";

it("every code of a refused record is explained on the command line and in the language page", () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/language.md"), "utf8");
  const [, section = ""] = page.split("\n## Errors of records\n");
  const [table = ""] = section.split("\n## ");
  const documented = [...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code);
  expect(Object.keys(reasons)).toEqual(documented);
});
