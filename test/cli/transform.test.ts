import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { personMap as mapping } from "../support/person-map.ts";
import { cemap, projectFolder } from "../support/run-cli.ts";

const project = projectFolder({
  "person.cemap": mapping,
  "record.json": JSON.stringify({ Id: "1", Name: "Ada", Born: "10.12.1985", Owner: "x" }),
});
afterAll(project.remove);
const run = (args: readonly string[], input = "") => cemap(project.path, args, input);

describe("cemap read", () => {
  it("maps one document to one document", async () => {
    const { code, stdout, stderr } = await run(["read", "person.cemap", "-i", "record.json"]);
    expect(JSON.parse(stdout)).toEqual({ id: "1", name: "Ada", born: "1985-12-10" });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  it("maps an array to an array", async () => {
    const { stdout } = await run(["read", "person.cemap"], '[{"Id":"1"},{"Id":"2"}]');
    expect(JSON.parse(stdout)).toEqual([{ id: "1" }, { id: "2" }]);
  });

  it("maps an empty array to an empty array", async () => {
    const { stdout } = await run(["read", "person.cemap"], "[]");
    expect(JSON.parse(stdout)).toEqual([]);
  });

  it("streams NDJSON line by line", async () => {
    const { stdout } = await run(["read", "person.cemap"], '{"Id":"1"}\n{"Id":"2"}\n');
    expect(stdout).toBe('{"id":"1"}\n{"id":"2"}\n');
  });

  it("reads CSV with a header row; an empty cell is null", async () => {
    const csv = 'Id,Name,Born\n1,"Ada, Countess",10.12.1985\n2,,\n';
    const { stdout } = await run(["read", "person.cemap", "--out", "ndjson"], csv);
    expect(stdout).toBe(
      '{"id":"1","name":"Ada, Countess","born":"1985-12-10"}\n{"id":"2","name":null,"born":null}\n',
    );
  });

  it("writes CSV where that is asked for", async () => {
    const { stdout } = await run(
      ["read", "person.cemap", "--out", "csv"],
      '[{"Id":"1","Name":"a\\"b"}]',
    );
    expect(stdout).toBe('id,name,born\n1,"a""b",\n');
  });

  it("reports a rejected record with its line, rule and reason, and goes on", async () => {
    const input = '{"Id":"1","Born":"31.02.2026"}\n{"Id":"2"}\nnot json\n';
    const { code, stdout, stderr } = await run(["read", "person.cemap", "--in", "ndjson"], input);
    expect(code).toBe(1);
    expect(stdout).toBe('{"id":"2"}\n');
    expect(stderr).toContain("line 1: format at Born (born <-> Born");
    expect(stderr).toContain(": the text is not in the form that the rule states\n");
    expect(stderr).toContain("line 3: This is not JSON");
  });

  it("puts rejected records into a file", async () => {
    const input = '{"Id":"1","Born":"soon"}\n{"Id":"2"}\n';
    const args = ["read", "person.cemap", "--rejects", "rejects.ndjson"];
    const { code, stderr } = await run(args, input);
    const rejects = readFileSync(join(project.path, "rejects.ndjson"), "utf8");
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(JSON.parse(rejects)).toMatchObject({
      line: 1,
      code: "format",
      path: "Born",
      record: { Id: "1", Born: "soon" },
    });
  });

  it("stops after --max-errors", async () => {
    const input = '{"Id":1}\n{"Id":1}\n{"Id":1}\n{"Id":1}\n';
    const { code, stderr } = await run(["read", "person.cemap", "--max-errors", "1"], input);
    expect(code).toBe(1);
    expect(stderr).toContain("More than 1 records were rejected; stopped after 2 records.");
  });

  it("runs in one thread where --jobs has one record, or none, of no told format", async () => {
    const args = ["read", "person.cemap", "--jobs", "2"];
    expect(await run(args, '{"Id":"1"}\n')).toMatchObject({ code: 0, stderr: "" });
    expect(await run(args, "")).toMatchObject({ code: 0, stderr: "" });
    for (const more of [
      ["--in", "json"],
      ["-i", "record.json"],
      ["--out", "json"],
    ]) {
      const { code, stderr } = await run([...args, ...more], '{"Id":"1"}\n');
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringContaining("`--jobs` is for NDJSON and CSV"),
      });
    }
  });

  it("has written what came before the stop, block by block and record by record", async () => {
    const input = '{"Id":"1"}\n{"Id":2}\n{"Id":"3"}\n{"Id":4}\n{"Id":"5"}\n';
    for (const more of [[], ["--validate"]]) {
      const args = ["read", "person.cemap", "--max-errors", "1", "-o", "out.ndjson", ...more];
      expect((await run(args, input)).code).toBe(1);
      const written = readFileSync(join(project.path, "out.ndjson"), "utf8");
      expect(written, more.join()).toBe('{"id":"1"}\n{"id":"3"}\n');
    }
  });

  it("refuses a number that a double cannot hold, rather than change it", async () => {
    const { code, stdout, stderr } = await run(
      ["read", "person.cemap", "--in", "ndjson"],
      '{"Id":"1","Big":12345678901234567890}\n',
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("12345678901234567890");
  });

  it("gives the same with the JSONata engine", async () => {
    const { stdout } = await run([
      "read",
      "person.cemap",
      "-i",
      "record.json",
      "--engine",
      "jsonata",
    ]);
    expect(JSON.parse(stdout)).toEqual({ id: "1", name: "Ada", born: "1985-12-10" });
  });

  it("checks both sides against their schemas with --validate", async () => {
    const { code, stderr } = await run(
      ["read", "person.cemap", "--validate"],
      '{"Id":"1","Name":7}',
    );
    expect(code).toBe(1);
    expect(stderr).toContain("/Name of the input");
  });

  it("refuses data nested 100,000 deep with a code", async () => {
    const deep = `{"Id":"1","Name":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const { code, stderr } = await run(["read", "person.cemap"], deep);
    expect(code).toBe(1);
    expect(stderr).toMatch(/type|too-deep/);
    expect(stderr).not.toContain("    at ");
  });

  it("names the maps to choose from", async () => {
    const two = `${mapping}\nmap Person <-> erp.person {\n  id <-> id\n}\n`;
    writeFileSync(join(project.path, "two.cemap"), two);
    const { code, stderr } = await run(["read", "two.cemap"], "{}");
    expect(code).toBe(2);
    expect(stderr).toContain("`Person.crm.person`, `Person.erp.person`");
    const near = await run(["read", "two.cemap", "--element", "crn"], "{}");
    expect(near.stderr).toContain("Did you mean `crm`?");
  });
});

describe("cemap write", () => {
  it("makes a new record", async () => {
    const { stdout } = await run(["write", "person.cemap"], '{"id":"1","born":"1985-12-10"}');
    expect(JSON.parse(stdout)).toEqual({ Id: "1", Born: "10.12.1985" });
  });

  it("writes into the original", async () => {
    const args = ["write", "person.cemap", "--original", "record.json"];
    const { stdout } = await run(args, '{"id":"1","name":"Augusta"}');
    expect(JSON.parse(stdout)).toEqual({
      Id: "1",
      Name: "Augusta",
      Born: "10.12.1985",
      Owner: "x",
    });
  });

  it("finds originals by key", async () => {
    const originals = '{"Id":"2","Owner":"b"}\n{"Id":"1","Owner":"a"}\n';
    writeFileSync(join(project.path, "originals.ndjson"), originals);
    const args = ["write", "person.cemap", "--original", "originals.ndjson", "--in", "ndjson"];
    const { stdout } = await run(args, '{"id":"1","name":"x"}\n{"id":"3","name":"y"}\n');
    expect(stdout).toBe('{"Id":"1","Owner":"a","Name":"x"}\n{"Id":"3","Name":"y"}\n');
  });
});

describe("cemap write --request", () => {
  const request = ["write", "person.cemap", "--request"];

  it("prints what a create sends", async () => {
    const { code, stdout } = await run(request, '{"id":"1","name":null}');
    expect({ code, sent: JSON.parse(stdout) }).toEqual({ code: 0, sent: { Id: "1", Name: null } });
  });

  it("prints what an update sends, for each record of a stream", async () => {
    writeFileSync(
      join(project.path, "before.ndjson"),
      '{"Id":"2","Name":"b","Version":7}\n{"Id":"1","Name":"a","Version":3}\n',
    );
    writeFileSync(
      join(project.path, "versioned.cemap"),
      `element crm "CRM" { resource person {\n  Version @always\n  ... @null("")\n} }\n${mapping}`,
    );
    const args = ["write", "versioned.cemap", "--request", "--original", "before.ndjson"];
    const input =
      '{"id":"1","name":"x"}\n{"id":"2","name":"b"}\n{"id":"2","name":null}\n{"id":"3"}\n';
    const { code, stdout, stderr } = await run([...args, "--in", "ndjson"], input);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe('{"Name":"x","Version":3}\n{}\n{"Name":"","Version":7}\n{"Id":"3"}\n');
  });

  it("rejects a record that cannot be written, and goes on", async () => {
    const { code, stdout, stderr } = await run(request, '{"id":1}\n{"id":"2"}\n');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '{"Id":"2"}\n' });
    expect(stderr).toContain("line 1: type at id");
  });

  it("does not print CSV, where a clear and nothing look alike", async () => {
    const csv = "id,name\n1,\n";
    expect((await run(request, csv)).stdout).toBe('{"Id":"1","Name":null}\n');
    const { code, stderr } = await run([...request, "--out", "csv"], csv);
    expect(code).toBe(2);
    expect(stderr).toContain("CSV cannot tell a field that is cleared");
  });

  it("goes with what knows of requests only", async () => {
    const jsonata = await run([...request, "--engine", "jsonata"], "{}");
    expect(jsonata.code).toBe(2);
    expect(jsonata.stderr).toContain("`--engine jsonata` writes whole records only");
    expect((await run([...request, "--validate"], "{}")).code).toBe(2);
    expect((await run(["read", "person.cemap", "--request"], "{}")).code).toBe(2);
  });
});

describe("the process", () => {
  it("says that a file is missing with exit code 3, without a stack", async () => {
    const { code, stderr } = await run(["read", "none.cemap"], "{}");
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: "cemap: There is no file or folder `none.cemap`.\n",
    });
    const input = await run(["read", "person.cemap", "-i", "none.json"]);
    expect(input.code).toBe(3);
    expect(input.stderr).not.toContain("    at ");
  });

  it("says that an option is unknown with exit code 2", async () => {
    expect((await run(["read", "--colour"])).code).toBe(2);
    expect((await run(["raed"])).code).toBe(2);
    expect((await run(["read", "person.cemap", "--max-errors", "many"])).code).toBe(2);
  });

  it("prints its version", async () => {
    const { version } = JSON.parse(
      readFileSync(join(import.meta.dirname, "../../package.json"), "utf8"),
    );
    expect((await run(["--version"])).stdout.trim()).toBe(version);
  });

  it("leaves no temporary files", () => {
    expect(existsSync(join(project.path, "cemap-out"))).toBe(false);
  });
});
