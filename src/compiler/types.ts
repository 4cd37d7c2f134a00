/** The types a mapped value can have, on either side. Plain data; compare with `sameType`. */
export type Type =
  | ScalarType
  | EnumType
  | ObjectType
  | ListType
  | MapType
  | UnknownType
  | ErrorType;

export type ScalarName =
  | "string"
  | "number"
  | "integer"
  | "decimal"
  | "boolean"
  | "date"
  | "datetime"
  | "time"
  | "json";

export const scalarNames: readonly ScalarName[] = [
  "string",
  "number",
  "integer",
  "decimal",
  "boolean",
  "date",
  "datetime",
  "time",
  "json",
];

/** JSON forms: decimal is a number or its text; date `YYYY-MM-DD`; datetime ISO 8601 with offset; time `HH:mm:ss[.SSS]`. */
export interface ScalarType {
  readonly kind: "scalar";
  readonly name: ScalarName;
}

/** A closed set of strings; `name` is absent for a union written in place. */
export interface EnumType {
  readonly kind: "enum";
  readonly name?: string;
  readonly members: readonly string[];
}

export interface ObjectType {
  readonly kind: "object";
  readonly name?: string;
  readonly fields: readonly Field[];
  /** Names of the fields that identify an object; empty without a key. */
  readonly key: readonly string[];
  /** True where fields that are not listed may occur (an inferred or open vendor type). */
  readonly open: boolean;
  readonly doc?: string;
}

export interface Field {
  readonly name: string;
  readonly type: Type;
  readonly required: boolean;
  readonly doc?: string;
  readonly annotations: readonly FieldAnnotation[];
  /** The vendor schema says that clients cannot set it. */
  readonly readOnly?: boolean;
}

export interface FieldAnnotation {
  readonly name: string;
  readonly args: readonly Json[];
}

export interface ListType {
  readonly kind: "list";
  readonly item: Type;
  /** Fields that identify an item (`keyed by`, or the key of the item's object); may be empty. */
  readonly key: readonly string[];
}

/** An object with free names; under `[]` the list of its entries `{ key, value }`. */
export interface MapType {
  readonly kind: "map";
  readonly value: Type;
}

/** A vendor place of which nothing is known; holds any JSON. */
export interface UnknownType {
  readonly kind: "unknown";
}

/** Something was wrong here and has been reported: stay silent. */
export interface ErrorType {
  readonly kind: "error";
}

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json };
