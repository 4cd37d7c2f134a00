import type { Json } from "../types.ts";
import type { Codec } from "./codecs.ts";
import type { Path } from "./paths.ts";

/**
 * One-way values and conditions. A function or operator gives missing when an operand is missing,
 * else null when one is null, except: `&` and templates skip both, `??` skips both, `=` and `!=`
 * compare all three states, `<` and the like are false, `and`/`or` take both for false.
 */
export type Expr =
  | LiteralExpr
  | ReadExpr
  | JoinExpr
  | BinaryExpr
  | NegateExpr
  | ConditionalExpr
  | FirstExpr
  | InExpr
  | StateExpr
  | CallExpr
  | JsonataExpr;

export interface LiteralExpr {
  readonly kind: "literal";
  readonly value: Json;
}

/** The value at a path, through a codec that at least checks its type. */
export interface ReadExpr {
  readonly kind: "read";
  readonly path: Path;
  readonly codec: Codec;
}

/** A template on one-way rows: as `TemplateCell` joins; each item gives text. */
export interface JoinExpr {
  readonly kind: "join";
  readonly prefix: string;
  readonly parts: readonly { readonly value: Expr; readonly separator: string }[];
  readonly suffix: string;
}

export interface BinaryExpr {
  readonly kind: "binary";
  readonly op:
    | "+"
    | "-"
    | "*"
    | "/"
    | "%"
    | "&"
    | "="
    | "!="
    | "<"
    | "<="
    | ">"
    | ">="
    | "and"
    | "or";
  readonly left: Expr;
  readonly right: Expr;
  /** How the operands compare or combine. */
  readonly on: "number" | "decimal" | "string" | "datetime" | "boolean" | "json";
}

export interface NegateExpr {
  readonly kind: "negate";
  readonly operand: Expr;
}

export interface ConditionalExpr {
  readonly kind: "conditional";
  readonly test: Expr;
  readonly then: Expr;
  readonly otherwise: Expr;
}

export interface FirstExpr {
  readonly kind: "first";
  readonly items: readonly Expr[];
}

export interface InExpr {
  readonly kind: "in";
  readonly operand: Expr;
  readonly items: readonly Json[];
}

/** `present`: neither missing nor null; `missing`: missing or null. */
export interface StateExpr {
  readonly kind: "state";
  readonly operand: Expr;
  readonly state: "present" | "missing";
}

/** A function of the list in docs/language.md "Functions"; arguments are already of the right type. */
export interface CallExpr {
  readonly kind: "call";
  readonly fn: string;
  readonly args: readonly Expr[];
}

/** Full JSONata text, run with the scope as its input. */
export interface JsonataExpr {
  readonly kind: "jsonata";
  readonly text: string;
}
