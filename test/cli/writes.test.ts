import { afterAll, describe, expect, it } from "vitest";
import { cemap, projectFolder } from "../support/run-cli.ts";

const folder = projectFolder({
  "a.cemap": `object A { id: string! key, city: string, work: string, kind: "p" | "o", more: map<json> }
map A <-> x.R {
  id   <-> Id
  city <-> Address.City
  work <-> Phones[Type = "work"].Number
  "us" -> Origin on create
  when kind = "p" <-> Kind = 1 {
    "person" -> Label
  }
  more <-> ... like "*__c"
}
`,
  "bad.txt": "",
});
afterAll(folder.remove);

describe("cemap writes", () => {
  it("names every place that a write can touch", async () => {
    const { code, stdout } = await cemap(folder.path, ["writes"]);
    expect(code).toBe(0);
    await expect(stdout).toMatchFileSnapshot("../golden/writes.txt");
    expect(stdout).toContain('Phones[Type = "work"].Number');
    expect(stdout).toContain('"us" -> Origin (on create)');
  });

  it("gives them to machines", async () => {
    const { stdout } = await cemap(folder.path, ["writes", "--json", "a.cemap"]);
    const { maps } = JSON.parse(stdout);
    expect(maps[0]).toMatchObject({ map: "A.x.R", source: "a.cemap" });
    expect(maps[0].writes[1]).toEqual({
      path: "Address.City",
      rule: "city <-> Address.City",
      line: 4,
      on: null,
    });
  });
});
