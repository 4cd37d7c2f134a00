import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { createGzip } from "node:zlib";
import { type Dice, diceOf } from "./json-styles.ts";

const main = join(import.meta.dirname, "../../dist/cli/main.js");

const mapping = `object Person {
  id: string! key
  name: string
  address: { street: string, city: string }
  born: date
  state: "new" | "open" | "done"
  notes: string
}

map Person <-> crm.person {
  id             <-> Id
  name           <-> Name
  address.street <-> Street
  address.city   <-> City
  born           <-> Born as date("dd.MM.yyyy")
  state          <-> State { new <-> "N", open <-> "O", done <-> "D" }
  notes          <-> Notes
}
`;

/** One way to run the command; the input of a write is what a read gave. */
export interface KillCase {
  readonly direction: "read" | "write";
  readonly input: string;
  readonly output: string;
  readonly jobs: number;
}

export const killCases: readonly KillCase[] = [
  { direction: "read", input: "vendor.ndjson", output: "common.ndjson", jobs: 1 },
  { direction: "read", input: "vendor.csv", output: "common.csv", jobs: 2 },
  { direction: "write", input: "common.ndjson", output: "back.ndjson", jobs: 2 },
  { direction: "write", input: "common.csv", output: "back.csv", jobs: 1 },
  { direction: "read", input: "vendor.ndjson.gz", output: "packed.ndjson.gz", jobs: 1 },
];

export interface KillReport extends KillCase {
  readonly kills: number;
  /** Kills that came before the first checkpoint, and those between two of them. */
  readonly early: number;
  readonly isSame: boolean;
  readonly bytes: number;
  readonly rejects: number;
  /** Of the run that nobody stopped. */
  readonly seconds: number;
  /** Most resident memory of any of the processes; undefined where the system does not tell. */
  readonly peakMegabytes: number | undefined;
}

/** Makes the map and the vendor's records in a folder, where they are not there. */
export async function prepareKills(folder: string, rows: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "person.cemap"), mapping);
  if (existsSync(join(folder, "made"))) return;
  const ndjson = createWriteStream(join(folder, "vendor.ndjson"));
  const csv = createWriteStream(join(folder, "vendor.csv"));
  const gzip = createGzip({ level: 1 });
  const packed = gzip.pipe(createWriteStream(join(folder, "vendor.ndjson.gz")));
  const dice = diceOf(rows);
  csv.write(`${Object.keys(personOf(0, dice)).join(",")}\n`);
  for (let row = 0; row < rows; row += 1000) {
    const people = Array.from({ length: Math.min(1000, rows - row) }, (_, index) =>
      personOf(row + index, dice),
    );
    const lines = people.map((person) => `${JSON.stringify(person)}\n`).join("");
    const cells = people.map((person) => `${Object.values(person).map(cellOf).join(",")}\n`);
    for (const [stream, text] of [
      [ndjson, lines],
      [gzip, lines],
      [csv, cells.join("")],
    ] as const) {
      if (!stream.write(text)) await once(stream, "drain");
    }
  }
  const ends = [ndjson, csv, packed].map((stream) => once(stream, "close"));
  for (const stream of [ndjson, csv, gzip]) stream.end();
  await Promise.all(ends);
  writeFileSync(join(folder, "made"), `${rows}\n`);
}

/** A vendor's record; one in fifty cannot be read. */
function personOf(id: number, dice: Dice): Readonly<Record<string, string | null>> {
  const two = (below: number): string => String(1 + dice(below)).padStart(2, "0");
  return {
    Id: `${id}`,
    Name: dice(10) === 0 ? null : `Ada "${dice(1000)}" Lovelace, é${"😀".repeat(dice(3))}`,
    Street: `Street ${dice(10_000)}`,
    City: ["Rom", "Bern", "Zürich", ""][dice(4)] ?? null,
    Born: dice(50) === 0 ? "soon" : `${two(28)}.${two(12)}.${1900 + dice(120)}`,
    State: ["N", "O", "D", null][dice(4)] ?? null,
    Notes: dice(4) === 0 ? `two\nlines and ${"x".repeat(dice(200))}` : null,
  };
}

function cellOf(value: string | null): string {
  if (value === null) return "";
  return value === "" || /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Runs a case once to its end, then again with kills, and compares output and rejects. */
export async function killCase(folder: string, one: KillCase, seed: number): Promise<KillReport> {
  const dice = diceOf(seed);
  const killed = { output: `killed.${one.output}`, rejects: `${one.output}.killed-rejects` };
  const whole = { output: one.output, rejects: `${one.output}.rejects` };
  const checkpoint = join(folder, `${one.output}.checkpoint`);
  rmSync(checkpoint, { force: true });
  const startMs = performance.now();
  let peak = await ended(start(folder, one, whole, []));
  const seconds = (performance.now() - startMs) / 1000;
  let kills = 0;
  let early = 0;
  let before = -1;
  let longestMs = Math.max(400, 200 * seconds);
  for (;;) {
    const child = start(folder, one, killed, ["--resume", `${one.output}.checkpoint`]);
    const timer = setTimeout(() => child.kill("SIGKILL"), 100 + dice(longestMs));
    peak = larger(peak, await ended(child));
    clearTimeout(timer);
    if (child.signalCode === null) break;
    kills += 1;
    const position = positionIn(checkpoint);
    if (position <= 0) early += 1;
    if (position === before) longestMs *= 1.5;
    before = position;
  }
  const isSame =
    !existsSync(checkpoint) &&
    (await hashOf(join(folder, whole.output))) === (await hashOf(join(folder, killed.output))) &&
    (await hashOf(join(folder, whole.rejects))) === (await hashOf(join(folder, killed.rejects)));
  return {
    ...one,
    kills,
    early,
    isSame,
    bytes: statSync(join(folder, whole.output)).size,
    rejects: statSync(join(folder, whole.rejects)).size,
    seconds: Math.round(10 * seconds) / 10,
    peakMegabytes: peak,
  };
}

function start(
  folder: string,
  { direction, input, jobs }: KillCase,
  { output, rejects }: { readonly output: string; readonly rejects: string },
  more: readonly string[],
): ChildProcess {
  const files = ["-i", input, "-o", output, "--rejects", rejects, "--jobs", `${jobs}`];
  return spawn(process.execPath, [main, direction, "person.cemap", ...files, ...more], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** Waits for the end of a process; gives the most memory that it was seen to have, in megabytes. */
async function ended(child: ChildProcess): Promise<number | undefined> {
  let peak: number | undefined;
  const timer = setInterval(() => {
    peak = larger(peak, memoryOf(child.pid));
  }, 100);
  const [code, signal] = (await once(child, "close")) as [number | null, string | null];
  clearInterval(timer);
  if (signal !== null || code === 0 || code === 1) return peak;
  throw new Error(`the command ended with ${code}`);
}

function memoryOf(pid: number | undefined): number | undefined {
  try {
    const [, kilobytes] = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
  } catch {
    return undefined;
  }
}

function larger(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined ? other : Math.max(one, other ?? 0);
}

/** Records done by the checkpoint; -1 where there is none. */
function positionIn(checkpoint: string): number {
  if (!existsSync(checkpoint)) return -1;
  return JSON.parse(readFileSync(checkpoint, "utf8")).position.records;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
