import { describe, it } from "vitest";
import { expectAgreement } from "../support/differential-check.ts";

// A file of its own, so that both halves of the 20,000 pairs run side by side.
describe("JavaScript, JSONata and the interpreter", () => {
  it("agree on maps with blocks two deep", async () => {
    await expectAgreement({ seed: 7, maps: 134, recordsPerMap: 25, depth: 2 }, 10_000);
  }, 600_000);
});
