import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differences } from "./equality.ts";
import { vdr } from "./generated.ts";

const numRuns = Number(process.env.CEMAP_IMPORT_RUNS ?? 12);

describe("an import", () => {
  it("builds what was imported, whatever a payload holds", () => {
    const hints = { element: "sfdc", object: "Thing" };
    fc.assert(
      fc.property(vdr, (payload) => {
        expect(differences(payload, hints)).toEqual([]);
      }),
      { numRuns },
    );
  });
});
