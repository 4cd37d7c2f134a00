/** The UTF-8 bytes of a text with a line feed behind it, as lines stand in a block. */
export function lineOf(text: string): Uint8Array {
  return new TextEncoder().encode(`${text}\n`);
}

/** The text of some bytes. */
export function textAt(bytes: Uint8Array, start: number, end: number): string {
  return new TextDecoder().decode(bytes.subarray(start, end));
}

/** Where a value ends, as `scanValue` says it for one that is written in other characters. */
export function behind(end: number): number {
  return end < 0 ? ~end : end;
}
