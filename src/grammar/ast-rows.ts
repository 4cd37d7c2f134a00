import type { Span } from "../diagnostics/source.ts";
import type { Annotation, Documented } from "./ast.ts";
import type { Expr, JsonNode, JsonObject, PathExpr, StringLiteral } from "./ast-expressions.ts";

export interface Block {
  readonly kind: "block";
  readonly span: Span;
  readonly items: readonly BlockItem[];
}

export type BlockItem = Row | WhenRow | ElseBlock | ElseActionRow | RemoveRow | ExampleBlock;

export type Arrow = "<->" | "<-" | "->";

/** `left arrow right modifiers block`; suffixes (`as`, `via`, `from`) are part of the right side. */
export interface Row extends Documented {
  readonly kind: "row";
  readonly left: Side;
  readonly arrow: Arrow;
  readonly arrowSpan: Span;
  readonly right: Side;
  readonly modifiers: readonly Modifier[];
  readonly block?: Block;
}

export type Side = Expr | NamesSide | RestSide | SameSide | ScriptSide | ElseSide | PatternSide;

/** Several plain names before `same` or a script: `id, email <-> same`. Two or more. */
export interface NamesSide {
  readonly kind: "names";
  readonly span: Span;
  readonly names: readonly PathExpr[];
}

/** `...` or `... like "*__c"` */
export interface RestSide {
  readonly kind: "rest";
  readonly span: Span;
  readonly like?: StringLiteral;
}

export interface SameSide {
  readonly kind: "same";
  readonly span: Span;
}

/** `script "./contact.sfdc.js"` */
export interface ScriptSide {
  readonly kind: "script";
  readonly span: Span;
  readonly path: StringLiteral;
}

/** `else` as a side of a value table row: any value not listed. */
export interface ElseSide {
  readonly kind: "else";
  readonly span: Span;
}

/** `{ terminated: true }` as a side of a value table row. */
export interface PatternSide {
  readonly kind: "pattern";
  readonly span: Span;
  readonly value: JsonObject;
}

/** `when kind = "person" <-> IsPersonAccount = true { rows }`; each side is a condition. */
export interface WhenRow extends Documented {
  readonly kind: "when";
  readonly common: Expr;
  readonly arrow: Arrow;
  readonly arrowSpan: Span;
  readonly vendor: Expr;
  readonly modifiers: readonly Modifier[];
  readonly block: Block;
}

/** `else { rows }` after the `when` rows of a group. */
export interface ElseBlock {
  readonly kind: "else-block";
  readonly span: Span;
  readonly block: Block;
}

export type ElseAction = "error" | "keep" | "null" | "drop";

/** `else keep` as a row of a value table. */
export interface ElseActionRow {
  readonly kind: "else-action";
  readonly span: Span;
  readonly action: ElseAction;
}

/** `remove path` (`side: "common"`) or `remove -> VendorPath`; only in overrides. */
export interface RemoveRow {
  readonly kind: "remove";
  readonly span: Span;
  readonly side: "common" | "vendor";
  readonly path: PathExpr;
}

export interface ExampleBlock extends Documented {
  readonly kind: "example";
  readonly name?: StringLiteral;
  readonly pairs: readonly ExamplePair[];
}

/** `{ common } <-> { vendor }` and, as third brace, the original record of the write. */
export interface ExamplePair {
  readonly kind: "example-pair";
  readonly span: Span;
  readonly common: JsonNode;
  readonly arrow: Arrow;
  readonly vendor: JsonNode;
  readonly original?: JsonNode;
}

export type Modifier = LossyModifier | DefaultModifier | OnModifier | ElseModifier | Annotation;

export interface LossyModifier {
  readonly kind: "lossy";
  readonly span: Span;
  readonly why: StringLiteral;
}

/** `default -> "US"` (arrow `->`) or `default <- "n/a"` (arrow `<-`). */
export interface DefaultModifier {
  readonly kind: "default";
  readonly span: Span;
  readonly arrow: "<-" | "->";
  readonly value: JsonNode;
}

export interface OnModifier {
  readonly kind: "on";
  readonly span: Span;
  readonly event: "create" | "update";
}

/** `else keep` after a conversion. */
export interface ElseModifier {
  readonly kind: "else-modifier";
  readonly span: Span;
  readonly action: ElseAction;
}
