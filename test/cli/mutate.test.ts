import { afterAll, describe, expect, it } from "vitest";
import { cemap, projectFolder } from "../support/run-cli.ts";

const folder = projectFolder({
  "a.cemap": `enum S { Open, Won }
object A {
  id: string! key
  stage: S
  price: number
  name: string
  lines: { sku: string! key, qty: integer }[]
}
map A <-> x.R {
  id      <-> Id
  stage   <-> Stage { Open <-> "o", Won <-> "w" }
  price   <-> Cents / 100
  name    <-> Name
  lines[] <-> Items[] { sku <-> Sku, qty <-> Qty as string }

  example "prices are cents" {
    { id: "1", price: 19.99, stage: "Open", lines: [{ sku: "a", qty: 1 }] } <-> {
      Id: "1", Cents: 1999, Stage: "o", Items: [{ Sku: "a", Qty: "1" }]
    }
  }
}
map A <-> y.R { id <-> Id }
`,
  "red.cemap": `object B { id: string! key }
map B <-> x.B {
  id <-> Id
  example "wrong" { { id: "1" } <-> { Id: "2" } }
}
`,
});
afterAll(folder.remove);

describe("cemap test --mutate", () => {
  it("lists the rules that no example notices, and scores each map", async () => {
    const { code, stderr } = await cemap(folder.path, ["test", "--mutate", "a.cemap"]);
    expect(code).toBe(0);
    expect(stderr.split("\n")).toEqual([
      "2 passed, 0 failed",
      "a.cemap:13: `name <-> Name` of A.x.R: untested",
      "a.cemap:14: `lines[] <-> Items[]` of A.x.R: not noticed: key left out",
      "A.x.R: score 80 % (8 of 10 mutants noticed)",
      "a.cemap:22: `id <-> Id` of A.y.R: untested",
      "A.y.R: score 0 % (0 of 1 mutants noticed)",
      "",
    ]);
  });

  it("gives the same to machines", async () => {
    const args = ["test", "--mutate", "--json", "a.cemap"];
    const { mutation } = JSON.parse((await cemap(folder.path, args)).stdout);
    expect(mutation[0]).toMatchObject({ map: "A.x.R", examples: 1, noticed: 8, mutants: 10 });
    const missed = { line: 13, noticed: 0, mutants: 1, missed: ["deleted"] };
    expect(mutation[0].rules).toContainEqual({ rule: "name <-> Name", ...missed });
  });

  it("scores nothing while an example fails", async () => {
    const { code, stderr } = await cemap(folder.path, ["test", "--mutate", "red.cemap"]);
    expect(code).toBe(1);
    expect(stderr).not.toContain("score");
  });
});
