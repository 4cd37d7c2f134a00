import { execFileSync, spawn } from "node:child_process";
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { inTurn } from "../../src/cli/in-turn.ts";
import type { Io } from "../../src/cli/io.ts";
import { openFile } from "../../src/cli/output.ts";
import { personMap } from "../support/person-map.ts";
import { projectFolder } from "../support/run-cli.ts";
import { runInProcess } from "../support/run-in-process.ts";

const csv = "Id,Name,Born\n1,Ada,10.12.1985\n2,Bo,soon\n";
const project = projectFolder({ "person.cemap": personMap, "in.csv": csv });
afterAll(project.remove);

const main = join(import.meta.dirname, "../../dist/cli/main.js");
const file = (name: string): string => join(project.path, name);
const readRun = (...args: readonly string[]) =>
  runInProcess(project.path, ["read", "person.cemap", ...args]);

describe("what cannot be written", () => {
  it("is told by the file that waits for the disk", async () => {
    const { stdin, stdout, stderr, env } = process;
    const io: Io = { stdin, stdout, stderr, cwd: "/dev", env, isErrorTerminal: false };
    const { stream, flush } = await openFile(io, "full");
    stream.write("x");
    await expect(flush()).rejects.toMatchObject({ code: "ENOSPC" });
    await expect(flush()).rejects.toMatchObject({ code: "ENOSPC" });
  });

  it.each([
    ["lines", "full.ndjson", []],
    ["packed lines", "full.ndjson.gz", []],
    ["records", "full.json", []],
    ["packed records", "full.ndjson.gz", ["--validate"]],
  ])("ends with exit code 3: %s", async (_what, name, more) => {
    symlinkSync("/dev/full", file(name));
    const { code, stderr } = await readRun("-i", "in.csv", "-o", name, ...more);
    rmSync(file(name));
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringContaining("cemap: A file cannot be used: the disk is full.\n"),
    });
  });

  it("hides no problem that came before", async () => {
    writeFileSync(file("bad.csv"), `${csv}3,x"y,\n`);
    const { code, stderr } = await readRun("-i", "bad.csv", "-o", "out", "--rejects", "/dev/full");
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining("is not CSV") });
  });

  it("leaves a checkpoint to go on from", async () => {
    const wide = "x".repeat(20_000);
    writeFileSync(file("big.ndjson"), `{"Id":"1","Name":"${wide}"}\n`.repeat(150));
    const command = ["read", "person.cemap", "-i", "big.ndjson", "-o", "big.out", "--out"];
    const args = [...command, "ndjson", "--resume", "run.json"];
    const { code, stderr } = await withLimit(args);
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: "cemap: A file cannot be used: it would be larger than is permitted.\n",
    });
    expect(existsSync(file("run.json"))).toBe(true);
    expect((await runInProcess(project.path, args)).code).toBe(0);
    const results = readFileSync(file("big.out"), "utf8");
    expect(results).toBe(`{"id":"1","name":"${wide}"}\n`.repeat(150));
  });
});

/** Runs the built command line where no file may have more than a megabyte. */
async function withLimit(args: readonly string[]): Promise<{ code: number; stderr: string }> {
  const script = 'trap "" XFSZ; ulimit -f 2048; exec "$@"';
  const child = spawn("/bin/sh", ["-c", script, "sh", process.execPath, main, ...args], {
    cwd: project.path,
    env: { ...process.env, CEMAP_CODE_CACHE: "off" },
  });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const code = await new Promise<number>((done) => child.on("close", done));
  return { code, stderr };
}

describe("steps in turn", () => {
  it("are all taken, and the first problem is told", async () => {
    const taken: number[] = [];
    const step = (number: number, problem?: string) => async () => {
      taken.push(number);
      if (problem !== undefined) throw new Error(problem);
    };
    const steps = [step(1), step(2, "first"), step(3, "second"), step(4)];
    await expect(inTurn(steps)).rejects.toThrow("first");
    expect(taken).toEqual([1, 2, 3, 4]);
  });
});

