import { checkString } from "./checks.ts";
import { MappingError, type Site } from "./errors.ts";

// Scripts of the platform have no `btoa`: there compiler/backends/platform/es6/base64.ts stands in.

/** The text whose UTF-8 bytes the base64 text spells; padded, canonical base64 only, else `format`. */
export function base64Get(value: unknown, at: Site): string {
  const text = checkString(value, at);
  try {
    const binary = atob(text);
    if (btoa(binary) !== text) throw new MappingError("format", at);
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new MappingError("format", at);
  }
}

/** Base64 of the UTF-8 bytes; `format` for text with half a surrogate pair, which has none. */
export function base64Build(value: unknown, at: Site): string {
  const text = checkString(value, at);
  if (/[\uD800-\uDFFF]/u.test(text)) throw new MappingError("format", at);
  const parts: string[] = [];
  const bytes = new TextEncoder().encode(text);
  for (let start = 0; start < bytes.length; start += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + 8192)));
  }
  return btoa(parts.join(""));
}
