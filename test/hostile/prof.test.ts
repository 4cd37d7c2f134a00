import { it } from "vitest";
it("x", async () => { await import("./prof.tmp.ts"); }, 900_000);
