import { execFile } from "node:child_process";
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectFolder } from "../support/run-cli.ts";

/** An installation of its own, whose code folder nobody else writes. */
const project = projectFolder({ "a.cemap": "object A {\n  b: string\n}\n" });
const installed = join(project.path, "installed");
const code = join(installed, "cli/code");

async function check(env: Readonly<Record<string, string>> = {}): Promise<string> {
  const main = join(installed, "cli/main.js");
  const options = { cwd: project.path, env: { ...process.env, ...env } };
  const { stderr } = await promisify(execFile)(
    process.execPath,
    [main, "check", "a.cemap"],
    options,
  );
  return stderr;
}

const fine = "1 file, 0 maps: nothing to report.\n";

/** A file that is written anew is another one. */
function numbersOf(names: readonly string[]): readonly (readonly bigint[])[] {
  return names.map((name) => {
    const { ino, mtimeNs } = statSync(name, { bigint: true });
    return [ino, mtimeNs];
  });
}

function keptFiles(): readonly string[] {
  const folder = join(code, readdirSync(code)[0] ?? "");
  return readdirSync(folder).map((name) => join(folder, name));
}

describe("compiled code of the command line", () => {
  beforeAll(() => {
    const dist = join(import.meta.dirname, "../../dist");
    cpSync(join(dist, "cli"), join(installed, "cli"), {
      recursive: true,
      filter: (path) => !path.endsWith("/code"),
    });
  });
  afterAll(project.remove);

  it("is not kept when that is switched off", async () => {
    expect(await check({ CEMAP_CODE_CACHE: "off" })).toBe(fine);
    expect(existsSync(code)).toBe(false);
  });

  it("is kept by the first command and used by the next", async () => {
    expect(await check()).toBe(fine);
    const kept = keptFiles();
    expect(kept.length).toBeGreaterThan(3);
    expect(kept.every((name) => name.endsWith(".cjs.code"))).toBe(true);
    const before = numbersOf(kept);
    expect(await check()).toBe(fine);
    expect(keptFiles()).toEqual(kept);
    expect(numbersOf(kept)).toEqual(before);
  });

  it("is made anew when the engine refuses it", async () => {
    for (const name of keptFiles()) truncateSync(name, 100);
    expect(await check()).toBe(fine);
    expect(await check()).toBe(fine);
  });

  it("is made anew when it is damaged", async () => {
    for (const name of keptFiles()) {
      const bytes = readFileSync(name);
      writeFileSync(name, bytes.fill(0, bytes.length / 2));
    }
    expect(await check()).toBe(fine);
    expect(await check()).toBe(fine);
  });

  it("is done without where it cannot be kept", async () => {
    rmSync(code, { recursive: true });
    writeFileSync(code, "a file where the folder should be");
    expect(await check()).toBe(fine);
  });
});
