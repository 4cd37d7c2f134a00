import { MappingError } from "../errors.ts";
import { bytesOf, putBytes, putJson, scannedValue } from "./output.ts";

/**
 * A conversion of values that remembers what it has made of the last ones, by their bytes: most
 * members of a stream take few values. Only a conversion that depends on nothing else may be
 * remembered.
 */
export interface Memo {
  readonly convert: (value: unknown) => unknown;
  readonly inputs: Uint8Array;
  readonly inputSizes: Uint8Array;
  readonly outputs: Uint8Array;
  /** Of each place: the size of its output; `missing` where nothing comes out. */
  readonly sizes: Int32Array;
  /** The output of a value that is not remembered. */
  last: Uint8Array;
}

const placeBits = 10;
const places = 1 << placeBits;
/** 2³² divided by the golden ratio: neighbours are spread (Knuth, The Art of Computer Programming 6.4). */
const golden = 0x9e3779b1;
const inputRoom = 32;
const outputRoom = 64;
const missing = -1;

/** The place of `last`. */
const unremembered = places;

export function memoOf(convert: (value: unknown) => unknown): Memo {
  return {
    convert,
    inputs: new Uint8Array(places * inputRoom),
    inputSizes: new Uint8Array(places),
    outputs: new Uint8Array(places * outputRoom),
    sizes: new Int32Array(places + 1),
    last: new Uint8Array(0),
  };
}

/**
 * The place of what a value of `scanValue` is converted to, -1 where the conversion refuses it.
 */
export function findMemo(memo: Memo, src: Uint8Array, start: number, end: number): number {
  const stop = end < 0 ? ~end : end;
  const size = start < 0 ? 0 : stop - start;
  if (size > inputRoom || size === 0) return convertInto(memo, unremembered, src, start, end);
  let hash = size;
  for (let i = start; i < stop; i += 1) hash = (Math.imul(hash, 31) + (src[i] as number)) | 0;
  const place = Math.imul(hash, golden) >>> (32 - placeBits);
  const { inputs, inputSizes } = memo;
  if (inputSizes[place] === size) {
    let k = place * inputRoom;
    let i = start;
    while (i < stop && inputs[k] === src[i]) {
      i += 1;
      k += 1;
    }
    if (i === stop) return place;
  }
  return convertInto(memo, place, src, start, end);
}

/** Whether something comes out at a place of `findMemo`. */
export function hasMemo(memo: Memo, place: number): boolean {
  return memo.sizes[place] !== missing;
}

/** Whether what comes out at a place is null. */
export function isNullMemo(memo: Memo, place: number): boolean {
  const bytes = place === unremembered ? memo.last : memo.outputs;
  return bytes[place === unremembered ? 0 : place * outputRoom] === 110;
}

/** Writes what comes out at a place of `findMemo`. */
export function putMemo(memo: Memo, place: number, out: Uint8Array, at: number): number {
  const size = memo.sizes[place] as number;
  if (place === unremembered) return putBytes(memo.last, 0, size, out, at);
  const start = place * outputRoom;
  return putBytes(memo.outputs, start, start + size, out, at);
}

function convertInto(
  memo: Memo,
  place: number,
  src: Uint8Array,
  start: number,
  end: number,
): number {
  let value: unknown;
  try {
    value = memo.convert(scannedValue(src, start, end));
  } catch (error) {
    return leave(error);
  }
  const size = value === undefined ? missing : putJson(value, scratch, 0);
  if (place === unremembered || size > outputRoom) {
    if (size !== missing) {
      memo.last = size > outputRoom ? bytesOf(JSON.stringify(value)) : scratch.slice(0, size);
    }
    memo.sizes[unremembered] = size;
    return unremembered;
  }
  const stop = end < 0 ? ~end : end;
  putBytes(src, start, stop, memo.inputs, place * inputRoom);
  memo.inputSizes[place] = stop - start;
  putBytes(scratch, 0, size, memo.outputs, place * outputRoom);
  memo.sizes[place] = size;
  return place;
}

/** For one output; of what is longer only the size is right. */
const scratch = new Uint8Array(outputRoom);

/** -1 for a record that cannot be carried: the general reader says why. Other errors go on. */
export function leave(error: unknown): number {
  if (error instanceof MappingError) return -1;
  throw error;
}
