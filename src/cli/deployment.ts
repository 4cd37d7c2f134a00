import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createClient } from "../platform/deploy/client.ts";
import { systemClock } from "../platform/deploy/clock.ts";
import type { Deployment } from "../platform/deploy/deployment.ts";
import { DeployError, type DeployErrorKind } from "../platform/deploy/errors.ts";
import { createVault, type Vault } from "../platform/deploy/secrets.ts";
import { settingsOf } from "../platform/deploy/settings.ts";
import { type Target, targetOf } from "../platform/deploy/target.ts";
import { findConfig } from "./config.ts";
import { deployFiles } from "./deploy-files.ts";
import { untilInterrupted } from "./interrupt.ts";
import { CommandError, type ExitCode, exitCodes, type Io, print } from "./io.ts";
import { systemReason } from "./system-errors.ts";
import { thisProcess } from "./this-process.ts";

/** Options that all commands against a platform have. */
export interface TargetOptions {
  readonly url?: string;
  readonly envFile?: string;
}

/** A deployment with the means to say something: secrets are hidden in all of it. */
export interface DeployTools extends Deployment {
  readonly out: (text: string) => Promise<void>;
  readonly tell: (text: string) => Promise<void>;
}

/**
 * Runs a command against the platform that the options name. Throws CommandError; no error that
 * leaves holds a secret.
 */
export async function withDeployment(
  io: Io,
  options: TargetOptions,
  work: (tools: DeployTools) => Promise<ExitCode>,
): Promise<ExitCode> {
  const target = chosenTarget(io, options);
  const vault = createVault(target.secrets);
  try {
    const clock = systemClock;
    const folder = join(findConfig(io.cwd)?.root ?? io.cwd, ".cemap");
    return await untilInterrupted(async (signal) => {
      const client = createClient({ target, vault, clock, signal });
      const out = (text: string): Promise<void> => print(io.stdout, vault.hide(text));
      const tell = (text: string): Promise<void> => print(io.stderr, vault.hide(text));
      const files = deployFiles(folder);
      return work({ client, files, clock, vault, process: thisProcess, signal, out, tell });
    });
  } catch (error) {
    throw withoutSecrets(error instanceof DeployError ? commandError(error) : error, vault);
  }
}

/** The same error with what people may see; its code stays, and its stack tells where it was. */
function withoutSecrets(error: unknown, vault: Vault): unknown {
  if (!(error instanceof Error)) return new Error(vault.hide(String(error)));
  if (error instanceof CommandError) {
    return new CommandError(error.exitCode, vault.hide(error.message));
  }
  const { message, stack } = error;
  error.message = vault.hide(message);
  if (stack !== undefined) error.stack = vault.hide(stack);
  return error;
}

function chosenTarget(io: Io, options: TargetOptions): Target {
  try {
    return chooseTarget(io, options);
  } catch (error) {
    if (error instanceof DeployError) throw commandError(error);
    throw error;
  }
}

const codes: Readonly<Record<DeployErrorKind, ExitCode>> = {
  refused: exitCodes.platform,
  conflict: exitCodes.findings,
  unreachable: exitCodes.files,
  file: exitCodes.files,
  locked: exitCodes.files,
  usage: exitCodes.usage,
  interrupted: exitCodes.findings,
};

/** How a deployment that stopped ends the command. */
export function commandError({ kind, message }: DeployError): CommandError {
  return new CommandError(codes[kind], message);
}

function chooseTarget(io: Io, { url, envFile }: TargetOptions): Target {
  const settings = envFile === undefined ? {} : settingsOf(envFile, readEnvFile(io, envFile));
  const address = url ?? settings.CEMAP_URL ?? io.env.CEMAP_URL;
  return targetOf({ ...io.env, ...settings, CEMAP_URL: address });
}

function readEnvFile(io: Io, path: string): string {
  try {
    return readFileSync(resolve(io.cwd, path), "utf8");
  } catch (error) {
    const reason = systemReason(error) ?? "it cannot be opened";
    throw new CommandError(exitCodes.files, `\`${path}\` cannot be read: ${reason}.`);
  }
}
