import type { Deployment } from "./deployment.ts";
import type { Desired } from "./desired.ts";
import { type Plan, planOf } from "./plan.ts";
import type { ResourceId } from "./resource.ts";
import type { RuleText } from "./rules.ts";
import { declaredKeys, type Survey, survey } from "./survey.ts";

/** What is declared, and the rules behind it. */
export interface Project {
  readonly desired: Desired;
  readonly rules: ReadonlyMap<ResourceId, readonly RuleText[]>;
}

/** Reads all that there is to know and plans. Changes nothing, neither here nor there. */
export async function surveyAndPlan(
  deployment: Deployment,
  { desired, rules }: Project,
): Promise<{ readonly plan: Plan; readonly now: Survey }> {
  const now = await survey(deployment, declaredKeys(desired));
  const { host, baseUrl } = deployment.client.target;
  const { remote, state, isNew } = now;
  return { plan: planOf({ host, baseUrl, desired, rules, remote, state, isNew }), now };
}
