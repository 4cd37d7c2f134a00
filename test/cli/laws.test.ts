import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { cemap, projectFolder } from "../support/run-cli.ts";

const folder = projectFolder({
  "deal.cemap": `enum Stage { Open, Won, Lost }
object Deal { id: string! key, stage: Stage, amount: decimal, city: { name: string } }
map Deal <-> crm.Deal {
  id        <-> Id
  stage     <-> Phase {
    Open <-> "open"
    Won  <-> "closed"
    Lost  -> "closed" lossy "one word"
  }
  amount    <-> Cents / 100
  city.name <-> City
}
`,
});
afterAll(folder.remove);

describe("cemap check --laws", () => {
  it("shows what each rule loses", async () => {
    const { code, stdout, stderr } = await cemap(folder.path, ["check", "--laws"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    await expect(stdout).toMatchFileSnapshot("../golden/check-laws.txt");
    expect(stdout).toContain(
      '`"Lost"` is written as `"closed"` and reads back as `"Won"`\n          accepted: one word',
    );
  });

  it("gives it to machines", async () => {
    const { stdout } = await cemap(folder.path, ["check", "--laws", "--json"]);
    const [laws] = JSON.parse(stdout).laws;
    expect(laws).toMatchObject({ map: "Deal.crm.Deal", source: "deal.cemap" });
    expect(laws.rules[1]).toEqual({
      rule: "stage <-> Phase",
      line: 5,
      write: {
        class: "lossy",
        checked: true,
        normalisations: [],
        note: "values share one code",
        witness: { value: "Lost", via: "closed", back: "Won" },
      },
      read: { class: "lossless", checked: true, normalisations: [] },
      accepted: "one word",
    });
    expect(laws.structures).toEqual([
      {
        side: "common",
        path: "city",
        line: 11,
        class: "canonical",
        note: "null parent = nulled children",
        witness: { value: null, via: { City: null }, back: { name: null } },
      },
    ]);
  });

  it("has no other formats", async () => {
    const { code, stderr } = await cemap(folder.path, ["check", "--laws", "--format", "sarif"]);
    expect(code).toBe(2);
    expect(stderr).toContain("`--laws` has the formats pretty and json.");
  });

  it("is in the generated module", async () => {
    await cemap(folder.path, ["build", "--to", "javascript"]);
    const module = readFileSync(join(folder.path, "cemap-out/Deal.crm.Deal.js"), "utf8");
    expect(module).toContain('classes: { write: "lossy", read: "lossless" }');
  });
});

describe("cemap test", () => {
  it("tries the laws on generated data after the examples", async () => {
    const { code, stderr } = await cemap(folder.path, ["test", "--seed", "7", "--runs", "20"]);
    expect(stderr).toMatch(
      /^0 passed, 0 failed\nlaws: \d{3} checks, 0 failed \(--seed 7 --runs 20\)\n$/,
    );
    expect(code).toBe(0);
  });

  it("gives the same for the same seed", async () => {
    const args = ["test", "--seed", "7", "--runs", "20", "--json"];
    const [first, second] = [await cemap(folder.path, args), await cemap(folder.path, args)];
    expect(first.stdout).toBe(second.stdout);
    const { laws } = JSON.parse(first.stdout);
    expect(laws).toMatchObject({ seed: 7, runs: 20 });
    expect(laws.maps[0]).toMatchObject({ map: "Deal.crm.Deal", failures: [] });
    expect(laws.maps[0].checks).toBeGreaterThan(100);
  });

  it("tries none with --runs 0", async () => {
    const { stderr } = await cemap(folder.path, ["test", "--runs", "0"]);
    expect(stderr).toBe("0 passed, 0 failed\n");
  });

  it("says which maps it cannot try", async () => {
    const other = projectFolder({
      "t.cemap": `table users (id: string, remote: string)
object A { owner: string }
map A <-> x.R {
  owner <-> Owner from users (id <-> remote)
}
`,
    });
    const { code, stderr } = await cemap(other.path, ["test", "--seed", "1"]);
    other.remove();
    expect(stderr).toContain("t.cemap: laws of A.x.R not tried: needs --table users=FILE");
    expect(code).toBe(0);
  });
});
