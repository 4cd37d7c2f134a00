import { spawn } from "node:child_process";
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { checkpointsOf, pacedRun, rejectsBeside, runPaced } from "../support/paced-run.ts";
import { personMap as mapping } from "../support/person-map.ts";
import { projectFolder } from "../support/run-cli.ts";
import { runInProcess } from "../support/run-in-process.ts";

/** Every seventh record is rejected. */
const rows = Array.from({ length: 45 }, (_, index) => ({
  Id: `${index}`,
  Name: index % 5 === 0 ? null : `"é", ${index}\n`,
  Born: index % 7 === 6 ? "soon" : "10.12.1985",
}));
const cells = (value: string | null): string =>
  value === null ? "" : `"${value.replaceAll('"', '""')}"`;
const ndjson = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
const csv = `Id,Name,Born\n${rows.map((row) => `${Object.values(row).map(cells).join(",")}\n`).join("")}`;

const project = projectFolder({
  "person.cemap": mapping,
  "in.ndjson": `\ufeff${ndjson}`,
  "in.csv": csv,
});
writeFileSync(join(project.path, "in.ndjson.gz"), gzipSync(ndjson));
afterAll(project.remove);
afterEach(() => rmSync(file("run.json"), { force: true }));

const file = (name: string): string => join(project.path, name);
const read = (name: string): Buffer => readFileSync(file(name));
const args = (input: string, output: string, ...more: readonly string[]) => [
  ...["read", "person.cemap", "-i", input, "-o", output],
  ...["--rejects", "rejects.ndjson", "--resume", "run.json", ...more],
];

