import type { Json } from "../types.ts";
import type { Expr } from "./expressions.ts";

/** Empty: the scope itself. */
export type Path = readonly PathStep[];

export type PathStep = MemberStep | IndexStep | FindStep | EachStep;

export interface MemberStep {
  readonly kind: "member";
  readonly name: string;
}

export interface IndexStep {
  readonly kind: "index";
  readonly index: number;
}

/** The first item that satisfies the condition. */
export interface FindStep {
  readonly kind: "find";
  readonly condition: Condition;
}

/** All items; only in paths of expressions, never in a place that is written. */
export interface EachStep {
  readonly kind: "each";
}

/** A test, and what must be set to make it true. */
export interface Condition {
  readonly test: Expr;
  /** Assignments that establish the test in an empty scope; absent where it cannot be established. */
  readonly establish?: readonly Assignment[];
}

export interface Assignment {
  readonly path: Path; // members only
  readonly value: Json;
}
