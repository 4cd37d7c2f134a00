import { checkString } from "../../../../runtime/checks.ts";
import { MappingError, type Site } from "../../../../runtime/errors.ts";
import { fromBase64, toBase64 } from "./library.ts";

// Stands in for runtime/base64.ts in scripts of the platform: the same results in plain ES6.

/** The text whose UTF-8 bytes the base64 text spells; padded, canonical base64 only, else `format`. */
export function base64Get(value: unknown, at: Site): string {
  const text = checkString(value, at);
  const bytes = fromBase64(text);
  if (toBase64(bytes) !== text) throw new MappingError("format", at);
  try {
    // What stands behind percent signs is decoded as UTF-8.
    return decodeURIComponent(bytes.replace(/[\s\S]/g, percent));
  } catch {
    throw new MappingError("format", at);
  }
}

/** Base64 of the UTF-8 bytes; `format` for text with half a surrogate pair, which has none. */
export function base64Build(value: unknown, at: Site): string {
  const text = checkString(value, at);
  if (/[\uD800-\uDFFF]/u.test(text)) throw new MappingError("format", at);
  const bytes = encodeURIComponent(text).replace(/%(..)/g, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return toBase64(bytes);
}

function percent(byte: string): string {
  const code = byte.charCodeAt(0);
  return `%${code < 16 ? "0" : ""}${code.toString(16)}`;
}
