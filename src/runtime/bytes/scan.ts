/**
 * Scanning JSON text as bytes. All functions take a position and give the position behind what
 * they have scanned, 0 where they refuse: either it is no JSON, or it is JSON whose meaning takes
 * a closer look (an exponent, sixteen digits, deep nesting), which the caller leaves to the
 * general reader. Bytes end with a line feed or a zero, both of which no scanner takes, so that
 * none needs to know where its line ends. The bytes are known to be UTF-8.
 */

/** 1 for what ends the plain part of a string: quote, backslash, control characters. */
const special = new Uint8Array(256);
special.fill(1, 0, 32);
special[34] = 1;
special[92] = 1;

/** Nesting beyond which a value is left to the general reader. */
const maxNesting = 64;

/** Digits that a double surely holds. */
const safeDigits = 15;

/** The first position that is no blank. */
export function skipBlanks(src: Uint8Array, at: number): number {
  let i = at;
  while (src[i] === 32 || src[i] === 9 || src[i] === 13) i += 1;
  return i;
}

/**
 * The end of the value at `at`. Its complement (`~end`) where `JSON.stringify` would write the
 * value in other characters: escapes, `1.50`, `-0`, lists and objects that are not empty.
 */
export function scanValue(src: Uint8Array, at: number): number {
  const first = src[at] as number;
  if (first === 34) {
    let i = at + 1;
    while (special[src[i] as number] === 0) i += 1;
    return src[i] === 34 ? i + 1 : scanEscaped(src, i);
  }
  if (first === 45 || isDigit(first)) return scanNumber(src, at);
  switch (first) {
    case 110:
      return src[at + 1] === 117 && src[at + 2] === 108 && src[at + 3] === 108 ? at + 4 : 0;
    case 116:
      return src[at + 1] === 114 && src[at + 2] === 117 && src[at + 3] === 101 ? at + 4 : 0;
    case 102:
      return src[at + 1] === 97 && src[at + 2] === 108 && src[at + 3] === 115 && src[at + 4] === 101
        ? at + 5
        : 0;
    case 91:
    case 123:
      return scanContainer(src, at, 0);
    default:
      return 0;
  }
}

/** The rest of a string from its first special byte on, to behind the quote. */
function scanEscaped(src: Uint8Array, at: number): number {
  let i = at;
  while (src[i] === 92) {
    const escaped = src[i + 1] as number;
    if (escaped === 117) {
      for (let k = i + 2; k < i + 6; k += 1) if (!isHex(src[k] as number)) return 0;
      i += 6;
    } else if (isShortEscape(escaped)) i += 2;
    else return 0;
    while (special[src[i] as number] === 0) i += 1;
  }
  return src[i] === 34 ? ~(i + 1) : 0;
}

function scanNumber(src: Uint8Array, at: number): number {
  const start = src[at] === 45 ? at + 1 : at;
  let i = start;
  while (isDigit(src[i] as number)) i += 1;
  const whole = i - start;
  if (whole === 0 || (whole > 1 && src[start] === 48)) return 0;
  let isShortest = start === at || src[start] !== 48;
  let digits = whole;
  if (src[i] === 46) {
    const point = i;
    i += 1;
    while (isDigit(src[i] as number)) i += 1;
    digits += i - point - 1;
    if (i === point + 1) return 0;
    // `-0.5` keeps its sign; zeros at the end go, and from 1e-7 on there is an exponent.
    isShortest = src[i - 1] !== 48 && !(src[start] === 48 && startsSmall(src, point + 1));
  }
  if (digits > safeDigits || src[i] === 101 || src[i] === 69) return 0;
  return isShortest ? i : ~i;
}

function startsSmall(src: Uint8Array, at: number): boolean {
  for (let k = at; k < at + 6; k += 1) if (src[k] !== 48) return false;
  return true;
}

function scanContainer(src: Uint8Array, at: number, depth: number): number {
  if (depth > maxNesting) return 0;
  const isList = src[at] === 91;
  const close = isList ? 93 : 125;
  let i = skipBlanks(src, at + 1);
  // Only where nothing stands between the brackets is the text what would be written.
  if (src[i] === close) return i === at + 1 ? i + 1 : ~(i + 1);
  while (true) {
    if (!isList) {
      if (src[i] !== 34) return 0;
      const key = scanValue(src, i);
      i = skipBlanks(src, key < 0 ? ~key : key);
      if (key === 0 || src[i] !== 58) return 0;
      i = skipBlanks(src, i + 1);
    }
    const isNested = src[i] === 91 || src[i] === 123;
    const end = isNested ? scanContainer(src, i, depth + 1) : scanValue(src, i);
    if (end === 0) return 0;
    i = skipBlanks(src, end < 0 ? ~end : end);
    if (src[i] === close) return ~(i + 1);
    if (src[i] !== 44) return 0;
    i = skipBlanks(src, i + 1);
  }
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

function isHex(byte: number): boolean {
  return isDigit(byte) || ((byte | 32) >= 97 && (byte | 32) <= 102);
}

/** `"` `\` `/` `b` `f` `n` `r` `t` */
function isShortEscape(byte: number): boolean {
  return (
    byte === 34 ||
    byte === 92 ||
    byte === 47 ||
    byte === 98 ||
    byte === 102 ||
    byte === 110 ||
    byte === 114 ||
    byte === 116
  );
}
