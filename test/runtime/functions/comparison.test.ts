import { expect, it } from "vitest";
import {
  compareDecimalValues,
  compareInstantValues,
  compareValues,
} from "../../../src/runtime/functions/comparison.ts";
import { at, outcome } from "../refusal.ts";

it.each([
  [compareValues, 1, 2, -1],
  [compareValues, "b", "a", 1],
  [compareValues, "10", "9", -1],
  [compareValues, 0, -0, 0],
  [compareValues, 1, "2", { refused: "type" }],
  [compareValues, true, false, { refused: "type" }],
  [compareDecimalValues, "10", 9, 1],
  [compareDecimalValues, "1.50", 1.5, 0],
  [compareDecimalValues, "x", 1.5, { refused: "format" }],
  [compareDecimalValues, 0.1 + 0.2, 1, { refused: "inexact" }],
  [compareInstantValues, "2024-01-01T10:00Z", "2024-01-01T11:00+02:00", 1],
  [compareInstantValues, "2024-01-01T10:00:00.0001Z", "2024-01-01T10:00:00.0002Z", -1],
  [compareInstantValues, "2024-01-01", "2024-01-01T10:00Z", { refused: "format" }],
  [compareInstantValues, 1, "2024-01-01T10:00Z", { refused: "type" }],
] as const)("%o of %j and %j is %j", (compare, left, right, result) => {
  const order = outcome(() => compare(at, left, right));
  expect(typeof order === "number" ? Math.sign(order) + 0 : order).toStrictEqual(result);
});