describe("--resume", () => {
  it.each([
    ["in.ndjson", "out.csv"],
    ["in.csv", "out.ndjson"],
    ["in.ndjson.gz", "out.ndjson"],
    ["in.csv", "out.csv.gz"],
  ])("goes on from every checkpoint of %s to %s, whatever a kill left behind", async (from, to) => {
    const { path } = project;
    const checkpoints = await checkpointsOf(path, mapping, from, to);
    const rejectsName = rejectsBeside(to);
    const [output, rejects] = [read(to), read(rejectsName)];
    expect(checkpoints.length).toBeGreaterThan(2);
    for (const [index, checkpoint] of checkpoints.entries()) {
      const kept = JSON.parse(checkpoint);
      const left = (bytes: Buffer, { length }: { length: number }): Buffer =>
        index % 3 === 0
          ? bytes.subarray(0, length)
          : Buffer.concat([bytes.subarray(0, length + 5 * index), Buffer.from("part of a li")]);
      writeFileSync(file(to), left(output, kept.output));
      writeFileSync(file(rejectsName), left(rejects, kept.rejects));
      writeFileSync(file("run.json"), checkpoint);
      expect(await runPaced(path, mapping, from, to)).toBe(1);
      expect(read(to).equals(output)).toBe(true);
      expect(read(rejectsName).equals(rejects)).toBe(true);
      expect(existsSync(file("run.json"))).toBe(false);
    }
    const plain = await runInProcess(path, ["read", "person.cemap", "-i", from, "-o", "plain.csv"]);
    expect(plain.code).toBe(1);
    if (to !== "out.csv.gz") return;
    expect(gunzipSync(output).equals(read("plain.csv"))).toBe(true);
    const lines = gunzipSync(rejects).toString().trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).record.Id)).toEqual(
      rows.filter(({ Born }) => Born === "soon").map(({ Id }) => Id),
    );
  });

  it("touches nothing where the checkpoint is not one of this run", async () => {
    const { path } = project;
    await runInProcess(path, [...args("in.csv", "out.csv"), "--max-errors", "2"]);
    const checkpoint = read("run.json").toString();
    const output = read("out.csv");
    const refused = async (reason: string, ...command: readonly string[]): Promise<void> => {
      writeFileSync(file("run.json"), checkpoint);
      const { code, stderr } = await runInProcess(path, command);
      expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining(reason) });
      expect(stderr).toContain("Nothing was touched");
      expect(read("run.json").toString()).toBe(checkpoint);
    };
    await refused("its output went to `out.csv`", ...args("in.csv", "other.csv"));
    await refused("it is of another input", ...args("in.ndjson", "out.csv"));
    await refused("other options", ...args("in.csv", "out.csv", "--out", "ndjson"));
    await refused("its rejects went", ...args("in.csv", "out.csv").with(7, "none.ndjson"));
    const { atime, mtime } = statSync(file("in.csv"));
    utimesSync(file("in.csv"), atime, new Date(mtime.getTime() + 5000));
    await refused("its input was written since", ...args("in.csv", "out.csv"));
    const changed = new Date(JSON.parse(checkpoint).input.changed);
    writeFileSync(file("in.csv"), csv.replace("10.12.1985", "10.12.1986"));
    utimesSync(file("in.csv"), atime, changed);
    await refused("it is of another input", ...args("in.csv", "out.csv"));
    writeFileSync(file("in.csv"), csv);
    utimesSync(file("in.csv"), atime, changed);
    writeFileSync(file("person.cemap"), mapping.replace("dd.MM.yyyy", "MM.dd.yyyy"));
    await refused("it is of another map", ...args("in.csv", "out.csv"));
    writeFileSync(file("person.cemap"), mapping);
    expect(read("out.csv").equals(output)).toBe(true);
    writeFileSync(file("out.csv"), "id,name");
    await refused("`out.csv` has 7 bytes, of 13 that were written", ...args("in.csv", "out.csv"));
    expect(read("out.csv").toString()).toBe("id,name");
    expect(existsSync(file("other.csv"))).toBe(false);

    writeFileSync(file("run.json"), '{"checkpoint":1}');
    const { code, stderr } = await runInProcess(path, args("in.csv", "out.csv"));
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: "cemap: `run.json` is no checkpoint of cemap.\n",
    });
    rmSync(file("run.json"));
  });

  it("goes on with the same rows of run-time tables only", async () => {
    const { path } = project;
    const map = mapping.replace("name <-> Name", "name <-> Name from names (to <-> from)");
    writeFileSync(file("named.cemap"), `table names (to: string, from: string)\n${map}`);
    writeFileSync(file("named.ndjson"), '{"Id":"1","Name":"a"}\n{"Id":2}\n');
    const tables = (to: string): void => writeFileSync(file("names.csv"), `to,from\n${to},a\n`);
    const run = args("named.ndjson", "out.ndjson", "--table", "names=names.csv");
    const command = run.with(1, "named.cemap");
    tables("one");
    const stopped = await runInProcess(path, [...command, "--max-errors", "0"]);
    expect(stopped).toMatchObject({ code: 1, stderr: expect.stringContaining("`--max-errors`") });
    tables("two");
    expect(await runInProcess(path, command)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("it is of a run with other options or tables"),
    });
    tables("one");
    expect((await runInProcess(path, command)).code).toBe(1);
    expect(read("out.ndjson").toString()).toBe('{"id":"1","name":"one"}\n');
  });

  it("goes on after --max-errors with a larger one", async () => {
    const { path } = project;
    const command = args("in.csv", "out.csv");
    await runInProcess(path, command);
    const [output, rejects] = [read("out.csv"), read("rejects.ndjson")];
    const { code, stderr } = await runInProcess(path, [...command, "--max-errors", "3"]);
    expect(code).toBe(1);
    expect(stderr).toContain("With a larger `--max-errors` the run goes on.");
    expect((await runInProcess(path, [...command, "--max-errors", "99"])).code).toBe(1);
    expect(read("out.csv").equals(output)).toBe(true);
    expect(read("rejects.ndjson").equals(rejects)).toBe(true);
  });

  it("refuses fewer --max-errors than were rejected, before anything is touched", async () => {
    const { path } = project;
    const checkpoints = await checkpointsOf(path, mapping, "in.csv", "out.ndjson");
    const checkpoint = checkpoints.at(-1) ?? "";
    const { position } = JSON.parse(checkpoint);
    expect(position.rejected).toBeGreaterThan(1);
    writeFileSync(file("run.json"), checkpoint);
    const before = [read("out.ndjson"), read("rejects.ndjson")];
    await expect(pacedRun(path, mapping, "in.csv", "out.ndjson", 1)).rejects.toThrow(
      `\`run.json\` ${position.rejected} of ${position.records} records are rejected already, more than 1.`,
    );
    expect([read("out.ndjson"), read("rejects.ndjson")]).toEqual(before);
    expect(read("run.json").toString()).toBe(checkpoint);
    const enough = position.rejected;
    expect(await runPaced(path, mapping, "in.csv", "out.ndjson", enough)).toBe(1);
  });

  it.each([
    ["name it with `-o`", ["-i", "in.csv"]],
    ["name it with `-i`", ["-o", "out.csv"]],
    ["without `--original`", ["-i", "in.csv", "-o", "out.csv", "--validate"]],
    ["for NDJSON and CSV", ["-i", "in.csv", "-o", "out.json"]],
    ["written twice", ["-i", "in.csv", "-o", "run.json"]],
  ])("is refused where it cannot hold: %s", async (reason, more) => {
    const command = ["read", "person.cemap", "--resume", "run.json", ...more];
    const { code, stderr } = await runInProcess(project.path, command, "");
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(reason) });
    expect(existsSync(file("run.json"))).toBe(false);
  });
});

