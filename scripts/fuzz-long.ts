/**
 * Throws texts at the front end: `npm run fuzz:long -- [count] [seed]`, by default 100,000; then
 * formats a tenth as many generated files. Prints what it did; exits 1 at the first text that
 * throws or takes longer than a second, and at the first file whose canonical form changes it.
 */
import { checkFormatting } from "../test/support/formatting.ts";
import { fuzzSources } from "../test/support/source-fuzz.ts";

const count = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
const report = fuzzSources({ count, seed });
process.stdout.write(`${JSON.stringify({ count, seed, ...report })}\n`);
const files = Math.ceil(count / 10);
checkFormatting({ files, seed });
process.stdout.write(`${JSON.stringify({ files, seed })}: formatted, unchanged\n`);
