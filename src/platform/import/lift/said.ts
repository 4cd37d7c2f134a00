import { jsonOf } from "../text.ts";
import { other, type Value, valueFor } from "./evaluate.ts";
import { type Literal, partsOf, sourcesOf, type Term } from "./terms.ts";
import { expressionOf } from "./texts.ts";

/** What a rule gives for a value of its source: a value, nothing, or the value itself. */
export type Outcome = Literal | undefined | typeof other;

/** A term as the right side of a rule, whatever its direction. */
export type Said =
  | { readonly kind: "constant"; readonly value: Literal }
  | { readonly kind: "copy"; readonly source: string }
  | {
      readonly kind: "table";
      readonly source: string;
      /** What comes out for values of the source; a text, a truth value, null, or missing. */
      readonly rows: ReadonlyMap<Literal | undefined, Outcome>;
      /** What comes out for all other texts; left out where there are none. */
      readonly otherwise?: { readonly outcome: Outcome };
    }
  | {
      readonly kind: "expression";
      readonly text: string;
      readonly sources: readonly string[];
      /** The expression gives null where nothing comes out, and never else. */
      readonly isNullNothing: boolean;
    }
  | { readonly kind: "unsaid"; readonly why: string };

/** The kind of the values of a member, as far as it is declared. */
export type Kind = "text" | "truth" | "date" | "unknown" | "other";

/** What is known of both sides of a term. */
export interface Kinds {
  readonly source: (name: string) => Kind;
  /** Of the member that is set. */
  readonly target: Kind;
}

/** The right side of a rule that gives what a term gives, for values of the kinds at hand. */
export function saidOf(term: Term, kinds: Kinds): Said {
  const sources = [...sourcesOf(term)];
  const [source] = sources;
  if (term.kind === "input") return copyOf(term.name, kinds);
  if (term.kind === "literal") return { kind: "constant", value: term.value };
  if (source === undefined) return { kind: "unsaid", why: "is taken out" };
  const table = sources.length === 1 ? tableOf(term, source, kinds) : undefined;
  if (table !== undefined) return table;
  const expression = expressionOf(term);
  if (expression === undefined) return { kind: "unsaid", why: whyNone(term) };
  const isText = sources.every((name) => canHold("text", kinds.source(name)));
  if (!isText) return { kind: "unsaid", why: "is made of what is no text" };
  if (!canHold(kinds.target, "text")) return { kind: "unsaid", why: unheld };
  return { kind: "expression", ...expression, sources };
}

function whyNone(term: Term): string {
  const hasPart = (one: Term): boolean => one.kind === "part" || partsOf(one).some(hasPart);
  return hasPart(term)
    ? "is made of parts that a text may lack, and no test says how many it has"
    : "is computed in a way that no rule says";
}

const unheld = "is set to what its type does not hold";

function copyOf(source: string, kinds: Kinds): Said {
  const isHeld = canHold(kinds.target, kinds.source(source));
  return isHeld ? { kind: "copy", source } : { kind: "unsaid", why: unheld };
}

/** Whether a member takes values of a kind, as far as both are known; a date is a text in JSON. */
function canHold(target: Kind, source: Kind): boolean {
  if (target === "unknown" || source === "unknown") return true;
  const plain = (kind: Kind): Kind => (kind === "date" ? "text" : kind);
  return plain(target) === plain(source);
}

/** A term over one member, by trying every value that it can tell from others. */
function tableOf(term: Term, source: string, kinds: Kinds): Said | undefined {
  const named = namedValues(term);
  const kind = kindOf(term, source, named, kinds);
  if (kind !== "text" && kind !== "truth") {
    return isDecided(term)
      ? { kind: "unsaid", why: `depends on a \`${source}\` of no known kind` }
      : undefined;
  }
  const texts = [...named].filter((value) => typeof value === "string");
  const values: Value[] = kind === "truth" ? [true, false] : ["", ...texts, other];
  const outcomes = new Map<Value, Outcome>();
  for (const value of [...new Set([...values, null, undefined])]) {
    const found = valueFor(term, value);
    if (found === "undecided") return undefined;
    outcomes.set(value, found.value);
  }
  const isCopy = [...outcomes].every(([value, outcome]) => value === outcome);
  if (isCopy) return copyOf(source, kinds);
  const rest: Otherwise = outcomes.has(other)
    ? { otherwise: { outcome: outcomes.get(other) as Outcome } }
    : {};
  const { otherwise } = rest;
  const rows = new Map<Literal | undefined, Outcome>();
  for (const [value, outcome] of outcomes) {
    if (value === other) continue;
    const usual = value === null || value === undefined ? value : usualFor(value, otherwise);
    if (!(isStated(value, otherwise) && usual === outcome)) rows.set(value, outcome);
  }
  return { kind: "table", source, rows, ...rest };
}

type Otherwise = { readonly otherwise?: { readonly outcome: Outcome } };

/** Null and missing stay what they are, other values are as all others where there are others. */
function isStated(value: Value, otherwise: { readonly outcome: Outcome } | undefined): boolean {
  return value === null || value === undefined || otherwise !== undefined;
}

function usualFor(value: Literal, otherwise: { readonly outcome: Outcome } | undefined): Outcome {
  return otherwise?.outcome === other ? value : otherwise?.outcome;
}

/** Whether it takes no text apart, which nothing else than a text lets one do. */
function isDecided(term: Term): boolean {
  return valueFor(term, null) !== "undecided" && valueFor(term, other) !== "undecided";
}

/** Values that a term compares its member with. */
export function namedValues(term: Term): ReadonlySet<Literal> {
  const sides = term.kind === "equals" ? [term.left, term.right] : [];
  const isCount = sides.some(({ kind }) => kind === "count");
  const own =
    term.kind === "lookup"
      ? [...term.rows.keys()]
      : sides.flatMap((one) => (one.kind === "literal" && !isCount ? [one.value] : []));
  return new Set([...own, ...partsOf(term).flatMap((part) => [...namedValues(part)])]);
}

/** A kind is declared, or shows in the texts that values are compared with, or in what they become. */
function kindOf(term: Term, source: string, named: ReadonlySet<Literal>, kinds: Kinds): Kind {
  const shown = new Set(
    [...named].filter((value) => value !== null).map((value) => kindOfValue(value)),
  );
  const declared = kinds.source(source);
  if (shown.size > 1 || shown.has("other")) return "other";
  const [seen] = shown;
  if (declared !== "unknown") return seen === undefined || seen === declared ? declared : "other";
  // `flag === true` is no sign of a truth value: the text "true" is none, and is told from it.
  if (seen === "text") return seen;
  const kept = valueFor(term, other);
  if (kept !== "undecided" && kept.value === other) return kinds.target;
  return "unknown";
}

export function kindOfValue(value: Literal): Kind {
  if (typeof value === "string") return "text";
  return typeof value === "boolean" ? "truth" : "other";
}

/** A value as a row of a table has it. */
export function outcomeText(outcome: Exclude<Outcome, typeof other>): string {
  return outcome === undefined ? "missing" : jsonOf(outcome);
}
