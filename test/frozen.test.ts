import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { everythingOf } from "./support/everything.ts";

const folder = join(import.meta.dirname, "golden/frozen");
const maps = readdirSync(folder).filter((name) => name.endsWith(".cemap"));

/**
 * Generated maps, kept as files: the same text gives the same bytes on every machine and after
 * every change that means nothing to it. `npx tsx scripts/everything.ts FILE`, before and after
 * a change, shows what a digest stands for.
 */
it.each(maps)("all that comes of %s is as it was", async (name) => {
  const text = readFileSync(join(folder, name), "utf8");
  const digests = [...everythingOf(text)].map(([part, content]) => {
    const digest = createHash("sha256").update(content).digest("hex").slice(0, 16);
    return `${digest}  ${part}\n`;
  });
  await expect(digests.join("")).toMatchFileSnapshot(join(folder, name.replace(".cemap", ".txt")));
});
