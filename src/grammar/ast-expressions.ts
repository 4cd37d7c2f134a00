import type { Span } from "../diagnostics/source.ts";
import type { TypeNode } from "./ast.ts";

/** An identifier, or a name in backticks (`quoted`). `text` is the name itself. */
export interface Name {
  readonly kind: "name";
  readonly span: Span;
  readonly text: string;
  readonly quoted: boolean;
}

/** Expressions and conditions; `as`, `via`, `from` bind tighter than any operator. */
export type Expr =
  | PathExpr
  | StringLiteral
  | NumberLiteral
  | BooleanLiteral
  | NullLiteral
  | MissingLiteral
  | TemplateExpr
  | ListLiteral
  | UnaryExpr
  | BinaryExpr
  | StateExpr
  | ConditionalExpr
  | CallExpr
  | JsonataExpr
  | SuffixedExpr;

/** A path; no steps means `this`. `hasThis` when `this` was written. */
export interface PathExpr {
  readonly kind: "path";
  readonly span: Span;
  readonly hasThis: boolean;
  readonly steps: readonly PathStep[];
}

export type PathStep = MemberStep | IndexStep | FindStep | EachStep;

export interface MemberStep {
  readonly kind: "member";
  readonly span: Span;
  readonly name: Name;
}

/** `[0]`; 0-based, never negative. */
export interface IndexStep {
  readonly kind: "index";
  readonly span: Span;
  readonly index: number;
}

/** `[type = "work"]` */
export interface FindStep {
  readonly kind: "find";
  readonly span: Span;
  readonly condition: Expr;
}

/** `[]` */
export interface EachStep {
  readonly kind: "each";
  readonly span: Span;
}

/** `"…"` without holes, or `'…'` (`plain`); `value` has escapes resolved. */
export interface StringLiteral {
  readonly kind: "string";
  readonly span: Span;
  readonly value: string;
  readonly plain: boolean;
}

/** `text` is the literal as written, since digits beyond a double must not be lost. */
export interface NumberLiteral {
  readonly kind: "number";
  readonly span: Span;
  readonly text: string;
}

export interface BooleanLiteral {
  readonly kind: "boolean";
  readonly span: Span;
  readonly value: boolean;
}

export interface NullLiteral {
  readonly kind: "null";
  readonly span: Span;
}

/** `missing` standing alone, as a side of a value table row. */
export interface MissingLiteral {
  readonly kind: "missing";
  readonly span: Span;
}

/** `"{FirstName} {LastName}"`: texts and holes in order; at least one hole. */
export interface TemplateExpr {
  readonly kind: "template";
  readonly span: Span;
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart = TemplateText | TemplateHole;

export interface TemplateText {
  readonly kind: "text";
  readonly span: Span;
  readonly value: string;
}

export interface TemplateHole {
  readonly kind: "hole";
  readonly span: Span;
  readonly expr: Expr;
}

/** `[…]` after `in` */
export interface ListLiteral {
  readonly kind: "list";
  readonly span: Span;
  readonly items: readonly Expr[];
}

export interface UnaryExpr {
  readonly kind: "unary";
  readonly span: Span;
  readonly op: "-";
  readonly operand: Expr;
}

export type BinaryOp =
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "&"
  | "??"
  | "="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "in"
  | "and"
  | "or";

export interface BinaryExpr {
  readonly kind: "binary";
  readonly span: Span;
  readonly op: BinaryOp;
  readonly left: Expr;
  readonly right: Expr;
}

/** `path present`, `path missing` */
export interface StateExpr {
  readonly kind: "state";
  readonly span: Span;
  readonly operand: Expr;
  readonly state: "present" | "missing";
}

export interface ConditionalExpr {
  readonly kind: "conditional";
  readonly span: Span;
  readonly test: Expr;
  readonly then: Expr;
  readonly otherwise: Expr;
}

/** `$uppercase(Name)`; `fn` has no dollar sign. */
export interface CallExpr {
  readonly kind: "call";
  readonly span: Span;
  readonly fn: Name;
  readonly args: readonly Expr[];
}

/** `jsonata("…")`: full JSONata text. */
export interface JsonataExpr {
  readonly kind: "jsonata";
  readonly span: Span;
  readonly text: StringLiteral;
}

export interface SuffixedExpr {
  readonly kind: "suffixed";
  readonly span: Span;
  readonly operand: Expr;
  readonly suffix: Suffix;
}

export type Suffix = AsSuffix | ViaSuffix | FromSuffix;

/** `as integer`, `as date("MM/dd/yyyy")`, `as datetime("…", "America/Denver")`, `as map<string>` */
export interface AsSuffix {
  readonly kind: "as";
  readonly span: Span;
  readonly type: TypeNode;
  readonly args: readonly StringLiteral[];
}

/** `via cents` */
export interface ViaSuffix {
  readonly kind: "via";
  readonly span: Span;
  readonly codec: Name;
}

/** `from users (id <-> remoteId)`, `from "./countries.csv" (name <-> iso2)` */
export interface FromSuffix {
  readonly kind: "from";
  readonly span: Span;
  readonly table: Name | StringLiteral;
  readonly common: Name;
  readonly vendor: Name;
}

export type JsonNode =
  | JsonObject
  | JsonArray
  | StringLiteral
  | NumberLiteral
  | BooleanLiteral
  | NullLiteral;

export interface JsonObject {
  readonly kind: "json-object";
  readonly span: Span;
  readonly members: readonly JsonMember[];
}

/** `name: value`; the name is an identifier, a backticked name or a string. */
export interface JsonMember {
  readonly kind: "json-member";
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: JsonNode;
}

export interface JsonArray {
  readonly kind: "json-array";
  readonly span: Span;
  readonly items: readonly JsonNode[];
}
