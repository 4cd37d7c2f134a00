import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix, relative } from "node:path";
import { compile } from "../../src/compiler/compile.ts";
import type { Host } from "../../src/compiler/host.ts";
import { renderDiagnostic } from "../../src/diagnostics/render.ts";

/**
 * A fixture is `test/diagnostics/<code>.cemap`: a minimal input, then the rendered message in
 * trailing comment lines that start with `//| `. Files that it uses lie in the folder `files/`
 * beside it. Lines of the input that start with `//! ` say what a short file cannot hold:
 *
 * - `//! repeat 201 text` stands for 201 lines of `text`, with `{n}` for 1, 2, 3 …
 * - `//! files 500 ./part{n}.cemap` gives the project that many empty files
 * - `//! targets name` builds for this target instead of all
 * - `//! with code` allows another code, whose findings are left out of the message
 */
export interface Fixture {
  readonly code: string;
  /** With the `//!` lines, as the file has it. */
  readonly input: string;
  /** As the file has it; empty when it has none yet. */
  readonly rendered: string;
}

export const fixtureFolder = join(import.meta.dirname, "../diagnostics");
const marker = "//| ";
const directive = /^\/\/! (\w+) (.*)$/;

export function fixtures(): readonly Fixture[] {
  return readdirSync(fixtureFolder)
    .filter((name) => name.endsWith(".cemap"))
    .sort()
    .map((name) => splitFixture(name.slice(0, -".cemap".length)));
}

function splitFixture(code: string): Fixture {
  const text = readFileSync(join(fixtureFolder, `${code}.cemap`), "utf8");
  const lines = text.split("\n");
  const first = lines.findIndex((line) => line.startsWith(marker.trimEnd()));
  const end = first < 0 ? lines.length : first;
  const input = `${lines.slice(0, end).join("\n").trimEnd()}\n`;
  const rendered = lines
    .slice(end)
    .filter((line) => line.startsWith(marker.trimEnd()))
    .map((line) => line.slice(marker.length))
    .join("\n");
  return { code, input, rendered };
}

/** The text of a fixture file with these messages. */
export function joinFixture(input: string, rendered: string): string {
  const comments = rendered.split("\n").map((line) => `${marker}${line}`.trimEnd());
  return `${input}${comments.join("\n")}\n`;
}

/** What the compiler says about a fixture: all codes but the allowed others, and the messages. */
export function renderFixture({ input, code }: Pick<Fixture, "input" | "code">): {
  readonly codes: readonly string[];
  readonly rendered: string;
} {
  const { text, files, targets, others } = readDirectives(input);
  const host = folderHost(join(fixtureFolder, "files"), files);
  const result = compile({ path: "example.cemap", text }, host, targets);
  const findings = result.diagnostics.filter((finding) => !others.includes(finding.code));
  const own = findings.filter((finding) => finding.code === code);
  return {
    codes: findings.map((finding) => finding.code),
    rendered: own.map((finding) => renderDiagnostic(finding, result.sources)).join("\n\n"),
  };
}

interface Directives {
  readonly text: string;
  /** Paths of files that exist and are empty. */
  readonly files: ReadonlySet<string>;
  readonly targets: { readonly targets?: readonly string[] };
  readonly others: readonly string[];
}

function readDirectives(input: string): Directives {
  const lines: string[] = [];
  const files = new Set<string>();
  const targets: string[] = [];
  const others: string[] = [];
  for (const line of input.split("\n")) {
    const [, name, rest = ""] = directive.exec(line) ?? [];
    if (name === undefined) lines.push(line);
    else if (name === "targets") targets.push(rest);
    else if (name === "with") others.push(rest);
    else if (name === "repeat") lines.push(...counted(rest));
    else if (name === "files") for (const path of counted(rest)) files.add(posix.normalize(path));
    else throw new Error(`a fixture has the unknown line "${line}"`);
  }
  const chosen = targets.length > 0 ? { targets } : {};
  return { text: lines.join("\n"), files, targets: chosen, others };
}

/** `3 x{n}` → `x1`, `x2`, `x3` */
function counted(text: string): readonly string[] {
  const space = text.indexOf(" ");
  const count = Number(text.slice(0, space));
  const line = text.slice(space + 1);
  return Array.from({ length: count }, (_, index) => line.replaceAll("{n}", `${index + 1}`));
}

function folderHost(folder: string, empty: ReadonlySet<string>): Host {
  return {
    read: (path) => {
      if (empty.has(path)) return "";
      const full = posix.join(folder, path);
      if (relative(folder, full).startsWith("..") || !existsSync(full)) return undefined;
      return readFileSync(full, "utf8");
    },
    hash: (text) => createHash("sha256").update(text).digest("hex"),
  };
}
