import { nameOf, quoted } from "../text.ts";
import { sameTerm, type Term } from "./terms.ts";

/** A text that is made of others, as an expression of the language. */
export interface TextExpression {
  readonly text: string;
  /** It gives null where nothing comes out, and never else. */
  readonly isNullNothing: boolean;
}

/** Texts that are joined, cut or spelled, below tests that they are there. */
export function expressionOf(term: Term): TextExpression | undefined {
  const { tests, value, no } = guarded(term);
  const sure = new Set(tests.flatMap(({ truths }) => truths));
  const counts = tests.flatMap((test) => test.counts);
  const text = textOf(value, { sure, counts }, true);
  if (text === undefined || no === undefined) {
    return text === undefined || tests.length > 0 ? undefined : { text, isNullNothing: false };
  }
  const isText = no.kind === "literal" && typeof no.value === "string";
  const isSure = sure.size > 0 && counts.every(({ name }) => sure.has(name));
  if (!isSure || !(isText || no.kind === "absent")) return undefined;
  const otherwise = isText ? quoted(String(no.value)) : "null";
  const isThere = [...sure].map((name) => {
    const path = nameOf(name);
    return `${path} present and ${path} != null and ${path} != ""`;
  });
  const isLong = counts.map(
    ({ name, separator, count }) => `$count(${splitText(nameOf(name), separator)}) = ${count}`,
  );
  const inner = isLong.length === 0 ? text : `(${isLong.join(" and ")} ? ${text} : ${otherwise})`;
  return { text: `${isThere.join(" and ")} ? ${inner} : ${otherwise}`, isNullNothing: !isText };
}

/** A test that members count as true, and that they have so many parts. */
interface Guard {
  readonly truths: readonly string[];
  readonly counts: readonly PartCount[];
}

interface PartCount {
  readonly name: string;
  readonly separator: string;
  readonly count: number;
}

/** A value below tests that all give the same where they do not hold. */
function guarded(term: Term): {
  readonly tests: readonly Guard[];
  readonly value: Term;
  readonly no?: Term;
} {
  if (term.kind !== "choice") return { tests: [], value: term };
  const test = guardOf(term.test);
  if (test === undefined) return { tests: [], value: term };
  const inner = guarded(term.yes);
  const isOne = inner.no === undefined || sameTerm(inner.no, term.no);
  if (!isOne) return { tests: [test], value: term.yes, no: term.no };
  return { tests: [test, ...inner.tests], value: inner.value, no: term.no };
}

/** What a test says; undefined where it says anything else. */
function guardOf(test: Term): Guard | undefined {
  if (test.kind === "input") return { truths: [test.name], counts: [] };
  if (test.kind === "equals") {
    const [count, number] =
      test.left.kind === "count" ? [test.left, test.right] : [test.right, test.left];
    if (count.kind !== "count" || count.of.kind !== "input") return undefined;
    if (number.kind !== "literal" || typeof number.value !== "number") return undefined;
    const { of, separator } = count;
    return { truths: [], counts: [{ name: of.name, separator, count: number.value }] };
  }
  // `a && b` gives `a` where that counts as false.
  if (test.kind !== "choice" || !sameTerm(test.test, test.no)) return undefined;
  const [one, other] = [guardOf(test.test), guardOf(test.yes)];
  if (one === undefined || other === undefined) return undefined;
  return {
    truths: [...one.truths, ...other.truths],
    counts: [...one.counts, ...other.counts],
  };
}

function splitText(text: string, separator: string): string {
  return `$split(${text}, ${quoted(separator)})`;
}

/** What tests around a text have shown. */
interface Known {
  /** Members that are texts, and not empty. */
  readonly sure: ReadonlySet<string>;
  readonly counts: readonly PartCount[];
}

/** A text made of members that are known to be texts, or that stand for an empty one. */
function textOf(term: Term, known: Known, isTop: boolean): string | undefined {
  const { sure, counts } = known;
  switch (term.kind) {
    case "literal":
      return typeof term.value === "string" ? quoted(term.value) : undefined;
    case "input":
      return sure.has(term.name) ? nameOf(term.name) : undefined;
    case "choice": {
      // `a || ""`
      const { test, yes, no } = term;
      const isOrEmpty = test.kind === "input" && yes.kind === "input" && test.name === yes.name;
      return !isTop && isOrEmpty && no.kind === "literal" && no.value === ""
        ? nameOf(yes.name)
        : undefined;
    }
    case "joined": {
      const parts = term.parts.map((part) => textOf(part, known, false));
      const texts = parts.filter((part): part is string => part !== undefined);
      if (texts.length < parts.length || texts.length < 2) return undefined;
      return isTop ? texts.join(" & ") : undefined;
    }
    case "cut": {
      const of = textOf(term.of, known, false);
      if (of === undefined || term.of.kind !== "input") return undefined;
      const separator = quoted(term.separator);
      if (term.side === "before") return `$substringBefore(${of}, ${separator})`;
      return `($contains(${of}, ${separator}) ? $substringAfter(${of}, ${separator}) : "")`;
    }
    case "part": {
      const { of, separator, index } = term;
      const hasIt = counts.some(
        (one) =>
          of.kind === "input" &&
          one.name === of.name &&
          one.separator === separator &&
          one.count > index,
      );
      const text = hasIt ? textOf(of, known, false) : undefined;
      if (text === undefined) return undefined;
      const rest = Array.from({ length: index }).reduce<string>(
        (now) => `$substringAfter(${now}, ${quoted(separator)})`,
        text,
      );
      return `$substringBefore(${rest}, ${quoted(separator)})`;
    }
    case "rejoined": {
      const of = textOf(term.of, known, false);
      if (of === undefined) return undefined;
      const split = splitText(of, term.separator);
      return `$join(${term.isReversed ? `$reverse(${split})` : split}, ${quoted(term.by)})`;
    }
    case "spelled": {
      const of = textOf(term.of, known, false);
      return of === undefined ? undefined : `$${term.to}(${of})`;
    }
    default:
      return undefined;
  }
}
