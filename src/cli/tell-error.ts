import { CommanderError } from "commander";
import { InputError } from "../bulk/input-error.ts";
import { CommandError, type ExitCode, exitCodes, type Io, print } from "./io.ts";
import { systemMessage } from "./system-errors.ts";

/** Says what went wrong, and how a command ends with it. Nothing escapes: a defect of ours is exit 5. */
export async function tellError(io: Io, error: unknown): Promise<ExitCode> {
  if (error instanceof CommanderError)
    return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
  if (error instanceof CommandError) {
    await print(io.stderr, `cemap: ${error.message}\n`);
    return error.exitCode;
  }
  if (error instanceof InputError) {
    await print(io.stderr, `cemap: ${error.message}\n`);
    return exitCodes.files;
  }
  const message = systemMessage(error, io.cwd);
  if (message !== undefined) {
    await print(io.stderr, `cemap: ${message}\n`);
    return exitCodes.files;
  }
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  await print(io.stderr, `cemap: this is a defect of cemap, please report it: ${text}\n`);
  if (io.env.CEMAP_DEBUG !== undefined && error instanceof Error) {
    await print(io.stderr, `${error.stack ?? ""}\n`);
  }
  return exitCodes.defect;
}
