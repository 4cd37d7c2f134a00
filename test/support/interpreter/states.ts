import type { Json } from "../../../src/compiler/types.ts";
import type { MappingErrorCode } from "../../../src/runtime/errors.ts";

/** A value, `null`, or missing (`undefined`). */
export type Maybe = Json | undefined;

export type JsonObject = { readonly [name: string]: Json };
export type JsonList = readonly Json[];

/** Rows of the run-time tables, by the name of the table. */
export type Tables = Readonly<Record<string, readonly JsonObject[]>>;

/**
 * A record that a map refuses. `others` are the refusals that stand beside the first one: engines
 * may meet them in another order.
 */
export class InterpreterError extends Error {
  override readonly name = "InterpreterError";
  readonly code: MappingErrorCode;
  readonly rule: string;
  readonly path: string;
  readonly others: readonly InterpreterError[];

  constructor(
    code: MappingErrorCode,
    detail = "",
    rule = "",
    path = "",
    others: readonly InterpreterError[] = [],
  ) {
    super(`${code} (${rule}) ${path}: ${detail}`);
    this.code = code;
    this.rule = rule;
    this.path = path;
    this.others = others;
  }
}

/** Stops the rule at hand; `inRule` says later which rule it was. */
export function refuse(code: MappingErrorCode, detail = ""): never {
  throw new InterpreterError(code, detail);
}

/** The refusals in a thrown value; anything else is a defect and thrown on. */
export function errorsOf(thrown: unknown): readonly InterpreterError[] {
  if (!(thrown instanceof InterpreterError)) throw thrown;
  return [thrown, ...thrown.others];
}

/** Throws the first of these refusals with the others beside it; returns when there are none. */
export function throwAll(errors: readonly InterpreterError[]): void {
  const [first, ...rest] = errors;
  if (first === undefined) return;
  throw new InterpreterError(first.code, first.message, first.rule, first.path, rest);
}

/** Runs all of them, so that every refusal is known, and then throws when there was one. */
export function collect<Result>(actions: readonly (() => Result)[]): readonly Result[] {
  const results: Result[] = [];
  const errors: InterpreterError[] = [];
  for (const action of actions) {
    try {
      results.push(action());
    } catch (thrown) {
      errors.push(...errorsOf(thrown));
    }
  }
  throwAll(errors);
  return results;
}

/** Runs `action` and gives its refusals the name of the rule, unless an inner rule has done so. */
export function inRule<Result>(rule: string, path: string, action: () => Result): Result {
  try {
    return action();
  } catch (thrown) {
    throwAll(
      errorsOf(thrown).map((error) =>
        error.rule === "" ? new InterpreterError(error.code, error.message, rule, path) : error,
      ),
    );
    throw thrown;
  }
}

export function isObject(value: Maybe): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Maybe): value is JsonList {
  return Array.isArray(value);
}

/** Neither missing nor null. */
export function hasValue(value: Maybe): value is Exclude<Json, null> {
  return value !== undefined && value !== null;
}

/** The own member, or missing; `undefined` in a property counts as missing. */
export function member(object: JsonObject, name: string): Maybe {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The object with one member set, in its old place or at the end; every name is data. */
export function withMember(object: JsonObject, name: string, value: Json): JsonObject {
  const entries = Object.entries(object).filter(([, old]) => old !== undefined);
  const index = entries.findIndex(([key]) => key === name);
  if (index < 0) entries.push([name, value]);
  else entries[index] = [name, value];
  return Object.fromEntries(entries);
}

export function withoutMember(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

/** Names of the members that are not missing, in order. */
export function names(object: JsonObject): readonly string[] {
  return Object.keys(object).filter((name) => member(object, name) !== undefined);
}

/** Equal as JSON: objects in any order, lists in order, `1 = 1.0`, `-0 = 0`, `1 ≠ "1"`. */
export function sameJson(left: Maybe, right: Maybe): boolean {
  if (left === right) return true;
  if (isList(left) && isList(right)) {
    return left.length === right.length && left.every((item, at) => sameJson(item, right[at]));
  }
  if (isObject(left) && isObject(right)) {
    const all = new Set([...names(left), ...names(right)]);
    return [...all].every((name) => sameJson(member(left, name), member(right, name)));
  }
  return false;
}
