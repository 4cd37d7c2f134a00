import type { Span } from "../../diagnostics/source.ts";
import type { Block, Cell, ListPlace, Path, Rule } from "./nodes.ts";

/** A place that a rule sets, on one side. */
export interface Place {
  readonly path: Path;
  readonly span: Span;
  readonly label: string;
  readonly rule: Rule;
  /** The list whose items the rule sets, all or those that it selects. */
  readonly list?: ListPlace;
  /** The branches of `when` groups around the rule, outermost first: group rule and branch index. */
  readonly branches: readonly BranchOf[];
}

export interface BranchOf {
  readonly group: Rule;
  readonly index: number;
}

/** Rules of different branches of one group never act together. */
export function areExclusive(first: InBranches, second: InBranches): boolean {
  return first.branches.some((branch) =>
    second.branches.some((other) => other.group === branch.group && other.index !== branch.index),
  );
}

type InBranches = Pick<Place, "branches">;

export type SideName = "common" | "vendor";

/** All places that the rules of one block set on one side; nested scopes and lists are not entered. */
export function placesOf(
  block: Block,
  side: SideName,
  branches: readonly BranchOf[] = [],
): readonly Place[] {
  return block.rules.flatMap((rule) => placesOfRule(rule, side, branches));
}

function placesOfRule(rule: Rule, side: SideName, branches: readonly BranchOf[]): readonly Place[] {
  const at = (path: Path): Place => ({
    path,
    span: rule.span,
    label: rule.label,
    rule,
    branches,
  });
  switch (rule.kind) {
    case "cell":
      return side === "common" ? [at(rule.left)] : cellPaths(rule.cell).map((path) => at(path));
    case "pair":
      return side === "common" ? [at(rule.left)] : rule.writes.map((write) => at(write.target));
    case "scope":
      return [at(side === "common" ? rule.left : rule.right)];
    case "each": {
      if (side === "vendor" && rule.direction === "read") return [];
      const list = side === "common" ? rule.left : rule.right;
      return [{ ...at(list.path), list }];
    }
    case "when":
      return [
        ...rule.branches.flatMap((branch, index) =>
          placesOf(branch.block, side, [...branches, { group: rule, index }]),
        ),
        ...(rule.otherwise === undefined
          ? []
          : placesOf(rule.otherwise, side, [
              ...branches,
              { group: rule, index: rule.branches.length },
            ])),
      ];
    case "rest":
      return side === "common" && rule.left !== undefined ? [at(rule.left)] : [];
    case "read":
      return side === "common" ? [at(rule.left)] : [];
    case "write":
      return side === "vendor" ? [at(rule.target)] : [];
  }
}

/** The paths that a cell reads and writes. */
export function cellPaths(cell: Cell): readonly Path[] {
  switch (cell.kind) {
    case "at":
      return [cell.path];
    case "first":
      return cell.cells.map((part) => part.path);
    case "template":
      return cell.parts.map((part) => part.path);
  }
}

/** Nested blocks that have a scope of their own: of scopes and lists, through `when` branches. */
export function innerBlocks(block: Block): readonly Block[] {
  return block.rules.flatMap((rule): readonly Block[] => {
    switch (rule.kind) {
      case "scope":
      case "each":
        return [rule.block];
      case "when": {
        const blocks = rule.branches.map((branch) => branch.block);
        const all = rule.otherwise === undefined ? blocks : [...blocks, rule.otherwise];
        return all.flatMap(innerBlocks);
      }
      default:
        return [];
    }
  });
}

/** All blocks with a scope of their own: this one and those below. */
export function scopesOf(block: Block): readonly Block[] {
  return [block, ...innerBlocks(block).flatMap(scopesOf)];
}

/** Every rule of a block and below, branches and nested scopes included. */
export function allRules(block: Block): readonly Rule[] {
  return block.rules.flatMap((rule): readonly Rule[] => {
    switch (rule.kind) {
      case "scope":
      case "each":
        return [rule, ...allRules(rule.block)];
      case "when":
        return [
          rule,
          ...rule.branches.flatMap((branch) => allRules(branch.block)),
          ...(rule.otherwise === undefined ? [] : allRules(rule.otherwise)),
        ];
      default:
        return [rule];
    }
  });
}

/** A path as its author would write it. */
export function pathText(path: Path): string {
  if (path.length === 0) return "this";
  let text = "";
  for (const step of path) {
    switch (step.kind) {
      case "member": {
        const name = /^[A-Za-z_][A-Za-z0-9_]*$/.test(step.name) ? step.name : `\`${step.name}\``;
        text += text === "" ? name : `.${name}`;
        break;
      }
      case "index":
        text += `[${step.index}]`;
        break;
      case "find":
        text += `[${establishText(step.condition.establish ?? [])}]`;
        break;
      case "each":
        text += "[]";
        break;
    }
  }
  return text;
}

function establishText(assignments: readonly { path: Path; value: unknown }[]): string {
  if (assignments.length === 0) return "…";
  return assignments
    .map(({ path, value }) => `${pathText(path)} = ${JSON.stringify(value)}`)
    .join(" and ");
}
