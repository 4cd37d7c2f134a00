import type { Span } from "../../diagnostics/source.ts";
import type { Json, ScalarName, Type } from "../types.ts";
import type { Direction } from "./nodes.ts";
import type { Assignment } from "./paths.ts";

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
