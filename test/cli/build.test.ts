import { readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { cemap, projectFolder } from "../support/run-cli.ts";

const good = `object A { id: string! key }

map A <-> x.R {
  id <-> Id
  example "one" { { id: "1" } <-> { Id: "1" } }
}
`;

let remove: (() => void) | undefined;
afterEach(() => remove?.());

function project(files: Readonly<Record<string, string>>): string {
  const folder = projectFolder(files);
  remove = folder.remove;
  return folder.path;
}

describe("cemap build", () => {
  it("writes the promised files, and the same bytes again", async () => {
    const folder = project({ "a.cemap": good });
    const first = await cemap(folder, ["build"]);
    expect(first.code).toBe(0);
    const names = readdirSync(join(folder, "cemap-out")).sort();
    expect(names).toEqual([
      "A.schema.json",
      "A.x.R.d.ts",
      "A.x.R.js",
      "A.x.R.read.jsonata",
      "A.x.R.schema.json",
      "A.x.R.write.jsonata",
      "platform",
    ]);
    const again = await cemap(folder, ["build", "--json"]);
    expect(JSON.parse(again.stdout)).toMatchObject({ version: 1, written: [] });
  });

  it("tells stale files with --check and writes nothing", async () => {
    const folder = project({ "a.cemap": good });
    const before = await cemap(folder, ["build", "--check", "--to", "jsonata"]);
    expect(before.code).toBe(1);
    expect(before.stderr).toContain("A.x.R.read.jsonata is missing");
    await cemap(folder, ["build"]);
    expect((await cemap(folder, ["build", "--check"])).code).toBe(0);
    writeFileSync(join(folder, "cemap-out/A.x.R.js"), "// edited\n");
    const after = await cemap(folder, ["build", "--check"]);
    expect(after.stderr).toBe("A.x.R.js is stale\n");
  });

  it("writes nothing when there is a mistake", async () => {
    const folder = project({ "a.cemap": good.replace("id <-> Id", "ident <-> Id") });
    const { code, stderr } = await cemap(folder, ["build"]);
    expect(code).toBe(1);
    expect(stderr).toContain("ident");
    expect(readdirSync(folder)).toEqual(["a.cemap"]);
  });

  it("says which targets there are", async () => {
    const folder = project({ "a.cemap": good });
    const { code, stderr } = await cemap(folder, ["build", "--to", "cobol"]);
    expect(code).toBe(2);
    expect(stderr).toContain("the targets are jsonata, javascript, json-schema, platform");
  });

  it("obeys cemap.config.json", async () => {
    const folder = project({
      "cemap.config.json": '{ "files": ["maps"], "out": "generated" }',
      "maps/a.cemap": good,
      "other.cemap": "object",
    });
    expect((await cemap(folder, ["build", "--to", "jsonata"])).code).toBe(0);
    expect(readdirSync(join(folder, "generated")).length).toBe(2);
  });

  it("gives a module that runs", async () => {
    const folder = project({ "a.cemap": good });
    await cemap(folder, ["build", "--to", "javascript"]);
    symlinkSync(join(import.meta.dirname, "../.."), join(folder, "cemap-package"));
    const text = readFileSync(join(folder, "cemap-out/A.x.R.js"), "utf8");
    expect(text).toContain("a.cemap");
    expect(text).not.toContain(folder);
  });
});

describe("cemap check", () => {
  it("has four formats", async () => {
    const folder = project({ "a.cemap": good.replace("id <-> Id", "idd <-> Id") });
    const pretty = await cemap(folder, ["check"]);
    expect(pretty.code).toBe(1);
    expect(pretty.stderr).toContain("a.cemap:4:3");
    const json = await cemap(folder, ["check", "--format", "json"]);
    expect(JSON.parse(json.stdout).diagnostics[0]).toMatchObject({
      code: "unknown-field",
      file: "a.cemap",
      start: { line: 4, column: 3 },
    });
    const sarif = await cemap(folder, ["check", "--format", "sarif"]);
    expect(JSON.parse(sarif.stdout).runs[0].results[0].ruleId).toBe("unknown-field");
    const github = await cemap(folder, ["check", "--format", "github"]);
    expect(github.stdout).toMatch(/^::error file=a.cemap,line=4,col=3,/);
  });

  it("says that all is well", async () => {
    const folder = project({ "a.cemap": good });
    expect(await cemap(folder, ["check"])).toEqual({
      code: 0,
      stdout: "",
      stderr: "1 file, 1 map: nothing to report.\n",
    });
  });

  it("does not follow a link out of the project", async () => {
    const outside = projectFolder({ "secret.cemap": "object Secret { id: string }" });
    const folder = project({ "a.cemap": `use "./link.cemap"\n${good}` });
    symlinkSync(join(outside.path, "secret.cemap"), join(folder, "link.cemap"));
    const { code, stderr } = await cemap(folder, ["check"]);
    outside.remove();
    expect(code).toBe(1);
    expect(stderr).toContain("link.cemap");
  });
});

describe("cemap test", () => {
  it("runs the examples both ways", async () => {
    const folder = project({ "a.cemap": good });
    expect(await cemap(folder, ["test", "--runs", "0"])).toEqual({
      code: 0,
      stdout: "",
      stderr: "2 passed, 0 failed\n",
    });
  });

  it("shows what an example gives and what came out", async () => {
    const folder = project({ "a.cemap": good.replace('{ Id: "1" } }', '{ Id: "2" } }') });
    const { code, stderr } = await cemap(folder, ["test", "--runs", "0"]);
    expect(code).toBe(1);
    expect(stderr).toContain(
      'a.cemap:5: example "one" of A.x.R, write: `Id` is "1", the example gives "2"',
    );
  });
});

describe("cemap fmt", () => {
  const crooked = "object A{id:string! key}\nmap A<->x.R{\nid<->Id }\n";

  it("rewrites files, and --check only looks", async () => {
    const folder = project({ "a.cemap": crooked });
    expect((await cemap(folder, ["fmt", "--check"])).code).toBe(1);
    expect(readFileSync(join(folder, "a.cemap"), "utf8")).toBe(crooked);
    expect((await cemap(folder, ["fmt"])).code).toBe(0);
    expect((await cemap(folder, ["fmt", "--check"])).code).toBe(0);
  });

  it("formats stdin", async () => {
    const folder = project({});
    const { stdout } = await cemap(folder, ["fmt", "-"], crooked);
    expect(stdout).toContain("object A { id: string! key }");
  });

  it("leaves a broken file alone", async () => {
    const folder = project({ "a.cemap": "object A {" });
    expect((await cemap(folder, ["fmt"])).code).toBe(1);
    expect(readFileSync(join(folder, "a.cemap"), "utf8")).toBe("object A {");
  });
});
