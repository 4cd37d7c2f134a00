/**
 * Writes `test/runtime/goldens/*.generated.json`: what the `SimpleDateFormat` and `DecimalFormat`
 * of a JDK (17 or later, `java` on the path) make of the masks below. Run it by hand with
 * `npx tsx scripts/generate-mask-goldens.ts` after changing a list; the tests need no JDK.
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  instants,
  masks,
  refusedMasks,
  strictTexts,
  timeMasks,
  zonedInstants,
} from "./masks/date-cases.ts";
import { locales, patterns, refusedPatterns, values } from "./masks/number-cases.ts";

const generator = "scripts/generate-mask-goldens.ts";

const zones = { UTC: instants, "America/Denver": zonedInstants };

function main(): void {
  const dates = Object.entries(zones).flatMap(([zone, texts]) =>
    [...masks, ...(zone === "UTC" ? timeMasks : [])].map((mask) => ({
      zone,
      mask,
      asked: texts.map((text) => String(Date.parse(text))),
    })),
  );
  write("masks", {
    generator,
    instants: zones,
    masks: answers("Dates", dates, (golden) => [golden.zone, golden.mask]).map(
      ({ zone, mask, formatted, parsed }) => ({
        zone,
        mask,
        formatted,
        parsed: parsed.map((ms) => (ms === "!" ? null : Number(ms))),
      }),
    ),
    strict: ask(
      "Dates",
      strictTexts.map(({ zone, mask, text }) => ["parse", zone, mask, text]),
    ).map((java, index) => ({ ...strictTexts[index], java })),
    refused: ask(
      "Dates",
      refusedMasks.map((mask) => ["format", "UTC", mask, "0"]),
    ).map((java, index) => ({ mask: refusedMasks[index], java })),
  });
  const numbers = patterns.map((pattern) => ({ ...pattern, asked: values }));
  write("numbers", {
    generator,
    values,
    symbols: ask(
      "Numbers",
      locales.map((locale) => ["symbols", locale]),
    ).map((java, index) => ({ locale: locales[index], java })),
    patterns: answers("Numbers", numbers, (golden) => [golden.locale, golden.pattern]).map(
      ({ pattern, locale, formatted, parsed }) => ({ pattern, locale, formatted, parsed }),
    ),
    refused: ask(
      "Numbers",
      refusedPatterns.map((pattern) => ["format", "en", pattern, "0"]),
    ).map((java, index) => ({ pattern: refusedPatterns[index], java })),
  });
}

/** Formats all values of all goldens, and parses all texts that came out, in one run each. */
function answers<T extends { readonly asked: readonly string[] }>(
  program: string,
  goldens: readonly T[],
  how: (golden: T) => readonly string[],
) {
  const formatted = ask(
    program,
    goldens.flatMap((golden) => golden.asked.map((value) => ["format", ...how(golden), value])),
  );
  let place = 0;
  const filled = goldens.map((golden) => {
    const texts = formatted.slice(place, place + golden.asked.length);
    place += texts.length;
    return { ...golden, formatted: texts };
  });
  const parsed = ask(
    program,
    filled.flatMap((golden) => golden.formatted.map((text) => ["parse", ...how(golden), text])),
  );
  place = 0;
  return filled.map((golden) => {
    const texts = parsed.slice(place, place + golden.asked.length);
    place += texts.length;
    return { ...golden, parsed: texts };
  });
}

/** One line a question, one line an answer. */
function ask(program: string, questions: readonly (readonly string[])[]): string[] {
  const file = fileURLToPath(new URL(`./masks/${program}.java`, import.meta.url));
  const input = questions.map((question) => `${question.join("\t")}\n`).join("");
  const result = spawnSync("java", ["-Dfile.encoding=UTF-8", "-Xmx64m", file], {
    input,
    encoding: "utf8",
    maxBuffer: 100_000_000,
  });
  if (result.status !== 0) throw new Error(result.stderr);
  return result.stdout.split("\n").slice(0, questions.length);
}

/** JSON with one entry of each list a line, so that a change is a readable difference. */
function write(name: string, golden: Record<string, unknown>): void {
  const members = Object.entries(golden).map(([key, value]) => {
    const text = Array.isArray(value)
      ? `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`
      : JSON.stringify(value);
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  const file = new URL(`../test/runtime/goldens/${name}.generated.json`, import.meta.url);
  writeFileSync(file, `{\n${members.join(",\n")}\n}\n`);
}

main();
