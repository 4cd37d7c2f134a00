/** Words as one line for a shell: what is not plain stands in single quotes. */
export function shellLine(words: readonly string[]): string {
  return words
    .map((word) =>
      /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`,
    )
    .join(" ");
}
