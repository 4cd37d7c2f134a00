import type { Site } from "../errors.ts";

/**
 * How the values of one side of a field are written in a filter; `any`: as they come, `none`: they
 * are objects or lists, which a filter can only call null.
 */
export type Writing = "text" | "number" | "boolean" | "any" | "none";

export type Names = readonly string[];

type Carry = (value: unknown, at: Site) => unknown;

/** A field that a filter may name, and how it is said to the vendor. Made by the compiler. */
export interface FilterField {
  /** Names from the top of the common object to the field. */
  readonly name: Names;
  readonly rule: string;
  /** The same of the vendor's record. */
  readonly path: Names;
  readonly takes: Writing;
  readonly gives: Writing;
  /** Decimals keep their digits: they are text in records. */
  readonly isDecimal?: true;
  /** Common to vendor value; throws MappingError for what the rule refuses. Absent: the same. */
  readonly build?: Carry;
  /** Back, and whether two common values are the same; absent: the value is only checked. */
  readonly get?: Carry;
  readonly same?: (left: unknown, right: unknown) => boolean;
  /** 1: the vendor's order is ours, -1: it is the other way round; absent: neither. */
  readonly order?: 1 | -1;
  readonly isText?: true;
  /** What the vendor has is null or missing wherever ours is, and nowhere else. */
  readonly hasNull?: true;
  /** `!=` finds what cannot be read, which reads as null: only `=` and `IN` are the same. */
  readonly isEqualOnly?: true;
  readonly table?: FilterTable;
}

/** What values of a vendor read as, for a rule with a value table. */
export interface FilterTable {
  /** Vendor and common value; each vendor value once. */
  readonly rows: readonly (readonly [vendor: unknown, common: unknown])[];
  /** Of a vendor value without a row. */
  readonly otherwise: "error" | "keep" | "null" | { readonly value: unknown };
}

/** A common name that no filter can use. */
export interface RefusedField {
  readonly name: Names;
  readonly rule: string;
  readonly why: string;
}

/** Fields that pass under their own names. */
export interface RestFields {
  /** Names above them; none: the record. */
  readonly common: Names;
  readonly vendor: Names;
  /** Texts that a name has in this order, with anything between them. */
  readonly like?: readonly string[];
  /** Names that other rules use. */
  readonly taken: readonly string[];
}

/** All that a map says of filters. */
export interface FilterFields {
  readonly fields: readonly FilterField[];
  readonly refused: readonly RefusedField[];
  readonly rest: readonly RestFields[];
}
