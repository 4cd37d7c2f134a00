import type { Block, CellRule, IrMap, Path } from "../ir/nodes.ts";
import { cellPaths, pathText, scopesOf } from "../ir/places.ts";
import type { Type } from "../types.ts";
import { typeAt } from "../types-path.ts";
import type { StructureClass, Witness } from "./model.ts";

import { loneSibling, nulledList, nulledParent } from "./shape-witness.ts";
import { uncarried } from "./uncarried.ts";

/**
 * What shapes lose or normalise, said once for a parent or a list and not for each rule: parents
 * of dotted places, lists that are built from fields, vendor lists whose items several rules share.
 */
export function structuresOf(map: IrMap): readonly StructureClass[] {
  const types = commonTypes(map.block, map.common);
  return scopesOf(map.block).flatMap((block) => {
    const cells = cellsOf(block);
    const common = types.get(block) ?? { kind: "unknown" };
    return [...dottedParents(cells), ...keyedLists(cells, common), ...sharedLists(cells)];
  });
}

/** The common type that each block with a scope of its own works on. */
function commonTypes(block: Block, type: Type): ReadonlyMap<Block, Type> {
  const found = new Map<Block, Type>([[block, type]]);
  const visit = (inner: Block, own: Type): void => {
    for (const rule of inner.rules) {
      if (rule.kind === "when") {
        for (const branch of rule.branches) visit(branch.block, own);
        if (rule.otherwise !== undefined) visit(rule.otherwise, own);
      }
      if (rule.kind !== "scope" && rule.kind !== "each") continue;
      const path: Path = rule.kind === "scope" ? rule.left : [...rule.left.path, { kind: "each" }];
      const next = typeAt(own, path);
      found.set(rule.block, next);
      visit(rule.block, next);
    }
  };
  visit(block, type);
  return found;
}

/** The cells of a block and of its branches. */
function cellsOf(block: Block): readonly CellRule[] {
  return block.rules.flatMap((rule): readonly CellRule[] => {
    if (rule.kind === "cell") return [rule];
    if (rule.kind !== "when") return [];
    const blocks = [...rule.branches.map((branch) => branch.block), rule.otherwise];
    return blocks.flatMap((inner) => (inner === undefined ? [] : cellsOf(inner)));
  });
}

function dottedParents(cells: readonly CellRule[]): readonly StructureClass[] {
  const parents = groups(cells, ({ left }) =>
    left.length > 1 && left.every(({ kind }) => kind === "member") ? [left.slice(0, -1)] : [],
  );
  return parents.map(({ path, rules }) => ({
    side: "common",
    path: pathText(path),
    span: rules[0].span,
    rules,
    kind: "canonical",
    note: "null parent = nulled children",
    ...witnessed(nulledParent(rules, path.length)),
  }));
}

function keyedLists(cells: readonly CellRule[], common: Type): readonly StructureClass[] {
  const lists = groups(cells, ({ left }) => listsOn(left, "find"));
  return lists.map(({ path, rules }): StructureClass => {
    const base = { side: "common", path: pathText(path), span: rules[0].span, rules } as const;
    const item = typeAt(common, [...path, { kind: "each" }]);
    const example = uncarried(rules, path.length, item);
    return example === undefined
      ? {
          ...base,
          kind: "canonical",
          note: "lists built from fields: order of rules, null = []",
          ...witnessed(nulledList(rules)),
        }
      : { ...base, kind: "lossy", note: "items that no rule carries", example };
  });
}

function sharedLists(cells: readonly CellRule[]): readonly StructureClass[] {
  const lists = groups(cells, ({ cell }) =>
    cellPaths(cell).flatMap((path) => [...listsOn(path, "find"), ...listsOn(path, "index")]),
  );
  return lists.flatMap(({ path, rules }): readonly StructureClass[] =>
    rules.length === 1
      ? []
      : [
          {
            side: "vendor",
            path: pathText(path),
            span: rules[0].span,
            rules,
            kind: "canonical",
            note: "missing sibling = null in a shared list",
            ...witnessed(loneSibling(rules)),
          },
        ],
  );
}

function witnessed(witness: Witness | undefined): { readonly witness?: Witness } {
  return witness === undefined ? {} : { witness };
}

function listsOn(path: Path, kind: "find" | "index"): readonly Path[] {
  return path.flatMap((step, at) => (step.kind === kind ? [path.slice(0, at)] : []));
}

interface Group {
  readonly path: Path;
  readonly rules: readonly [CellRule, ...CellRule[]];
}

function groups(
  cells: readonly CellRule[],
  pathsOf: (rule: CellRule) => readonly Path[],
): readonly Group[] {
  const found = new Map<string, Group>();
  for (const rule of cells) {
    for (const path of pathsOf(rule)) {
      const key = JSON.stringify(path);
      const known = found.get(key);
      if (known?.rules.includes(rule)) continue;
      found.set(key, { path, rules: known === undefined ? [rule] : [...known.rules, rule] });
    }
  }
  return [...found.values()];
}
