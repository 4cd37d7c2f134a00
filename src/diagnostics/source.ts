/** A text with a name. `path` is relative to the project root, with forward slashes. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Half-open range `[start, end)` of UTF-16 code units in the text of one source. */
export interface Span {
  readonly source: string; // `path` of the source
  readonly start: number;
  readonly end: number;
}

/** 1-based line and column; the column counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Offsets at which the lines of `text` start; LF, CRLF and CR each end a line. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit === 13 && text.charCodeAt(offset + 1) === 10) continue;
    if (unit === 10 || unit === 13) starts.push(offset + 1);
  }
  return starts;
}

/** Where `offset` lies; offsets beyond the text give its end. */
export function positionAt(text: string, offset: number): Position {
  const starts = lineStarts(text);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: Math.min(offset, text.length) - (starts[low] ?? 0) + 1 };
}

/** The smallest span that covers both; both must lie in one source. */
export function spanBetween(first: Span, last: Span): Span {
  return {
    source: first.source,
    start: Math.min(first.start, last.start),
    end: Math.max(first.end, last.end),
  };
}
