import type { Span } from "../diagnostics/source.ts";
import type { Expr, JsonNode, Name, PathExpr, StringLiteral } from "./ast-expressions.ts";
import type { Block, RestSide } from "./ast-rows.ts";

export type {
  AsSuffix,
  BinaryExpr,
  BinaryOp,
  BooleanLiteral,
  CallExpr,
  ConditionalExpr,
  EachStep,
  Expr,
  FindStep,
  FromSuffix,
  IndexStep,
  JsonArray,
  JsonataExpr,
  JsonMember,
  JsonNode,
  JsonObject,
  ListLiteral,
  MemberStep,
  MissingLiteral,
  Name,
  NullLiteral,
  NumberLiteral,
  PathExpr,
  PathStep,
  StateExpr,
  StringLiteral,
  Suffix,
  SuffixedExpr,
  TemplateExpr,
  TemplateHole,
  TemplatePart,
  TemplateText,
  UnaryExpr,
  ViaSuffix,
} from "./ast-expressions.ts";
export type {
  Arrow,
  Block,
  BlockItem,
  DefaultModifier,
  ElseAction,
  ElseActionRow,
  ElseBlock,
  ElseModifier,
  ElseSide,
  ExampleBlock,
  ExamplePair,
  LossyModifier,
  Modifier,
  NamesSide,
  OnModifier,
  PatternSide,
  RemoveRow,
  RestSide,
  Row,
  SameSide,
  ScriptSide,
  Side,
  WhenRow,
} from "./ast-rows.ts";

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

/** What a doc comment may stand before. */
export interface Documented {
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

/** `override map O <-> e.R for account "46" @annotation { rows }` */
export interface OverrideMapDeclaration extends Documented {
  readonly kind: "override-map";
  readonly object: Name;
  readonly element: Name;
  readonly resource: Name;
  readonly level: OverrideLevel;
  readonly annotations: readonly Annotation[];
  readonly block: Block;
}

/** `override object O for account "46" @annotation { fields }` */
export interface OverrideObjectDeclaration extends Documented {
  readonly kind: "override-object";
  readonly object: Name;
  readonly level: OverrideLevel;
  readonly annotations: readonly Annotation[];
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
