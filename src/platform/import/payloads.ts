import type { Level } from "../../compiler/ir/levels.ts";
import type { JsonObject } from "./json.ts";
import type { Place } from "./problems.ts";

/** What an input holds, sorted out: each payload with the names under which the platform knows it. */
export interface Payloads {
  readonly definitions: readonly DefinitionInput[];
  readonly transformations: readonly TransformationInput[];
  readonly metadata: readonly MetadataInput[];
}

interface Input {
  readonly level: Level;
  /** The common object. */
  readonly name: string;
  /** As it came; `fields` is absent or a list of objects. */
  readonly payload: JsonObject;
  readonly place: Place;
}

export interface DefinitionInput extends Input {
  readonly kind: "definition";
}

export interface TransformationInput extends Input {
  readonly kind: "transformation";
  readonly element: string;
}

/** A `metadata` answer: the fields of a vendor's resource. */
export interface MetadataInput {
  readonly kind: "metadata";
  readonly element: string;
  readonly name: string;
  readonly payload: JsonObject;
  readonly place: Place;
}

export const organization: Level = { kind: "organization" };

/** What the user says beside the input. */
export interface Hints {
  readonly element?: string;
  readonly object?: string;
  readonly level: Level;
}
