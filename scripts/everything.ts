/**
 * Prints all that comes of a `.cemap` file: `tsx scripts/everything.ts FILE`. Two outputs side by
 * side show what a change of the compiler does to a map of `test/golden/frozen`.
 */
import { readFileSync } from "node:fs";
import { everythingOf } from "../test/support/everything.ts";

const text = readFileSync(process.argv[2] ?? "", "utf8");
for (const [name, content] of everythingOf(text)) {
  process.stdout.write(`== ${name}\n${content}\n`);
}
