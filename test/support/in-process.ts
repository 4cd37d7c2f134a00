import { PassThrough, Readable } from "node:stream";
import { run } from "../../src/cli/run.ts";
import type { CliResult } from "./run-cli.ts";

/** Runs a command line in this process, from the sources: the same as `cemap`, and sooner. */
export async function cemapInProcess(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = "",
): Promise<CliResult> {
  const [stdout, stderr] = [collector(), collector()];
  const code = await run(args, {
    stdin: Readable.from(input === "" ? [] : [input]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    cwd: folder,
    env: { NO_COLOR: "1", ...env },
    isErrorTerminal: false,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function collector(): { readonly stream: PassThrough; readonly text: () => string } {
  const stream = new PassThrough();
  const parts: Buffer[] = [];
  stream.on("data", (part: Buffer) => parts.push(part));
  return { stream, text: () => Buffer.concat(parts).toString("utf8") };
}
