import type { Decimal as Oracle } from "decimal.js";
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  compareDecimals,
  type Decimal,
  decimalOfNumber,
  decimalText,
  decimalToDouble,
  parseDecimal,
} from "../../src/runtime/decimal.ts";
import {
  addDecimals,
  divideDecimals,
  multiplyDecimals,
  remainderOfDecimals,
} from "../../src/runtime/decimal-arithmetic.ts";
import { decimalOracle } from "./decimal-oracle.ts";

const oracle = decimalOracle(400);

const numberText = fc
  .record({
    sign: fc.constantFrom("", "-", "+"),
    whole: fc.stringMatching(/^\d{1,18}$/),
    fraction: fc.option(fc.stringMatching(/^\d{1,12}$/), { nil: undefined }),
    exponent: fc.option(fc.integer({ min: -40, max: 40 }), { nil: undefined }),
  })
  .map(({ sign, whole, fraction, exponent }) =>
    [
      sign + whole,
      fraction === undefined ? "" : `.${fraction}`,
      exponent === undefined ? "" : `e${exponent}`,
    ].join(""),
  );

function parsed(text: string): Decimal {
  const value = parseDecimal(text);
  if (value === undefined) throw new Error(`not parsed: ${text}`);
  return value;
}

function plain(value: Oracle): string {
  return value.isZero() ? "0" : value.toFixed();
}

it("adds, multiplies, compares and prints as decimal.js does", () => {
  fc.assert(
    fc.property(numberText, numberText, (a, b) => {
      const [x, y] = [parsed(a), parsed(b)];
      const [p, q] = [new oracle(a), new oracle(b)];
      expect(decimalText(x)).toBe(plain(p));
      expect(decimalText(addDecimals(x, y))).toBe(plain(p.plus(q)));
      expect(decimalText(multiplyDecimals(x, y))).toBe(plain(p.times(q)));
      expect(Math.sign(compareDecimals(x, y))).toBe(p.comparedTo(q));
      expect(decimalToDouble(x)).toBe(p.isZero() ? 0 : p.toNumber());
      const rest = remainderOfDecimals(x, y);
      expect(rest && decimalText(rest)).toBe(q.isZero() ? undefined : plain(p.mod(q)));
    }),
    { numRuns: 2000 },
  );
});

it("divides exactly or not at all", () => {
  fc.assert(
    fc.property(numberText, numberText, (a, b) => {
      const quotient = divideDecimals(parsed(a), parsed(b));
      const q = new oracle(b);
      if (quotient !== undefined) {
        expect(plain(new oracle(decimalText(quotient)).times(q))).toBe(plain(new oracle(a)));
      } else if (!q.isZero()) {
        const rounded = new oracle(a).div(q);
        expect(rounded.precision()).toBeGreaterThan(390);
      }
    }),
    { numRuns: 2000 },
  );
});

it("reads the shortest digits of a double", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(decimalToDouble(decimalOfNumber(value))).toBe(value === 0 ? 0 : value);
    }),
  );
});

it.each([
  "",
  "+",
  ".5",
  "5.",
  "1e",
  "1e1000",
  "0x1",
  " 1",
  "1 ",
  "1,5",
  "Infinity",
  "NaN",
  "٣",
])("does not take %j for a number", (text) => {
  expect(parseDecimal(text)).toBeUndefined();
});

it("parses a long text in no time", () => {
  const text = `${"0".repeat(500_000)}${"7".repeat(500_000)}.${"0".repeat(500_000)}`;
  expect(parsed(text).digits).toHaveLength(500_000);
});
