import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type * as ast from "../../grammar/ast.ts";
import type { RuleClass } from "../classes/model.ts";
import type { LossCheck } from "./check.ts";

/** `lossy` where nothing is lost would hide the loss that a later change brings. */
export const needlessLossy: LossCheck = function* ({ map, rules, structures }, program) {
  const declared = program.maps.find(
    ({ span }) => span.source === map.span.source && span.start === map.span.start,
  );
  if (declared === undefined) return;
  const losing = [
    ...rules.filter(loses).map(({ rule }) => rule.span),
    ...structures.flatMap((shape) =>
      shape.kind === "lossy" ? shape.rules.map(({ span }) => span) : [],
    ),
  ];
  for (const { row, modifier } of acceptances(declared.block)) {
    const isNeeded = losing.some((span) => isWithin(span, row.span) || isWithin(row.span, span));
    if (!isNeeded) yield diagnostic("needless-lossy", modifier.span, {});
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

function* acceptances(block: ast.Block): Generator<Acceptance> {
  for (const item of block.items) {
    if (item.kind === "else-block") yield* acceptances(item.block);
    if (item.kind !== "row" && item.kind !== "when") continue;
    for (const modifier of item.modifiers) {
      if (modifier.kind === "lossy") yield { row: item, modifier };
    }
    if (item.block !== undefined) yield* acceptances(item.block);
  }
}
