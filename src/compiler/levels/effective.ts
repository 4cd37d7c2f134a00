import type { Span } from "../../diagnostics/source.ts";
import { placedRules } from "../ir/layers.ts";
import type { IrMap, Layer, Level, Rule } from "../ir/nodes.ts";
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
  const origin = originsOf(map);
  const rules = placedRules(map.block).map(({ rule, place }): EffectiveRule => {
    const { level, hides } = origin(rule);
    return { label: rule.label, span: rule.span, level, place, hides };
  });
  return { rules: [...rules, ...scriptsOf(map)], removed: removedOf(map) };
}

interface Found {
  readonly level: Level;
  readonly hides: readonly Origin[];
}

/** Tells the level of a rule of this map, and what it hides on its way up. */
function originsOf(map: IrMap): (rule: Rule) => Found {
  const { layer } = map;
  if (layer === undefined) return () => ({ level: map.level, hides: [] });
  const above = originsOf(layer.base);
  const hidden = hiddenRules(map, layer);
  return (rule) => {
    if (!layer.own.has(rule)) {
      const same = sameRow(layer.base, rule);
      return same === undefined ? { level: map.level, hides: [] } : above(same);
    }
    const hides = (hidden.get(rule) ?? []).flatMap((one): readonly Origin[] => {
      const found = above(one);
      return [{ label: one.label, span: one.span, level: found.level }, ...found.hides];
    });
    return { level: map.level, hides };
  };
}

/**
 * The rules above that each rule of a layer hides. What a whole block hides is told at the rule of
 * the same place in it, else at its first.
 */
function hiddenRules(map: IrMap, { base, hides }: Layer): ReadonlyMap<Rule, readonly Rule[]> {
  const places = new Map(
    [map.block, base.block].flatMap((block) =>
      placedRules(block).map(({ rule, place }) => [rule, place] as const),
    ),
  );
  const found = new Map<Rule, readonly Rule[]>();
  for (const [rule, hidden] of hides) {
    const [first, ...others] = leavesOf(rule);
    if (first === undefined) continue;
    for (const one of hidden.flatMap(leavesOf)) {
      const place = places.get(one);
      const at = others.find((other) => places.get(other) === place) ?? first;
      found.set(at, [...(found.get(at) ?? []), one]);
    }
  }
  return found;
}

/** The rules by which a rule is told: those in a scope or list, else itself. */
function leavesOf(rule: Rule): readonly Rule[] {
  const isBlock = rule.kind === "scope" || rule.kind === "each";
  return isBlock ? placedRules(rule.block).map((placed) => placed.rule) : [rule];
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

function scriptOrigin(map: IrMap, span: Span): Found {
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
  const origin = originsOf(layer.base);
  const own = layer.removed.map((rule) => ({
    rule: { label: rule.label, span: rule.span, level: origin(rule).level },
    by: map.level,
  }));
  return [...removedOf(layer.base), ...own];
}
