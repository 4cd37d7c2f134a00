import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { cemap, projectFolder } from "../support/run-cli.ts";

const mapping = `object Person { id: string! key, name: string, owner: string }
table users (id: string, remoteId: string)

map Person <-> crm.person {
  id    <-> Id
  name  <-> Name
  owner <-> Owner from users (id <-> remoteId)
}
`;

const manyRecords = '{"Id":"1","Name":"Ada"}\n'.repeat(20_000);
const project = projectFolder({
  "person.cemap": mapping,
  "users.csv": "id,remoteId\nu1,r1\n",
  "columns.csv": "id,remote\nu1,r1\n",
  "record.json": JSON.stringify({ Id: "1", Name: "Ada" }),
  "many.ndjson": manyRecords,
  "folder/inner.txt": "",
});
afterAll(project.remove);
const usual = ["person.cemap", "--table", "users=users.csv"];
const read = (...args: readonly string[]) => cemap(project.path, ["read", ...usual, ...args]);
const write = (input: string, ...args: readonly string[]) =>
  cemap(project.path, ["write", ...usual, ...args], input);

describe("files that cannot be used", () => {
  const missing = join("no-such-folder", "out.json");

  it.each([
    ["an output in no folder", ["-i", "record.json", "-o", missing], missing],
    ["a long output in no folder", ["-i", "many.ndjson", "-o", missing], missing],
    ["an output that is a folder", ["-i", "record.json", "-o", "folder"], "it is a folder"],
    ["rejects in no folder", ["-i", "record.json", "--rejects", missing], missing],
    ["an input that is missing", ["-i", "none.json"], "`none.json` cannot be used"],
    ["a CSV input that is missing", ["-i", "none.csv"], "`none.csv` cannot be used"],
  ])("%s: one line and exit 3", async (_name, args, part) => {
    const { code, stdout, stderr } = await read(...args);
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(stderr).toContain(part);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });

  it.runIf(existsSync("/dev/full"))("a full disk: one line and exit 3", async () => {
    const { code, stderr } = await read("-i", "many.ndjson", "-o", "/dev/full");
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: "cemap: A file cannot be used: the disk is full.\n",
    });
  });

  it("the input as the output: refused before it is emptied", async () => {
    const { code, stderr } = await read("-i", "many.ndjson", "-o", "./many.ndjson");
    expect(code).toBe(2);
    expect(stderr).toContain("many.ndjson");
    expect(readFileSync(join(project.path, "many.ndjson"), "utf8")).toBe(manyRecords);
  });
});

describe("records by number", () => {
  it("are lines of a file and records of a JSON array", async () => {
    const array = await cemap(project.path, ["read", ...usual], '[\n{"Id":"1"},\n{"Id":2}]');
    expect(array.stderr).toContain("record 2: type at Id");
    const lines = await cemap(project.path, ["read", ...usual], '{"Id":"1"}\n{"Id":2}\n');
    expect(lines.stderr).toContain("line 2: type at Id");
  });
});

describe("CSV with other separators", () => {
  it.each(["Id;Name\n1;Ada\n", "Id\tName\n1\tAda\n"])("is refused: %j", async (text) => {
    const args = ["read", ...usual, "--in", "csv"];
    const { code, stdout, stderr } = await cemap(project.path, args, text);
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(stderr).toContain("separated by commas");
  });
});

describe("`--table`", () => {
  it.each([
    [["--table", "usres=users.csv"], 2, "Did you mean `users`?"],
    [["--table", "users=columns.csv"], 3, "have no column `remoteId`"],
  ])("%j", async (tables, expected, part) => {
    const args = ["read", "person.cemap", "-i", "record.json", ...tables];
    const { code, stderr } = await cemap(project.path, args);
    expect(code).toBe(expected);
    expect(stderr).toContain(part);
  });
});

describe("originals", () => {
  it("with one key twice are refused", async () => {
    const folder = projectFolder({ "o.json": '[{"Id":"1"},{"Id":"1","Name":"Eve"}]' });
    const { code, stderr } = await write('{"id":"1"}', "--original", join(folder.path, "o.json"));
    folder.remove();
    expect(code).toBe(3);
    expect(stderr).toContain('record 2: a second original with the key ["1"]');
  });

  it("that cannot be read are told of", async () => {
    const folder = projectFolder({ "o.json": '[{"Id":"1"},{"Id":"2","Name":7}]' });
    const { code, stderr } = await write('{"id":"1"}', "--original", join(folder.path, "o.json"));
    folder.remove();
    expect(code).toBe(0);
    expect(stderr).toContain("record 2 is left out: type at Name");
  });
});
