import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readText, writeText } from "../../../src/compiler/backends/jsonata/jsonata.ts";
import type { Json } from "../../../src/compiler/types.ts";
import {
  allReadErrors,
  allWriteErrors,
  InterpreterError,
  readRecord,
  writeRecord,
} from "../../support/interpreter/interpreter.ts";
import { compile, type Outcome } from "./run.ts";
import { type Animal, zoo } from "./zoo.ts";

const runs = Number(process.env["CEMAP_RUNS"] ?? "25");

describe("JSONata agrees with the interpreter", () => {
  for (const animal of zoo) {
    const { map, vendor, common } = animal;
    const tables = animal.tables ?? {};
    it(`reading: ${animal.name}`, async () => {
      const run = compile(readText(map));
      await fc.assert(
        fc.asyncProperty(vendor, async (record) => {
          const expected = outcome(() => readRecord(map, record, tables));
          const codes = allReadErrors(map, record, tables);
          agree(await run(record, { tables }), expected, codes, { record });
        }),
        { numRuns: runs },
      );
    });
    it(`writing: ${animal.name}`, async () => {
      const run = compile(writeText(map));
      const original = fc.option(vendor, { nil: undefined, freq: 4 });
      await fc.assert(
        fc.asyncProperty(common, original, async (record, old) => {
          const expected = outcome(() => writeRecord(map, record, old, tables));
          const codes = allWriteErrors(map, record, old, tables);
          agree(await run(record, { original: old, tables }), expected, codes, { record, old });
        }),
        { numRuns: runs },
      );
    });
    it(`nothing said, nothing changed: ${animal.name}`, async () => {
      const run = compile(writeText(map));
      await fc.assert(
        fc.asyncProperty(vendor, async (old) => {
          expect(await run({}, { original: old, tables })).toEqual({ value: old });
        }),
        { numRuns: Math.min(runs, 10) },
      );
    });
  }
});

function outcome(action: () => Json): Outcome {
  try {
    return { value: JSON.parse(JSON.stringify(action())) };
  } catch (error) {
    if (error instanceof InterpreterError) return { error: error.code };
    throw error;
  }
}

/** The same value; or an error on both sides, of a code that some rule of the record gives. */
function agree(
  actual: Outcome,
  expected: Outcome,
  codes: ReadonlySet<string>,
  input: Readonly<Record<string, unknown>>,
): void {
  if ("value" in expected || "value" in actual) {
    expect({ input, ...actual }).toEqual({ input, ...expected });
    return;
  }
  const code = actual.error.split(" ")[0] ?? "";
  // What has too many digits and is out of range may be said to be either.
  if ((code === "range" && codes.has("inexact")) || (code === "inexact" && codes.has("range"))) return;
  expect({ input, code: codes.has(code) ? code : [...codes], actual }).toEqual({ input, code, actual });
}
