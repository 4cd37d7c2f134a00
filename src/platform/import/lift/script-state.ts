import { choice, type Literal, sameTerm, type Term } from "./terms.ts";

/** What a name of a script stands for. */
export type Binding =
  | { readonly kind: "term"; readonly term: Term }
  | { readonly kind: "table"; readonly rows: ReadonlyMap<string, Literal>; readonly isMap: boolean }
  /** `text.split(separator)` */
  | {
      readonly kind: "parts";
      readonly of: Term;
      readonly separator: string;
      readonly isReversed: boolean;
    }
  /** `transformedObject.where`, or that of `originalObject`. */
  | { readonly kind: "conditions"; readonly of: Side }
  /** One of them. */
  | { readonly kind: "condition"; readonly of: Side }
  /** Where in the list it stands. */
  | { readonly kind: "place" };

/** A filter as it was asked for, or with the attributes that the platform put there. */
export type Side = "asked" | "mapped";

/** Where a script stands: names, members of its result that it set, whether it has ended. */
export interface State {
  /** What it runs on: a record, a filter, or one condition of that. */
  readonly on: "record" | "filter" | "condition";
  readonly names: ReadonlyMap<string, Binding>;
  /** Names that cannot be set again. */
  readonly fixed: ReadonlySet<string>;
  /** Members of the input that count as true here. */
  readonly sure: ReadonlySet<string>;
  readonly targets: ReadonlyMap<string, Term>;
  readonly isDone: boolean;
  readonly hasReturned: boolean;
}

export const start: State = {
  on: "record",
  names: new Map(),
  fixed: new Set(),
  sure: new Set(),
  targets: new Map(),
  isDone: false,
  hasReturned: false,
};

/** The member of a filter's condition that names a field. */
export const attribute = "attribute";

/** The attribute of the condition at hand: as it was asked for, or as it is now. */
export function attributeOf(side: Side, state: State): Term {
  return side === "asked" ? { kind: "mapped", name: "asked" } : targetOf(state, attribute);
}

/** A member of the result as it is now. */
export function targetOf({ targets }: State, name: string): Term {
  return targets.get(name) ?? { kind: "mapped", name };
}

/** The state where a test has come out as true. */
export function holding(test: Term, state: State): State {
  return { ...state, sure: new Set([...state.sure, ...truthsOf(test)]) };
}

/** Members of the input that count as true where a test does. */
export function truthsOf(test: Term): readonly string[] {
  if (test.kind === "input") return [test.name];
  // `a && b` gives `a` where that counts as false.
  const isBoth = test.kind === "choice" && sameTerm(test.test, test.no);
  return isBoth ? [...truthsOf(test.test), ...truthsOf(test.yes)] : [];
}

/** One state for both branches of a test; undefined where only one of them has ended. */
export function merged(test: Term, yes: State, no: State, before: State): State | undefined {
  if (yes.isDone !== no.isDone || yes.hasReturned !== no.hasReturned) return undefined;
  const targets = new Map<string, Term>();
  for (const name of new Set([...yes.targets.keys(), ...no.targets.keys()])) {
    targets.set(name, choice(test, targetOf(yes, name), targetOf(no, name)));
  }
  const names = new Map<string, Binding>();
  for (const name of before.names.keys()) {
    const [one, other] = [yes.names.get(name), no.names.get(name)];
    if (one === undefined || other === undefined) continue;
    if (one.kind === "term" && other.kind === "term") {
      names.set(name, { kind: "term", term: choice(test, one.term, other.term) });
    } else if (sameBinding(one, other)) names.set(name, one);
  }
  return { ...yes, names, targets, fixed: before.fixed, sure: before.sure };
}

/** Whether a name stands for the same in two states. */
export function sameBinding(one: Binding, other: Binding): boolean {
  if (one.kind === "term" && other.kind === "term") return sameTerm(one.term, other.term);
  if (one.kind === "parts" && other.kind === "parts") {
    const isAlike = one.separator === other.separator && one.isReversed === other.isReversed;
    return isAlike && sameTerm(one.of, other.of);
  }
  return one === other;
}
