import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { compile } from "../../compiler/compile.ts";
import type { Level } from "../../compiler/ir/levels.ts";
import { locked } from "../../platform/deploy/apply.ts";
import { type Desired, desiredOf } from "../../platform/deploy/desired.ts";
import { importRemote } from "../../platform/deploy/import-text.ts";
import { keyOf } from "../../platform/deploy/plan.ts";
import { readAll, rememberPulled, unlike } from "../../platform/deploy/pull.ts";
import { resourceTitle } from "../../platform/deploy/resource.ts";
import { survey } from "../../platform/deploy/survey.ts";
import { problemText } from "../../platform/import/problems.ts";
import { type DeployTools, type TargetOptions, withDeployment } from "../deployment.ts";
import { diskHost, slashes } from "../files.ts";
import { CommandError, type ExitCode, exitCodes, type Io } from "../io.ts";
import { writeFileWhole } from "../write-file.ts";

export interface PullOptions extends TargetOptions {
  readonly account: readonly string[];
  readonly instance: readonly string[];
  readonly element: readonly string[];
  readonly output: string;
  /** Over files that are there and say something else. */
  readonly force: boolean;
  readonly json: boolean;
}

/**
 * `cemap platform pull`: what the platform holds, as `.cemap` files. They are built again and
 * compared before anything is written; exit 1 when something would not come back as it is.
 */
export function platformPullCommand(io: Io, options: PullOptions): Promise<ExitCode> {
  return withDeployment(io, options, (tools) =>
    locked(tools, async () => {
      const levels: readonly Level[] = [
        { kind: "organization" },
        ...options.account.map((id): Level => ({ kind: "account", id })),
        ...options.instance.map((id): Level => ({ kind: "instance", id })),
      ];
      const pulled = await readAll(tools.client, { levels, elements: options.element });
      const now = await survey(tools, []);
      const { files, problems } = importRemote(pulled.remote, pulled.instanceElements);
      await tools.tell(problems.map(problemText).join("\n"));
      if (problems.some(({ severity }) => severity === "error")) return exitCodes.findings;
      refuseSecrets(tools, files);
      const different = unlike(rebuilt(files), pulled.remote);
      const written = write(io, options, files);
      await rememberPulled(tools, now, pulled.remote);
      await report(tools, options, { count: pulled.remote.size, written, different });
      return different.length === 0 ? exitCodes.fine : exitCodes.findings;
    }),
  );
}

/** A payload that holds a secret stays where it is: no file of a project may hold one. */
function refuseSecrets({ vault }: DeployTools, files: ReadonlyMap<string, string>): void {
  const found = [...files].find(([name, text]) => vault.holds(name) || vault.holds(text));
  if (found === undefined) return;
  throw new CommandError(
    exitCodes.findings,
    `\`${vault.hide(found[0])}\` would hold one of the secrets, since a payload on the platform does. ` +
      "Nothing was written. Take it out there: scripts get the secrets as `configuration`.",
  );
}

/** What the files declare. */
function rebuilt(files: ReadonlyMap<string, string>): Desired {
  const { hash } = diskHost(process.cwd());
  const host = { hash, read: (path: string) => files.get(path) };
  const built = [...files]
    .filter(([name]) => name.endsWith(".cemap"))
    .flatMap(([path, text]) => [...compile({ path, text }, host, { targets: ["platform"] }).files]);
  return desiredOf(new Map(built));
}

/** Writes the files; refuses to put them over others. */
function write(
  io: Io,
  { output, force }: PullOptions,
  files: ReadonlyMap<string, string>,
): readonly string[] {
  const folder = resolve(io.cwd, output);
  const taken = [...files.keys()].filter((name) => existsSync(join(folder, name)));
  if (taken.length > 0 && !force) {
    throw new CommandError(
      exitCodes.usage,
      `\`${slashes(join(output, taken[0] ?? ""))}\` is there already; \`--force\` writes over it, \`-o\` names another folder.`,
    );
  }
  return [...files].map(([name, text]) => {
    writeFileWhole(join(folder, name), text);
    return slashes(relative(io.cwd, join(folder, name)));
  });
}

interface PullResult {
  readonly count: number;
  readonly written: readonly string[];
  readonly different: readonly string[];
}

async function report(
  tools: DeployTools,
  { json }: PullOptions,
  { count, written, different }: PullResult,
): Promise<void> {
  if (json) {
    const document = { version: 1, resources: count, written, different };
    await tools.out(`${JSON.stringify(document, null, 2)}\n`);
    return;
  }
  await tools.out(written.map((name) => `${name}\n`).join(""));
  const titles = different.map((id) => `  ${resourceTitle(keyOf(id))}\n`);
  await tools.tell(
    `${count} resources pulled.\n${titles.length === 0 ? "" : `Not the same when built again:\n${titles.join("")}`}`,
  );
}
