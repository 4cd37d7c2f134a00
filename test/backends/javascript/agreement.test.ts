import { parse as parseJavascript } from "acorn";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moduleText } from "../../../src/compiler/backends/javascript/javascript.ts";
import type { Json } from "../../../src/compiler/types.ts";
import { MappingError } from "../../../src/runtime/errors.ts";
import {
  allReadErrors,
  allWriteErrors,
  InterpreterError,
  readRecord,
  writeRecord,
} from "../../support/interpreter/interpreter.ts";
import { loadModule } from "../../support/run-javascript.ts";
import { zoo } from "../jsonata/zoo.ts";

const runs = Number(process.env.CEMAP_RUNS ?? "100");

describe("generated modules agree with the interpreter", () => {
  for (const { name, map, vendor, common, tables = {} } of zoo) {
    const textOf = (): string => moduleText(map, { sourceHash: "" });
    const options = { tables };

    it(`is JavaScript: ${name}`, () => {
      const text = textOf();
      expect(() =>
        parseJavascript(text, { ecmaVersion: 2022, sourceType: "module" }),
      ).not.toThrow();
    });

    it(`reading: ${name}`, async () => {
      const generated = await loadModule(textOf());
      fc.assert(
        fc.property(vendor, (record) => {
          const frozen = deepFreeze(record);
          const found = outcome(() => generated.read(frozen, options));
          const expected = outcome(() => readRecord(map, record, tables));
          agree(found, expected, allReadErrors(map, record, tables));
        }),
        { numRuns: runs },
      );
    });

    it(`writing: ${name}`, async () => {
      const generated = await loadModule(textOf());
      const original = fc.option(vendor, { nil: undefined, freq: 4 });
      fc.assert(
        fc.property(common, original, (record, old) => {
          const given = deepFreeze(record);
          const before = old === undefined ? undefined : deepFreeze(old);
          const found = outcome(() => generated.write(given, before, options));
          const expected = outcome(() => writeRecord(map, record, old, tables));
          agree(found, expected, allWriteErrors(map, record, old, tables));
        }),
        { numRuns: runs },
      );
    });

    it(`what was read and is unchanged is the record: ${name}`, async () => {
      const generated = await loadModule(textOf());
      fc.assert(
        fc.property(vendor, (old) => {
          const frozen = deepFreeze(old);
          const shown = outcome(() => generated.read(frozen, options));
          if ("value" in shown) expect(generated.write(shown.value, frozen, options)).toBe(frozen);
          expect(generated.write({}, frozen, options)).toBe(frozen);
        }),
        { numRuns: runs },
      );
    });
  }
});

type Outcome = { readonly value: unknown } | { readonly error: string };

function outcome(action: () => unknown): Outcome {
  try {
    return { value: action() };
  } catch (error) {
    if (error instanceof InterpreterError || error instanceof MappingError) {
      return { error: error.code };
    }
    throw error;
  }
}

/** The same value, or an error that one of the rules has. */
function agree(found: Outcome, expected: Outcome, codes: ReadonlySet<string>): void {
  if ("error" in found && "error" in expected) {
    // A value may be both out of range and of too many digits; which is said first is open.
    const isNumeric = found.error === "range" && codes.has("inexact");
    expect([...codes]).toContain(isNumeric ? "inexact" : found.error);
  } else expect(plain(found)).toEqual(plain(expected));
}

function plain(found: Outcome): unknown {
  return "value" in found ? { value: JSON.parse(JSON.stringify(found.value)) } : found;
}

function deepFreeze(value: Json): Json {
  if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}
