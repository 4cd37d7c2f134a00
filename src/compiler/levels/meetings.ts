import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { placedRules } from "../ir/layers.ts";
import type { IrMap, Rule } from "../ir/nodes.ts";

/** Rules of an account and an instance over one map that decide the same: one would hide the other. */
export function meetings(layers: readonly IrMap[]): readonly Diagnostic[] {
  return layers.flatMap((instance) => {
    if (instance.level.kind !== "instance") return [];
    const mine = decided(instance);
    return layers.flatMap((account) => {
      const { level } = account;
      if (level.kind !== "account" || account.layer?.base !== instance.layer?.base) return [];
      return [...decided(account)].flatMap(([place, rule]) => {
        const met = mine.get(place);
        if (met === undefined) return [];
        const labels = [{ span: rule.span, text: `the rule of account ${level.id}` }];
        return [diagnostic("levels-meet", met.span, { account: level.id }, { labels })];
      });
    });
  });
}

function decided({ block, layer }: IrMap): ReadonlyMap<string, Rule> {
  const own = placedRules(block).filter(({ rule }) => layer?.own.has(rule) === true);
  return new Map(own.map(({ rule, place }) => [place, rule]));
}
