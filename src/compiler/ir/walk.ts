import { unreachable } from "../../diagnostics/invariant.ts";
import type { Block, Condition, Expr, Path, Rule } from "./nodes.ts";
import { cellPaths } from "./places.ts";

/** The blocks directly below a rule: one of a scope or list, one a branch of `when`. */
export function childBlocks(rule: Rule): readonly Block[] {
  switch (rule.kind) {
    case "scope":
    case "each":
      return [rule.block];
    case "when": {
      const blocks = rule.branches.map((branch) => branch.block);
      return rule.otherwise === undefined ? blocks : [...blocks, rule.otherwise];
    }
    case "cell":
    case "pair":
    case "rest":
    case "read":
    case "write":
      return [];
    default:
      return unreachable(rule);
  }
}

/** The same rule with every child block replaced. */
export function mapBlocks(rule: Rule, change: (block: Block) => Block): Rule {
  if (rule.kind === "scope" || rule.kind === "each") return { ...rule, block: change(rule.block) };
  if (rule.kind !== "when") return rule;
  return {
    ...rule,
    branches: rule.branches.map((branch) => ({ ...branch, block: change(branch.block) })),
    ...(rule.otherwise === undefined ? {} : { otherwise: change(rule.otherwise) }),
  };
}

/** The place of a rule in the common record, where it has one. */
export function leftOf(rule: Rule): Path | undefined {
  if (rule.kind === "each") return rule.left.path;
  return "left" in rule ? rule.left : undefined;
}

/** Whether a rule stands for the whole common value of its block. */
export function isWhole(block: Block): boolean {
  return block.rules.some((rule) => leftOf(rule)?.length === 0);
}

/** Every path that an expression reads, conditions inside paths aside. */
export function exprPaths(expr: Expr): readonly Path[] {
  if (expr.kind === "read") return [expr.path];
  return childExprs(expr).flatMap(exprPaths);
}

/** The expressions directly below one. */
export function childExprs(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "literal":
    case "read":
    case "jsonata":
      return [];
    case "join":
      return expr.parts.map((part) => part.value);
    case "binary":
      return [expr.left, expr.right];
    case "negate":
    case "in":
    case "state":
      return [expr.operand];
    case "conditional":
      return [expr.test, expr.then, expr.otherwise];
    case "first":
      return expr.items;
    case "call":
      return expr.args;
    default:
      return unreachable(expr);
  }
}

/** The places of a rule on one side, in the scope of its block: read, tested and written ones. */
export function rulePaths(rule: Rule, side: "common" | "vendor"): readonly Path[] {
  return side === "common" ? commonPaths(rule) : vendorPaths(rule);
}

function commonPaths(rule: Rule): readonly Path[] {
  switch (rule.kind) {
    case "cell":
    case "scope":
    case "read":
      return [rule.left];
    case "pair":
      return [rule.left, ...rule.writes.flatMap(commonPaths)];
    case "each":
      return [rule.left.path];
    case "write":
      return exprPaths(rule.value);
    case "rest":
      return rule.left === undefined ? [] : [rule.left];
    case "when":
      return [
        ...rule.branches.flatMap((branch) => conditionPaths(branch.common)),
        ...childBlocks(rule).flatMap((block) => block.rules.flatMap(commonPaths)),
      ];
    default:
      return unreachable(rule);
  }
}

function vendorPaths(rule: Rule): readonly Path[] {
  switch (rule.kind) {
    case "cell":
      return cellPaths(rule.cell);
    case "scope":
      return [rule.right];
    case "read":
      return exprPaths(rule.value);
    case "pair":
      return [rule.read, ...rule.writes].flatMap(vendorPaths);
    case "each":
      return [rule.right.path];
    case "write":
      return [rule.target];
    case "rest":
      return [];
    case "when":
      return [
        ...rule.branches.flatMap((branch) => conditionPaths(branch.vendor)),
        ...childBlocks(rule).flatMap((block) => block.rules.flatMap(vendorPaths)),
      ];
    default:
      return unreachable(rule);
  }
}

/** The vendor places that a rule may write, in the scope of its block. */
export function writtenPaths(rule: Rule): readonly Path[] {
  switch (rule.kind) {
    case "cell":
      return cellPaths(rule.cell);
    case "scope":
      return [rule.right];
    case "each":
      return rule.direction === "read" ? [] : [rule.right.path];
    case "pair":
      return rule.writes.map((write) => write.target);
    case "write":
      return [rule.target];
    case "when":
      return [
        ...rule.branches.flatMap((branch) =>
          (branch.vendor.establish ?? []).map((one) => one.path),
        ),
        ...childBlocks(rule).flatMap((block) => block.rules.flatMap(writtenPaths)),
      ];
    case "read":
    case "rest":
      return [];
    default:
      return unreachable(rule);
  }
}

/** The places that a condition tests. */
export function conditionPaths(condition: Condition): readonly Path[] {
  return exprPaths(condition.test);
}

/** A text that is equal for equal paths only. */
export function pathKey(path: Path): string {
  return JSON.stringify(path);
}
