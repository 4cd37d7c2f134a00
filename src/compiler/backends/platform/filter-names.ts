import type { IrMap, Path, Rule } from "../../ir/nodes.ts";
import { allRules } from "../../ir/places.ts";
import { fieldPath, memberSteps } from "./paths.ts";

/** What `@filter("attr")` says: under which names the vendor's filters know fields. */
export interface FilterNames {
  /** By the common path that a filter names. */
  readonly names: ReadonlyMap<string, string>;
  /** Rules with the annotation that no filter can name. */
  readonly unnamed: readonly Rule[];
}

/**
 * The attributes that the script renames in filters. The platform puts the vendor path of a field
 * there, which a vendor may know under another name in its queries.
 */
export function filterNamesOf({ block }: IrMap): FilterNames {
  const names = new Map<string, string>();
  const unnamed: Rule[] = [];
  const tops = new Set(block.rules);
  for (const rule of allRules(block)) {
    const name = statedName(rule);
    if (name === undefined) continue;
    const left = tops.has(rule) ? commonPath(rule) : undefined;
    const path = left === undefined ? undefined : fieldPath(left, memberSteps);
    if (path === undefined) unnamed.push(rule);
    else names.set(path, name);
  }
  return { names, unnamed };
}

function statedName({ annotations = [] }: Rule): string | undefined {
  const stated = annotations.findLast(({ name }) => name === "filter")?.args[0];
  return typeof stated === "string" ? stated : undefined;
}

/** The field that a rule is about; undefined where it is about none, or several. */
function commonPath(rule: Rule): Path | undefined {
  if (rule.kind === "cell" || rule.kind === "read") return rule.left;
  return rule.kind === "pair" ? rule.read.left : undefined;
}
