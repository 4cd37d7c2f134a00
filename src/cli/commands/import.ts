import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Level } from "../../compiler/ir/levels.ts";
import { importPayloads } from "../../platform/import/import.ts";
import { problemText } from "../../platform/import/problems.ts";
import { reportText } from "../../platform/import/report.ts";
import { slashes } from "../files.ts";
import { CommandError, type ExitCode, exitCodes, type Io, print } from "../io.ts";
import { writeFileWhole } from "../write-file.ts";

export interface ImportOptions {
  readonly element?: string;
  readonly object?: string;
  /** Whose payloads these are, where their folders do not say; at most one of the two. */
  readonly account?: string;
  readonly instance?: string;
  /** A `.cemap` file or a folder; absent: stdout. */
  readonly output?: string;
  readonly json: boolean;
}

/**
 * `cemap import`: payloads of the platform become `.cemap` text that builds them again. Exit 1 where
 * a payload cannot be imported; nothing is written then.
 */
export async function importCommand(
  io: Io,
  names: readonly string[],
  options: ImportOptions,
): Promise<ExitCode> {
  const { output, json } = options;
  const level = levelOf(options);
  const files = await inputFiles(io, names);
  const { element, object } = options;
  const imported = importPayloads(files, {
    level,
    ...(element === undefined ? {} : { element }),
    ...(object === undefined ? {} : { object }),
  });
  await print(io.stderr, imported.problems.map(problemText).join("\n"));
  const written = output === undefined ? undefined : writeAll(io, output, imported.files);
  if (json) {
    const { report, problems } = imported;
    const texts = Object.fromEntries(imported.files);
    const result = written === undefined ? { files: texts } : { written };
    const document = {
      version: 1,
      ...result,
      ...(report === undefined ? {} : { report }),
      problems,
    };
    await print(io.stdout, `${JSON.stringify(document, null, 2)}\n`);
  } else if (output === undefined) {
    await print(io.stdout, imported.files.get("import.cemap") ?? "");
    const more = imported.files.size - 1;
    if (more > 0) await print(io.stderr, `${more} script files are not written; use \`-o\`.\n`);
  }
  if (imported.report !== undefined) await print(io.stderr, reportText(imported.report));
  const isWrong = imported.problems.some(({ severity }) => severity === "error");
  return isWrong ? exitCodes.findings : exitCodes.fine;
}

function levelOf({ account, instance }: ImportOptions): Level {
  if (account !== undefined && instance !== undefined) {
    const message = "Payloads are of an account or of an instance: give one of the two options.";
    throw new CommandError(exitCodes.usage, message);
  }
  if (account !== undefined) return { kind: "account", id: account };
  return instance === undefined ? { kind: "organization" } : { kind: "instance", id: instance };
}

/** The JSON and script files that the arguments name, folders searched below; `-` is stdin. */
async function inputFiles(io: Io, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const name of names) {
    if (name === "-") files.set("<stdin>", await streamText(io));
    else for (const file of filesAt(io, name)) files.set(file, readText(io, file));
  }
  return files;
}

async function streamText(io: Io): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of io.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString("utf8");
}

function filesAt(io: Io, name: string): readonly string[] {
  const path = resolve(io.cwd, name);
  if (!statSync(path).isDirectory()) return [name];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(json|js)$/.test(entry.name))
    .map((entry) => slashes(join(name, entry.parentPath.slice(path.length), entry.name)))
    .sort();
}

function readText(io: Io, name: string): string {
  try {
    const bytes = readFileSync(resolve(io.cwd, name));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) {
      throw new CommandError(exitCodes.files, `The file \`${name}\` is no UTF-8 text.`);
    }
    throw error;
  }
}

/** Writes into a folder, or the one text into a file; gives the names. */
function writeAll(io: Io, output: string, files: ReadonlyMap<string, string>): readonly string[] {
  const isFile = output.endsWith(".cemap");
  return [...files].map(([name, text]) => {
    const isText = name.endsWith(".cemap");
    const path = !isFile ? join(output, name) : isText ? output : join(dirname(output), name);
    writeFileWhole(resolve(io.cwd, path), text);
    return slashes(path);
  });
}
