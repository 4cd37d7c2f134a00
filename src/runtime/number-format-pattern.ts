/** A `DecimalFormat` pattern taken apart. Counts are of digits; `groupSize` 0 is no grouping. */
export interface NumberPattern {
  readonly minInteger: number;
  readonly minFraction: number;
  readonly maxFraction: number;
  readonly groupSize: number;
  /** The decimal point stands there even without a fraction. */
  readonly showsPoint: boolean;
  /** Text before and after the digits. */
  readonly positive: Affixes;
  readonly negative: Affixes;
}

export type Affixes = readonly [prefix: string, suffix: string];

export interface NumberPatternError {
  /** Starts with a small letter or a name in backticks, and has no full stop. */
  readonly error: string;
}

/**
 * Takes a pattern apart as `DecimalFormat` does. Refused are patterns that `DecimalFormat`
 * refuses, percent, per mille, `¤`, exponents, and digits in the literal text, which could not be
 * told from those of the number.
 */
export function parseNumberPattern(pattern: string): NumberPattern | NumberPatternError {
  const prefix = takeAffix(pattern, 0);
  if ("error" in prefix) return prefix;
  const digits = /^[#0,.]*/.exec(pattern.slice(prefix.end))?.[0] ?? "";
  if (!/[#0]/.test(digits)) return refuse("the pattern has no digit (`0` or `#`)");
  const numberEnd = prefix.end + digits.length;
  if (pattern.charAt(numberEnd) === "E") {
    return refuse("exponents (`E`) are not supported; quote a literal `'E'`");
  }
  const suffix = takeAffix(pattern, numberEnd);
  if ("error" in suffix) return suffix;
  const number = digitCounts(digits);
  if ("error" in number) return number;
  const positive: Affixes = [prefix.text, suffix.text];
  if (suffix.end === pattern.length) return { ...number, positive, negative: minus(positive) };
  if (pattern.charAt(suffix.end) !== ";") return misplaced(pattern.charAt(suffix.end));
  const negative = takeNegative(pattern, suffix.end + 1);
  if ("error" in negative) return negative;
  const isSame = negative.affixes[0] === prefix.text && negative.affixes[1] === suffix.text;
  return { ...number, positive, negative: isSame ? minus(positive) : negative.affixes };
}

interface Affix {
  readonly text: string;
  readonly end: number;
}

function minus([prefix, suffix]: Affixes): Affixes {
  return [`-${prefix}`, suffix];
}

function refuse(error: string): NumberPatternError {
  return { error };
}

function misplaced(char: string): NumberPatternError {
  return refuse(`\`${char}\` stands where literal text is expected; quote it: \`'${char}'\``);
}

/** Of the negative part only the literal text counts. */
function takeNegative(
  pattern: string,
  start: number,
): { readonly affixes: Affixes } | NumberPatternError {
  const prefix = takeAffix(pattern, start);
  if ("error" in prefix) return prefix;
  const digits = /^[#0,.]*/.exec(pattern.slice(prefix.end))?.[0] ?? "";
  const suffix = takeAffix(pattern, prefix.end + digits.length);
  if ("error" in suffix) return suffix;
  if (suffix.end < pattern.length) return misplaced(pattern.charAt(suffix.end));
  return { affixes: [prefix.text, suffix.text] };
}

/** Literal text up to the next digit sign, `;` or the end, quotes taken off. */
function takeAffix(pattern: string, start: number): Affix | NumberPatternError {
  let text = "";
  let isQuoted = false;
  let end = start;
  for (; end < pattern.length; end += 1) {
    const char = pattern.charAt(end);
    if (char === "'") {
      if (pattern.charAt(end + 1) === "'") {
        text += "'";
        end += 1;
      } else {
        isQuoted = !isQuoted;
      }
    } else if (isQuoted) {
      text += char;
    } else if (/[#0,.;]/.test(char)) {
      break;
    } else if (refusedSigns.has(char)) {
      return refuse(`${refusedSigns.get(char)} (\`${char}\`) is not supported`);
    } else {
      text += char;
    }
  }
  if (isQuoted) return refuse("a quote is opened and not closed");
  if (/\d/.test(text)) return refuse("literal text with digits cannot be told from the number");
  return { text, end };
}

const refusedSigns: ReadonlyMap<string, string> = new Map([
  ["%", "percent"],
  ["\u2030", "per mille"],
  ["\u00a4", "a currency sign of the locale"],
]);

type Counts = Omit<NumberPattern, "positive" | "negative">;

function digitCounts(digits: string): Counts | NumberPatternError {
  const match = /^([#,]*[0,]*)(?:(\.)(0*)(#*))?$/.exec(digits);
  const [, integer = "", point, zeros = "", hashes = ""] = match ?? [];
  if (match === null || integer.endsWith(",")) {
    return refuse("its `#`, `0`, `,` and `.` stand in an order without a meaning");
  }
  const comma = integer.lastIndexOf(",");
  const counts = {
    minInteger: integer.replace(/[#,]/g, "").length,
    minFraction: zeros.length,
    maxFraction: zeros.length + hashes.length,
    groupSize: comma < 0 ? 0 : integer.length - comma - 1,
    showsPoint: point !== undefined && zeros + hashes === "",
  };
  // As in `DecimalFormat`: with a point, some digit is always printed, before it if there can be.
  if (point === undefined || counts.minInteger + counts.minFraction > 0) return counts;
  return integer === "" ? { ...counts, minFraction: 1 } : { ...counts, minInteger: 1 };
}
