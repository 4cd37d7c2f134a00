/**
 * Compiles the samples and shows a record of each going there and back: what the vendor holds, what
 * the application sees, and what a small change writes into the vendor's record.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const cemap = join(import.meta.dirname, "../dist/cli/main.js");
const samples = join(import.meta.dirname, "../samples");
const folder = mkdtempSync(join(tmpdir(), "cemap-demo-"));

try {
  say("cemap build samples");
  run(["build", samples, "--out", join(folder, "out")]);
  say("cemap test samples");
  run(["test", samples]);
  for (const topic of readdirSync(samples).sort()) show(topic);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function show(topic: string): void {
  const mapping = join(samples, topic, "mapping.cemap");
  const records = JSON.parse(readFileSync(join(samples, topic, "input.json"), "utf8"));
  for (const [name, record] of Object.entries(records)) {
    const [object = "", element = "", resource = ""] = name.split(".");
    const choice = ["--object", object, "--element", element, "--resource", resource];
    const vendorFile = keep("vendor.json", record);
    say(`cemap read ${topic}/mapping.cemap --element ${element}`);
    const common = JSON.parse(output(["read", mapping, ...choice, "-i", vendorFile]));
    print("vendor", record);
    print("common", common);
    const edited = edit(common);
    if (edited === undefined) continue;
    const commonFile = keep("common.json", edited.object);
    const text = output(["write", mapping, ...choice, "-i", commonFile, "--original", vendorFile]);
    say(`${edited.name} := ${JSON.stringify(edited.value)}, cemap write --original`);
    print("changed", difference(record, JSON.parse(text)));
  }
}

/** The object with another value in its first text that is no key. */
function edit(
  object: Record<string, unknown>,
): { name: string; value: string; object: object } | undefined {
  for (const name of ["firstName", "company", "customer", "subject", "title", "note", "name"]) {
    if (typeof object[name] !== "string") continue;
    const value = `${object[name]} II`;
    return { name, value, object: { ...object, [name]: value } };
  }
  return undefined;
}

/** Top-level members that differ. */
function difference(before: unknown, after: Record<string, unknown>): object {
  const old = before as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name]),
    ),
  );
}

function keep(name: string, value: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
}

function run(args: readonly string[]): void {
  execFileSync(process.execPath, [cemap, ...args], { stdio: "inherit" });
}

function output(args: readonly string[]): string {
  return execFileSync(process.execPath, [cemap, ...args], { encoding: "utf8" });
}

function say(text: string): void {
  process.stdout.write(`\n$ ${text}\n`);
}

function print(label: string, value: unknown): void {
  process.stdout.write(`${label.padEnd(8)}${JSON.stringify(value)}\n`);
}
