import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createContext, runInContext } from "node:vm";
import type { Decimal } from "decimal.js";

/**
 * decimal.js with the given precision, in a realm of its own: it defines `toString` by assignment,
 * which the frozen `Object.prototype` of the tests forbids.
 */
export function decimalOracle(precision: number): typeof Decimal {
  const file = createRequire(import.meta.url).resolve("decimal.js/decimal.js");
  const realm = createContext({});
  runInContext(readFileSync(file, "utf8"), realm);
  const plain: typeof Decimal = runInContext("Decimal", realm);
  return plain.clone({ precision, toExpNeg: -1e9, toExpPos: 1e9 });
}
