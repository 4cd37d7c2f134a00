/** Rewrites the rendered message at the end of every file of `test/diagnostics`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  fixtureFolder,
  fixtures,
  joinFixture,
  renderInput,
} from "../test/support/diagnostic-fixtures.ts";

for (const { code, input } of fixtures()) {
  writeFileSync(
    join(fixtureFolder, `${code}.cemap`),
    joinFixture(input, renderInput(input).rendered),
  );
}
