import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { nearestName } from "../../diagnostics/nearest.ts";
import type * as ast from "../../grammar/ast.ts";
import { expressionText } from "../../grammar/format-expressions.ts";
import { nameOfPath } from "../lower/paths.ts";
import type { ObjectType } from "../types.ts";
import {
  type Around,
  type BlockRow,
  inside,
  isBlockRow,
  isFlat,
  type Key,
  keyOf,
  type Subject,
  sameKey,
  split,
  startsWith,
  subjectOf,
} from "./places.ts";
import { rebase, saysTheSame } from "./rebase.ts";
import { takeOut, type Wanted, withRows } from "./take-out.ts";
import { apart, groupKey, inGroups, unwrapped } from "./when-groups.ts";

/** The rows of a map with an override put over them. */
export interface Merged {
  readonly rows: readonly ast.BlockItem[];
  /** For each row of the override, the rows above that are not in force because of it. */
  readonly hidden: ReadonlyMap<ast.BlockItem, readonly ast.BlockItem[]>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Puts the rows of an override over those in force above it. A row stands in for all that decides
 * the same common field or one below it (`->`: the same vendor place), in whatever block that is
 * written, and takes its place; a block is merged with the one that joins the same two objects.
 * Source: docs/language.md "Overrides".
 */
export function mergeRows(
  above: readonly ast.BlockItem[],
  own: readonly ast.BlockItem[],
  common: ObjectType,
): Merged {
  const merge = new Merge();
  const around: Around = { left: [], right: [], direction: "both", type: common };
  const rows = merge.block(split(above), split(own), around);
  return { rows, hidden: merge.hidden, diagnostics: merge.diagnostics };
}

class Merge {
  readonly hidden = new Map<ast.BlockItem, readonly ast.BlockItem[]>();
  readonly diagnostics: Diagnostic[] = [];
  /** Rows of the override, also as they were moved into a block. */
  readonly #own = new Set<ast.BlockItem>();

  block(
    above: readonly ast.BlockItem[],
    own: readonly ast.BlockItem[],
    around: Around,
  ): readonly ast.BlockItem[] {
    let rows = above;
    for (const group of inGroups(own)) {
      const [item] = group;
      if (item === undefined) continue;
      if (item.kind === "when") rows = this.#putGroup(rows, group);
      else if (item.kind === "remove") rows = this.#remove(rows, item, around);
      else if (item.kind !== "row") rows = [...rows, item];
      else if (isBlockRow(item, around)) rows = this.#putBlock(rows, item, around);
      else rows = this.#putRow(rows, item, around);
    }
    return rows;
  }

  #putRow(rows: readonly ast.BlockItem[], row: ast.Row, around: Around): readonly ast.BlockItem[] {
    this.#own.add(row);
    const wanted = this.#standsInFor(subjectOf(row, around), rows, around);
    if (wanted === undefined) return [...rows, row];
    const put = (at: Around): ast.BlockItem | undefined => this.#moved(row, around, at);
    const { rows: left, taken, placed } = takeOut(rows, around, { ...wanted, put });
    this.#hide(row, taken, placed ?? row);
    return placed === undefined ? this.#add(left, row, around) : left;
  }

