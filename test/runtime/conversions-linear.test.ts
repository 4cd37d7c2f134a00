import fc from "fast-check";
import { expect, it } from "vitest";
import { linear, linearBuild, linearGet } from "../../src/runtime/conversions-linear.ts";
import { decimalOracle } from "./decimal-oracle.ts";
import { at, outcome, refusal } from "./refusal.ts";

const oracle = decimalOracle(60);

const shortNumber = fc
  .tuple(
    fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
    fc.integer({ min: -12, max: 6 }),
  )
  .map(([digits, exponent]) => Number(`${digits}e${exponent}`));

it("moves the point of any number exactly, by the fast way", () => {
  fc.assert(
    fc.property(
      shortNumber,
      fc.integer({ min: -12, max: 12 }),
      fc.boolean(),
      (x, places, minus) => {
        const factor = `${minus ? "-" : ""}1e${places}`;
        const got = linear(factor, "1", "0", "number", "number").get(x, at);
        const exact = new oracle(x).times(new oracle(factor)).toNumber();
        expect(got).toBe(exact === 0 ? 0 : exact);
      },
    ),
    { numRuns: 5000 },
  );
});

it("equals exact arithmetic, or refuses", () => {
  fc.assert(
    fc.property(
      shortNumber,
      fc.integer({ min: -40, max: 40 }).filter((n) => n !== 0),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: -5, max: 5 }),
      (x, up, down, offset) => {
        const exact = new oracle(x).times(up).div(down).plus(offset);
        const got = outcome(() =>
          linearGet(x, at, `${up}`, `${down}`, `${offset}`, "number", "number"),
        );
        if (typeof got === "number") {
          expect(got).toBe(exact.isZero() ? 0 : exact.toNumber());
        } else {
          expect(got).toStrictEqual({ refused: "inexact" });
          expect(exact.precision()).toBeGreaterThan(15);
        }
      },
    ),
    { numRuns: 3000 },
  );
});

it("brings a built value back, or refuses it", () => {
  const types = fc.constantFrom("number" as const, "integer" as const, "decimal" as const);
  const constant = fc.constantFrom("1", "2", "-3", "100", "0.01", "-10", "7.5");
  fc.assert(
    fc.property(
      fc.oneof(shortNumber, fc.integer({ min: -9999, max: 9999 })),
      constant,
      constant,
      fc.constantFrom("0", "32", "-0.5"),
      types,
      types,
      (x, up, down, offset, from, to) => {
        const pair = linear(up, down, offset, from, to);
        const built = outcome(() => pair.build(x, at));
        if (typeof built === "number") expect(pair.get(built, at)).toBe(x === 0 ? 0 : x);
      },
    ),
    { numRuns: 3000 },
  );
});

it("gives a decimal in the form of its source", () => {
  const cents = linear("1", "100", "0", "decimal", "decimal");
  expect(cents.get("1999", at)).toBe("19.99");
  expect(cents.get(1999, at)).toBe(19.99);
  expect(cents.build("19.990", at)).toBe("1999");
  expect(linear("1", "100", "0", "integer", "decimal").build("19.99", at)).toBe(1999);
  expect(linear("1", "100", "0", "decimal", "number").get("1999", at)).toBe(19.99);
});

it.each<[unknown, string, string, string, string]>([
  [19.999, "1", "100", "0", "range"],
  ["x", "1", "100", "0", "type"],
  [0.30000000000000004, "1", "100", "0", "inexact"],
  [1e-320, "1e22", "1", "0", "range"],
])("writing %j is refused", (value, up, down, offset, code) => {
  expect(refusal(() => linearBuild(value, at, up, down, offset, "integer", "number"))).toBe(code);
});

it("refuses a quotient without an end", () => {
  expect(refusal(() => linearGet(1, at, "1", "3", "0", "number", "number"))).toBe("inexact");
  expect(refusal(() => linearGet("1e", at, "1", "3", "0", "decimal", "decimal"))).toBe("format");
  expect(refusal(() => linearGet(2.5, at, "1", "10", "0", "integer", "number"))).toBe("type");
  expect(refusal(() => linearGet(1e300, at, "1e22", "1", "0", "number", "number"))).toBe("range");
});
