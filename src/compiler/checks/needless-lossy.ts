import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type * as ast from "../../grammar/ast.ts";
import type { RuleClass } from "../classes/model.ts";
import type { LossCheck } from "./check.ts";

/** `lossy` where nothing is lost would hide the loss that a later change brings. */
export const needlessLossy: LossCheck = function* ({ map, rules, structures }, _program, source) {
  const losing = [
    ...rules.filter(loses).map(({ rule }) => rule.span),
    ...structures.flatMap((shape) =>
      shape.kind === "lossy" ? shape.rules.map(({ span }) => span) : [],
    ),
  ];
  for (const { row, modifier } of acceptances(source.rows)) {
    const isNeeded = losing.some((span) => isWithin(span, row.span) || isWithin(row.span, span));
    // A loss that the map above accepts may be gone with a row that is replaced here.
    const isAbove = map.layer !== undefined && !isWithin(row.span, map.span);
    if (!isNeeded && !isAbove) yield diagnostic("needless-lossy", modifier.span, {});
  }
};

/** Every group of branches hides fields from a reader: only what its write loses is accepted. */
function loses({ rule, write, read }: RuleClass): boolean {
  return (rule.kind === "when" ? [write] : [write, read]).some(isLoss);
}

/** What may lose something; one-way and paired rows are tested, and opaque ones are unknown. */
function isLoss({ kind }: { readonly kind: string }): boolean {
  return ["lossy", "paired", "opaque"].includes(kind);
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.source === inner.source && outer.start <= inner.start && inner.end <= outer.end;
}

interface Acceptance {
  readonly row: ast.Row | ast.WhenRow;
  readonly modifier: ast.LossyModifier;
}

function* acceptances(items: readonly ast.BlockItem[]): Generator<Acceptance> {
  for (const item of items) {
    if (item.kind === "else-block") yield* acceptances(item.block.items);
    if (item.kind !== "row" && item.kind !== "when") continue;
    for (const modifier of item.modifiers) {
      if (modifier.kind === "lossy") yield { row: item, modifier };
    }
    if (item.block !== undefined) yield* acceptances(item.block.items);
  }
}
