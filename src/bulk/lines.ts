/**
 * Counts the lines of a text that end before a place; places are asked for in order. A line ends
 * with LF, CR LF or CR. `isBehindReturn`: the byte before the text is a CR, whose line has ended.
 */
export function lineCounter(src: Uint8Array, isBehindReturn: boolean): (until: number) => number {
  let lines = 0;
  let feed = src.indexOf(10);
  let carriage = src.indexOf(13);
  return (until) => {
    for (; carriage >= 0 && carriage < until; carriage = src.indexOf(13, carriage + 1)) lines += 1;
    for (; feed >= 0 && feed < until; feed = src.indexOf(10, feed + 1)) {
      const isSecond = feed === 0 ? isBehindReturn : src[feed - 1] === 13;
      if (!isSecond) lines += 1;
    }
    return lines;
  };
}
