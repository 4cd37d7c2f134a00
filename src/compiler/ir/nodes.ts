import type { Span } from "../../diagnostics/source.ts";
import type { FieldAnnotation, Json, ObjectType, Type } from "../types.ts";
import type { Codec } from "./codecs.ts";
import type { Expr } from "./expressions.ts";
import type { IdleRow, IrScript, Layer, Level } from "./levels.ts";
import type { Condition, Path } from "./paths.ts";
import type { VendorRules } from "./vendor-rules.ts";

export type {
  BuiltinStep,
  CheckStep,
  Codec,
  CodecStep,
  ConvertStep,
  EpochStep,
  ItemsStep,
  JsonTextStep,
  LinearStep,
  LookupStep,
  MaskStep,
  NumberFormatStep,
  SplitStep,
  TableKey,
  TablePattern,
  TableRow,
  TableStep,
} from "./codecs.ts";
export type {
  BinaryExpr,
  CallExpr,
  ConditionalExpr,
  Expr,
  FirstExpr,
  InExpr,
  JoinExpr,
  JsonataExpr,
  LiteralExpr,
  NegateExpr,
  ReadExpr,
  StateExpr,
} from "./expressions.ts";
export type { IdleRow, IrObject, IrScript, Layer, Level } from "./levels.ts";
export type {
  Assignment,
  Condition,
  EachStep,
  FindStep,
  IndexStep,
  MemberStep,
  Path,
  PathStep,
} from "./paths.ts";
export type { VendorField, VendorFields, VendorRest, VendorRules } from "./vendor-rules.ts";

/**
 * The intermediate representation of one checked map. Sugar is gone:
 * `same` lists are single rules; `x <-> this {…}` and `this <-> p {…}` are prefixes of the inner
 * paths; `a[].x <-> b[].y` rows over one pair of lists are one each-rule; named codecs, enums and
 * types are written out. Paths are relative to the scope of their block.
 * SEMANTICS: docs/language.md "What a rule means".
 */
export interface IrMap {
  readonly kind: "map";
  /** `Contact.sfdc.Contact`: stem of the files that are written for it. */
  readonly name: string;
  readonly object: string;
  readonly element: string;
  readonly resource: string;
  /** Path of the `.cemap` file, relative to the project root. */
  readonly source: string;
  readonly span: Span;
  readonly doc?: string;
  readonly common: ObjectType;
  /** From the vendor schema where there is one, else what the rules show (`open`). */
  readonly vendor: ObjectType;
  /** What the vendor accepts in a request; no effect on records. */
  readonly vendorRules: VendorRules;
  readonly block: Block;
  /** Run-time tables in use, in order of first use. */
  readonly tables: readonly RuntimeTable[];
  readonly examples: readonly Example[];
  /** Platform scripts, in source order; no engine but the platform's runs them. */
  readonly scripts: readonly IrScript[];
  /** Rows with `@off`: no engine runs them, the platform keeps them as fields that are removed. */
  readonly idle: readonly IdleRow[];
  /** Of the map declaration: `@level`, `@platform`. */
  readonly annotations: readonly FieldAnnotation[];
  readonly level: Level;
  /** In the map of a lower level: what it adds to the levels above. */
  readonly layer?: Layer;
}

export interface RuntimeTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: Type }[];
}

export interface Example {
  readonly name: string;
  readonly span: Span;
  readonly direction: Direction;
  readonly common: Json;
  readonly vendor: Json;
  readonly original?: Json;
}

export type Direction = "both" | "read" | "write";

/** Rules of one scope, in source order (which is the order of reading and of key creation). */
export interface Block {
  readonly rules: readonly Rule[];
  /** Interior nodes of the common paths of this block: where overlaying merges member by member. */
  readonly overlay: OverlayTree;
}

/** Names below which the merged view is merged; a name that is absent is replaced whole. */
export interface OverlayTree {
  readonly [name: string]: OverlayTree;
}

export type Rule =
  | CellRule
  | PairRule
  | ScopeRule
  | EachRule
  | WhenRule
  | RestRule
  | ReadRule
  | WriteRule;

interface RuleBase {
  readonly span: Span;
  /** The rule as a reader knows it: `source <-> LeadSource`. Goes into errors and reports. */
  readonly label: string;
  readonly doc?: string;
  /** What the platform holds besides (`@filter("attr")`); no effect on values. */
  readonly annotations?: readonly FieldAnnotation[];
}

