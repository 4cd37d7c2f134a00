/** What a generated module says about itself; plain data. */
export interface MapInfo {
  /** `Contact.sfdc.Contact` */
  readonly name: string;
  readonly object: string;
  readonly element: string;
  readonly resource: string;
  /** The `.cemap` file, relative to the project root. */
  readonly source: string;
  readonly rules: readonly RuleInfo[];
  /** Vendor paths that a write can touch, each once, in order of the rules. */
  readonly writes: readonly string[];
  /** Run-time tables that `read` and `write` take. */
  readonly tables: readonly TableInfo[];
}

export interface RuleInfo {
  /** The rule as its author wrote it, shortened; the `rule` of errors. */
  readonly label: string;
  /** 1-based; absent where the source was not at hand. */
  readonly line?: number;
  /** The file of a rule that an override takes from a map in another one. */
  readonly source?: string;
  readonly direction: "both" | "read" | "write";
  /** Place in the common record; absent for `->` rows. */
  readonly common?: string;
  /** Places in the vendor record; empty for expressions. */
  readonly vendor: readonly string[];
  /**
   * How faithfully the rule carries values, per direction: `lossless`, `canonical`, `lossy`,
   * `paired`, `one-way`, `opaque`. Absent for scopes, whose rules have classes of their own.
   */
  readonly classes?: { readonly write: string; readonly read: string };
}

export interface TableInfo {
  readonly name: string;
  readonly columns: readonly string[];
}
