import { afterAll, describe, expect, it } from "vitest";
import { cemap, projectFolder } from "../support/run-cli.ts";

const folder = projectFolder({
  "a.cemap": `object A { id: string! key, kind: "p" | "o" }
map A <-> x.R { id <-> Id, kind <-> Kind { p <-> 1, o <-> 2 } }
map A <-> y.R { id <-> Id, kind <- "p" }
`,
});
afterAll(folder.remove);

describe("cemap where", () => {
  it("prints the filter in the vendor's names and values", async () => {
    const { code, stdout } = await cemap(folder.path, [
      ...["where", "a.cemap", "--element", "x", "kind = 'o' AND id != 'b'"],
    ]);
    expect([code, stdout]).toEqual([0, "Kind = 2 AND Id != 'b'\n"]);
  });

  it("says which field cannot be asked for, and why", async () => {
    const { code, stdout, stderr } = await cemap(folder.path, [
      ...["where", "a.cemap", "--element", "y", "--json", "kind = 'p'"],
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain('not-filterable at kind (kind <- "p"): it is computed');
    expect(JSON.parse(stdout)).toMatchObject({
      map: "A.y.R",
      error: { code: "not-filterable", path: "kind" },
    });
  });

  it("names the field that was meant", async () => {
    const { code, stderr } = await cemap(folder.path, [
      ...["where", "a.cemap", "--element", "x", "knid = 'p'"],
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain("no rule maps a field of this name. Did you mean `kind`?");
  });

  it("asks which map is meant", async () => {
    const { code, stderr } = await cemap(folder.path, ["where", "a.cemap", "id = 'a'"]);
    expect(code).toBe(2);
    expect(stderr).toContain("Choose with --element");
  });
});
