import type * as ast from "../../grammar/ast.ts";
import {
  type Around,
  type BlockRow,
  inside,
  isBlockRow,
  isFlat,
  type Key,
  type Subject,
  startsWith,
  subjectOf,
} from "./places.ts";

/** What is to be taken out of a block and all blocks below it. */
export interface Wanted {
  readonly matches: (subject: Subject) => boolean;
  /** A common path: blocks that lie at it or below go as a whole. */
  readonly path?: Key;
  /** Rows that stay whatever they say. */
  readonly keep: ReadonlySet<ast.BlockItem>;
  /** A row to stand where the first one was taken out; undefined where it cannot stand there. */
  readonly put?: (at: Around) => ast.BlockItem | undefined;
}

export interface Taken {
  readonly rows: readonly ast.BlockItem[];
  /** Rows and whole blocks; of blocks that only spell prefixes the rows. */
  readonly taken: readonly ast.BlockItem[];
  /** What `put` gave, once it was used. */
  readonly placed?: ast.BlockItem;
}

/** The rows without those that are wanted. A block of which nothing is left goes with them. */
export function takeOut(rows: readonly ast.BlockItem[], around: Around, wanted: Wanted): Taken {
  const left: ast.BlockItem[] = [];
  const taken: ast.BlockItem[] = [];
  let placed: ast.BlockItem | undefined;
  const putHere = (): void => {
    if (placed !== undefined) return;
    placed = wanted.put?.(around);
    if (placed !== undefined) left.push(placed);
  };
  for (const item of rows) {
    const isRow = item.kind === "row";
    if (wanted.keep.has(item) || (!isRow && item.kind !== "when" && item.kind !== "else-block")) {
      left.push(item);
      continue;
    }
    if (isRow && !isBlockRow(item, around)) {
      if (!wanted.matches(subjectOf(item, around))) {
        left.push(item);
        continue;
      }
      taken.push(item);
      putHere();
      continue;
    }
    if (isRow && isWhole(item as BlockRow, around, wanted)) {
      taken.push(...rowsOf(item as BlockRow, around));
      putHere();
      continue;
    }
    // Rows of a branch hold under its condition: what stands in for them stands outside.
    const { put, ...rest } = wanted;
    const isOpen = isRow && placed === undefined && put !== undefined;
    const at = isRow ? inside(item as BlockRow, around) : around;
    const block = (item as BlockRow).block;
    const inner = takeOut(block.items, at, isOpen ? wanted : rest);
    placed ??= inner.placed;
    taken.push(...inner.taken);
    if (inner.taken.length === 0) left.push(item);
    else if (inner.rows.length > 0 || !isRow) left.push(withRows(item as BlockRow, inner.rows));
  }
  return { rows: left, taken, ...(placed === undefined ? {} : { placed }) };
}

function isWhole(row: BlockRow, around: Around, { path }: Wanted): boolean {
  if (path === undefined || path.length === 0) return false;
  const at = inside(row, around);
  return at.direction !== "write" && startsWith(at.left, path);
}

/** A block row for what it stands for: the rows below, where it makes no rule of its own. */
export function rowsOf(row: BlockRow, around: Around): readonly ast.BlockItem[] {
  if (!isFlat(row)) return [row];
  const at = inside(row, around);
  return row.block.items.flatMap((item) =>
    item.kind === "row" && isBlockRow(item, at) ? rowsOf(item, at) : [item],
  );
}

/** The same item with other rows in its block. */
export function withRows<Item extends { readonly block: ast.Block }>(
  item: Item,
  items: readonly ast.BlockItem[],
): Item {
  return { ...item, block: { ...item.block, items } };
}
