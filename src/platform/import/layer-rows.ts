import type { MapUnit } from "./fitting.ts";
import type { MapDraft } from "./map-draft.ts";
import { arrowOf, entriesOf, waysOf } from "./map-draft.ts";
import type { RemoveRow } from "./print-map.ts";
import type { RuleRow } from "./rows.ts";

/** The rows that a map states itself: all, or in a layer those that are not the ones above. */
export function rulesOf({ layer }: MapUnit, { rules }: MapDraft): readonly RuleRow[] {
  if (layer === undefined) return rules;
  return rules.filter(({ entry }) => !layer.same.has(entry) && !layer.removed.has(entry));
}

/** What a layer takes out: what its payload closes, and where it replaces all, what it leaves out. */
export function removesOf({ layer, isRaw }: MapUnit, { rules }: MapDraft): readonly RemoveRow[] {
  if (layer === undefined || isRaw) return [];
  const closed = rules
    .filter(({ entry }) => layer.removed.has(entry))
    .map(({ left, entry }) => ({ path: left, isVendor: false, entries: [entry] }));
  if (layer.adds) return closed;
  const kept = new Set(rules.map(({ left }) => JSON.stringify(left)));
  const gone = layer.above.rules
    .filter(({ left, isOff }) => !isOff && !kept.has(JSON.stringify(left)))
    .map(({ left, right, arrow }) => ({
      path: arrow === "->" ? right : left,
      isVendor: arrow === "->",
      entries: [],
    }));
  const seen = new Set<string>();
  return [...closed, ...gone].filter(({ path, isVendor }) => {
    const key = JSON.stringify([path, isVendor]);
    return !seen.has(key) && seen.add(key);
  });
}

/** The row for the rest; in a layer only where it is another one than above. */
export function restOf(
  { layer, hasRest, wanted }: MapUnit,
  { rest }: MapDraft,
): string | undefined {
  if (!hasRest) return undefined;
  if (layer === undefined) return rest === undefined ? undefined : `... ${rest} ...`;
  const isStated = entriesOf(wanted.configuration, "passThrough").length > 0;
  if (layer.adds && !isStated) return undefined;
  const here = arrowOf(waysOf(wanted.configuration));
  const above = layer.base.hasRest ? layer.above.rest : undefined;
  if (here === above) return undefined;
  return here === undefined ? "... <-> ... @off" : `... ${here} ...`;
}
