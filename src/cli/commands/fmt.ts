import { join } from "node:path";
import type { Source } from "../../diagnostics/source.ts";
import { format } from "../../grammar/format.ts";
import { parse } from "../../grammar/parse.ts";
import { findSources } from "../files.ts";
import { CommandError, type ExitCode, exitCodes, type Io, print } from "../io.ts";
import { hasError, printFindings } from "../project.ts";
import { writeFileWhole } from "../write-file.ts";

export interface FmtOptions {
  readonly check: boolean;
  readonly json: boolean;
}

/**
 * `cemap fmt`: rewrites files in canonical form; `-` formats stdin to stdout. A file with syntax
 * errors is reported and left alone. With `check` nothing is written, and a difference is exit 1.
 */
export async function fmtCommand(
  io: Io,
  names: readonly string[],
  options: FmtOptions,
): Promise<ExitCode> {
  if (names.includes("-")) {
    if (names.length > 1) throw new CommandError(exitCodes.usage, "`-` stands alone.");
    return formatStream(io, options);
  }
  let exitCode: ExitCode = exitCodes.fine;
  const changed: string[] = [];
  for (const { root, source } of await findSources(io, names)) {
    const formatted = await formatOrReport(io, source);
    if (formatted === undefined) exitCode = exitCodes.findings;
    else if (formatted !== source.text) {
      changed.push(source.path);
      if (!options.check) writeFileWhole(join(root, source.path), formatted);
    }
  }
  if (options.check && changed.length > 0) exitCode = exitCodes.findings;
  if (options.json) await print(io.stdout, `${JSON.stringify({ version: 1, changed }, null, 2)}\n`);
  else if (changed.length > 0) {
    const verb = options.check ? "would be changed" : "changed";
    await print(io.stderr, changed.map((path) => `${path} ${verb}\n`).join(""));
  }
  return exitCode;
}

async function formatStream(io: Io, options: FmtOptions): Promise<ExitCode> {
  const chunks: Buffer[] = [];
  for await (const chunk of io.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  const text = Buffer.concat(chunks).toString("utf8");
  const formatted = await formatOrReport(io, { path: "<stdin>", text });
  if (formatted === undefined) return exitCodes.findings;
  if (options.check) return formatted === text ? exitCodes.fine : exitCodes.findings;
  await print(io.stdout, formatted);
  return exitCodes.fine;
}

async function formatOrReport(io: Io, source: Source): Promise<string | undefined> {
  const { diagnostics } = parse(source);
  if (hasError(diagnostics)) {
    await printFindings(io, diagnostics, new Map([[source.path, source]]));
    return undefined;
  }
  return format(source.text);
}
