import { unreachable } from "../../diagnostics/invariant.ts";
import type { OverlayTree, Path, Rule } from "../ir/nodes.ts";
import { conditionPaths } from "../ir/walk.ts";

/** Where the merged view of a block is merged member by member: what rules share of their paths. */
export function overlayOf(rules: readonly Rule[]): OverlayTree {
  return merged(rules.map(overlayOfRule));
}

function overlayOfRule(rule: Rule): OverlayTree {
  switch (rule.kind) {
    case "cell":
    case "pair":
    case "read":
      return along(rule.left.slice(0, -1), rule.left.length - 1, {});
    case "each":
      return along(rule.left.path, rule.left.path.length - 1, {});
    case "scope":
      return along(rule.left, rule.left.length, rule.block.overlay);
    case "rest":
      return rule.left === undefined ? {} : along(rule.left, rule.left.length, {});
    case "when": {
      const tested = rule.branches.flatMap((branch) => conditionPaths(branch.common));
      const blocks = rule.branches.map((branch) => branch.block.overlay);
      return merged([
        ...tested.map((path) => along(path, path.length - 1, {})),
        ...blocks,
        rule.otherwise?.overlay ?? {},
      ]);
    }
    case "write":
      return {};
    default:
      return unreachable(rule);
  }
}

/** The first `count` steps as nested names; a list is replaced whole, so nothing below it counts. */
function along(path: Path, count: number, end: OverlayTree): OverlayTree {
  const steps = path.slice(0, Math.max(0, count));
  const cut = steps.findIndex((step) => step.kind !== "member");
  // The list itself is a value: its name is no interior node.
  const names = cut < 0 ? steps : steps.slice(0, Math.max(0, cut - 1));
  return names.reduceRight<OverlayTree>(
    (inner, step) => (step.kind === "member" ? entry(step.name, inner) : inner),
    cut < 0 ? end : {},
  );
}

/** Names of a tree that is still growing. */
interface Names extends Map<string, Names> {}

/** All names of the trees, in order of first use. */
function merged(trees: readonly OverlayTree[]): OverlayTree {
  const names: Names = new Map();
  for (const tree of trees) grow(names, tree);
  return treeOf(names);
}

function grow(names: Names, tree: OverlayTree): void {
  for (const name of Object.keys(tree)) {
    const inner: Names = names.get(name) ?? new Map();
    names.set(name, inner);
    grow(inner, tree[name] ?? {});
  }
}

function treeOf(names: Names): OverlayTree {
  return Object.fromEntries([...names].map(([name, inner]) => [name, treeOf(inner)]));
}

/** One name; `fromEntries` makes `__proto__` a name like any other. */
function entry(name: string, inner: OverlayTree): OverlayTree {
  return Object.fromEntries([[name, inner]]);
}
