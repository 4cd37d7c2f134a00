/** A value that a script states. */
export type Literal = string | number | boolean | null;

/** What a script computes, as far as it was understood; nothing in it can throw but what is cut. */
export type Term =
  | { readonly kind: "literal"; readonly value: Literal }
  /** `undefined`: a member with it is missing. */
  | { readonly kind: "absent" }
  /** `originalObject.name` */
  | { readonly kind: "input"; readonly name: string }
  /** `transformedObject.name` as the fields left it. */
  | { readonly kind: "mapped"; readonly name: string }
  | { readonly kind: "choice"; readonly test: Term; readonly yes: Term; readonly no: Term }
  | { readonly kind: "not"; readonly of: Term }
  | {
      readonly kind: "equals";
      readonly left: Term;
      readonly right: Term;
      readonly isStrict: boolean;
    }
  /** `table[key]`, or `get` of a `Map`, which compares kinds too. */
  | { readonly kind: "lookup"; readonly rows: ReadonlyMap<string, Literal>; readonly key: Term }
  /** Texts one after the other; one of them is certainly a text. */
  | { readonly kind: "joined"; readonly parts: readonly Term[] }
  /** The text before the first separator, or behind it. */
  | {
      readonly kind: "cut";
      readonly side: "before" | "after";
      readonly of: Term;
      readonly separator: string;
    }
  /** The part at an index, from 1 on; missing where a text has fewer. */
  | {
      readonly kind: "part";
      readonly index: number;
      readonly of: Term;
      readonly separator: string;
    }
  /** How many parts there are. */
  | { readonly kind: "count"; readonly of: Term; readonly separator: string }
  /** All parts with another text between them, as they stand or from last to first. */
  | {
      readonly kind: "rejoined";
      readonly of: Term;
      readonly separator: string;
      readonly isReversed: boolean;
      readonly by: string;
    }
  | { readonly kind: "spelled"; readonly to: "uppercase" | "lowercase"; readonly of: Term };

export const absent: Term = { kind: "absent" };

export function literal(value: Literal): Term {
  return { kind: "literal", value };
}

export function sameTerm(one: Term, other: Term): boolean {
  return termText(one) === termText(other);
}

function termText(term: Term): string {
  return JSON.stringify(term, (_, value: unknown) => (value instanceof Map ? [...value] : value));
}

/** `test ? yes : no` where the test may be known. */
export function choice(test: Term, yes: Term, no: Term): Term {
  const known = constantTruth(test);
  if (known !== undefined) return known ? yes : no;
  return sameTerm(yes, no) ? yes : { kind: "choice", test, yes, no };
}

/** Whether a term counts as true; undefined where that depends on a record. */
export function constantTruth(term: Term): boolean | undefined {
  if (term.kind === "absent") return false;
  if (term.kind === "literal") return Boolean(term.value);
  if (term.kind === "equals" && isConstant(term.left) && isConstant(term.right)) {
    return term.isStrict ? sameTerm(term.left, term.right) : undefined;
  }
  if (term.kind !== "not") return undefined;
  const inner = constantTruth(term.of);
  return inner === undefined ? undefined : !inner;
}

function isConstant({ kind }: Term): boolean {
  return kind === "literal" || kind === "absent";
}

/** The terms directly inside of a term. */
export function partsOf(term: Term): readonly Term[] {
  switch (term.kind) {
    case "literal":
    case "absent":
    case "input":
    case "mapped":
      return [];
    case "choice":
      return [term.test, term.yes, term.no];
    case "not":
    case "cut":
    case "part":
    case "count":
    case "rejoined":
    case "spelled":
      return [term.of];
    case "equals":
      return [term.left, term.right];
    case "lookup":
      return [term.key];
    case "joined":
      return term.parts;
  }
}

/** The term with what the fields left replaced by what that is; undefined where it is not known. */
export function resolved(term: Term, mapped: (name: string) => Term | undefined): Term | undefined {
  if (term.kind === "mapped") return mapped(term.name);
  const parts = partsOf(term).map((part) => resolved(part, mapped));
  const known = parts.filter((part): part is Term => part !== undefined);
  if (known.length < parts.length) return undefined;
  const [first = absent, second = absent, third = absent] = known;
  switch (term.kind) {
    case "choice":
      return choice(first, second, third);
    case "not":
    case "cut":
    case "part":
    case "count":
    case "rejoined":
    case "spelled":
      return { ...term, of: first };
    case "equals":
      return { ...term, left: first, right: second };
    case "lookup":
      return { ...term, key: first };
    case "joined":
      return { ...term, parts: known };
    default:
      return term;
  }
}

/** Names of the members of the input that a term reads. */
export function sourcesOf(term: Term): ReadonlySet<string> {
  const own = term.kind === "input" ? [term.name] : [];
  return new Set([...own, ...partsOf(term).flatMap((part) => [...sourcesOf(part)])]);
}