describe("a file with two parts to play", () => {
  afterEach(() => {
    for (const name of ["soft", "hard", "other"]) rmSync(file(name), { force: true });
    writeFileSync(file("in.csv"), csv);
  });

  it.each([
    ["-o", "soft"],
    ["-o", "hard"],
    ["--rejects", "soft"],
    ["--rejects", "hard"],
    ["--resume", "hard"],
  ])("is refused under the name of a link to the input: %s %s", async (option, name) => {
    symlinkSync("in.csv", file("soft"));
    linkSync(file("in.csv"), file("hard"));
    const output = option === "-o" ? [] : ["-o", "out.csv"];
    const { code, stderr } = await readRun("-i", "in.csv", option, name, ...output);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining(`The file \`${name}\` cannot be read and written`),
    });
    expect(readFileSync(file("in.csv"), "utf8")).toBe(csv);
  });

  it.each([
    ["-o", "< in.csv"],
    ["--rejects", "< in.csv"],
    ["--rejects", "-i other >> in.csv"],
  ])("is refused where the shell has it open: %s in.csv %s", async (option, redirection) => {
    writeFileSync(file("other"), csv);
    const script = `exec "$@" ${option} in.csv ${redirection}`;
    const child = spawn(
      "/bin/sh",
      ["-c", script, "sh", process.execPath, main, "read", "person.cemap"],
      {
        cwd: project.path,
      },
    );
    expect(await new Promise((done) => child.on("close", done))).toBe(2);
    expect(readFileSync(file("in.csv"), "utf8")).toBe(csv);
  });

  it("is refused where the original, or the output, is a link to the rejects", async () => {
    writeFileSync(file("original.json"), '{"Id":"1"}');
    linkSync(file("original.json"), file("hard"));
    const command = ["write", "person.cemap", "--original", "original.json", "--rejects"];
    expect(await runInProcess(project.path, [...command, "hard"], "{}")).toMatchObject({ code: 2 });
    expect(readFileSync(file("original.json"), "utf8")).toBe('{"Id":"1"}');
    writeFileSync(file("other"), "");
    symlinkSync("other", file("soft"));
    expect(await readRun("-i", "in.csv", "-o", "other", "--rejects", "soft")).toMatchObject({
      code: 2,
    });
  });

  it("is refused where it is not there yet, by way of a link to its folder", async () => {
    mkdirSync(file("folder"));
    symlinkSync("folder", file("way"));
    const { code } = await readRun("-i", "in.csv", "-o", "folder/new", "--rejects", "way/new");
    expect(code).toBe(2);
    expect(existsSync(file("folder/new"))).toBe(false);
  });

  it("may be a device under two names", async () => {
    symlinkSync("/dev/null", file("soft"));
    const { code } = await readRun("-i", "in.csv", "-o", "/dev/null", "--rejects", "soft");
    expect(code).toBe(1);
  });
});

describe("a name that ends in .gz", () => {
  const packed = (name: string): string => gunzipSync(readFileSync(file(name))).toString();

  it.each([
    ["lines", []],
    ["records", ["--validate"]],
  ])("is packed rejects, also none: %s", async (_what, more) => {
    writeFileSync(file("fine.csv"), "Id\n");
    const args = ["-o", "out.ndjson", "--rejects", "rejects.gz", ...more];
    expect((await readRun("-i", "in.csv", ...args)).code).toBe(1);
    expect(JSON.parse(packed("rejects.gz"))).toMatchObject({ line: 3, record: { Id: "2" } });
    expect((await readRun("-i", "fine.csv", ...args)).code).toBe(0);
    expect(packed("rejects.gz")).toBe("");
  });

  it.each([
    ["lines", []],
    ["records", ["--validate"]],
  ])("is gzip where nothing comes out: %s", async (_what, more) => {
    writeFileSync(file("none.csv"), "Id,Born\n1,soon\n");
    const args = ["-i", "none.csv", "-o", "none.ndjson.gz", ...more];
    expect((await readRun(...args)).code).toBe(1);
    expect(packed("none.ndjson.gz")).toBe("");
  });

  it("is packed originals, or rows of a table", async () => {
    writeFileSync(file("original.json.gz"), gzipSync('{"Id":"1","Owner":"x"}'));
    writeFileSync(file("names.csv.gz"), gzipSync("to,from\none,a\n"));
    writeFileSync(
      file("named.cemap"),
      `table names (to: string, from: string)\n${personMap.replace("Name\n", "Name from names (to <-> from)\n")}`,
    );
    const command = ["write", "named.cemap", "--table", "names=names.csv.gz"];
    const more = ["--original", "original.json.gz"];
    const record = '{"id":"1","name":"one"}';
    const { stdout } = await runInProcess(project.path, [...command, ...more], record);
    expect(JSON.parse(stdout)).toEqual({ Id: "1", Owner: "x", Name: "a" });
  });
});

describe("--resume", () => {
  it.each([
    ["-o", "/dev/null"],
    ["-o", "/dev/full"],
    ["-o", "pipe"],
    ["--rejects", "pipe"],
    ["--resume", "/dev/null"],
    ["-i", "pipe"],
  ])("is refused for what is no regular file: %s %s", async (option, name) => {
    if (name === "pipe") execFileSync("mkfifo", [file("pipe")]);
    const files = { "-i": "in.csv", "-o": "new.csv", "--resume": "run.json", [option]: name };
    const { code, stderr } = await readRun(...Object.entries(files).flat());
    rmSync(file("pipe"), { force: true });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `cemap: \`--resume\` cannot be used here: \`${name}\` is no regular file.\n`,
    });
    expect(existsSync(file("new.csv"))).toBe(false);
    expect(existsSync(file("run.json"))).toBe(false);
  });
});
