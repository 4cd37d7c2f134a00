import { describe, it } from "vitest";
import { expectAgreement } from "../support/differential-check.ts";

describe("JavaScript, JSONata and the interpreter", () => {
  it("agree on maps with blocks one deep", async () => {
    await expectAgreement({ seed: 20_240_229, maps: 134, recordsPerMap: 25, depth: 1 }, 10_000);
  }, 600_000);
});
