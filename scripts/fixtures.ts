/** Rewrites the rendered message at the end of every file of `test/diagnostics`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  fixtureFolder,
  fixtures,
  joinFixture,
  renderFixture,
} from "../test/support/diagnostic-fixtures.ts";

for (const { code, input } of fixtures()) {
  const { rendered, codes } = renderFixture({ code, input });
  writeFileSync(join(fixtureFolder, `${code}.cemap`), joinFixture(input, rendered));
  const others = [...new Set(codes)].filter((other) => other !== code);
  if (others.length > 0 || codes.length === 0) {
    process.stderr.write(`${code}: the input gives ${codes.join(", ") || "nothing"}\n`);
  }
}
