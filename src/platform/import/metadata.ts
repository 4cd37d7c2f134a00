import type { Json } from "../../compiler/types.ts";
import { type Unit, unitOf } from "./fitting.ts";
import { isList, memberOf } from "./json.ts";
import type { MetadataInput } from "./payloads.ts";

/** An object with the fields of a resource, under the vendor's names: a start to rename from. */
export function sketchOf({ name, payload }: MetadataInput): Unit {
  const fields = (isList(payload.fields) ? payload.fields : []).flatMap((field): Json[] => {
    const [path, type] = [memberOf(field, "vendorPath"), memberOf(field, "type")];
    if (typeof path !== "string") return [];
    return [{ path, ...(typeof type === "string" ? { type } : {}) }];
  });
  return { ...unitOf(name, undefined, []), wanted: { fields } };
}
