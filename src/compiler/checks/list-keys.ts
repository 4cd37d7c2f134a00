import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { EachRule, IrMap } from "../ir/nodes.ts";
import { allRules, placesOf } from "../ir/places.ts";
import type { Field, ObjectType, Type } from "../types.ts";
import { fieldOf } from "../types-path.ts";
import type { Check } from "./check.ts";

/**
 * Items of a list without a key are matched by position, so members that no rule names can end up
 * with another item. Said only where the vendor's schema shows such members.
 */
export const listKeys: Check = function* (map: IrMap) {
  for (const rule of allRules(map.block)) {
    if (rule.kind !== "each" || rule.keys.length > 0 || rule.direction === "read") continue;
    const hidden = hiddenMembers(rule, map.vendor);
    if (hidden.length > 0) yield diagnostic("list-without-key", rule.span, { members: hidden });
  }
};

function hiddenMembers(rule: EachRule, vendor: ObjectType): readonly string[] {
  let type: Type = vendor;
  for (const step of rule.right.path) {
    if (step.kind !== "member" || type.kind !== "object") return [];
    const field: Field | undefined = fieldOf(type, step.name);
    if (field === undefined) return [];
    type = field.type;
  }
  if (type.kind !== "list" || type.item.kind !== "object") return [];
  // What the filter states is the same for every item, so that nothing can be mixed up.
  const stated = rule.right.filter?.establish ?? [];
  const named = new Set(
    [...placesOf(rule.block, "vendor"), ...stated].map(({ path }) =>
      path[0]?.kind === "member" ? path[0].name : "*",
    ),
  );
  const isCarried = rule.block.rules.some(
    (inner) => inner.kind === "rest" && inner.direction === "both" && inner.like === undefined,
  );
  if (named.has("*") || isCarried) return [];
  return type.item.fields.map(({ name }) => name).filter((name) => !named.has(name));
}
