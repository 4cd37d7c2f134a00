import { memberOf } from "./json.ts";
import type { TransformationInput } from "./payloads.ts";

/** Letters, digits, `_`, `-`, blanks, inner dots and `/`: what files can be named after. */
const safe = /^[\p{L}\p{N}_][\p{L}\p{N}_ -]*(?:[./][\p{L}\p{N}_][\p{L}\p{N}_ -]*)*$/u;

/**
 * The resource as the map names it. A payload without one, or with a name that no file can bear,
 * gets one that can; the payload's own name is then stated beside.
 */
export function resourceOf({ payload, name }: TransformationInput): string {
  const vendorName = memberOf(payload, "vendorName");
  if (typeof vendorName !== "string" || vendorName === "") return name;
  if (safe.test(vendorName) && vendorName.length <= 80 && !/ (?:$|[./])/.test(vendorName)) {
    return vendorName;
  }
  const plain = vendorName.replaceAll(/[^\p{L}\p{N}_]+/gu, "-").replaceAll(/^-+|-+$/g, "");
  return plain === "" ? name : plain.slice(0, 60);
}
