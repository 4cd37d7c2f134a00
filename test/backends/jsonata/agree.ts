import fc from "fast-check";
import { expect } from "vitest";
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
import type { Animal } from "./zoo-pools.ts";

const numRuns = Number(process.env.CEMAP_RUNS ?? "12");

/** The text that reads gives what the interpreter gives. */
export async function readingAgrees({ map, vendor, tables = {} }: Animal): Promise<void> {
  const run = compile(readText(map));
  await fc.assert(
    fc.asyncProperty(vendor, async (record) => {
      const expected = outcome(() => readRecord(map, record, tables));
      const codes = allReadErrors(map, record, tables);
      agree(await run(record, { tables }), expected, codes, { record });
    }),
    { numRuns },
  );
}

/** The text that writes gives what the interpreter gives, with and without an original. */
export async function writingAgrees({ map, vendor, common, tables = {} }: Animal): Promise<void> {
  const run = compile(writeText(map));
  const original = fc.option(vendor, { nil: undefined, freq: 4 });
  await fc.assert(
    fc.asyncProperty(common, original, async (record, old) => {
      const expected = outcome(() => writeRecord(map, record, old, tables));
      const codes = allWriteErrors(map, record, old, tables);
      agree(await run(record, { original: old, tables }), expected, codes, { record, old });
    }),
    { numRuns },
  );
}

/** Writing an object that says nothing leaves the record as it is, readable or not. */
export async function nothingChanges({ map, vendor, tables = {} }: Animal): Promise<void> {
  const run = compile(writeText(map));
  await fc.assert(
    fc.asyncProperty(vendor, async (old) => {
      expect(await run({}, { original: old, tables })).toEqual({ value: old });
    }),
    { numRuns: Math.min(numRuns, 10) },
  );
}

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
  const alike = code === "range" ? "inexact" : code === "inexact" ? "range" : code;
  const found = codes.has(code) || codes.has(alike) ? code : [...codes];
  expect({ input, code: found, actual }).toEqual({ input, code, actual });
}
