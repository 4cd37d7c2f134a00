import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { personMap } from "../support/person-map.ts";
import { projectFolder } from "../support/run-cli.ts";
import { runInProcess } from "../support/run-in-process.ts";

const line = '{"Id":"1","Name":"x","Born":"10.12.1985"}\n';
const project = projectFolder({ "person.cemap": personMap, "in.ndjson": line.repeat(5) });
let running: ChildProcess | undefined;
afterAll(project.remove);
afterEach(() => {
  running?.kill("SIGKILL");
  for (const name of lockNames()) rmSync(file(name));
});

const file = (name: string): string => join(project.path, name);
const lockNames = (): readonly string[] =>
  readdirSync(project.path).filter((name) => name.includes(".lock"));
const command = (input: string, ...more: readonly string[]): readonly string[] => [
  ...["read", "person.cemap", "-i", input, "-o", "out.ndjson"],
  ...["--resume", "run.json", ...more],
];
const holder = (pid: number): string =>
  JSON.stringify({ pid, host: hostname(), since: new Date().toISOString(), token: "t" });

describe("a checkpoint", () => {
  it("is refused while a process that lives has it", async () => {
    writeFileSync(file("out.ndjson"), "of the other run");
    writeFileSync(file("run.json.lock"), holder(process.pid));
    const { code, stderr } = await runInProcess(project.path, command("in.ndjson"));
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringMatching(
        /^cemap: Another run is at work on the checkpoint `run.json` \(process \d+ on .*delete `run.json.lock`/,
      ),
    });
    expect(readFileSync(file("out.ndjson"), "utf8")).toBe("of the other run");
    expect(existsSync(file("run.json"))).toBe(false);
    expect(lockNames()).toEqual(["run.json.lock"]);
  });

  it("is taken over from a process that is gone", async () => {
    const gone = spawn(process.execPath, ["-e", "0"]);
    await new Promise((done) => gone.on("close", done));
    writeFileSync(file("run.json.lock"), holder(gone.pid ?? 0));
    expect((await runInProcess(project.path, command("in.ndjson"))).code).toBe(0);
    expect(readFileSync(file("out.ndjson"), "utf8").split("\n")).toHaveLength(6);
    expect(lockNames()).toEqual([]);
  });

  it("is free again after every end", async () => {
    writeFileSync(file("bad.ndjson"), Buffer.from([0x7b, 0xff, 0x0a, 0x7b, 0x0a]));
    writeFileSync(file("rejected.ndjson"), '{"Id":1}\n{"Id":1}\n');
    const ends: number[] = [];
    for (const more of [["bad.ndjson"], ["rejected.ndjson", "--max-errors", "0"], ["in.ndjson"]]) {
      rmSync(file("run.json"), { force: true });
      const [input = "", ...options] = more;
      ends.push((await runInProcess(project.path, command(input, ...options))).code);
      expect(lockNames()).toEqual([]);
    }
    expect(ends).toEqual([3, 1, 0]);
  });

  it("has one run at a time, whose output is whole", async () => {
    const lines = `{"Id":"1","Name":"${"x".repeat(20_000)}","Born":"10.12.1985"}\n`.repeat(300);
    writeFileSync(file("big.ndjson"), lines);
    const main = join(import.meta.dirname, "../../dist/cli/main.js");
    const child = spawn(process.execPath, [main, ...command("big.ndjson")], { cwd: project.path });
    running = child;
    const ended = new Promise((done) => child.on("close", done));
    while (!existsSync(file("run.json"))) await new Promise((done) => setTimeout(done, 2));
    child.kill("SIGSTOP");
    const { code, stderr } = await runInProcess(project.path, command("big.ndjson"));
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringContaining(`(process ${child.pid} on `),
    });
    child.kill("SIGCONT");
    expect(await ended).toBe(0);
    const results = readFileSync(file("out.ndjson"), "utf8");
    expect(results).toBe(
      lines
        .replaceAll("Id", "id")
        .replaceAll("Name", "name")
        .replaceAll('"Born":"10.12.1985"', '"born":"1985-12-10"'),
    );
    expect(lockNames()).toEqual([]);
  });
});
