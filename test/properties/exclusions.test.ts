import { describe, expect, it } from "vitest";
import { canonical } from "../support/differential.ts";
import { compileMaps, enginesOf } from "../support/engines.ts";
import { exclusions, magicNames } from "../support/exclusions.ts";

const text = `object Thing { custom: map<json> }
map Thing <-> vendor.Thing { custom <-> ... }
`;

/** Whether JSONata and the interpreter read a record alike. */
async function agree(record: unknown): Promise<boolean> {
  const [map] = compileMaps(text).maps;
  if (map === undefined) throw new Error("the map does not compile");
  const results = (await enginesOf(map))
    .filter(({ name }) => name !== "javascript")
    .map((engine) => engine.read(record).then(canonical, String));
  const [first, second] = await Promise.all(results);
  return first === second;
}

describe("exclusions of the differential test", () => {
  for (const name of magicNames) {
    it(`${name} still means something to jsonata`, async () => {
      const record = { x: { [name]: true, y: [{ z: 1 }] }, [name]: true };
      expect(exclusions.some(({ applies }) => applies(record))).toBe(true);
      expect(await agree(record)).toBe(false);
    });
  }

  it("leave other names alone", async () => {
    const record = { x: { sequence: true, keepSingleton: true, y: [{ z: 1 }] }, cons: true };
    expect(exclusions.some(({ applies }) => applies(record))).toBe(false);
    expect(await agree(record)).toBe(true);
  });
});
