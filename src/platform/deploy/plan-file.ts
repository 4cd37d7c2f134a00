import type { Json } from "../../compiler/types.ts";
import { canonicalText, sha256 } from "./canonical.ts";
import { digestOf } from "./compare.ts";
import { type DocumentKind, documentText, parseDocument } from "./document.ts";
import { DeployError } from "./errors.ts";
import { expectedAfter, keyOf, type Plan } from "./plan.ts";
import { resourceTitle } from "./resource.ts";
import type { Vault } from "./secrets.ts";
import type { Survey } from "./survey.ts";

const kind: DocumentKind = {
  name: "cemap plan",
  version: 1,
  recovery: "Nothing was done. Make the plan again with `cemap platform plan -o`.",
};

/** The text of a plan to be applied later. */
export function planText(plan: Plan, vault: Vault): string {
  return documentText(kind, plan, vault);
}

/** Reads a saved plan. Throws DeployError `file` for one that is not whole. */
export function parsePlan(path: string, text: string, vault: Vault): Plan {
  return parseDocument<Plan>(kind, path, text, vault);
}

/** Tells plans apart. */
export function planDigest(plan: Plan): string {
  return sha256(canonicalText(JSON.parse(JSON.stringify(plan)) as Json));
}

/**
 * Throws DeployError `conflict` when a saved plan is not about what is there now: another host,
 * something else was applied from here since, or a resource is neither as the plan saw it nor as
 * the plan makes it (as when an apply of this plan did not end).
 */
export function refuseStalePlan(plan: Plan, now: Survey, host: string): void {
  if (plan.host !== host) {
    throw new DeployError("usage", `The plan is for ${plan.host}, not for ${host}.`);
  }
  const { state } = now;
  const isSameState =
    plan.serial === state.serial && (plan.lineage === undefined || plan.lineage === state.lineage);
  const wasApplied = state.plan === planDigest(plan);
  if (!isSameState && !wasApplied) {
    throw stale("something else was applied from this folder");
  }
  for (const [id, target] of expectedAfter(plan)) {
    const key = keyOf(id);
    const digest = digestOf(now.remote.get(id), key);
    if (digest !== plan.saw[id] && digest !== target) {
      throw stale(`the ${resourceTitle(key)} was changed on the platform`);
    }
  }
}

function stale(what: string): DeployError {
  return new DeployError(
    "conflict",
    `The plan is out of date: since it was made, ${what}. Nothing was done. Plan again.`,
  );
}
