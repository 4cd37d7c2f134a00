import type { IrMap } from "../../ir/nodes.ts";
import type { Json } from "../../types.ts";
import { platformMember } from "./annotations.ts";

/**
 * Whether the payload of a map adds to one above it. One of a lower level does, by `inherit`, unless
 * there is none above or the stated `configuration` leaves that entry out: then it holds all rules.
 */
export function inherits({ layer, annotations }: IrMap): boolean {
  if (layer === undefined || layer.base.annotations.some(({ name }) => name === "off")) {
    return false;
  }
  const without = platformMember(annotations, "without");
  if (Array.isArray(without) && without.includes("configuration")) return false;
  const stated = platformMember(annotations, "configuration");
  return stated === undefined || (Array.isArray(stated) && stated.some(isInherit));
}

function isInherit(entry: Json): boolean {
  const isObject = typeof entry === "object" && entry !== null && !Array.isArray(entry);
  return isObject && (entry as { readonly type?: Json }).type === "inherit";
}
