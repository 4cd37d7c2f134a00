import fc from "fast-check";
import jsonata from "jsonata";
import { expect, it } from "vitest";
import * as arithmetic from "../../../src/runtime/functions/arithmetic.ts";
import { jsonValue } from "../json-values.ts";
import { at, outcome } from "../refusal.ts";

const number = fc.oneof(
  fc.integer({ min: -9, max: 9 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

it.each([
  ["+", arithmetic.add],
  ["-", arithmetic.sub],
  ["*", arithmetic.mul],
  ["/", arithmetic.div],
  ["%", arithmetic.mod],
] as const)("%s is that of JSONata, infinity refused", async (operator, compute) => {
  const text = jsonata(`$a ${operator} $b`);
  await fc.assert(
    fc.asyncProperty(number, number, async (a, b) => {
      const ours = outcome(() => compute(at, a, b));
      const theirs = await text.evaluate({}, { a, b }).catch(() => Number.NaN);
      expect(ours).toStrictEqual(Number.isFinite(theirs) ? theirs : { refused: "range" });
    }),
  );
});

it("& joins what is there as JSONata does, and skips null", async () => {
  const value = fc.oneof(fc.string(), number, fc.boolean(), fc.constant(undefined), jsonValue);
  await fc.assert(
    fc.asyncProperty(value, value, async (a, b) => {
      const theirs = await jsonata("$a & $b").evaluate(
        {},
        { a: a ?? undefined, b: b ?? undefined },
      );
      expect(arithmetic.concat(at, a, b)).toBe(theirs);
    }),
  );
});

it.each([
  [arithmetic.addDecimal, "0.1", 0.2, "0.3"],
  [arithmetic.addDecimal, 0.1, 0.2, 0.3],
  [arithmetic.subDecimal, "1.10", "0.1", "1"],
  [arithmetic.mulDecimal, "1.1", "1.1", "1.21"],
  [arithmetic.divDecimal, 1, 8, 0.125],
  [arithmetic.divDecimal, "1", "3", { refused: "inexact" }],
  [arithmetic.divDecimal, "1", "0.0", { refused: "range" }],
  [arithmetic.modDecimal, "-5.5", "3", "-2.5"],
  [arithmetic.modDecimal, 1, 0, { refused: "range" }],
  [arithmetic.mulDecimal, "123456789012345", "123456789012345", { refused: "inexact" }],
  [arithmetic.mulDecimal, "1e300", "1e300", { refused: "range" }],
  [arithmetic.addDecimal, "x", 1, { refused: "format" }],
] as const)("%o of the decimals %j and %j is %j", (compute, left, right, result) => {
  expect(outcome(() => compute(at, left, right))).toStrictEqual(result);
});

it("negates numbers and decimals in their form", () => {
  expect(arithmetic.negate(at, "1.50")).toBe("-1.5");
  expect(arithmetic.negate(at, 0)).toBe(0);
  expect(arithmetic.negate(at, 5)).toBe(-5);
  expect(outcome(() => arithmetic.negate(at, "x"))).toStrictEqual({ refused: "format" });
  expect(outcome(() => arithmetic.negate(at, true))).toStrictEqual({ refused: "type" });
});
