import * as t from "./tokens.ts";

/**
 * Which row each token stands in; rows of a block are inside the row that owns the block.
 * One mistake can make a parser stumble several times in a row, and all but the first is noise.
 */
export interface TokenRows {
  /** Index of the innermost row of each token. */
  readonly rowOf: ReadonlyMap<t.Token, number>;
  /** Index of the row around each row; -1 for none. */
  readonly parents: readonly number[];
  /** The innermost row at an offset: that of the last token that starts at or before it. */
  readonly rowAt: (offset: number) => number;
}

export function rowsOfTokens(tokens: readonly t.Token[]): TokenRows {
  const rowOf = new Map<t.Token, number>();
  const parents: number[] = [-1];
  const open: number[] = [];
  let row = 0;
  const start = (): number => parents.push(open.at(-1) ?? -1) - 1;
  for (const token of tokens) {
    if (token.tokenType === t.RCurly) row = open.pop() ?? row;
    rowOf.set(token, row);
    if (token.tokenType === t.RowEnd) row = start();
    if (token.tokenType === t.LCurly) {
      open.push(row);
      row = start();
    }
  }
  const rowAt = (offset: number): number => {
    let low = 0;
    let high = tokens.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((tokens[middle]?.startOffset ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const token = tokens[low];
    return (token && rowOf.get(token)) ?? 0;
  };
  return { rowOf, parents, rowAt };
}
