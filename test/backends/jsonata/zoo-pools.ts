import fc from "fast-check";
import type { IrMap } from "../../../src/compiler/ir/nodes.ts";
import type { Json } from "../../../src/compiler/types.ts";

/** A map with records of both sides, good and bad ones, that its rules look at. */
export interface Animal {
  readonly name: string;
  readonly map: IrMap;
  readonly vendor: fc.Arbitrary<Json>;
  readonly common: fc.Arbitrary<Json>;
  readonly tables?: { readonly [name: string]: readonly { readonly [name: string]: Json }[] };
}

export type Shape = { readonly [name: string]: fc.Arbitrary<Json> };

/** An object with some of these members, and now and then null or another kind. */
export function object(shape: Shape): fc.Arbitrary<Json> {
  const made = fc.record(
    { H: fc.constantFrom<Json>(1, "h", null), ...shape },
    { requiredKeys: [] },
  );
  return made as fc.Arbitrary<Json>;
}

export function maybe(value: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc.oneof(
    { weight: 12, arbitrary: value },
    { weight: 2, arbitrary: fc.constant<Json>(null) },
    { weight: 1, arbitrary: fc.constantFrom<Json>("text", 5, true, [], {}, [1], [[]], [null]) },
  );
}

export function pick(...values: readonly Json[]): fc.Arbitrary<Json> {
  return maybe(fc.constantFrom(...values));
}

export function listOf(item: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return maybe(fc.array(item, { maxLength: 4 }) as fc.Arbitrary<Json>);
}

export const texts = pick("", "a", "b", "A b", "x;y", "café 😀");
export const numberTexts = pick(
  "5",
  "05",
  "+7",
  "1.50",
  "1e3",
  "-0",
  "0.1",
  "x",
  "",
  "12345678901234567890",
  "-2.5e-7",
);
export const numbers = pick(
  0,
  1,
  -1,
  2.5,
  100,
  1e21,
  1e-7,
  0.1 + 0.2,
  9007199254740991,
  9007199254740992,
  123456789012345,
);
export const dates = pick(
  "2024-02-29",
  "2023-02-29",
  "1924-01-02",
  "0001-01-01",
  "9999-12-31",
  "2024-1-2",
  "x",
);
export const instants = pick(
  "2024-03-01T15:00:00.000Z",
  "2024-03-01T15:00Z",
  "2024-03-01T17:00:00+02:00",
  "2024-03-01T13:29:59.9-01:30",
  "2024-03-01T15:00:00.00012Z",
  "0001-01-01T00:00:00+01:00",
  "9999-12-31T23:59:59.999-0100",
  "2024-03-01",
  "2024-03-01T25:00:00Z",
);
export const times = pick(
  "10:00",
  "10:00:00.0",
  "23:59:59.999",
  "00:00:00",
  "12:30:15.5",
  "24:00",
  "9:00",
  "10:00:00.12345",
);

export const two: Shape = { x: pick("a"), y: pick("a") };
