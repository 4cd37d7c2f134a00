import type { IRecognitionException } from "chevrotain";
import type { FileCstNode, HoleCstNode } from "./cst.generated.ts";
import { CemapParser } from "./parser.ts";
import type { Token } from "./tokens.ts";

/** The trees by the rule that a parse starts with. */
interface Trees {
  readonly file: FileCstNode;
  readonly hole: HoleCstNode;
}

/** What one run gave; without a tree when there were too many errors to go on. */
export interface Run<T> {
  readonly tree?: T;
  readonly errors: readonly IRecognitionException[];
}

class TooManyErrors extends Error {}
const tooManyErrors = new TooManyErrors("too many errors");

// Building a parser is slow, so there is one. Each run sets it anew; nothing is kept between two.
const budget = { errors: 0 };
const parser = new CemapParser(() => {
  budget.errors--;
  if (budget.errors < 0) throw tooManyErrors;
});

/**
 * Runs the parser from one rule on. Each error costs much more than a token, so the run ends
 * when there are more than `errorLimit`; the errors until then are given.
 */
export function runParser<R extends keyof Trees>(
  rule: R,
  tokens: readonly Token[],
  errorLimit: number,
): Run<Trees[R]> {
  parser.input = [...tokens];
  budget.errors = errorLimit;
  try {
    const tree = parser[rule]() as Trees[R] | undefined;
    return { ...(tree === undefined ? {} : { tree }), errors: parser.errors };
  } catch (problem) {
    if (problem === tooManyErrors) return { errors: parser.errors };
    throw problem;
  }
}
