import { Readable, Writable } from "node:stream";
import { run } from "../../src/cli/run.ts";
import type { CliResult } from "./run-cli.ts";

/**
 * Runs one command in this process and from the sources: quicker than `cemap` of `run-cli.ts`, but
 * not as it is installed. What a command does at a terminal or on a signal is out of reach here.
 */
export async function runInProcess(
  folder: string,
  args: readonly string[],
  input = "",
  env: Readonly<Record<string, string>> = {},
): Promise<CliResult> {
  const [stdout, stderr] = [new Kept(), new Kept()];
  const code = await run(args, {
    stdin: Readable.from(input === "" ? [] : [Buffer.from(input)]),
    stdout,
    stderr,
    cwd: folder,
    env: { ...process.env, NO_COLOR: "1", ...env },
    isErrorTerminal: false,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

class Kept extends Writable {
  readonly #chunks: Buffer[] = [];

  override _write(chunk: Buffer | string, _encoding: string, done: () => void): void {
    this.#chunks.push(Buffer.from(chunk));
    done();
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString();
  }
}
