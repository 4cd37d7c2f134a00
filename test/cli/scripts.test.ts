import { afterAll, describe, expect, it } from "vitest";
import { cemap, projectFolder } from "../support/run-cli.ts";

const folder = projectFolder({
  "a.cemap": `object A { x: string, y: string }

map A <-> e.R {
  x    <-> X
  y    <-  script "./y.js"
  this  -> script "./y.js"

  example "one" {
    { x: "1" } <-> { X: "1" }
  }
}
`,
  "y.js": "done(transformedObject);\n",
});
afterAll(folder.remove);

const refusal =
  'a.cemap:5: `y <- script "./y.js"` runs on the platform only, the engine javascript has no value for it';

describe("a map with scripts on the command line", () => {
  it("has nothing to be told by `check`", async () => {
    const { code, stderr } = await cemap(folder.path, ["check"]);
    expect([code, stderr]).toEqual([0, "1 file, 1 map: nothing to report.\n"]);
  });

  it("has opaque rows in `check --laws`", async () => {
    const { stdout } = await cemap(folder.path, ["check", "--laws"]);
    expect(stdout).toContain('5  y <- script "./y.js"     opaque     opaque');
    const { stdout: json } = await cemap(folder.path, ["check", "--laws", "--json"]);
    expect(JSON.parse(json).laws[0].rules[1]).toMatchObject({
      rule: 'y <- script "./y.js"',
      line: 5,
      read: { class: "opaque" },
      write: { class: "opaque" },
    });
  });

  it.each([["read"], ["write"]])("is not run by `%s`", async (command) => {
    const { code, stderr } = await cemap(folder.path, [command], '{"X":"1"}');
    expect([code, stderr]).toEqual([2, `cemap: ${refusal}.\n`]);
  });

  it("has its examples told as not run", async () => {
    const { code, stderr } = await cemap(folder.path, ["test", "--seed", "1"]);
    expect(code).toBe(0);
    expect(stderr).toContain(`examples of A.e.R not run: ${refusal}\n0 passed, 0 failed\n`);
    expect(stderr).toContain(`laws of A.e.R not tried: ${refusal}`);
  });

  it("may write anything, say `writes` and `explain`", async () => {
    const { stdout } = await cemap(folder.path, ["writes"]);
    expect(stdout).toContain('  anything, line 6: this -> script "./y.js"');
    const explained = await cemap(folder.path, ["explain", "a.cemap", "y"]);
    expect(explained.stdout).toContain("decided by y.js, on the platform only");
  });
});
