import type { Span } from "../diagnostics/source.ts";

/**
 * The abstract tree of one file. Every node has a `kind` and a full source span.
 * Nodes are immutable; later phases keep their facts in side tables keyed by node.
 * Scalar type names, enum members and table columns stay names here: binding gives them meaning.
 */
export interface SourceFile {
  readonly kind: "source-file";
  readonly span: Span;
  readonly declarations: readonly Declaration[];
  /** All comments in source order, doc comments included (those are also on their node). */
  readonly comments: readonly Comment[];
}

/** `// text` or `/// text`, one node a line; `text` has neither the slashes nor the line break. */
export interface Comment {
  readonly kind: "comment";
  readonly span: Span;
  readonly doc: boolean;
  readonly text: string;
}

/** An identifier, or a name in backticks (`quoted`). `text` is the name itself. */
export interface Name {
  readonly kind: "name";
  readonly span: Span;
  readonly text: string;
  readonly quoted: boolean;
}

// ---------------------------------------------------------------- declarations

export type Declaration =
  | HubDeclaration
  | ObjectDeclaration
  | EnumDeclaration
  | ElementDeclaration
  | MapDeclaration
  | OverrideMapDeclaration
  | OverrideObjectDeclaration
  | CodecDeclaration
  | TableDeclaration
  | UseDeclaration
  | ReservedDeclaration;

interface Documented {
  readonly span: Span;
  /** Lines of the `///` comment before the node, joined by line breaks; absent without one. */
  readonly doc?: string;
}

/** `hub crm "CRM"` */
export interface HubDeclaration extends Documented {
  readonly kind: "hub";
  readonly name: Name;
  readonly title?: StringLiteral;
}

/** `object Name in hub { fields }`; `key (a, b)` in the body is the composite key. */
export interface ObjectDeclaration extends Documented {
  readonly kind: "object";
  readonly name: Name;
  readonly hub?: Name;
  readonly annotations: readonly Annotation[];
  readonly fields: readonly FieldDeclaration[];
  readonly key?: KeyClause;
}

export interface KeyClause {
  readonly kind: "key";
  readonly span: Span;
  readonly names: readonly Name[];
}

/** `name: type! key @annotation(…)` */
export interface FieldDeclaration extends Documented {
  readonly kind: "field";
  readonly name: Name;
  readonly type: TypeNode;
  readonly required: boolean;
  readonly isKey: boolean;
  readonly annotations: readonly Annotation[];
}

export type TypeNode = NamedType | LiteralUnion | ObjectTypeNode | ListTypeNode | MapTypeNode;

/** A scalar (`string`), an enum or an object, by name. */
export interface NamedType {
  readonly kind: "named-type";
  readonly span: Span;
  readonly name: Name;
}

/** `"active" | "inactive"` */
export interface LiteralUnion {
  readonly kind: "literal-union";
  readonly span: Span;
  readonly members: readonly StringLiteral[];
}

export interface ObjectTypeNode {
  readonly kind: "object-type";
  readonly span: Span;
  readonly fields: readonly FieldDeclaration[];
  readonly key?: KeyClause;
}

/** `T[]`, `T[] keyed by type`, `T[] keyed by (a, b)` */
export interface ListTypeNode {
  readonly kind: "list-type";
  readonly span: Span;
  readonly item: TypeNode;
  readonly keyedBy?: readonly Name[];
}

/** `map<T>` */
export interface MapTypeNode {
  readonly kind: "map-type";
  readonly span: Span;
  readonly value: TypeNode;
}

export interface EnumDeclaration extends Documented {
  readonly kind: "enum";
  readonly name: Name;
  readonly members: readonly EnumMember[];
}

/** A member: an identifier or a quoted string; `text` is its value. */
export interface EnumMember extends Documented {
  readonly kind: "enum-member";
  readonly text: string;
  readonly quoted: boolean;
}

export interface ElementDeclaration extends Documented {
  readonly kind: "element";
  readonly name: Name;
  readonly title?: StringLiteral;
  readonly hub?: Name;
  readonly resources: readonly ResourceDeclaration[];
}

/** `resource Contact from "./contact.schema.json" { rows }` */
export interface ResourceDeclaration extends Documented {
  readonly kind: "resource";
  readonly name: Name;
  readonly from?: StringLiteral;
  readonly rows: readonly ResourceRow[];
}

/** `Id, SyncToken @always` or `... @null("")` */
export interface ResourceRow extends Documented {
  readonly kind: "resource-row";
  readonly subjects: readonly (PathExpr | RestSide)[];
  readonly annotations: readonly Annotation[];
}

/** `map Object <-> element.Resource { rows }` */
export interface MapDeclaration extends Documented {
  readonly kind: "map";
  readonly object: Name;
  readonly element: Name;
  readonly resource: Name;
  readonly annotations: readonly Annotation[];
  readonly block: Block;
}

export interface OverrideLevel {
  readonly kind: "level";
  readonly span: Span;
  readonly level: "account" | "instance";
  readonly id: StringLiteral;
}

/** `override map O <-> e.R for account "46" { rows }` */
export interface OverrideMapDeclaration extends Documented {
  readonly kind: "override-map";
  readonly object: Name;
  readonly element: Name;
  readonly resource: Name;
  readonly level: OverrideLevel;
  readonly block: Block;
}

/** `override object O for account "46" { fields }` */
export interface OverrideObjectDeclaration extends Documented {
  readonly kind: "override-object";
  readonly object: Name;
  readonly level: OverrideLevel;
  readonly fields: readonly FieldDeclaration[];
}

/** `codec yesNo = { true <-> "Y" }`, `codec cents = value / 100`, `codec gid = "gid://{value}"` */
export interface CodecDeclaration extends Documented {
  readonly kind: "codec";
  readonly name: Name;
  readonly body: Block | Expr;
}

/** `table users (id: string, remoteId: string)` */
export interface TableDeclaration extends Documented {
  readonly kind: "table";
  readonly name: Name;
  readonly columns: readonly FieldDeclaration[];
}

export interface UseDeclaration extends Documented {
  readonly kind: "use";
  readonly path: StringLiteral;
}

/** `instance`, `sync` and `proxy`: parsed as balanced text, refused by the checker. */
export interface ReservedDeclaration extends Documented {
  readonly kind: "reserved";
  readonly keyword: "instance" | "sync" | "proxy";
  readonly keywordSpan: Span;
}

/** `@name(arguments)`; arguments are JSON, a bare word reads as a string. */
export interface Annotation {
  readonly kind: "annotation";
  readonly span: Span;
  readonly name: Name;
  readonly args: readonly JsonNode[];
}

// ---------------------------------------------------------------- rows

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

// ---------------------------------------------------------------- expressions

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

// ---------------------------------------------------------------- JSON inside a file

export type JsonNode = JsonObject | JsonArray | StringLiteral | NumberLiteral | BooleanLiteral | NullLiteral;

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
