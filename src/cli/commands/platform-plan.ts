import { resolve } from "node:path";
import { planText } from "../../platform/deploy/plan-file.ts";
import { planDocument } from "../../platform/deploy/plan-json.ts";
import { surveyAndPlan } from "../../platform/deploy/plan-project.ts";
import { planReport } from "../../platform/deploy/plan-text.ts";
import { declaredProject } from "../declared.ts";
import { type TargetOptions, withDeployment } from "../deployment.ts";
import { type ExitCode, exitCodes, type Io } from "../io.ts";
import { writeFileWhole } from "../write-file.ts";

export interface PlanOptions extends TargetOptions {
  readonly json: boolean;
  /** Exit 2 when there is something to change. */
  readonly detailedExitcode: boolean;
  /** Keep the plan in this file, for `apply`. */
  readonly output?: string;
}

/** `cemap platform plan`: what `apply` would change. Changes nothing. */
export function platformPlanCommand(
  io: Io,
  names: readonly string[],
  options: PlanOptions,
): Promise<ExitCode> {
  return withDeployment(io, options, async (tools) => {
    const project = await declaredProject(io, names);
    const { plan, now } = await surveyAndPlan(tools, project);
    if (now.journal !== undefined) {
      await tools.tell("An apply from here did not end; what it made is taken into account.\n");
    }
    if (options.output !== undefined) {
      writeFileWhole(resolve(io.cwd, options.output), planText(plan, tools.vault), 0o600);
    }
    await tools.out(
      options.json ? `${JSON.stringify(planDocument(plan), null, 2)}\n` : planReport(plan),
    );
    // Documented for scripts: 0 nothing to change, 2 something.
    return options.detailedExitcode && plan.changes.length > 0 ? exitCodes.usage : exitCodes.fine;
  });
}
