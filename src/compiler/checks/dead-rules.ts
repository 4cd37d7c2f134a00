import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { IrMap, Rule, WhenRule } from "../ir/nodes.ts";
import { allRules } from "../ir/places.ts";
import type { Check } from "./check.ts";

/** Rules and parts of rules that no record ever reaches. */
export const deadRules: Check = function* (map: IrMap) {
  for (const rule of allRules(map.block)) {
    if (rule.kind === "when") yield* deadBranches(rule);
    if (hasDeadDefault(rule)) yield diagnostic("dead-default", rule.span, {});
  }
};

/** A branch whose conditions stand in an earlier branch as well is never taken. */
function* deadBranches(group: WhenRule): Generator<Diagnostic> {
  const seen = new Map<string, WhenRule["branches"][number]>();
  for (const branch of group.branches) {
    for (const side of ["common", "vendor"] as const) {
      const key = `${side} ${JSON.stringify(branch[side].test)}`;
      const earlier = seen.get(key);
      if (earlier !== undefined) {
        const labels = [{ span: earlier.span, text: "this branch is taken first" }];
        yield diagnostic("dead-branch", branch.span, { side }, { labels });
        break;
      }
      seen.set(key, branch);
    }
  }
}

/** `default ->` fills new records only, which `on update` never sees. */
function hasDeadDefault(rule: Rule): boolean {
  return (
    (rule.kind === "cell" || rule.kind === "write") &&
    rule.writeDefault !== undefined &&
    rule.on === "update"
  );
}
