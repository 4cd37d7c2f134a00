import { describe, expect, it } from "vitest";
import { hostileNames, judgeHostileNames } from "../../support/hostile-payloads.ts";

/** `npm run platform:long` tries all of them. */
describe("hostile names in payloads", () => {
  it("are names like any other (each fifth)", async () => {
    expect(hostileNames.length).toBeGreaterThan(400);
    expect(await judgeHostileNames(hostileNames.filter((_, index) => index % 5 === 0))).toEqual([]);
  });
});
