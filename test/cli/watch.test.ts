import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { type CompiledEntry, compileEntries, together } from "../../src/cli/compile-files.ts";
import type { Io } from "../../src/cli/io.ts";
import { projectFolder } from "../support/run-cli.ts";

let remove: (() => void) | undefined;
let running: ChildProcess | undefined;
afterEach(() => {
  running?.kill("SIGKILL");
  remove?.();
});

function project(files: Readonly<Record<string, string>>): string {
  const folder = projectFolder(files);
  remove = folder.remove;
  return folder.path;
}

/** What each file of the project may hold; undefined: it is not there. */
const choices: Readonly<Record<string, readonly (string | undefined)[]>> = {
  "shared.cemap": [
    "enum Kind { first, second }\n",
    "enum Kind { first, second, third }\n",
    "enum Kind { first\n",
    undefined,
  ],
  "a.cemap": [
    `use "./shared.cemap"
object A { kind: Kind, name: string }
map A <-> x.a {
  name <-> Name
  kind <-> Kind { "first" <-> 1, "second" <-> 2 }
}
`,
    "object A { name: string }\nmap A <-> x.a { name <-> Name }\n",
    "object A { name: string }\nmap A <-> x.a { nam <-> Name }\n",
    undefined,
  ],
  "b.cemap": [
    `object B { code: string }
map B <-> x.b {
  code <-> Code from "./codes.csv" (name <-> code)
}
`,
    "object A { name: integer }\nmap A <-> y.a { name <-> Name }\n",
    undefined,
  ],
  "codes.csv": ["code,name\n1,one\n", "code,name\n1,one\n2,two\n", "code\n", undefined],
};

const edit = fc.constantFrom(
  ...Object.entries(choices).flatMap(([name, texts]) => texts.map((text) => ({ name, text }))),
);

function ioOf(cwd: string): Io {
  const { stdin, stdout, stderr, env } = process;
  return { stdin, stdout, stderr, cwd, env, isErrorTerminal: false };
}

const targets = ["javascript", "json-schema"];

/** What a build from nothing says and writes; the message where it cannot even start. */
async function whole(io: Io, before: readonly CompiledEntry[]): Promise<Outcome> {
  try {
    const entries = await compileEntries(io, [], targets, before);
    return { entries, all: together(entries) };
  } catch (error) {
    return { entries: before, all: String(error) };
  }
}

interface Outcome {
  readonly entries: readonly CompiledEntry[];
  readonly all: unknown;
}

describe("a build after a build", () => {
  it("gives what a build from nothing gives, whatever was edited", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 10 }), async (edits) => {
        const folder = projectFolder({ "always.cemap": "object C { id: string }\n" });
        const io = ioOf(folder.path);
        let before: readonly CompiledEntry[] = [];
        for (const { name, text } of edits) {
          if (text === undefined) rmSync(join(folder.path, name), { force: true });
          else writeFileSync(join(folder.path, name), text);
          const again = await whole(io, before);
          expect(again.all).toEqual((await whole(io, [])).all);
          before = again.entries;
        }
        folder.remove();
      }),
      { numRuns: 25 },
    );
  });

  it("compiles a file that changed and those that use it, and no other", async () => {
    const [shared, a, b, csv] = Object.values(choices).map(([text]) => text ?? "");
    const files = { "shared.cemap": shared, "a.cemap": a, "b.cemap": b, "codes.csv": csv };
    const folder = project(files as Record<string, string>);
    const io = ioOf(folder);
    let before = await compileEntries(io, [], targets, []);
    expect(before.flatMap(({ result }) => result.diagnostics.map(({ code }) => code))).toEqual([]);
    const madeAfter = async (name: string): Promise<readonly string[]> => {
      const path = join(folder, name);
      writeFileSync(path, `${readFileSync(path, "utf8")}\n`);
      const old = new Set(before);
      before = await compileEntries(io, [], targets, before);
      return before.filter((one) => !old.has(one)).map(({ file }) => file.source.path);
    };
    expect(await madeAfter("shared.cemap")).toEqual(["a.cemap", "shared.cemap"]);
    expect(await madeAfter("a.cemap")).toEqual(["a.cemap"]);
    expect(await madeAfter("codes.csv")).toEqual(["b.cemap"]);
  });
});

describe("cemap build --watch", () => {
  it("builds what changed, tells mistakes and goes on", async () => {
    const folder = project({
      "a.cemap": "object A { id: string }\nmap A <-> x.a { id <-> Id }\n",
      "b.cemap": "object B { id: string }\nmap B <-> x.b { id <-> Id }\n",
    });
    const path = join(folder, "a.cemap");
    const text = readFileSync(path, "utf8");
    const main = join(import.meta.dirname, "../../dist/cli/main.js");
    const args = [main, "build", "--to", "javascript", "--watch"];
    const child = spawn(process.execPath, args, {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    running = child;
    const said = saying(child);
    expect(await said()).toBe("Compiled a.cemap, b.cemap.\n4 files in cemap-out, 4 changed.\n");
    const other = statSync(join(folder, "cemap-out/B.x.b.js"));
    writeFileSync(path, text.replace("Id", "Identity"));
    expect(await said()).toBe(
      "Compiled a.cemap; 1 file as before.\n4 files in cemap-out, 2 changed.\n",
    );
    expect(statSync(join(folder, "cemap-out/B.x.b.js")).mtimeMs).toBe(other.mtimeMs);
    writeFileSync(path, text.replace("id <->", "ident <->"));
    expect(await said()).toContain("error[unknown-field]");
    rmSync(path);
    expect(await said()).toBe(
      "Compiled nothing; 1 file as before.\n2 files in cemap-out, 0 changed.\n",
    );
    expect(readFileSync(join(folder, "cemap-out/A.x.a.js"), "utf8")).toContain("Identity");
    const ended = new Promise((done) => child.on("exit", done));
    child.kill("SIGINT");
    expect(await ended).toBe(0);
  });
});

describe("a file in a folder that is not watched", () => {
  it("is watched where it is read, and where it is looked for", async () => {
    const shared = "enum Kind { first, second }\n";
    const folder = project({
      "node_modules/kinds/shared.cemap": shared,
      "a.cemap": choices["a.cemap"]?.[0]?.replace("./shared", "./node_modules/kinds/shared") ?? "",
    });
    const path = join(folder, "node_modules/kinds/shared.cemap");
    const main = join(import.meta.dirname, "../../dist/cli/main.js");
    const child = spawn(process.execPath, [main, "build", "--to", "javascript", "--watch"], {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    running = child;
    const said = saying(child);
    expect(await said()).toContain("Compiled a.cemap.\n");
    writeFileSync(path, "enum Kind { first }\n");
    expect(await said()).toContain("error[");
    rmSync(path);
    expect(await said()).toContain("error[");
    writeFileSync(path, shared);
    expect(await said()).toContain("Compiled a.cemap.\n2 files");
  });
});

/** What a watch says from one wait to the next. */
function saying(child: ChildProcess): () => Promise<string> {
  const wait = "Watching; Ctrl-C ends it.\n";
  let text = "";
  let wake: (() => void) | undefined;
  child.stderr?.on("data", (chunk: Buffer) => {
    text += chunk.toString();
    wake?.();
  });
  return async () => {
    while (!text.includes(wait)) {
      await new Promise<void>((done) => {
        wake = done;
      });
    }
    const end = text.indexOf(wait);
    const said = text.slice(0, end);
    text = text.slice(end + wait.length);
    return said;
  };
}
