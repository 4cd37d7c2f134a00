import { join, resolve } from "node:path";
import { compile } from "../../compiler/compile.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Source } from "../../diagnostics/source.ts";
import { payloadsOfBuild } from "../../platform/layouts/built.ts";
import { type Layout, layoutFiles } from "../../platform/layouts/write.ts";
import { diskHost, findSources, slashes } from "../files.ts";
import { CommandError, type ExitCode, exitCodes, type Io, print } from "../io.ts";
import { hasError, printFindings } from "../project.ts";
import { writeFileWhole } from "../write-file.ts";

export interface ExportOptions {
  readonly layout: Layout;
  readonly output: string;
  /** `organization`, `account-46`, `instance-748117`. */
  readonly level: string;
  readonly json: boolean;
}

/**
 * `cemap export`: the payloads of one level, in the folders of the vendor's own tool. Nothing is
 * written where there is a mistake, or a name that the tool could not read again.
 */
export async function exportCommand(
  io: Io,
  names: readonly string[],
  options: ExportOptions,
): Promise<ExitCode> {
  const findings: Diagnostic[] = [];
  const sources = new Map<string, Source>();
  const built = new Map<string, string>();
  for (const { root, source } of await findSources(io, names)) {
    const result = compile(source, diskHost(root), { targets: ["platform"] });
    findings.push(...result.diagnostics);
    for (const [path, used] of result.sources) sources.set(path, used);
    for (const [name, text] of result.files) built.set(name, text);
  }
  const exitCode = await printFindings(io, findings, sources);
  if (hasError(findings)) return exitCode;
  const levels = payloadsOfBuild(built);
  const payloads = levels.get(options.level);
  if (payloads === undefined) {
    const known = [...levels.keys()].join(", ");
    const there = known === "" ? "There are no payloads." : `There are payloads of: ${known}.`;
    throw new CommandError(exitCodes.usage, `Nothing is built for ${options.level}. ${there}`);
  }
  const { files, refused } = layoutFiles(payloads, options.layout);
  if (refused.length > 0) {
    const list = refused.map((path) => `\`${path}\``).join(", ");
    throw new CommandError(
      exitCodes.findings,
      `The tool could not read these again, since a name clashes or is no folder: ${list}.`,
    );
  }
  const written = [...files].map(([name, text]) => {
    writeFileWhole(resolve(io.cwd, options.output, name), text);
    return slashes(join(options.output, name));
  });
  const others = [...levels.keys()].filter((level) => level !== options.level);
  if (options.json) {
    const { layout, level } = options;
    const document = { version: 1, layout, level, written, otherLevels: others };
    await print(io.stdout, `${JSON.stringify(document, null, 2)}\n`);
  }
  const note = others.length === 0 ? "" : ` Not exported: ${others.join(", ")} (\`--level\`).`;
  await print(io.stderr, `${written.length} files in ${options.output}.${note}\n`);
  return exitCodes.fine;
}
