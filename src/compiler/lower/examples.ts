import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type * as ast from "../../grammar/ast.ts";
import type { Example } from "../ir/nodes.ts";
import type { MapContext } from "./context.ts";
import { lowerJson } from "./json.ts";
import { directionOf } from "./tables.ts";

/** The pairs of all examples of a map, each with a name of its own. */
export function lowerExamples(
  ctx: MapContext,
  examples: readonly ast.ExampleBlock[],
): readonly Example[] {
  return examples.flatMap((example, index) => {
    const name = example.name?.value ?? `example ${index + 1}`;
    return example.pairs.flatMap((pair, at): readonly Example[] => {
      const lowered = lowerPair(ctx, pair, at === 0 ? name : `${name} (${at + 1})`);
      return lowered === undefined ? [] : [lowered];
    });
  });
}

function lowerPair(ctx: MapContext, pair: ast.ExamplePair, name: string): Example | undefined {
  const direction = directionOf(pair.arrow);
  const common = lowerJson(ctx, pair.common);
  const vendor = lowerJson(ctx, pair.vendor);
  const original = pair.original && lowerJson(ctx, pair.original);
  if (common === undefined || vendor === undefined) return undefined;
  if (pair.original !== undefined && original === undefined) return undefined;
  if (pair.original !== undefined && direction === "read") {
    const help = "Take the third value out, or write `<->` or `->`.";
    const params = { what: "An original record", where: "in an example that only reads", help };
    return ctx.report(diagnostic("row-place", pair.original.span, params));
  }
  return {
    name,
    span: pair.span,
    direction,
    common,
    vendor,
    ...(original === undefined ? {} : { original }),
  };
}
