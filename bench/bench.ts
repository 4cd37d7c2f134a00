/**
 * `npm run bench`: the package as built (`dist/`) beside hand-written code, other libraries and
 * other tools, in one run on the same records. Prints Markdown and leaves it, with the JSON of all
 * figures, in `.bench/`. `--quick`: a small run; `--json`: print JSON; `--docs`: rewrite
 * docs/benchmarks.md; `--no-peers`: nothing is installed, what is missing is absent.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { bulkRows } from "./bulk.ts";
import { coldStart, compileTimes, peakMemory, twoWorkers } from "./commands.ts";
import { markdown } from "./markdown.ts";
import { type RecordRow, recordRows, sink } from "./records.ts";
import type { Report } from "./report.ts";
import { quick, thorough } from "./settings.ts";
import { contact } from "./workloads/contact.ts";
import { invoice } from "./workloads/invoice.ts";
import { renames } from "./workloads/renames.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    docs: { type: "boolean", default: false },
    "no-peers": { type: "boolean", default: false },
  },
});
const effort = values.quick ? quick : thorough;

if (!existsSync("bench/node_modules") && !values["no-peers"]) {
  say("installing what we are measured against: npm ci --prefix bench");
  execFileSync("npm", ["ci", "--prefix", "bench", "--ignore-scripts"], { stdio: "ignore" });
}

const report = await measure();
mkdirSync(".bench", { recursive: true });
const text = markdown(report);
const json = `${JSON.stringify(report, null, 2)}\n`;
writeFileSync(".bench/bench.json", json);
writeFileSync(".bench/bench.md", text);
if (values.docs) writeFileSync("docs/benchmarks.md", text);
process.stdout.write(values.json ? json : text);
if (sink.value === undefined) say("");

async function measure(): Promise<Report> {
  const records: RecordRow[] = [];
  for (const workload of [contact(1000), renames(1000), invoice(500)]) {
    say(`one record: ${workload.name}`);
    records.push(...(await recordRows(workload, effort)));
  }
  say("files");
  const bulk = await bulkRows(effort);
  say("commands");
  return {
    version: 2,
    effort: { ...effort, name: values.quick ? "quick" : "thorough" },
    machine: {
      cores: availableParallelism(),
      memoryGb: Math.round(totalmem() / 2 ** 30),
      node: process.versions.node,
    },
    versions: versions(),
    records,
    bulk,
    coldStart: await coldStart(effort),
    compile: await compileTimes(effort),
    twoWorkers: await twoWorkers(effort.bulkRows),
    peakMemoryMb: await peakMemory(),
  };
}

/** What stands beside us, by the versions that are really there. */
function versions(): Readonly<Record<string, string>> {
  const wanted = JSON.parse(readFileSync("bench/package.json", "utf8")).dependencies as object;
  const found = Object.keys(wanted).map((name) => {
    const path = `bench/node_modules/${name}/package.json`;
    const version = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).version : "absent";
    return [name, version];
  });
  const jq = spawnSync("jq", ["--version"], { encoding: "utf8" });
  const jqVersion = jq.status === 0 ? jq.stdout.trim().replace(/^jq-/, "") : "absent";
  return Object.fromEntries([...found, ["jq", jqVersion]]);
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
