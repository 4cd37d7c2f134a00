import { textOf } from "./output.ts";
import { scanValue, skipBlanks } from "./scan.ts";

/**
 * Reads the list that starts at a position, as `scanValue` gives ends; it keeps what it has made
 * of the items.
 */
export type ListReader = (src: Uint8Array, at: number) => number;

/** A member of interest: its slot, and what of its own value is of interest. */
export type MemberSpec = readonly [
  name: string,
  slot: number,
  members?: readonly MemberSpec[] | undefined,
  list?: ListReader,
  /** How many slots after its own are filled by the reader of the list. */
  found?: number,
];

/**
 * The members of an object that a reader needs. The bytes of each value go into two numbers of
 * `slots`, start and end as `scanValue` gives them; the start is -1 where the member is missing.
 * Members of an object that is null are null.
 */
export interface Shape {
  readonly slots: Int32Array;
  readonly members: readonly Member[];
  /** Slots of this shape and all below, as a range of numbers. */
  readonly firstSlot: number;
  readonly endSlot: number;
  readonly byName: ReadonlyMap<string, number>;
  /** The names in the order in which they were last seen, each up to its closing quote. */
  readonly seen: SeenNames;
}

interface Member {
  readonly slot: number;
  readonly shape: Shape | undefined;
  readonly list: ListReader | undefined;
  /** The first slot that is not this member's. */
  readonly endSlot: number;
}

interface SeenNames {
  bytes: Uint8Array;
  starts: Int32Array;
  /** Index of the member, -1 for a name that is of no interest. */
  members: Int32Array;
  count: number;
}

/** Names that are remembered; a stream of ever new names starts over from here. */
const mostNames = 512;

/** A shape whose slots are in `slots`, which has two numbers for each. */
export function shapeOf(slots: Int32Array, specs: readonly MemberSpec[]): Shape {
  const members = specs.map(([, slot, inner, list, found = 0]) => {
    const shape = inner === undefined ? undefined : shapeOf(slots, inner);
    return { slot, shape, list, endSlot: Math.max(slot + 1 + found, shape?.endSlot ?? 0) };
  });
  return {
    slots,
    members,
    firstSlot: Math.min(...members.map(({ slot }) => slot)),
    endSlot: Math.max(...members.map(({ endSlot }) => endSlot)),
    byName: new Map(specs.map(([name], index) => [name, index])),
    seen: {
      bytes: new Uint8Array(0),
      starts: new Int32Array(1),
      members: new Int32Array(0),
      count: 0,
    },
  };
}

/** The end of the object at `at`, whose values are then in the slots; 0 where it is refused. */
export function scanObject(shape: Shape, src: Uint8Array, at: number): number {
  if (src[at] !== 123) return 0;
  const { slots, members, seen } = shape;
  for (let slot = shape.firstSlot; slot < shape.endSlot; slot += 1) slots[2 * slot] = -1;
  let i = skipBlanks(src, at + 1);
  if (src[i] === 125) return i + 1;
  let guess = 0;
  while (true) {
    if (src[i] !== 34) return 0;
    i += 1;
    let entry = findName(seen, src, i, guess);
    if (entry < 0) {
      entry = learnName(shape, src, i, guess);
      if (entry < 0) return 0;
    }
    i += (seen.starts[entry + 1] as number) - (seen.starts[entry] as number);
    guess = entry + 1;
    if (src[i] !== 58) i = skipBlanks(src, i);
    if (src[i] !== 58) return 0;
    i = skipBlanks(src, i + 1);
    const index = seen.members[entry] as number;
    if (index < 0) {
      const end = scanValue(src, i);
      if (end === 0) return 0;
      i = end < 0 ? ~end : end;
    } else {
      const member = members[index] as Member;
      const end = scanMember(slots, member, src, i);
      if (end === 0) return 0;
      slots[2 * member.slot] = i;
      slots[2 * member.slot + 1] = end;
      i = end < 0 ? ~end : end;
    }
    if (src[i] !== 44) i = skipBlanks(src, i);
    if (src[i] === 125) return i + 1;
    if (src[i] !== 44) return 0;
    i = skipBlanks(src, i + 1);
  }
}

/** An object or list of interest that is neither that nor null is left to the general reader. */
function scanMember(slots: Int32Array, member: Member, src: Uint8Array, at: number): number {
  const { shape, list, slot: own, endSlot } = member;
  if (shape === undefined && list === undefined) return scanValue(src, at);
  if (src[at] === 110) {
    const end = scanValue(src, at);
    for (let slot = own + 1; slot < endSlot; slot += 1) {
      slots[2 * slot] = at;
      slots[2 * slot + 1] = end;
    }
    return end;
  }
  const end = shape === undefined ? list?.(src, at) : scanObject(shape, src, at);
  return end === undefined || end === 0 ? 0 : end < 0 ? end : ~end;
}

/** The number of the name at `at`, looked for from `guess` on; -1 where it is new. */
function findName(seen: SeenNames, src: Uint8Array, at: number, guess: number): number {
  const { bytes, starts, count } = seen;
  let entry = guess;
  for (let tries = 0; tries < count; tries += 1) {
    if (entry >= count) entry = 0;
    let k = starts[entry] as number;
    const stop = starts[entry + 1] as number;
    let i = at;
    while (k < stop && bytes[k] === src[i]) {
      k += 1;
      i += 1;
    }
    if (k === stop) return entry;
    entry += 1;
  }
  return -1;
}

/** Takes a new name in at `place`; -1 for a name with escapes, which takes a closer look. */
function learnName(shape: Shape, src: Uint8Array, at: number, place: number): number {
  const end = scanValue(src, at - 1);
  if (end <= 0) return -1;
  const { seen } = shape;
  const name = textOf(src, at, end - 1);
  if (seen.count >= mostNames) seen.count = 0;
  const entry = Math.min(place, seen.count);
  const cut = seen.starts[entry] as number;
  const used = seen.starts[seen.count] as number;
  const size = end - at;
  const bytes = new Uint8Array(used + size);
  bytes.set(seen.bytes.subarray(0, cut));
  bytes.set(src.subarray(at, end), cut);
  bytes.set(seen.bytes.subarray(cut, used), cut + size);
  const starts = [...seen.starts.subarray(0, seen.count + 1)];
  const after = starts.splice(entry + 1).map((start) => start + size);
  const members = [...seen.members.subarray(0, seen.count)];
  members.splice(entry, 0, shape.byName.get(name) ?? -1);
  seen.bytes = bytes;
  seen.starts = Int32Array.from([...starts, cut + size, ...after]);
  seen.members = Int32Array.from(members);
  seen.count += 1;
  return entry;
}
