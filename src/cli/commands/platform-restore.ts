import { applyPlan, locked } from "../../platform/deploy/apply.ts";
import { DeployError } from "../../platform/deploy/errors.ts";
import { keyOf } from "../../platform/deploy/plan.ts";
import { planReport } from "../../platform/deploy/plan-text.ts";
import { restorePlan } from "../../platform/deploy/restore.ts";
import { loadSnapshot, snapshotsOf } from "../../platform/deploy/snapshot.ts";
import { survey } from "../../platform/deploy/survey.ts";
import { type DeployTools, type TargetOptions, withDeployment } from "../deployment.ts";
import type { ExitCode, Io } from "../io.ts";
import { exitCodeOf, printReport, progressOn } from "./platform-apply.ts";

export interface RestoreOptions extends TargetOptions {
  readonly json: boolean;
  /** Also over what somebody else changed since. */
  readonly force: boolean;
}

/** `cemap platform restore`: what an apply changed becomes what it was; the last one by default. */
export function platformRestoreCommand(
  io: Io,
  name: string | undefined,
  options: RestoreOptions,
): Promise<ExitCode> {
  return withDeployment(io, options, (tools) =>
    locked(tools, async () => {
      const { client, files, vault } = tools;
      const path = await choose(tools, name);
      const snapshot = await loadSnapshot(files, path, client.target.host, vault);
      const now = await survey(tools, Object.keys(snapshot.resources).map(keyOf));
      const plan = restorePlan(snapshot, now, options.force);
      if (!options.json) await tools.out(planReport(plan));
      const report = await applyPlan(tools, plan, now, progressOn(tools));
      await printReport(tools, report, options.json);
      return exitCodeOf(report);
    }),
  );
}

/** The snapshot of that number or file name. */
async function choose({ client, files }: DeployTools, name: string | undefined): Promise<string> {
  const { host } = client.target;
  const all = await snapshotsOf(files, host);
  const found =
    name === undefined
      ? all.at(-1)
      : all.find((path) => {
          const file = path.split("/").at(-1) ?? "";
          const number = String(Number(/(\d+)\.json$/.exec(file)?.[1]));
          return name.split(/[\\/]/).at(-1) === file || name.replace(/^0+/, "") === number;
        });
  if (found !== undefined) return found;
  const known =
    all.length === 0
      ? "there are none"
      : `there are ${all.map((path) => path.split("/").at(-1)).join(", ")}`;
  throw new DeployError("usage", `There is no such snapshot of ${host}: ${known}.`);
}
