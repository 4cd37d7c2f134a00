import { describe, it } from "vitest";
import { checkFormatting } from "../support/formatting.ts";

describe("format, on 2,500 generated files (10,000 by the long script)", () => {
  it("is idempotent, keeps the tree and every comment", () => {
    checkFormatting({ files: 1500 });
  });
});
