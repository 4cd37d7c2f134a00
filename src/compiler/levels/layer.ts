import type { Span } from "../../diagnostics/source.ts";
import type * as ast from "../../grammar/ast.ts";
import type { Block, IrMap, Layer, Rule } from "../ir/nodes.ts";
import { childBlocks } from "../ir/walk.ts";
import { isWithin } from "./types.ts";

/** What the rows of an override make of the map above: rules are found by the spans of their rows. */
export function layerOf(
  base: IrMap,
  block: Block,
  override: Span | undefined,
  hidden: ReadonlyMap<ast.BlockItem, readonly ast.BlockItem[]>,
): Layer {
  const own = new Set<Rule>();
  if (override !== undefined) collectOwn(block, override, own);
  const above = bySpan(base.block);
  const here = bySpan(block);
  const hides = new Map<Rule, readonly Rule[]>();
  const replaced: Rule[] = [];
  const removed: Rule[] = [];
  for (const [item, items] of hidden) {
    // The rows of a pair are one rule.
    const rules = [...new Set(items.flatMap((one) => above.get(keyOf(one.span)) ?? []))];
    (item.kind === "remove" ? removed : replaced).push(...rules);
    const rule = here.get(keyOf(item.span));
    if (rule !== undefined && item.kind !== "remove" && rules.length > 0) hides.set(rule, rules);
  }
  return { base, own, replaced: [...new Set(replaced)], removed, hides };
}

/** Gives whether all rules of the block are own ones. */
function collectOwn(block: Block, override: Span, own: Set<Rule>): boolean {
  return block.rules.map((rule) => isOwn(rule, override, own)).every((one) => one);
}

function isOwn(rule: Rule, override: Span, own: Set<Rule>): boolean {
  const isWritten = isWithin(rule.span, override);
  const isContainer = rule.kind === "scope" || rule.kind === "each";
  if (isContainer) {
    const isWhole = collectOwn(rule.block, override, own) && isWritten;
    if (isWhole) own.add(rule);
    return isWhole;
  }
  const parts = rule.kind === "pair" ? [rule.read, ...rule.writes] : [rule];
  if (!parts.some(({ span }) => isWithin(span, override))) return false;
  own.add(rule);
  for (const inner of childBlocks(rule)) collectOwn(inner, override, own);
  return true;
}

/** Rules by the rows that made them: of rules with one row, the innermost. */
function bySpan(block: Block): ReadonlyMap<string, Rule> {
  const found = new Map<string, Rule>();
  const visit = (rule: Rule): void => {
    found.set(keyOf(rule.span), rule);
    if (rule.kind === "pair") {
      for (const { span } of [rule.read, ...rule.writes]) found.set(keyOf(span), rule);
    }
    for (const inner of childBlocks(rule)) inner.rules.forEach(visit);
  };
  block.rules.forEach(visit);
  return found;
}

function keyOf({ source, start, end }: Span): string {
  return `${start} ${end} ${source}`;
}
