import type { Span } from "../../diagnostics/source.ts";
import type { FieldAnnotation, Json, ObjectType, ScalarName, Type } from "../types.ts";

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
  readonly block: Block;
  /** Run-time tables in use, in order of first use. */
  readonly tables: readonly RuntimeTable[];
  readonly examples: readonly Example[];
  /** Rows that parse but cannot run yet (scripts, overrides); a build of this map is refused. */
  readonly opaque: readonly Span[];
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

// ---------------------------------------------------------------- paths and conditions

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

// ---------------------------------------------------------------- codecs

/** Steps from the vendor cell to the common value; null and missing pass every step but tables. */
export interface Codec {
  readonly steps: readonly CodecStep[];
  /** What a value that a step refuses becomes, in either direction. */
  readonly otherwise: "error" | "keep" | "null" | "drop";
}

/** `get` is vendor → common, `build` common → vendor. Each step checks the type of its input. */
export type CodecStep =
  | CheckStep
  | ConvertStep
  | MaskStep
  | EpochStep
  | NumberFormatStep
  | SplitStep
  | ItemsStep
  | JsonTextStep
  | TableStep
  | LinearStep
  | AffixStep
  | BuiltinStep
  | LookupStep;

/** The same value on both sides, of this type (deep, by the fields that the type names). */
export interface CheckStep {
  readonly kind: "check";
  readonly type: Type;
}

/** A row of the conversion table between two different scalar types (`from` is the vendor's). */
export interface ConvertStep {
  readonly kind: "convert";
  readonly from: ScalarName;
  readonly to: ScalarName;
}

/** Text in a `SimpleDateFormat` mask ↔ a date, datetime or time. */
export interface MaskStep {
  readonly kind: "mask";
  readonly mask: string;
  readonly holds: "date" | "datetime" | "time";
  /** IANA name; absent: UTC. Only for datetime. */
  readonly zone?: string;
}

/** A whole number of seconds or milliseconds since 1970 ↔ a datetime. */
export interface EpochStep {
  readonly kind: "epoch";
  readonly unit: "s" | "ms";
}

/** Text in a `DecimalFormat` pattern ↔ a number or decimal. */
export interface NumberFormatStep {
  readonly kind: "number-format";
  readonly pattern: string;
  readonly decimalPoint: string;
  readonly grouping: string;
  readonly holds: "number" | "integer" | "decimal";
}

/** Text ↔ list of texts. */
export interface SplitStep {
  readonly kind: "split";
  readonly separator: string;
}

/** List ↔ list, each item by `codec`. */
export interface ItemsStep {
  readonly kind: "items";
  readonly codec: Codec;
}

/** JSON text ↔ its value. */
export interface JsonTextStep {
  readonly kind: "json-text";
}

/** Rows in order; the first that matches counts. `otherwise` of the codec handles the rest. */
export interface TableStep {
  readonly kind: "table";
  readonly rows: readonly TableRow[];
  /** `a <- else`: what any value that no row lists reads as. */
  readonly readElse?: Json;
  /** `else -> b`: what any value that no row lists is written as. */
  readonly writeElse?: Json;
  /** Types of both sides; a value of another kind is error `type`. */
  readonly commonType: Type;
  readonly vendorType: Type;
}

export interface TableRow {
  /** Of the row in its block; absent for rows that come from a file. */
  readonly span?: Span;
  readonly direction: Direction;
  readonly common: TableKey;
  readonly vendor: TableKey | TablePattern;
}

export type TableKey =
  | { readonly kind: "value"; readonly value: Json } // null included
  | { readonly kind: "missing" };

/** An object with these members; building sets them in the old object. */
export interface TablePattern {
  readonly kind: "pattern";
  readonly members: readonly Assignment[];
}

/** `common = vendor * numerator / denominator + offset`, exact in decimal. Constants are decimal text. */
export interface LinearStep {
  readonly kind: "linear";
  readonly numerator: string;
  readonly denominator: string;
  readonly offset: string;
  readonly from: "number" | "integer" | "decimal";
  readonly to: "number" | "integer" | "decimal";
}

/** Common text is prefix + vendor text + suffix: get adds them, build strips them (`no-match`). */
export interface AffixStep {
  readonly kind: "affix";
  readonly prefix: string;
  readonly suffix: string;
}

export interface BuiltinStep {
  readonly kind: "builtin";
  readonly name: "not" | "lower" | "upper" | "trim" | "base64";
}

/** One-to-one rows given at run time. */
export interface LookupStep {
  readonly kind: "lookup";
  readonly table: string;
  readonly common: string;
  readonly vendor: string;
}

// ---------------------------------------------------------------- expressions

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
  readonly op: "+" | "-" | "*" | "/" | "%" | "&" | "=" | "!=" | "<" | "<=" | ">" | ">=" | "and" | "or";
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
