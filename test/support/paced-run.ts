import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import type { Pace } from "../../src/cli/bulk.ts";
import { transformBlocks } from "../../src/cli/commands/transform-blocks.ts";
import { openInput } from "../../src/cli/input.ts";
import { CommandError, type Io } from "../../src/cli/io.ts";
import type { TransformOptions } from "../../src/cli/transform-options.ts";
import { compileMaps } from "./engines.ts";

/** Small blocks, so that a short file has many of them and some checkpoints. */
const pace: Pace = { sizes: { block: 120, line: 10_000 }, keepEvery: 4 };

/**
 * `cemap read` of a file in `folder` into another one, with `rejectsBeside` it and the checkpoint
 * `run.json`, at a pace for tests; gives the exit code. Throws CommandError.
 */
export async function pacedRun(
  folder: string,
  mapping: string,
  input: string,
  output: string,
  maxErrors?: number,
): Promise<number> {
  const [map] = compileMaps(mapping).maps;
  if (map === undefined) throw new Error("the map does not compile");
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const io: Io = {
    stdin: Readable.from([]),
    stdout: nowhere,
    stderr: nowhere,
    cwd: folder,
    env: {},
    isErrorTerminal: false,
  };
  const options: TransformOptions = {
    direction: "read",
    engine: "javascript",
    tables: {},
    jobs: 1,
    validate: false,
    argv: [],
    input,
    output,
    rejects: rejectsBeside(output),
    resume: "run.json",
    ...(maxErrors === undefined ? {} : { maxErrors }),
  };
  const opened = await openInput(io, options);
  const { format } = opened;
  if (format === "json") throw new Error("JSON is not read in blocks");
  const out = /\.csv(\.gz)?$/.test(output) ? "csv" : "ndjson";
  return transformBlocks(io, map, options, { ...opened, format }, out, pace);
}

/** The same, with the exit code of a run that stops. */
export async function runPaced(...args: Parameters<typeof pacedRun>): Promise<number> {
  try {
    return await pacedRun(...args);
  } catch (error) {
    if (error instanceof CommandError) return error.exitCode;
    throw error;
  }
}

/** The file of rejects: packed where the output is. */
export function rejectsBeside(output: string): string {
  return output.endsWith(".gz") ? "rejects.ndjson.gz" : "rejects.ndjson";
}

/**
 * The texts of checkpoints of that run, each once; the files are those of a whole run afterwards.
 * A run that stops at a rejected record leaves the last one before it.
 */
export async function checkpointsOf(
  folder: string,
  mapping: string,
  input: string,
  output: string,
): Promise<readonly string[]> {
  const checkpoint = join(folder, "run.json");
  const found = new Set<string>();
  let rejected = -1;
  for (let maxErrors = 0; rejected < maxErrors; maxErrors += 1) {
    await runPaced(folder, mapping, input, output, maxErrors);
    let text: string;
    try {
      text = readFileSync(checkpoint, "utf8");
    } catch {
      break; // it came to the end
    }
    rmSync(checkpoint);
    found.add(text);
    rejected = JSON.parse(text).position.rejected;
  }
  return [...found];
}
