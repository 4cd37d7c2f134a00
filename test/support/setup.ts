import { afterAll, expect } from "vitest";

/**
 * Runs around every test file: what is on the prototypes that all values share must be the same
 * afterwards. (They cannot be frozen: packages that define `toString` on their own objects by
 * assignment would fail.)
 */
const prototypes = [Object.prototype, Array.prototype, String.prototype, Function.prototype];
const before = prototypes.map(snapshot);

afterAll(() => {
  expect(prototypes.map(snapshot)).toEqual(before);
});

function snapshot(prototype: object): readonly string[] {
  return Reflect.ownKeys(prototype).map((key) => {
    const { value, get } = Object.getOwnPropertyDescriptor(prototype, key) ?? {};
    return `${String(key)}: ${typeof (value ?? get)}`;
  });
}
