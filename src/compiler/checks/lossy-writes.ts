import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { RuleClass } from "../classes/model.ts";
import { shortJson, told } from "../classes/told.ts";
import type { Rule } from "../ir/nodes.ts";
import { pathText } from "../ir/places.ts";
import type { LossCheck } from "./check.ts";

/** A write that loses what a reader put in must be accepted in words. */
export const lossyWrites: LossCheck = function* (laws) {
  for (const { rule, write } of laws.rules) {
    if (write.kind !== "lossy" || acceptedLoss(rule) !== undefined) continue;
    yield lossFinding(rule, write);
  }
  for (const { kind, rules, span, path, note, example } of laws.structures) {
    if (kind !== "lossy" || rules.some((rule) => acceptedLoss(rule) !== undefined)) continue;
    const shown = example === undefined ? "" : `, as \`${shortJson(example)}\``;
    yield diagnostic("lossy-list", span, { path, lost: `${note}${shown}` });
  }
};

function lossFinding(rule: Rule, { witness, note }: RuleClass["write"]): Diagnostic {
  const path = rule.kind === "cell" ? pathText(rule.left) : rule.label;
  const why = witness === undefined ? `${note ?? "not proved"}` : told(witness, "write");
  return diagnostic("lossy-write", rule.span, { path, why });
}

/** The reason that the author gave. */
export function acceptedLoss(rule: Rule): string | undefined {
  return "lossy" in rule ? rule.lossy : undefined;
}
