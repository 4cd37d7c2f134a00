/** Why a record was refused; see docs/language.md "Errors of records". */
export type MappingErrorCode =
  | "type"
  | "format"
  | "range"
  | "inexact"
  | "unknown-value"
  | "no-match"
  | "no-case"
  | "duplicate-key"
  | "name-taken"
  | "too-deep"
  | "limit"
  | "expression"
  | "not-filterable";

/** Where in a map something happens: the place in the record that is read, and the rule. */
export interface Site {
  /** `Orders__r.records[].Quantity`; `[]` stands for an item whose index is not known yet. */
  readonly path: string;
  /** The rule as its author wrote it, shortened: `quantity <-> Quantity`. */
  readonly rule: string;
}

/**
 * A record that a map cannot carry without altering it. `path` names the place in the record
 * that was read (read: the vendor's, write: the common one).
 */
export class MappingError extends Error {
  override readonly name = "MappingError";
  readonly code: MappingErrorCode;
  readonly path: string;
  readonly rule: string;

  constructor(code: MappingErrorCode, site: Site, detail?: string) {
    super(
      `${code} at ${site.path === "" ? "the record" : site.path} (${site.rule})${detail === undefined ? "" : `: ${detail}`}`,
    );
    this.code = code;
    this.path = site.path;
    this.rule = site.rule;
  }
}