/** One two-way correspondence of a common place and a vendor cell. */
export interface CellRule extends RuleBase {
  readonly kind: "cell";
  readonly left: Path;
  readonly cell: Cell;
  /** From what the cell gives to the common value; starts and ends with checked types. */
  readonly codec: Codec;
  readonly type: Type; // of the common value
  /** Fills a missing value on read; in common terms. */
  readonly readDefault?: Json;
  /** Fills a missing value in a new block or a list item; in vendor terms (of the cell). */
  readonly writeDefault?: Json;
  readonly on?: WriteEvent;
  readonly lossy?: string;
}

export type WriteEvent = "create" | "update";

/** A place, or several, of the vendor record. */
export type Cell = AtCell | FirstCell | TemplateCell;

/** The value at a path, before any conversion. */
export interface AtCell {
  readonly kind: "at";
  readonly path: Path;
}

/** `A ?? B`: the first that is neither missing nor null; each has its own codec. */
export interface FirstCell {
  readonly kind: "first";
  readonly cells: readonly { readonly path: Path; readonly codec: Codec }[];
}

/** `"prefix{A}s1{B}suffix"`; each part's codec ends in text. */
export interface TemplateCell {
  readonly kind: "template";
  readonly prefix: string;
  readonly parts: readonly TemplatePart[];
  readonly suffix: string;
}

export interface TemplatePart {
  readonly path: Path;
  readonly codec: Codec;
  /** Text between the previous part and this one; `""` for the first. */
  readonly separator: string;
  /** The vendor schema requires it. */
  readonly required: boolean;
}

/** A `<-` and one or more `->` rows on one common path: one field whose two directions differ. */
export interface PairRule extends RuleBase {
  readonly kind: "pair";
  readonly left: Path;
  readonly read: ReadRule;
  readonly writes: readonly WriteRule[];
  readonly type: Type;
}

/** Two nested objects: missing, null and `{}` stay themselves. */
export interface ScopeRule extends RuleBase {
  readonly kind: "scope";
  readonly left: Path;
  readonly right: Path;
  readonly block: Block;
  readonly on?: WriteEvent;
}

/** Two lists (or maps as lists of entries), item by item. Scalar items have rules on empty paths. */
export interface EachRule extends RuleBase {
  readonly kind: "each";
  readonly left: ListPlace;
  readonly right: ListPlace;
  readonly block: Block;
  /** Indexes into `block.rules` of the rules that give the key of an item; empty: by position. */
  readonly keys: readonly number[];
  readonly on?: WriteEvent;
  readonly lossy?: string;
  /** Absent: both ways. `read`: `a[] <- b[] { … }`, which takes no part in writing. */
  readonly direction?: "read";
}

export interface ListPlace {
  readonly path: Path;
  /** `map`: an object whose entries are the items `{ key, value }`. */
  readonly shape: "list" | "map";
  /** Only items that satisfy it take part; the others keep their place. */
  readonly filter?: Condition;
}

/** Branches of one group; at most one is active. Branch blocks share the scope of this rule. */
export interface WhenRule extends RuleBase {
  readonly kind: "when";
  readonly branches: readonly Branch[];
  /** Without conditions; taken when no branch holds and something was tested. */
  readonly otherwise?: Block;
  /** The place that the common conditions test, when there is exactly one. */
  readonly commonPath?: Path;
  /** The places that the vendor conditions test. */
  readonly vendorPaths: readonly Path[];
  readonly lossy?: string;
}

export interface Branch {
  readonly span: Span;
  readonly direction: Direction;
  readonly common: Condition;
  readonly vendor: Condition;
  readonly block: Block;
}

/** `... <-> ...` (`left` absent) or `custom <-> ... [like pattern]`. */
export interface RestRule extends RuleBase {
  readonly kind: "rest";
  readonly direction: Direction;
  readonly left?: Path;
  /** `*` stands for any text; absent: every name. */
  readonly like?: string;
  /** First names of the paths that other rules of this block use, per side. */
  readonly commonNames: readonly string[];
  readonly vendorNames: readonly string[];
}

/** `left <- expr` */
export interface ReadRule extends RuleBase {
  readonly kind: "read";
  readonly left: Path;
  readonly value: Expr; // over the vendor record
  readonly codec: Codec; // get direction
  readonly type: Type;
  readonly readDefault?: Json;
}

/** `expr -> target` */
export interface WriteRule extends RuleBase {
  readonly kind: "write";
  readonly target: Path;
  readonly value: Expr; // over the merged common view
  readonly codec: Codec; // build direction
  readonly type: Type; // of the vendor value
  readonly writeDefault?: Json;
  readonly on?: WriteEvent;
}
