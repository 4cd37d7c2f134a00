/** What a part of a text stands for, so that a finding about it leads back to the payload. */
export type Owner =
  | { readonly kind: "object"; readonly unit: number }
  | { readonly kind: "field"; readonly unit: number; readonly entries: readonly number[] }
  | { readonly kind: "map"; readonly map: number }
  | { readonly kind: "row"; readonly map: number; readonly entries: readonly number[] }
  | { readonly kind: "rest"; readonly map: number }
  /** A row that stands for a script, or for a part of a lifted one. */
  | { readonly kind: "script"; readonly map: number; readonly row: number };
