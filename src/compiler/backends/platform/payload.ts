import type { Json } from "../../types.ts";

/**
 * Shapes of the Transformation API as it sends and takes them. Attributes that are absent are not
 * in the JSON; unknown ones may occur and are kept. Source: docs/platform.md "Payloads".
 */
export type LevelName = "organization" | "account" | "instance";

/** A common resource (object definition). */
export interface DefinitionPayload {
  readonly fields: readonly DefinitionField[];
  readonly level?: LevelName;
  readonly objectName?: string;
  readonly description?: string;
  readonly [attribute: string]: Json | readonly DefinitionField[] | undefined;
}

export interface DefinitionField {
  /** Dotted; `item[*].amount` is a field of each entry of a list, `tags[*]` a list of scalars. */
  readonly path: string;
  /** `string`, `number`, `boolean`, `date`, or the name of another definition. */
  readonly type?: string;
  readonly displayName?: string;
  readonly level?: LevelName;
  readonly [attribute: string]: Json | undefined;
}

/** How one element serves a common resource. */
export interface TransformationPayload {
  readonly vendorName?: string;
  readonly objectName?: string;
  readonly fields: readonly TransformationField[];
  readonly configuration?: readonly ConfigurationEntry[] | null;
  readonly script?: ScriptPayload;
  /** v2: one for each level. */
  readonly scripts?: readonly ScriptPayload[];
  readonly level?: LevelName;
  /** True: script engine v1, whose scripts `return`; else v2, whose scripts call `done`. */
  readonly isLegacy?: boolean;
  readonly [attribute: string]:
    | Json
    | readonly TransformationField[]
    | readonly ConfigurationEntry[]
    | readonly ScriptPayload[]
    | ScriptPayload
    | undefined;
}

export interface TransformationField {
  readonly path: string;
  readonly vendorPath?: string;
  readonly type?: string;
  readonly vendorType?: string;
  readonly level?: LevelName;
  readonly configuration?: readonly ConfigurationEntry[] | null;
  readonly [attribute: string]: Json | readonly ConfigurationEntry[] | undefined;
}

/** `passThrough`, `inherit`, `addToDocumentation`, `defaultValue`, `remove`, …; a date mask has no type. */
export interface ConfigurationEntry {
  readonly type?: string;
  readonly properties?: { readonly [name: string]: Json };
  readonly level?: LevelName;
  readonly [attribute: string]: Json | undefined;
}

export interface ScriptPayload {
  readonly body?: string;
  readonly mimeType?: string;
  readonly filterEmptyResponse?: boolean;
  readonly level?: LevelName;
  readonly [attribute: string]: Json | undefined;
}

/** The v2 export of one common resource with all its transformations. */
export interface VdrDocument {
  readonly vdrName: string;
  readonly vdrVersion?: string;
  readonly definition?: DefinitionPayload;
  /** By element key. */
  readonly transformation: { readonly [elementKey: string]: TransformationPayload };
}
