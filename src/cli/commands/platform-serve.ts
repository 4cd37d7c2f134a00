import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { type ServerType, serve } from "@hono/node-server";
import type { PlatformSecrets } from "../../platform/local/authorization.ts";
import { folderStore } from "../../platform/local/folder-store.ts";
import { loadPayloads } from "../../platform/local/load-payloads.ts";
import { basePath, createLocalPlatform } from "../../platform/local/local-platform.ts";
import { memoryStore } from "../../platform/local/store.ts";
import { compileFiles } from "../compile-files.ts";
import { CommandError, type ExitCode, exitCodes, type Io, print } from "../io.ts";
import { hasError, printFindings } from "../project.ts";
import { systemReason } from "../system-errors.ts";
import { writeFileWhole } from "../write-file.ts";

export interface ServeOptions {
  readonly port: string;
  readonly host: string;
  readonly data?: string;
  /** Ends the command as Ctrl-C does. */
  readonly signal?: AbortSignal;
}

/**
 * `cemap platform serve`: answers until it is interrupted. Secrets come from the environment; one
 * that is not there is made up, and stands in a file that only this user can read.
 */
export async function platformServeCommand(
  io: Io,
  names: readonly string[],
  options: ServeOptions,
): Promise<ExitCode> {
  const port = portOf(options.port);
  const files = names.length === 0 ? new Map<string, string>() : await builtFiles(io, names);
  if (files === undefined) return exitCodes.findings;
  const folder = options.data === undefined ? undefined : resolve(io.cwd, options.data);
  const secrets = secretsOf(io, folder);
  try {
    const platform = createLocalPlatform({
      secrets: secrets.values,
      store: folder === undefined ? memoryStore() : openStore(folder),
      onError: (error) => void print(io.stderr, `cemap: ${String(error)}\n`),
    });
    const count = loadPayloads(platform.resources, files);
    const server = await listen(platform.fetch, port, options.host);
    const { port: actual } = server.address() as AddressInfo;
    const host = options.host.includes(":") ? `[${options.host}]` : options.host;
    await print(io.stdout, `Listening on http://${host}:${actual}${basePath}\n`);
    const held = count === 1 ? "1 payload is loaded" : `${count} payloads are loaded`;
    const told = secrets.path === undefined ? "" : ` The secrets are in ${secrets.path}.`;
    await print(io.stderr, `${held}.${told}\n`);
    await interruption(options.signal);
    await new Promise<void>((done) => {
      server.close(() => done());
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
    return exitCodes.fine;
  } finally {
    if (secrets.isTemporary && secrets.path !== undefined) {
      rmSync(dirname(secrets.path), { recursive: true, force: true });
    }
  }
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new CommandError(exitCodes.usage, "`--port` must be a whole number from 0 to 65535.");
}

/** The payloads that the files build; undefined, after the findings are printed, for mistakes. */
async function builtFiles(
  io: Io,
  names: readonly string[],
): Promise<ReadonlyMap<string, string> | undefined> {
  const { files, findings, sources } = await compileFiles(io, names, ["platform"]);
  await printFindings(io, findings, sources);
  return hasError(findings) ? undefined : files;
}

function openStore(folder: string): ReturnType<typeof folderStore> {
  try {
    return folderStore(folder);
  } catch (error) {
    const reason = systemReason(error) ?? (error instanceof Error ? error.message : "unknown");
    throw new CommandError(exitCodes.files, `The folder \`${folder}\` cannot be used: ${reason}.`);
  }
}

interface ServeSecrets {
  readonly values: PlatformSecrets;
  /** The file that holds those that were made up. */
  readonly path?: string;
  readonly isTemporary: boolean;
}

function secretsOf(io: Io, folder: string | undefined): ServeSecrets {
  const { CEMAP_USER_SECRET: user, CEMAP_ORG_SECRET: organization } = io.env;
  if (user && organization) return { values: { user, organization }, isTemporary: false };
  const isTemporary = folder === undefined;
  const place = folder ?? mkdtempSync(join(tmpdir(), "cemap-platform-"));
  const path = join(place, "secrets.env");
  const kept = existsSync(path) ? readFileSync(path, "utf8") : "";
  const keptValue = (name: string): string | undefined =>
    new RegExp(`^${name}=(\\S+)$`, "m").exec(kept)?.[1];
  const values = {
    user: user || keptValue("CEMAP_USER_SECRET") || madeUp(),
    organization: organization || keptValue("CEMAP_ORG_SECRET") || madeUp(),
  };
  const lines = [`CEMAP_USER_SECRET=${values.user}`, `CEMAP_ORG_SECRET=${values.organization}`];
  writeFileWhole(path, `${lines.join("\n")}\n`, 0o600);
  return { values, path, isTemporary };
}

function madeUp(): string {
  return randomBytes(24).toString("base64url");
}

function listen(
  fetch: (request: Request) => Promise<Response>,
  port: number,
  hostname: string,
): Promise<ServerType> {
  return new Promise((done, fail) => {
    const server = serve({ fetch, port, hostname }, () => {
      server.off("error", refused);
      done(server);
    });
    const refused = (error: NodeJS.ErrnoException): void => {
      const reason =
        error.code === "EADDRINUSE" ? "the port is in use" : (systemReason(error) ?? error.message);
      fail(new CommandError(exitCodes.files, `Cannot listen on ${hostname}:${port}: ${reason}.`));
    };
    server.on("error", refused);
  });
}

/** Waits for Ctrl-C, for the end of the process being asked for, or for the signal. */
function interruption(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((done) => {
    const end = (): void => {
      process.off("SIGINT", end);
      process.off("SIGTERM", end);
      done();
    };
    process.on("SIGINT", end);
    process.on("SIGTERM", end);
    if (signal?.aborted) end();
    else signal?.addEventListener("abort", end, { once: true });
  });
}
