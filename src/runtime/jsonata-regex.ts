import { RE2JS } from "re2js";

/**
 * The regular expressions of JSONata, run in time linear in the text by RE2 instead of by
 * backtracking. `\s`, `\S` and `.` mean what they mean in JavaScript; what RE2 does not have (back
 * references, looking ahead) is an error when the expression runs, never another meaning.
 * Characters are code points, as with the flag `u`.
 */
export class LinearRegExp {
  /** Where the next search starts, in UTF-16 code units; JSONata sets and reads it. */
  lastIndex = 0;
  readonly #pattern: RE2JS;
  readonly #checkTime: () => void;

  /** `checkTime` runs before each search, since many searches on one text add up. */
  constructor(pattern: RegExp, checkTime: () => void) {
    this.#pattern = compile(pattern);
    this.#checkTime = checkTime;
  }

  /** As `RegExp.prototype.exec` of a global pattern. */
  exec(text: string): LinearMatch | null {
    this.#checkTime();
    const matcher = this.#pattern.matcher(text);
    if (this.lastIndex > text.length || !matcher.find(this.lastIndex)) {
      this.lastIndex = 0;
      return null;
    }
    this.lastIndex = matcher.end();
    const groups: (string | undefined)[] = [];
    for (let group = 0; group <= matcher.groupCount(); group += 1) {
      groups.push(matcher.group(group) ?? undefined);
    }
    return Object.assign(groups, { index: matcher.start() });
  }
}

/** The match, then its groups; `undefined` for a group that took no part. */
export interface LinearMatch extends Array<string | undefined> {
  index: number;
}

/** Patterns as they were compiled, the oldest first; only a matter of speed. */
const compiledPatterns = new Map<string, RE2JS>();
const maxCompiledPatterns = 500;

function compile(pattern: RegExp): RE2JS {
  const key = String(pattern);
  const known = compiledPatterns.get(key);
  if (known !== undefined) return known;
  const flags =
    (pattern.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) |
    (pattern.multiline ? RE2JS.MULTILINE : 0) |
    RE2JS.LOOKBEHINDS;
  const compiled = RE2JS.compile(translated(pattern.source), flags);
  const [oldest] = compiledPatterns.keys();
  if (compiledPatterns.size >= maxCompiledPatterns && oldest !== undefined) {
    compiledPatterns.delete(oldest);
  }
  compiledPatterns.set(key, compiled);
  return compiled;
}

/** White space of JavaScript, as items of a character class. */
const space =
  "\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}";

/** All else. */
const noSpace =
  "\\x00-\\x08\\x0e-\\x1f!-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}" +
  "\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}";

/** JavaScript's pattern in the words of RE2. */
function translated(source: string): string {
  let result = "";
  let inClass = false;
  for (const token of RE2JS.translateRegExp(source).matchAll(/\\[\s\S]|[\s\S]/g)) {
    const text = token[0];
    if (text === "\\s") result += inClass ? space : `[${space}]`;
    else if (text === "\\S") result += inClass ? noSpace : `[${noSpace}]`;
    else if (text === "." && !inClass) result += "[^\\n\\r\\x{2028}\\x{2029}]";
    else result += text;
    if (text === "[") inClass = true;
    else if (text === "]") inClass = false;
  }
  return result;
}
