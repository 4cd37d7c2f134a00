/**
 * Writing JSON text as bytes. All functions take a position in `out` and give the next one. What
 * does not fit is not written while the position goes on, so that one look at the end tells
 * whether there was room: bytes beyond the end of an array are dropped.
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Beyond this many bytes a copy is better made by the engine than by a loop. */
const longCopy = 96;

/** The bytes from `start` to `end`. */
export function putBytes(
  src: Uint8Array,
  start: number,
  end: number,
  out: Uint8Array,
  at: number,
): number {
  const size = end - start;
  if (size > longCopy) {
    if (at + size <= out.length) out.set(src.subarray(start, end), at);
    return at + size;
  }
  let o = at;
  for (let i = start; i < end; i += 1) {
    out[o] = src[i] as number;
    o += 1;
  }
  return o;
}

/** A value that `scanValue` has ended at `end`, as `JSON.stringify` writes it. */
export function putValue(
  src: Uint8Array,
  start: number,
  end: number,
  out: Uint8Array,
  at: number,
): number {
  if (end > 0) return putBytes(src, start, end, out, at);
  return putJson(scannedValue(src, start, end), out, at);
}

/** A value as `JSON.stringify` writes it. */
export function putJson(value: unknown, out: Uint8Array, at: number): number {
  const text = JSON.stringify(value);
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit > 127 || i > mostUnits) {
      const bytes = encoder.encode(text);
      return putBytes(bytes, 0, bytes.length, out, at);
    }
    out[at + i] = unit;
  }
  return at + text.length;
}

/** Short texts of ASCII are written in less time than an encoder is called. */
const mostUnits = 100;

/** The value that `scanValue` has ended at `end`; undefined where `start` says missing. */
export function scannedValue(src: Uint8Array, start: number, end: number): unknown {
  if (start < 0) return undefined;
  if (end > 0 && src[start] === 34) return textOf(src, start + 1, end - 1);
  return JSON.parse(textOf(src, start, end < 0 ? ~end : end));
}

/** The text of some bytes. Short texts of ASCII are put together faster than a decoder is called. */
export function textOf(src: Uint8Array, start: number, end: number): string {
  if (end - start > shortText) return decoder.decode(src.subarray(start, end));
  let text = "";
  for (let i = start; i < end; i += 1) {
    const byte = src[i] as number;
    if (byte > 127) return decoder.decode(src.subarray(start, end));
    text += String.fromCharCode(byte);
  }
  return text;
}

const shortText = 40;

/** The UTF-8 bytes of a text. */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Whether a number, in bytes without an exponent, has no fraction. */
export function isWholeNumber(src: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) if (src[i] === 46) return false;
  return true;
}