  /** What a row of the override takes the place of; undefined for what is only added. */
  #standsInFor(
    subject: Subject,
    rows: readonly ast.BlockItem[],
    around: Around,
  ): Wanted | undefined {
    const keep = this.#own;
    switch (subject.kind) {
      case "unknown":
        return undefined;
      case "script":
      case "rest":
        return { keep, matches: ({ kind }) => kind === subject.kind };
      case "target":
        return { keep, matches: (other) => isTarget(other, subject.path) };
      case "field": {
        const { path, direction } = subject;
        // The `->` rows of a field that is read by another row are the other half of that field.
        const isPair = direction === "both" && this.#reads(rows, around, path);
        const matches = (other: Subject): boolean =>
          (other.kind === "field" && isAtOrBelow(other.path, path)) ||
          (isPair && other.kind === "target" && sameKey(other.field ?? [""], path));
        return { keep, path, matches };
      }
    }
  }

  /** Whether a row only reads this field. */
  #reads(rows: readonly ast.BlockItem[], around: Around, path: Key): boolean {
    const matches = (other: Subject): boolean =>
      other.kind === "field" && other.direction === "read" && sameKey(other.path, path);
    return takeOut(rows, around, { keep: this.#own, matches }).taken.length > 0;
  }

  #moved(row: ast.Row, from: Around, to: Around): ast.Row | undefined {
    const moved = rebase(row, from, to);
    if (moved !== undefined) this.#own.add(moved);
    return moved;
  }

  /** A new row joins the block around its places, which could not stand beside it. */
  #add(rows: readonly ast.BlockItem[], row: ast.Row, around: Around): readonly ast.BlockItem[] {
    for (const [index, item] of rows.entries()) {
      if (item.kind !== "row" || !isBlockRow(item, around) || isFlat(item)) continue;
      if (this.#own.has(item)) continue;
      const at = inside(item, around);
      if (row.left.kind !== "path" || keyOf(row.left).length <= keyOf(item.left).length) continue;
      const moved = this.#moved(row, around, at);
      if (moved === undefined) continue;
      return rows.with(index, withRows(item, this.#add(item.block.items, moved, at)));
    }
    return [...rows, row];
  }

  #putBlock(
    rows: readonly ast.BlockItem[],
    row: BlockRow,
    around: Around,
  ): readonly ast.BlockItem[] {
    const twin = rows.findIndex(
      (item) =>
        item.kind === "row" &&
        !this.#own.has(item) &&
        isBlockRow(item, around) &&
        joinsTheSame(item, row),
    );
    const at = inside(row, around);
    if (twin >= 0) {
      const above = rows[twin] as BlockRow;
      const { doc = above.doc } = row;
      const modifiers = row.modifiers.length > 0 ? row.modifiers : above.modifiers;
      const items = this.block(split(above.block.items), split(row.block.items), at);
      const merged = { ...above, ...(doc === undefined ? {} : { doc }), modifiers };
      const rest = rows.toSpliced(twin, 1);
      const others = isFlat(row) ? this.#yield(rest, row, around) : rest;
      const index = Math.min(twin, others.length);
      return others.toSpliced(index, 0, withRows(merged, items));
    }
    const removes = row.block.items.filter((item) => item.kind === "remove");
    const items = row.block.items.filter((item) => item.kind !== "remove");
    const own = withRows(row, items);
    this.#own.add(own);
    const without = removes.reduce((left, item) => this.#remove(left, item, around, at), rows);
    if (isFlat(row)) return [...this.#yield(without, own, around), own];
    const path = at.left;
    const matches = (other: Subject): boolean =>
      other.kind === "field" && isAtOrBelow(other.path, path);
    const put = (place: Around): ast.BlockItem | undefined =>
      sameKey(place.left, around.left) && sameKey(place.right, around.right) ? own : undefined;
    const found = takeOut(without, around, { keep: this.#own, path, matches, put });
    this.#hide(row, found.taken, own);
    return found.placed === undefined ? [...found.rows, own] : found.rows;
  }

  /** The rows without what the rows of a block of the override decide, which only spells prefixes. */
  #yield(
    rows: readonly ast.BlockItem[],
    block: BlockRow,
    around: Around,
  ): readonly ast.BlockItem[] {
    const at = inside(block, around);
    let left = rows;
    for (const item of split(block.block.items)) {
      if (item.kind !== "row") continue;
      if (isBlockRow(item, at) && isFlat(item)) {
        left = this.#yield(left, item, at);
        continue;
      }
      const wanted = this.#standsInFor(subjectOf(item, at), left, around);
      if (wanted === undefined) continue;
      const found = takeOut(left, around, wanted);
      left = found.rows;
      const hidden = [...(this.hidden.get(item) ?? []), ...found.taken];
      if (hidden.length > 0) this.hidden.set(item, hidden);
    }
    return left;
  }

  #putGroup(
    rows: readonly ast.BlockItem[],
    group: readonly ast.BlockItem[],
  ): readonly ast.BlockItem[] {
    const [first] = group;
    if (first === undefined) return rows;
    const own = apart(group);
    this.#own.add(own);
    const key = groupKey(group);
    const groups = inGroups(rows);
    const at = groups.findIndex((items) => {
      const [item] = unwrapped(items);
      const isGroup = item?.kind === "when" && items.every((one) => !this.#own.has(one));
      return isGroup && groupKey(unwrapped(items)) === key;
    });
    const twin = groups[at];
    if (twin === undefined) return [...rows, own];
    const above = unwrapped(twin);
    this.hidden.set(first, above.slice(0, 1));
    const isSame =
      above.length === group.length &&
      above.every((item, index) => saysTheSame(item, group[index] ?? own));
    if (isSame) this.#tellSame(first, above);
    return groups.toSpliced(at, 1, [own]).flat();
  }

  /** `around` is what the rows stand in, `at` what the `remove` does. */
  #remove(
    rows: readonly ast.BlockItem[],
    remove: ast.RemoveRow,
    around: Around,
    at: Around = around,
  ): readonly ast.BlockItem[] {
    const prefix = remove.side === "common" ? at.left : at.right;
    const path = [...prefix, ...keyOf(remove.path)];
    const matches =
      remove.side === "vendor"
        ? (other: Subject): boolean => isTarget(other, path)
        : (other: Subject): boolean => isDecidedBy(other, path);
    const block = remove.side === "common" ? { path } : {};
    const found = takeOut(rows, around, { keep: this.#own, ...block, matches });
    if (found.taken.length > 0) this.hidden.set(remove, found.taken);
    else this.diagnostics.push(nothingThere(remove, path, rows, around));
    return found.rows;
  }

  #hide(row: ast.Row, taken: readonly ast.BlockItem[], placed: ast.BlockItem): void {
    if (taken.length === 0) return;
    this.hidden.set(row, taken);
    const [only, second] = taken;
    const isSame = only !== undefined && second === undefined && saysTheSame(only, placed);
    if (isSame) this.#tellSame(row, taken);
  }

  #tellSame(own: ast.BlockItem, above: readonly ast.BlockItem[]): void {
    const labels = above.slice(0, 1).map(({ span }) => ({ span, text: "in force without it" }));
    this.diagnostics.push(diagnostic("override-same", own.span, {}, { labels }));
  }
}

function isAtOrBelow(path: Key, wanted: Key): boolean {
  return wanted.length === 0 ? path.length === 0 : startsWith(path, wanted);
}

function isTarget(subject: Subject, path: Key): boolean {
  return subject.kind === "target" && sameKey(subject.path, path);
}

/** Whether `remove path` takes a row out: one of that field, or of one below it. */
function isDecidedBy(subject: Subject, path: Key): boolean {
  switch (subject.kind) {
    case "field":
      return isAtOrBelow(subject.path, path);
    case "target":
      return subject.field !== undefined && isAtOrBelow(subject.field, path);
    case "script":
      return subject.names.every((name) => isAtOrBelow(name, path));
    case "rest":
      return path.length === 0;
    case "unknown":
      return false;
  }
}

function joinsTheSame(one: BlockRow, other: BlockRow): boolean {
  return (
    one.arrow === other.arrow &&
    sameKey(keyOf(one.left), keyOf(other.left)) &&
    expressionText(one.right as ast.Expr) === expressionText(other.right as ast.Expr)
  );
}

function nothingThere(
  remove: ast.RemoveRow,
  path: Key,
  rows: readonly ast.BlockItem[],
  around: Around,
): Diagnostic {
  const names = new Map<string, ast.BlockItem>();
  let writer: ast.BlockItem | undefined;
  const note = (subject: Subject, item: ast.BlockItem): void => {
    const own = remove.side === "vendor" ? subject.kind === "target" : subject.kind === "field";
    if (own && (subject.kind === "target" || subject.kind === "field")) {
      names.set(subject.path.map(nameOfStep).join(""), item);
    }
  };
  forEachRow(rows, around, (row, at) => {
    note(subjectOf(row, at), row);
    const right =
      row.right.kind === "path" || row.right.kind === "suffixed" ? row.right : undefined;
    const place = right === undefined ? undefined : rightKey(right, at);
    if (remove.side === "vendor" && place !== undefined && sameKey(place, path)) writer ??= row;
  });
  const name = nameOfPath(remove.path);
  const known = [...names.keys()].map((text) => text.replace(/^\./, ""));
  const suggestion = nearestName(name, known);
  const params = { name, side: remove.side, suggestion };
  const labels = writer === undefined ? [] : [{ span: writer.span, text: "written by this row" }];
  return diagnostic("remove-nothing", remove.span, params, { labels });
}

function nameOfStep(step: string): string {
  const spelled = JSON.parse(step) as unknown;
  if (typeof spelled === "string") return `.${spelled}`;
  return typeof spelled === "number" ? `[${spelled}]` : "[]";
}

function rightKey(side: ast.Expr, at: Around): Key | undefined {
  if (side.kind === "suffixed") return rightKey(side.operand, at);
  return side.kind === "path" ? [...at.right, ...keyOf(side)] : undefined;
}

function forEachRow(
  rows: readonly ast.BlockItem[],
  around: Around,
  visit: (row: ast.Row, around: Around) => void,
): void {
  for (const item of rows) {
    if (item.kind === "when" || item.kind === "else-block") {
      forEachRow(item.block.items, around, visit);
    } else if (item.kind === "row") {
      if (isBlockRow(item, around)) forEachRow(item.block.items, inside(item, around), visit);
      else visit(item, around);
    }
  }
}
