// biome-ignore lint/suspicious/noExplicitAny: hand-written mappings read members of any record
export type Rec = any;

/** One map with records of both sides, the same map written by hand, and what peers are given. */
export interface Workload {
  readonly name: string;
  readonly mapping: string;
  /** What a vendor sends: 10 % of the members are missing and 10 % null, or none (`dense`). */
  readonly sparse: readonly Rec[];
  readonly dense: readonly Rec[];
  readonly hand: HandWritten;
  /** What a user changes in a common object between a read and an update. */
  readonly edit: (common: Rec) => Rec;
  readonly peers: PeerParts;
  /** The same map as a person writes it in JSONata; an update is not something that it can say. */
  readonly jsonata: { readonly read: string; readonly create: string };
}

/** As a person would write it for records in which any member may be missing or null. */
export interface HandWritten {
  readonly read: (vendor: Rec) => Rec;
  readonly create: (common: Rec) => Rec;
  readonly update: (common: Rec, original: Rec) => Rec;
}

/** A map as pairs of places; what a table of places cannot say is a function for both peers. */
export interface PeerParts {
  /** Common place, vendor place; `a[].b` for members of items. */
  readonly pairs: readonly (readonly [common: string, vendor: string])[];
  /** Writes into `out` what the pairs leave out. */
  readonly restOfRead?: (vendor: Rec, out: Rec) => void;
  readonly restOfCreate?: (common: Rec, out: Rec) => void;
}

/** Same numbers on every machine: a linear congruential generator. */
export function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Members are left out in 10 % and null in 10 % of all places, but for those that end in `Id`. */
export function thinned(random: () => number, record: Readonly<Record<string, unknown>>): Rec {
  const kept = Object.entries(record).flatMap(([name, value]): [string, unknown][] => {
    const dice = random();
    if (name.endsWith("Id") || name.endsWith("ID") || dice > 0.2) return [[name, value]];
    return dice > 0.1 ? [[name, null]] : [];
  });
  return Object.fromEntries(kept);
}

/** Every record as it is. */
export function whole(_: () => number, record: Readonly<Record<string, unknown>>): Rec {
  return record;
}
