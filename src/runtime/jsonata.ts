import { MappingError, type MappingErrorCode, type Site } from "./errors.ts";
import { checkDepth, plainJson } from "./jsonata-json.ts";
import { LinearRegExp } from "./jsonata-regex.ts";
import jsonata, { type JsonataExpression, type JsonataOptions } from "./jsonata-sync.generated.js";

export { type SyntaxProblem, syntaxProblem } from "./jsonata-syntax.ts";

/** What an evaluation may use up; beyond it is error `limit`. */
export interface Limits {
  /** Milliseconds; default 1000. */
  readonly timeoutMs?: number;
  /** Depth of nested evaluations, of the text and of calls; default 500. */
  readonly stack?: number;
  /** Items of one sequence; default 1,000,000. */
  readonly sequence?: number;
}

/** Variables of the text, without `$`. */
export type Bindings = Readonly<Record<string, unknown>>;

/**
 * Runs JSONata text on a record with guard rails on; regular expressions take linear time. The
 * result is plain JSON, or `undefined` for nothing; the input is never changed.
 *
 * Rejects with a MappingError: the code and path of `$error("code path")`; `limit` for text that
 * runs too long, too deep or makes too much; `too-deep` for input (or `$original`) beyond 500
 * levels; `range` for a result that holds no finite number; `expression` for all else, with the
 * code and the words of JSONata.
 */
export async function evaluate(
  text: string,
  input: unknown,
  bindings: Bindings = {},
  limits: Limits = {},
): Promise<unknown> {
  return run(text, input, bindings, limits, nowhere);
}

/**
 * The function that an embedded `jsonata("…")` stands for; synchronous, limits and errors as in
 * `evaluate`. `at` is the place that errors name when the text names none.
 */
export function expression(text: string): (input: unknown, at?: Site) => unknown {
  return (input, at = nowhere) => run(text, input, {}, {}, at);
}

interface Compiled {
  readonly expression: JsonataExpression;
  /** JSONata reads it at every evaluation, so that one compiled text serves all limits. */
  readonly options: JsonataOptions;
  deadlineMs: number;
}

const defaultLimits = { timeoutMs: 1000, stack: 500, sequence: 1_000_000 };
const nowhere: Site = { path: "", rule: "jsonata" };

/** Texts as they were parsed, the least lately used first; only a matter of speed. */
const compiledTexts = new Map<string, Compiled>();
const maxCompiledTexts = 200;

function run(text: string, input: unknown, bindings: Bindings, limits: Limits, at: Site): unknown {
  checkDepth(input, at);
  checkDepth(bindings.original, at);
  try {
    const compiled = compile(text);
    const { timeoutMs, stack, sequence } = { ...defaultLimits, ...limits };
    Object.assign(compiled.options, { timeout: timeoutMs, stack, sequence });
    compiled.deadlineMs = Date.now() + timeoutMs;
    return plainJson(compiled.expression.evaluate(input, bindings), at);
  } catch (problem) {
    throw mappingError(problem, at);
  }
}

function compile(text: string): Compiled {
  const known = compiledTexts.get(text);
  const compiled = known ?? parse(text);
  compiledTexts.delete(text);
  compiledTexts.set(text, compiled);
  const [oldest] = compiledTexts.keys();
  if (compiledTexts.size > maxCompiledTexts && oldest !== undefined) compiledTexts.delete(oldest);
  return compiled;
}

function parse(text: string): Compiled {
  const checkTime = (): void => {
    if (Date.now() > compiled.deadlineMs) throw { code: "D1012", value: compiled.options.timeout };
  };
  const options: JsonataOptions = {
    RegexEngine: class extends LinearRegExp {
      constructor(pattern: RegExp) {
        super(pattern, checkTime);
      }
    },
  };
  const compiled: Compiled = { expression: jsonata(text, options), options, deadlineMs: 0 };
  return compiled;
}

const limitCodes: ReadonlySet<string> = new Set(["D1011", "D1012", "D2014", "D2015"]);

const mappingCodes: ReadonlySet<string> = new Set<MappingErrorCode>([
  "type",
  "format",
  "range",
  "inexact",
  "unknown-value",
  "no-match",
  "no-case",
  "duplicate-key",
  "name-taken",
  "too-deep",
  "limit",
  "expression",
]);

/** JSONata throws plain objects; the platform throws RangeError for its own stack and sizes. */
function mappingError(problem: unknown, at: Site): MappingError {
  if (problem instanceof MappingError) return problem;
  if (problem instanceof RangeError) return new MappingError("limit", at, problem.message);
  const { code, message } = problem as { readonly code?: unknown; readonly message?: unknown };
  if (typeof code !== "string") return new MappingError("expression", at, String(message));
  if (code === "D3137" && typeof message === "string") {
    const [, ownCode, path] = /^([a-z-]+) ([\s\S]*)$/.exec(message) ?? [];
    if (ownCode !== undefined && path !== undefined && mappingCodes.has(ownCode)) {
      return new MappingError(ownCode as MappingErrorCode, { path, rule: at.rule });
    }
  }
  const found = limitCodes.has(code) ? "limit" : "expression";
  return new MappingError(found, at, `${code} ${String(message)}`);
}
