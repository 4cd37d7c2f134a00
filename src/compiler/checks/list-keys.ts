import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Block, EachRule, IrMap } from "../ir/nodes.ts";
import { placesOf } from "../ir/places.ts";
import { childBlocks } from "../ir/walk.ts";
import type { Type } from "../types.ts";
import { typeAt } from "../types-path.ts";
import type { Check } from "./check.ts";

/**
 * Items of a list without a key are matched by position, so members that no rule names can end up
 * with another item. Said only where the vendor's schema shows such members.
 */
export const listKeys: Check = (map: IrMap) => withoutKey(map.block, map.vendor);

/** Findings in a block whose vendor paths start at a value of a type. */
function* withoutKey(block: Block, vendor: Type): Generator<Diagnostic> {
  for (const rule of block.rules) {
    if (rule.kind === "when") {
      for (const inner of childBlocks(rule)) yield* withoutKey(inner, vendor);
    }
    if (rule.kind === "scope") yield* withoutKey(rule.block, typeAt(vendor, rule.right));
    if (rule.kind !== "each" || rule.direction === "read") continue;
    const { path } = rule.right;
    const hidden = rule.keys.length > 0 ? [] : hiddenMembers(rule, typeAt(vendor, path));
    if (hidden.length > 0) yield diagnostic("list-without-key", rule.span, { members: hidden });
    yield* withoutKey(rule.block, typeAt(vendor, [...path, { kind: "each" }]));
  }
}

/** Members of the items that no rule carries. */
function hiddenMembers(rule: EachRule, list: Type): readonly string[] {
  if (list.kind !== "list" || list.item.kind !== "object") return [];
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
  return list.item.fields.map(({ name }) => name).filter((name) => !named.has(name));
}
