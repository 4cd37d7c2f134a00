import type { Json } from "../types.ts";
import type { Path } from "./paths.ts";

/** What the rows of a resource and its schema say of requests; see docs/language.md "Requests". */
export interface VendorRules {
  /** In every update: `Id, SyncToken @always`. */
  readonly always: readonly VendorFields[];
  /** Never sent: `CreatedDate @readonly`, and what the schema says clients cannot set. */
  readonly readonly: readonly VendorFields[];
  /** Sent in a create only. */
  readonly createonly: readonly VendorFields[];
  /** How a clear is spelled; the first that fits a field counts. */
  readonly nulls: readonly { readonly fields: VendorFields; readonly value: Json }[];
  /** Lists that keep what is left out. */
  readonly merge: readonly VendorFields[];
}

/** One field by its path, or every one whose name fits. */
export type VendorFields = VendorField | VendorRest;

export interface VendorField {
  readonly kind: "field";
  /** Members, and `[]` for the items of a list or map. */
  readonly path: Path;
}

/** `...` or `... like "*__c"`: members at any depth, by their names. */
export interface VendorRest {
  readonly kind: "rest";
  readonly like?: string;
}
