import { unreachable } from "../../diagnostics/invariant.ts";
import type { Block, IrMap, Path, Rule } from "./nodes.ts";
import { pathText } from "./places.ts";
import { childBlocks } from "./walk.ts";

/** A rule that decides something by itself, with its place from the top of the records. */
export interface PlacedRule {
  readonly rule: Rule;
  /** `address.city` of a rule that reads, `-> Address.Kind` of one that only writes. */
  readonly place: string;
}

/** The rules of a block and of those below it; scopes and lists are told by their rules. */
export function placedRules(block: Block): readonly PlacedRule[] {
  return placed(block, [], []);
}

function placed(block: Block, common: Path, vendor: Path): readonly PlacedRule[] {
  const each = { kind: "each" } as const;
  return block.rules.flatMap((rule): readonly PlacedRule[] => {
    switch (rule.kind) {
      case "scope":
        return placed(rule.block, [...common, ...rule.left], [...vendor, ...rule.right]);
      case "each": {
        const left = [...common, ...rule.left.path, each];
        return placed(rule.block, left, [...vendor, ...rule.right.path, each]);
      }
      case "when": {
        const inner = childBlocks(rule).flatMap((branch) => placed(branch, common, vendor));
        if (rule.commonPath === undefined) return inner;
        return [{ rule, place: pathText([...common, ...rule.commonPath]) }, ...inner];
      }
      case "write":
        return [{ rule, place: `-> ${pathText([...vendor, ...rule.target])}` }];
      case "rest":
        return [
          { rule, place: rule.left === undefined ? "..." : pathText([...common, ...rule.left]) },
        ];
      case "cell":
      case "pair":
      case "read":
        return [{ rule, place: pathText([...common, ...rule.left]) }];
      default:
        return unreachable(rule);
    }
  });
}

/**
 * What the level of a map adds: its own rules, in the scopes and lists around them. The whole block
 * of a map that is no layer.
 */
export function ownBlock({ block, layer }: IrMap): Block {
  return layer === undefined ? block : ownOf(block, layer.own);
}

function ownOf(block: Block, own: ReadonlySet<Rule>): Block {
  const kept = block.rules.flatMap((rule): readonly Rule[] => {
    if (own.has(rule)) return [rule];
    if (rule.kind !== "scope" && rule.kind !== "each") return [];
    const inner = ownOf(rule.block, own);
    if (inner.rules.length === 0) return [];
    // Without the rules of its key a list is told apart by position.
    return [rule.kind === "each" ? { ...rule, block: inner, keys: [] } : { ...rule, block: inner }];
  });
  return { ...block, rules: kept };
}
