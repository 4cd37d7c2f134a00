import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { bulkFolder } from "./bulk.ts";
import { commandRead } from "./bulk-tools.ts";
import { type Figure, takeTurns } from "./measure.ts";
import { cemap } from "./ours.ts";
import type { Effort } from "./settings.ts";

/** Milliseconds of whole commands, `cemap check` of 1,000 lines and a bare Node. */
export interface ColdStart {
  readonly checkMs: Figure;
  readonly nodeMs: Figure;
}

/** Microseconds a rule, by the number of rules in the text. */
export type CompileTimes = Readonly<Record<string, Figure>>;

export async function coldStart(effort: Effort): Promise<ColdStart> {
  mkdirSync(bulkFolder, { recursive: true });
  const path = `${bulkFolder}/lines-1000.cemap`;
  writeFileSync(path, renamesText(497));
  const figures = await takeTurns(
    [
      { name: "check", run: () => command(["dist/cli/main.js", "check", path]) },
      { name: "node", run: () => command(["-e", "0"]) },
    ],
    { rounds: effort.commandRounds, roundMs: 0 },
  );
  return { checkMs: scaled(figures, "check", 1e6), nodeMs: scaled(figures, "node", 1e6) };
}

/** From text to the JavaScript module, by the public `compile`. */
export async function compileTimes(effort: Effort): Promise<CompileTimes> {
  const { compile } = await cemap();
  const contestants = [100, 1_000, 10_000].map((rules) => {
    const text = renamesText(rules);
    return {
      name: String(rules),
      run() {
        const { files, diagnostics } = compile(text, { targets: ["javascript"] });
        if (files.size === 0) throw new Error(diagnostics[0]?.message);
        return rules;
      },
    };
  });
  const figures = await takeTurns(contestants, { rounds: 5, roundMs: effort.roundMs, warmUps: 2 });
  return Object.fromEntries(contestants.map(({ name }) => [name, scaled(figures, name, 1e3)]));
}

/** Two lines for each field: its declaration and its rule. */
function renamesText(count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const fields = numbers.map((index) => `  field${index}: string`).join("\n");
  const rules = numbers.map((index) => `  field${index} <-> Vendor_${index}__c`).join("\n");
  return `object Flat {\n${fields}\n}\n\nmap Flat <-> sys.flat {\n${rules}\n}\n`;
}

/** Rows a second with two workers ÷ with one; nothing while the command has no `--jobs`. */
export async function twoWorkers(rows: number): Promise<Figure | undefined> {
  const help = spawnSync(process.execPath, ["dist/cli/main.js", "read", "--help"]);
  if (!String(help.stdout).includes("--jobs")) return undefined;
  const input = `${bulkFolder}/contacts.ndjson`;
  const output = `${bulkFolder}/jobs.out.ndjson`;
  const figures = await takeTurns(
    ["1", "2"].map((jobs) => ({
      name: jobs,
      run() {
        commandRead("contact.cemap", ["--jobs", jobs])(input, output);
        return rows;
      },
    })),
    { rounds: 5, roundMs: 0 },
  );
  const [one, two] = [figures.get("1"), figures.get("2")];
  if (one === undefined || two === undefined) return undefined;
  return {
    median: one.median / two.median,
    min: one.min / two.max,
    max: one.max / two.min,
  };
}

/** The most memory, in MB, that `cemap read` holds; Linux only, where `/proc` tells. */
export async function peakMemory(): Promise<number | undefined> {
  const args = ["dist/cli/main.js", "read", `${bulkFolder}/contact.cemap`];
  const files = ["-i", `${bulkFolder}/contacts.ndjson`, "-o", `${bulkFolder}/memory.out.ndjson`];
  const child = spawn(process.execPath, [...args, ...files], { stdio: "ignore" });
  let peak: number | undefined;
  const timer = setInterval(() => {
    peak = highWater(child.pid) ?? peak;
  }, 10);
  const code = await new Promise((resolve) => child.on("exit", resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`cemap read ended with ${code}`);
  return peak;
}

/** The kernel's own high-water mark, so nothing is missed between two looks but the last one. */
function highWater(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

function command(args: readonly string[]): number {
  const done = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${args.join(" ")}: ${done.stdout}${done.stderr}`);
  return 1;
}

function scaled(figures: ReadonlyMap<string, Figure>, name: string, by: number): Figure {
  const { median = Number.NaN, min = Number.NaN, max = Number.NaN } = figures.get(name) ?? {};
  return { median: median / by, min: min / by, max: max / by };
}
