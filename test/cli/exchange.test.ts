import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { cemap, projectFolder } from "../support/run-cli.ts";

const definition = { fields: [{ path: "email", type: "string" }] };
const script = { body: "done(originalObject);", mimeType: "application/javascript" };
const transformation = {
  vendorName: "Contact",
  fields: [{ path: "email", vendorPath: "Email" }],
  configuration: [{ type: "passThrough", properties: { fromVendor: false, toVendor: false } }],
};
const document = {
  objectDefinitions: { Contact: definition },
  transformations: { crm: { Contact: { ...transformation, script } } },
};
const { path, remove } = projectFolder({
  "v1.json": JSON.stringify(document),
  "account.json": JSON.stringify({ ...transformation, fields: [] }),
  "broken.json": '{ "fields": [',
});
afterAll(remove);

const text = `object Contact {
  email: string
}

map Contact <-> crm.Contact {
  email <-> Email
  this  <-> script "./Contact.crm.js" @platform({ without: ["filterEmptyResponse"] })
}
`;

describe("cemap import and export", () => {
  it("a v1 file becomes text and scripts, and goes out and in again as folders of both layouts", async () => {
    const imported = await cemap(path, ["import", "v1.json", "-o", "maps", "--json"]);
    expect(imported.code).toBe(0);
    expect(JSON.parse(imported.stdout)).toMatchObject({
      written: ["maps/import.cemap", "maps/Contact.crm.js"],
      report: { definitions: 1, transformations: 1, scripts: [{ outcome: "kept" }] },
      problems: [],
    });
    expect(readFileSync(join(path, "maps/import.cemap"), "utf8")).toBe(text);
    await Promise.all(
      (["v1", "v2"] as const).map(async (layout) => {
        const args = ["export", "maps", "--layout", layout, "-o", layout];
        expect((await cemap(path, args)).code).toBe(0);
        const again = await cemap(path, ["import", layout]);
        expect(again.stdout).toBe(text);
      }),
    );
    const files = readdirSync(join(path, "v2"), { recursive: true, encoding: "utf8" });
    expect(files).toContain(join("Contact", "transformation", "crm", "script.js"));
  });

  it("names whose payload it is, from stdin too", async () => {
    const input = readFileSync(join(path, "account.json"), "utf8");
    const names = ["--element", "crm", "--object", "Contact"];
    const { code, stdout } = await cemap(path, ["import", "-", ...names, "--account", "46"], input);
    expect(code).toBe(0);
    expect(stdout).toContain('override map Contact <-> crm.Contact for account "46" {');
  });

  it.each([
    [["broken.json"], 1, "error[import-not-json]"],
    [["account.json"], 1, "error[import-no-object]"],
    [["nothing.json"], 3, "nothing.json"],
    [["account.json", "--account", "1", "--instance", "2"], 2, "give one of the two"],
  ])("what is wrong with %j has an exit code and a reason", async (args, exitCode, reason) => {
    const { code, stdout, stderr } = await cemap(path, ["import", ...args]);
    expect(code).toBe(exitCode);
    expect(stdout).toBe("");
    expect(stderr).toContain(reason);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
