import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { classify } from "../classes/classify.ts";
import type { RuleClass, Witness } from "../classes/model.ts";
import { structuresOf } from "../classes/structures.ts";
import type { IrMap, Rule } from "../ir/nodes.ts";
import { pathText } from "../ir/places.ts";
import type { Json } from "../types.ts";
import type { Check } from "./check.ts";

/** A write that loses what a reader put in must be accepted in words. */
export const lossyWrites: Check = function* (map: IrMap) {
  for (const { rule, write } of classify(map)) {
    if (write.kind !== "lossy" || acceptedLoss(rule) !== undefined || !canAccept(rule)) continue;
    yield lossFinding(rule, write);
  }
  for (const { kind, rules, span, path, note, example } of structuresOf(map)) {
    if (kind !== "lossy" || rules.some((rule) => acceptedLoss(rule) !== undefined)) continue;
    const shown = example === undefined ? "" : `, as \`${shortJson(example)}\``;
    yield diagnostic("lossy-list", span, { path, lost: `${note}${shown}` });
  }
};

function lossFinding(rule: Rule, { witness, note }: RuleClass["write"]): Diagnostic {
  const path = rule.kind === "cell" ? pathText(rule.left) : rule.label;
  const why = witness === undefined ? `${note ?? "not proved"}` : told(witness);
  return diagnostic("lossy-write", rule.span, { path, why });
}

/** `Event` is written as `"Purchased List"` and reads back as `List`. */
export function told({ value, via, back, isRefused }: Witness): string {
  const end = isRefused === true ? "can't be read back" : `reads back as ${shown(back)}`;
  return `${shown(value)} is written as ${shown(via)} and ${end}`;
}

function shown(value: Json | undefined): string {
  return value === undefined ? "missing" : `\`${shortJson(value)}\``;
}

function shortJson(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** The reason that the author gave; only cells keep one. */
export function acceptedLoss(rule: Rule): string | undefined {
  return rule.kind === "cell" ? rule.lossy : undefined;
}

/** `when` groups have no place for `lossy`: their class is in the report of the laws. */
function canAccept(rule: Rule): boolean {
  return rule.kind === "cell";
}
