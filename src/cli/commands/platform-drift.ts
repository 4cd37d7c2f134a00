import { driftOf } from "../../platform/deploy/drift.ts";
import { driftEdits, driftReport } from "../../platform/deploy/drift-text.ts";
import { DeployError } from "../../platform/deploy/errors.ts";
import { keyOf } from "../../platform/deploy/plan.ts";
import { patchOf } from "../../platform/deploy/plan-json.ts";
import { elementsOfInstances } from "../../platform/deploy/pull.ts";
import { survey } from "../../platform/deploy/survey.ts";
import { type TargetOptions, withDeployment } from "../deployment.ts";
import { type ExitCode, exitCodes, type Io } from "../io.ts";

export interface DriftOptions extends TargetOptions {
  readonly json: boolean;
}

/**
 * `cemap platform drift`: what changed on the platform since the last apply or pull from here, in
 * terms of the mapping and as edits of `.cemap` text. Exit 1 when something did.
 */
export function platformDriftCommand(io: Io, options: DriftOptions): Promise<ExitCode> {
  return withDeployment(io, options, async (tools) => {
    const now = await survey(tools, []);
    if (now.isNew && now.journal === undefined) {
      throw new DeployError(
        "usage",
        "Nothing has been applied to this platform or pulled from it in this folder, so there is nothing to compare with.",
      );
    }
    const drifts = driftOf(now.state, now.remote);
    const elements = await elementsOfInstances(
      tools.client,
      drifts.map(({ id }) => keyOf(id).level),
    );
    const edits = driftEdits(drifts, now.state, now.remote, elements);
    if (options.json) {
      const document = {
        version: 1,
        url: tools.client.target.baseUrl,
        drift: drifts.map((drift) => ({
          resource: drift.id,
          action: drift.action,
          changes: drift.changes,
          patch: patchOf({ ...drift, isDrifted: true }),
        })),
        edits,
      };
      await tools.out(`${JSON.stringify(document, null, 2)}\n`);
    } else if (drifts.length === 0) {
      await tools.tell(
        "Nothing changed on the platform since it was last applied or pulled here.\n",
      );
    } else {
      await tools.out(`${driftReport(drifts)}${edits === "" ? "" : `\n${edits}`}`);
    }
    return drifts.length === 0 ? exitCodes.fine : exitCodes.findings;
  });
}
