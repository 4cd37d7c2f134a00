import type { DirectionClass, RuleClass } from "../compiler/classes/model.ts";
import type { IrMap, PathStep, Rule, TableRow } from "../compiler/ir/nodes.ts";
import { allRules } from "../compiler/ir/places.ts";
import type { Json } from "../compiler/types.ts";
import { shownBy } from "./shown.ts";

/** Both directions of one map; they reject with a MappingError for what cannot be carried. */
export interface Transform {
  readonly read: (vendor: unknown) => Promise<unknown>;
  readonly write: (common: unknown, original?: unknown) => Promise<unknown>;
  /** False: it writes new records only, and laws about others are not tried. */
  readonly seesOriginals?: boolean;
}

/** A vendor record that the map can read, and a common object that is written into it. */
export interface Case {
  readonly original: Json;
  readonly common: Json;
  /** Another one, in which nothing is missing. */
  readonly whole: Json;
}

/** What a law compares; they differ where the law is broken. `undefined`: nothing to compare. */
export interface Sides {
  readonly expected: unknown;
  readonly found: unknown;
}

/** A law that holds for every map, whatever its rules lose. */
export interface Law {
  readonly name: string;
  /** In the user's words, for a failure. */
  readonly about: string;
  readonly holdsFor: (map: IrMap, classes: readonly RuleClass[]) => boolean;
  /** Compared by the meaning of the common type; absent: as text, with the order of keys. */
  readonly isByMeaning?: true;
  /** It writes new records only. */
  readonly isOfNew?: true;
  /** Which object of the case it writes; absent: `common`. */
  readonly takes?: "whole";
  readonly sides: (transform: Transform, one: Case, map: IrMap) => Promise<Sides>;
}

/** A member that no rule names. */
export const stranger = "cemap: not mapped";

const always = (): boolean => true;

export const recordLaws: readonly Law[] = [
  {
    name: "get-put",
    about: "writing what was read into the record changes it",
    holdsFor: always,
    sides: async ({ read, write }, { original }) => {
      const common = await read(original);
      return { expected: original, found: await outcome(() => write(common, original)) };
    },
  },
  {
    name: "empty write",
    about: "writing nothing into a record changes it",
    holdsFor: always,
    sides: async ({ write }, { original }) => ({
      expected: original,
      found: await outcome(() => write({}, original)),
    }),
  },
  {
    name: "idempotence",
    about: "writing the same twice is not the same as writing it once",
    holdsFor: (map) => allRules(map.block).every(isIdempotent),
    sides: async ({ write }, { common, original }) => {
      const once = await write(common, original);
      return { expected: once, found: await outcome(() => write(common, once)) };
    },
  },
  {
    name: "put-put",
    about: "an object written over another one is not the same as written at once",
    holdsFor: (map, classes) =>
      allRules(map.block).every((rule) => isPlain(rule) && !isLayered(rule)) &&
      classes.every(({ write, read }) => isLossless(write) && isLossless(read)),
    takes: "whole",
    sides: async ({ write }, { common, whole, original }) => {
      const once = await write(common, original);
      return {
        expected: sorted(await write(whole, original)),
        found: sorted(await outcome(() => write(whole, once))),
      };
    },
  },
  {
    name: "untouched",
    about: "a member that no rule names, or the order of members, is changed",
    holdsFor: (map) => map.block.rules.every(({ kind }) => kind !== "rest"),
    sides: async ({ write }, { common, original }) => {
      const names = Object.keys(Object(original));
      const written = await write(common, original);
      const kept = Object.keys(Object(written)).filter((name) => names.includes(name));
      return {
        expected: [names, memberOf(original, stranger)],
        found: [kept, memberOf(written, stranger)],
      };
    },
  },
  {
    name: "put-get of records",
    about: "an object that is written into a new record reads as another one",
    holdsFor: (map, classes) => allRules(map.block).every(isPlain) && classes.every(isKept),
    isByMeaning: true,
    isOfNew: true,
    sides: async ({ read, write }, { common }, map) => {
      const written = await write(common);
      return { expected: shownBy(map.block, common), found: await outcome(() => read(written)) };
    },
  },
  {
    name: "full write",
    about: "a whole object shows otherwise when it is written into a record than in a new one",
    holdsFor: (map, classes) => allRules(map.block).every(isPlain) && !classes.some(isLosing),
    isByMeaning: true,
    takes: "whole",
    sides: async ({ read, write }, { whole, original }) => {
      const expected = await read(await write(whole));
      return { expected, found: await outcome(async () => read(await write(whole, original))) };
    },
  },
];

/** What comes out, or what was refused or went wrong instead, as a value to compare and to show. */
export async function outcome(run: () => Promise<unknown>): Promise<unknown> {
  try {
    return await run();
  } catch (problem) {
    return { error: problem instanceof Error ? problem.message : String(problem) };
  }
}

/** What a rule gives back is the same in the eyes of its type. */
function isKept({ write }: RuleClass): boolean {
  const isSeen = write.normalisations.every((name) => /^(decimal|datetime)/.test(name));
  return write.kind === "lossless" || (write.kind === "canonical" && isSeen);
}

/** Parts of what was written before stay: hidden members of items, or of an object in a table. */
function isLayered(rule: Rule): boolean {
  const isPattern = ({ vendor }: TableRow): boolean => vendor.kind === "pattern";
  return (
    rule.kind === "each" ||
    (rule.kind === "cell" &&
      rule.codec.steps.some((step) => step.kind === "table" && step.rows.some(isPattern)))
  );
}

function isLossless({ kind }: DirectionClass): boolean {
  return kind === "lossless";
}

/** The order in which members came about is no part of what a record says. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}

/** A value that is not changed keeps what stands in the record, which another one may share. */
function isLosing({ write }: RuleClass): boolean {
  return write.kind !== "lossless" && write.kind !== "canonical";
}

/** Both sides of such a rule are one place each, and a whole object says all of it. */
function isPlain(rule: Rule): boolean {
  switch (rule.kind) {
    case "cell": {
      const { cell, codec, left, readDefault, writeDefault, on } = rule;
      const hasMore = [readDefault, writeDefault, on].some((more) => more !== undefined);
      return (
        !hasMore &&
        codec.otherwise === "error" &&
        cell.kind === "at" &&
        [...left, ...cell.path].every(isMember)
      );
    }
    case "scope":
      return rule.on === undefined && [...rule.left, ...rule.right].every(isMember);
    case "each":
      return (
        rule.direction === undefined &&
        rule.on === undefined &&
        [rule.left, rule.right].every(({ filter, shape }) => !filter && shape === "list") &&
        [...rule.left.path, ...rule.right.path].every(isMember)
      );
    default:
      return false;
  }
}

function isMember({ kind }: PathStep): boolean {
  return kind === "member";
}

/**
 * What fires on updates only, and what leaving a branch clears, acts on the second write alone. A
 * null item satisfies no condition, so that each write to a filtered list adds it once more.
 */
function isIdempotent(rule: Rule): boolean {
  if (rule.kind === "each") return rule.right.filter === undefined;
  if (rule.kind === "pair") return rule.writes.every(isIdempotent);
  return rule.kind !== "when" && !("on" in rule && rule.on !== undefined);
}

function memberOf(record: unknown, name: string): unknown {
  if (typeof record !== "object" || record === null) return undefined;
  return Object.hasOwn(record, name) ? Reflect.get(record, name) : undefined;
}
