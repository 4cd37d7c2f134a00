import type { Span } from "../../diagnostics/source.ts";
import type { Block, Rule } from "../ir/nodes.ts";
import type { Json } from "../types.ts";

/** How faithfully one direction of a rule carries values; the terms of docs/language.md "Laws". */
export type ClassName = "lossless" | "canonical" | "lossy" | "paired" | "one-way" | "opaque";

/**
 * A value that does not come back as it was. On *write* common → vendor → common, on *read*
 * vendor → common → vendor without an original. `undefined` is missing. All three were computed by
 * running the rule.
 */
export interface Witness {
  readonly value: Json | undefined;
  /** What it is on the other side. */
  readonly via: Json | undefined;
  readonly back: Json | undefined;
  /** It cannot come back at all: what it became is refused with an error. */
  readonly isRefused?: true;
}

export interface DirectionClass {
  readonly kind: ClassName;
  /** Some values are refused with an error instead of being altered. */
  readonly isChecked: boolean;
  /** What `canonical` values go through: names of the complete list in docs/language.md. */
  readonly normalisations: readonly string[];
  /** Absent for `lossless`, and for what could only not be proved. */
  readonly witness?: Witness;
  /** Why it is `lossy` or not more than `canonical`. */
  readonly note?: string;
}

/** The classes of one rule. */
export interface RuleClass {
  readonly rule: Rule;
  /** The block that the rule stands in. */
  readonly block: Block;
  readonly write: DirectionClass;
  readonly read: DirectionClass;
}

/** What a shape says of several rules at once: a parent object, a list built from fields. */
export interface StructureClass {
  readonly side: "common" | "vendor";
  /** The parent or list, as its author would write it. */
  readonly path: string;
  /** Of the first rule that goes through it. */
  readonly span: Span;
  readonly rules: readonly Rule[];
  readonly kind: "canonical" | "lossy";
  /** For `canonical`: a name of the complete list in docs/language.md; else what is lost. */
  readonly note: string;
  /** Items that no rule carries, for `lossy`. */
  readonly example?: Json;
  /** On the write, for `canonical`; absent where the shape is too involved to be run. */
  readonly witness?: Witness;
}

export const lossless: DirectionClass = { kind: "lossless", isChecked: false, normalisations: [] };
export const checked: DirectionClass = { ...lossless, isChecked: true };
export const paired: DirectionClass = { kind: "paired", isChecked: true, normalisations: [] };
export const oneWay: DirectionClass = { kind: "one-way", isChecked: false, normalisations: [] };
export const opaque: DirectionClass = { kind: "opaque", isChecked: false, normalisations: [] };

export function canonical(normalisation: string): DirectionClass {
  return { kind: "canonical", isChecked: true, normalisations: [normalisation] };
}

export function lossy(note: string): DirectionClass {
  return { kind: "lossy", isChecked: true, normalisations: [], note };
}