describe("a run that is stopped", () => {
  const main = join(import.meta.dirname, "../../dist/cli/main.js");
  const start = (command: readonly string[]) =>
    spawn(process.execPath, [main, ...command], { cwd: project.path });

  it.each(["SIGKILL", "SIGINT"] as const)("by %s goes on to the same bytes", async (signal) => {
    const wide = "x".repeat(20_000);
    const line = `{"Id":"1","Name":"${wide}","Born":"10.12.1985"}\n{"Id":2}\n`;
    writeFileSync(file("big.ndjson"), line.repeat(700));
    const command = args("big.ndjson", "big.out.ndjson", "--jobs", signal === "SIGINT" ? "2" : "1");
    const child = start(command);
    let told = "";
    child.stderr.on("data", (chunk: Buffer) => {
      told += chunk.toString();
    });
    const ended = new Promise<number | null>((done) => child.on("close", done));
    await Promise.race([pastFirst(file("run.json")), ended]);
    child.kill(signal);
    const code = await ended;
    expect(existsSync(file("run.json"))).toBe(true);
    expect(existsSync(file("run.json.lock"))).toBe(signal === "SIGKILL");
    if (signal === "SIGINT") {
      expect(code).toBe(1);
      expect(told).toMatch(/Stopped after \d+ records \(\d+ bytes of input\)/);
      expect(told).toContain(`To go on from here:\n  cemap ${command.join(" ")}\n`);
    }
    await new Promise((done) => start(command).on("close", done));
    const results = readFileSync(file("big.out.ndjson"), "utf8");
    expect(results).toBe(`{"id":"1","name":"${wide}","born":"1985-12-10"}\n`.repeat(700));
    const rejects = readFileSync(file("rejects.ndjson"), "utf8").trim().split("\n");
    expect(rejects.map((text) => JSON.parse(text).line)).toEqual(
      Array.from({ length: 700 }, (_, index) => 2 * index + 2),
    );
    expect(readdirSync(project.path).filter((name) => /run\.json/.test(name))).toEqual([]);
  });

  /** Waits until a checkpoint says that some of the input is done. */
  async function pastFirst(path: string): Promise<void> {
    for (let tries = 0; tries < 10_000; tries += 1) {
      if (existsSync(path) && JSON.parse(readFileSync(path, "utf8")).position.records > 0) return;
      await new Promise((done) => setTimeout(done, 2));
    }
  }
});

describe("progress", () => {
  it("tells records, records a second and the time left at a terminal only", async () => {
    const { progressLine } = await import("../../src/cli/progress.ts");
    const io = (isErrorTerminal: boolean) => {
      const written: string[] = [];
      const stderr = new Writable({
        write: (chunk, _encoding, done) => {
          written.push(String(chunk));
          done();
        },
      });
      const stdin = Readable.from([]);
      return {
        written,
        io: { stdin, stdout: stderr, stderr, cwd: "", env: {}, isErrorTerminal },
      };
    };
    for (const isTerminal of [true, false]) {
      const { written, io: shown } = io(isTerminal);
      let ms = 5000;
      let share = 0.2;
      const progress = progressLine(
        shown,
        () => share,
        () => ms,
      );
      progress.update(1000, 0);
      ms += 2000;
      share = 0.4;
      progress.update(5000, 3);
      progress.end();
      const line = "\r5,000 records, 2,000 a second, 3 rejected, 0:06 left\u001b[K";
      expect(written).toEqual(isTerminal ? [line, "\r\u001b[K"] : []);
    }
  });
});
