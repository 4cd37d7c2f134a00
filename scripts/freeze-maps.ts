/**
 * Writes the maps of `test/golden/frozen` anew, from the generator as it is now: only after the
 * generator learnt a construct. The digests follow with `npx vitest run test/frozen.test.ts -u`.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { format } from "../src/grammar/format.ts";
import { mapText } from "../test/support/generate/maps.ts";
import { overriddenText } from "../test/support/generate/overrides.ts";

const folder = "test/golden/frozen";
const seed = 1;
const texts = [
  ...fc.sample(mapText(1), { seed, numRuns: 16 }),
  ...fc.sample(mapText(2), { seed, numRuns: 16 }),
  ...fc.sample(overriddenText(1), { seed, numRuns: 8 }).map(({ text }) => text),
];
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [index, text] of texts.entries()) {
  writeFileSync(join(folder, `${String(index + 1).padStart(2, "0")}.cemap`), format(text));
}
