import type { Span } from "../../diagnostics/source.ts";
import { placedRules } from "../ir/layers.ts";
import type { IrMap, Level, Rule } from "../ir/nodes.ts";
import { pathText } from "../ir/places.ts";
import { isWithin } from "./types.ts";

/** A rule or script with the level that it comes from. */
export interface Origin {
  readonly label: string;
  readonly span: Span;
  readonly level: Level;
}

export interface EffectiveRule extends Origin {
  /** What it decides, from the top of the records: `address.city`, `-> Source`. */
  readonly place: string;
  /** Rules of the levels above that are not in force because of it, the nearest first. */
  readonly hides: readonly Origin[];
}

export interface Effective {
  /** In the order in which they run; scripts come last. */
  readonly rules: readonly EffectiveRule[];
  /** Taken out by `remove`, each with the level that did so. */
  readonly removed: readonly { readonly rule: Origin; readonly by: Level }[];
}

/** What is really in force in a map, and why. */
export function effectiveOf(map: IrMap): Effective {
  const rules = placedRules(map.block).map(({ rule, place }): EffectiveRule => {
    const { level, hides } = originOf(map, rule);
    return { label: rule.label, span: rule.span, level, place, hides };
  });
  return { rules: [...rules, ...scriptsOf(map)], removed: removedOf(map) };
}

/** The level of a rule of this map, and what it hides on its way up. */
function originOf(
  map: IrMap,
  rule: Rule,
): { readonly level: Level; readonly hides: readonly Origin[] } {
  const { layer } = map;
  if (layer === undefined) return { level: map.level, hides: [] };
  if (!layer.own.has(rule)) {
    const above = sameRow(layer.base, rule);
    return above === undefined ? { level: map.level, hides: [] } : originOf(layer.base, above);
  }
  const hides = (layer.hides.get(rule) ?? []).flatMap((hidden): readonly Origin[] => {
    const found = originOf(layer.base, hidden);
    return [{ label: hidden.label, span: hidden.span, level: found.level }, ...found.hides];
  });
  return { level: map.level, hides };
}

/** The rule that the same row makes in another map; what is merged from rows of levels is its own. */
function sameRow(map: IrMap, rule: Rule): Rule | undefined {
  const rules = placedRules(map.block).map((one) => one.rule);
  return rules.find(
    ({ kind, span }) =>
      kind === rule.kind && span.source === rule.span.source && span.start === rule.span.start,
  );
}

function scriptsOf(map: IrMap): readonly EffectiveRule[] {
  return map.scripts.map((script) => {
    const { level, hides } = scriptOrigin(map, script.span);
    const place = script.names.map(pathText).join(", ");
    return { label: script.label, span: script.span, level, place, hides };
  });
}

function scriptOrigin(
  map: IrMap,
  span: Span,
): { readonly level: Level; readonly hides: readonly Origin[] } {
  const base = map.layer?.base;
  if (base === undefined) return { level: map.level, hides: [] };
  if (!isWithin(span, map.span)) return scriptOrigin(base, span);
  const hides = scriptsOf(base).flatMap(({ label, span: at, level, hides: more }) => [
    { label, span: at, level },
    ...more,
  ]);
  return { level: map.level, hides };
}

function removedOf(map: IrMap): Effective["removed"] {
  const { layer } = map;
  if (layer === undefined) return [];
  const own = layer.removed.map((rule) => ({
    rule: { label: rule.label, span: rule.span, level: originOf(layer.base, rule).level },
    by: map.level,
  }));
  return [...removedOf(layer.base), ...own];
}
