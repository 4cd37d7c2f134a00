import type { Literal, Term } from "./terms.ts";

/** Stands for all texts that a script does not name. */
export const other: unique symbol = Symbol("other");

/** A value of a member: one that a script can tell from others, or any of the rest. */
export type Value = Literal | undefined | typeof other;

/** The value depends on more than can be told; caught where values are asked for. */
class Undecided extends Error {}

/** What a term gives where the one member that it reads has this value; "undecided" otherwise. */
export function valueFor(term: Term, input: Value): { readonly value: Value } | "undecided" {
  try {
    return { value: evaluate(term, input) };
  } catch (error) {
    if (error instanceof Undecided) return "undecided";
    throw error;
  }
}

function evaluate(term: Term, input: Value): Value {
  switch (term.kind) {
    case "literal":
      return term.value;
    case "absent":
      return undefined;
    case "input":
      return input;
    case "choice":
      return evaluate(evaluate(term.test, input) ? term.yes : term.no, input);
    case "not":
      return !evaluate(term.of, input);
    case "equals":
      return isEqual(evaluate(term.left, input), evaluate(term.right, input), term.isStrict);
    case "lookup": {
      const key = evaluate(term.key, input);
      return typeof key === "string" ? term.rows.get(key) : undefined;
    }
    default:
      throw new Undecided();
  }
}

function isEqual(left: Value, right: Value, isStrict: boolean): boolean {
  if (left === other && right === other) throw new Undecided();
  if (left === right) return true;
  if (isStrict) return false;
  const isNothing = (value: Value): boolean => value === undefined || value === null;
  if (isNothing(left) || isNothing(right)) return isNothing(left) && isNothing(right);
  const kinds = [left, right].map((value) => (value === other ? "string" : typeof value));
  // `1 == "1"`: kinds that are made equal first.
  if (kinds[0] !== kinds[1]) throw new Undecided();
  return false;
}
