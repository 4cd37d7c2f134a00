import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix, relative } from "node:path";
import { compile } from "../../src/compiler/compile.ts";
import type { Host } from "../../src/compiler/host.ts";
import { renderDiagnostics } from "../../src/diagnostics/render.ts";

/**
 * A fixture is `test/diagnostics/<code>.cemap`: a minimal input, then the rendered message in
 * trailing comment lines that start with `//| `. Files that it uses lie in the folder `files/`
 * beside it.
 */
export interface Fixture {
  readonly code: string;
  readonly input: string;
  /** As the file has it; empty when it has none yet. */
  readonly rendered: string;
}

export const fixtureFolder = join(import.meta.dirname, "../diagnostics");
const marker = "//| ";

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
  const input = lines.slice(0, end).join("\n");
  const rendered = lines
    .slice(end)
    .filter((line) => line.startsWith(marker.trimEnd()))
    .map((line) => line.slice(marker.length))
    .join("\n");
  return { code, input, rendered };
}

/** The text of a fixture file with these messages. */
export function joinFixture(input: string, rendered: string): string {
  const body = input.endsWith("\n") ? input : `${input}\n`;
  const comments = rendered.split("\n").map((line) => `${marker}${line}`.trimEnd());
  return `${body}${comments.join("\n")}\n`;
}

/** What the compiler says about an input, with the codes in order. */
export function renderInput(input: string): { codes: readonly string[]; rendered: string } {
  const source = { path: "example.cemap", text: input };
  const result = compile(source, folderHost(join(fixtureFolder, "files")), {
    targets: ["jsonata", "javascript", "json-schema"],
  });
  return {
    codes: result.diagnostics.map((finding) => finding.code),
    rendered: renderDiagnostics(result.diagnostics, result.sources),
  };
}

function folderHost(folder: string): Host {
  return {
    read: (path) => {
      const full = posix.join(folder, path);
      if (relative(folder, full).startsWith("..") || !existsSync(full)) return undefined;
      return readFileSync(full, "utf8");
    },
    hash: (text) => createHash("sha256").update(text).digest("hex"),
  };
}
