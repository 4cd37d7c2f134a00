import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { build } from "esbuild";
import { deployFiles } from "../../../src/cli/deploy-files.ts";
import { thisProcess } from "../../../src/cli/this-process.ts";
import { first, foreign, second, target } from "./scenario.ts";
import { plantedSecrets, type StoredPayloads, watchedPlatform } from "./watched-platform.ts";
import { mutations, workbench } from "./workbench.ts";

const secrets = {
  CEMAP_USER_SECRET: plantedSecrets.user,
  CEMAP_ORG_SECRET: plantedSecrets.organization,
};

/** The program that kills itself, as one file. */
export async function bundleChild(folder: string): Promise<string> {
  const outfile = join(folder, "kill-child.mjs");
  await build({
    entryPoints: [join(import.meta.dirname, "kill-child.ts")],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    external: ["fsevents"],
    logLevel: "warning",
    banner: {
      js: 'import { createRequire as cr } from "node:module"; const require = cr(import.meta.url);',
    },
  });
  return outfile;
}

/**
 * A real process on a real disk, against a real port, that gets a signal at one step; then another
 * apply. Gives what is wrong.
 */
export async function judgeKill(
  child: string,
  row: string,
  signal: "SIGKILL" | "SIGINT",
): Promise<readonly string[]> {
  const platform = watchedPlatform();
  for (const [path, value] of foreign) platform.stored.set(path, value);
  const server = createServer(getRequestListener((request) => platform.fetch(request)));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  const folder = mkdtempSync(join(tmpdir(), "cemap-kill-"));
  const options = {
    platform,
    files: deployFiles(folder),
    url: `http://127.0.0.1:${port}`,
    process: thisProcess,
  };
  try {
    await workbench(options).apply(first);
    const code = await exitOf(child, [options.url, folder, row, signal]);
    const failures: string[] = [];
    if (signal === "SIGKILL" && code !== "SIGKILL") failures.push(`it ended with ${code}`);
    if (signal === "SIGINT" && code !== 0 && code !== 1) failures.push(`it ended with ${code}`);
    if (code === 0 && !isConverged(platform.stored)) failures.push("success without reason");
    const lock = join(folder, `127.0.0.1-${port}.lock`);
    if (signal === "SIGINT" && existsSync(lock)) failures.push("the lock is left");
    failures.push(...secretsIn(folder));
    const report = await workbench(options).apply(second);
    if (report.error !== undefined) failures.push(report.error.message);
    if (!isConverged(platform.stored)) failures.push("not converged");
    const sent = mutations(platform).length;
    if ((await workbench(options).plan(second)).changes.length > 0) failures.push("plan not empty");
    await workbench(options).apply(second);
    if (mutations(platform).length > sent) failures.push("a second apply changes something");
    if (existsSync(lock)) failures.push("the lock is left at the end");
    return failures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

function exitOf(child: string, args: readonly string[]): Promise<number | string> {
  return new Promise((resolve) => {
    const env = { ...process.env, ...secrets };
    execFile(process.execPath, [child, ...args], { env }, (error) => {
      resolve(error === null ? 0 : (error.signal ?? error.code ?? -1));
    });
  });
}

function isConverged(stored: StoredPayloads): boolean {
  const paths = new Set([...stored.keys(), ...target.keys()]);
  return [...paths].every(
    (path) => JSON.stringify(stored.get(path)) === JSON.stringify(target.get(path)),
  );
}

function secretsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const text = readFileSync(join(entry.parentPath, entry.name), "utf8");
      return Object.values(secrets).some((secret) => text.includes(secret))
        ? [`a secret is in ${entry.name}`]
        : [];
    });
}
