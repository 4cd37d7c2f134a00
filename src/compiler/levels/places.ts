import type * as ast from "../../grammar/ast.ts";
import { stepSpelling } from "../lower/pairs.ts";
import { isTable } from "../lower/rows.ts";
import { directionOf } from "../lower/tables.ts";
import type { Type } from "../types.ts";
import { typeAtSteps, typeSteps } from "../types-path.ts";

/** The steps of a path, each as a text that is equal for equal steps. */
export type Key = readonly string[];

/** What rows of a block stand in; keys are those of paths from the top of the records. */
export interface Around {
  readonly left: Key;
  readonly right: Key;
  readonly direction: Direction;
  /** Of the common object that the rows are about. */
  readonly type: Type;
}

type Direction = "both" | "read" | "write";

/** What a row decides: a common field, a vendor place, or more than one name can say. */
export type Subject =
  | { readonly kind: "field"; readonly path: Key; readonly direction: "both" | "read" }
  /** `field`: the common field that is written, where it is one. */
  | { readonly kind: "target"; readonly path: Key; readonly field?: Key }
  | { readonly kind: "rest" }
  | { readonly kind: "script"; readonly names: readonly Key[] }
  | { readonly kind: "unknown" };

export function subjectOf(row: ast.Row, around: Around): Subject {
  const { left, right } = row;
  if (right.kind === "script") {
    const sides = left.kind === "names" ? left.names : [left];
    return { kind: "script", names: sides.flatMap((side) => keyOrNone(side, around.left)) };
  }
  if (left.kind === "rest") return { kind: "rest" };
  const direction = around.direction === "both" ? directionOf(row.arrow) : around.direction;
  const field = keyOrNone(left, around.left)[0];
  if (direction !== "write") {
    return field === undefined ? { kind: "unknown" } : { kind: "field", path: field, direction };
  }
  const target = keyOrNone(peeled(right), around.right)[0];
  if (target === undefined) return { kind: "unknown" };
  return { kind: "target", path: target, ...(field === undefined ? {} : { field }) };
}

function keyOrNone(side: ast.Side, prefix: Key): readonly Key[] {
  return side.kind === "path" ? [[...prefix, ...keyOf(side)]] : [];
}

export function keyOf(path: ast.PathExpr): Key {
  return path.steps.map((step) => JSON.stringify(stepSpelling(step)));
}

/** The side without its suffixes. */
export function peeled(side: ast.Side): ast.Side {
  return side.kind === "suffixed" ? peeled(side.operand) : side;
}

export function startsWith(path: Key, prefix: Key): boolean {
  return prefix.length <= path.length && prefix.every((step, at) => step === path[at]);
}

export function sameKey(one: Key, other: Key): boolean {
  return one.length === other.length && startsWith(one, other);
}

/** A row whose block holds rows of its own: a scope, a list, or one that only spells prefixes. */
export interface BlockRow extends ast.Row {
  readonly left: ast.PathExpr;
  readonly block: ast.Block;
}

/** Whether a row is such a one, and no field with a value table. */
export function isBlockRow(row: ast.Row, around: Around): row is BlockRow {
  const { left, block } = row;
  if (block === undefined || left.kind !== "path" || peeled(row.right).kind !== "path")
    return false;
  const found = typeAtSteps(around.type, typeSteps(left));
  const type: Type = found.found ? found.type : { kind: "error" };
  if (type.kind === "enum" || type.kind === "list") return false;
  if (type.kind === "scalar") return type.name === "json" && !isTable(block);
  return true;
}

/** What the rows of its block stand in. */
export function inside(row: BlockRow, around: Around): Around {
  const found = typeAtSteps(around.type, typeSteps(row.left));
  const right = peeled(row.right);
  return {
    left: [...around.left, ...keyOf(row.left)],
    right: [...around.right, ...(right.kind === "path" ? keyOf(right) : [])],
    direction: around.direction === "both" ? directionOf(row.arrow) : around.direction,
    type: found.found ? found.type : { kind: "error" },
  };
}

/** `x <-> this { … }`, `this <-> p { … }` and one-way blocks only spell the prefixes of their rows. */
export function isFlat(row: BlockRow): boolean {
  const isThis = (side: ast.Side): boolean => side.kind === "path" && side.steps.length === 0;
  const isList = row.left.steps.some(({ kind }) => kind === "each");
  return isThis(row.left) || isThis(row.right) || (row.arrow !== "<->" && !isList);
}

/** Rows as rules see them: a list of names before `same` is a row for each of them. */
export function split(items: readonly ast.BlockItem[]): readonly ast.BlockItem[] {
  return items.flatMap((item): readonly ast.BlockItem[] => {
    if (item.kind !== "row" || item.right.kind !== "same") return [item];
    const same = item.right;
    const names = item.left.kind === "names" ? item.left.names : [item.left];
    return names.map((name): ast.Row => {
      const isName =
        name.kind === "path" && !name.hasThis && name.steps.every(({ kind }) => kind === "member");
      const span = names.length === 1 ? item.span : name.span;
      const right = isName ? { ...name, span: same.span } : same;
      return { ...item, span, left: name, right };
    });
  });
}
