import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type { Block, IrMap, Path, Rule } from "../ir/nodes.ts";
import { areExclusive, type BranchOf, pathText } from "../ir/places.ts";
import { childBlocks, conditionPaths, rulePaths } from "../ir/walk.ts";
import type { Check } from "./check.ts";

/** What one rule takes a vendor place for. */
interface Use {
  readonly shape: "object" | "list";
  readonly path: Path;
  readonly span: Span;
  readonly branches: readonly BranchOf[];
  /** The rule writes there: two of these overlap, which is said elsewhere. */
  readonly isTarget: boolean;
}

/** A place that is an object for one rule and a list for another would refuse every record. */
export const mixedShapes: Check = function* (map: IrMap) {
  const places = new Map<string, Use[]>();
  for (const use of usesOf(map.block, [], [])) {
    const key = pathText(
      use.path.map((step) => (step.kind === "member" ? step : { kind: "each" })),
    );
    const known = places.get(key);
    if (known === undefined) places.set(key, [use]);
    else known.push(use);
  }
  for (const uses of places.values()) yield* mixed(uses);
};

function* mixed(uses: readonly Use[]): Generator<Diagnostic> {
  const lists = uses.filter(({ shape }) => shape === "list");
  if (lists.length === 0) return;
  for (const object of uses.filter(({ shape }) => shape === "object")) {
    const list = lists.find((use) => areAtOdds(use, object));
    if (list === undefined) continue;
    const labels = [{ span: list.span, text: "here it is a list" }];
    yield diagnostic("mixed-shapes", object.span, { path: pathText(object.path) }, { labels });
    return;
  }
}

function areAtOdds(list: Use, object: Use): boolean {
  return !(list.isTarget && object.isTarget) && !areExclusive(list, object);
}

/** The places of a block and below, from the top of the record. */
function* usesOf(block: Block, top: Path, branches: readonly BranchOf[]): Generator<Use> {
  for (const rule of block.rules) {
    if (rule.kind === "when") {
      const tested = rule.branches.flatMap(({ vendor }) => conditionPaths(vendor));
      yield* usesAlong(rule, tested, top, branches);
      for (const [index, inner] of childBlocks(rule).entries()) {
        yield* usesOf(inner, top, [...branches, { group: rule, index }]);
      }
      continue;
    }
    yield* usesAlong(rule, rulePaths(rule, "vendor"), top, branches);
    if (rule.kind === "scope") yield* usesOf(rule.block, [...top, ...rule.right], branches);
    if (rule.kind !== "each") continue;
    const path = [...top, ...rule.right.path];
    if (rule.right.shape === "map") continue;
    yield { shape: "list", path, span: rule.span, branches, isTarget: rule.direction !== "read" };
    yield* usesOf(rule.block, [...path, { kind: "each" }], branches);
  }
}

function* usesAlong(
  rule: Rule,
  paths: readonly Path[],
  top: Path,
  branches: readonly BranchOf[],
): Generator<Use> {
  const isTarget = rule.kind !== "read" && rule.kind !== "when";
  for (const path of paths) {
    for (const [index, step] of path.entries()) {
      const shape = step.kind === "member" ? "object" : "list";
      const place = [...top, ...path.slice(0, index)];
      yield { shape, path: place, span: rule.span, branches, isTarget };
    }
  }
}
