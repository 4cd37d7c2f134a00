import type { FieldAnnotation, Json } from "../../types.ts";
import type { LevelName } from "./payload.ts";

type JsonObject = { readonly [name: string]: Json };

/**
 * `@platform({ … })` on whatever an entry is emitted for: its members replace those of the entry,
 * whole and as they are; `without` leaves members out. `keeps` names members that mean something
 * else to the caller and stay out of the entry. `members` holds members whose names mean something
 * here: `members: { without: 1 }`.
 */
export function withPlatform<Entry extends object>(
  entry: Entry,
  annotations: readonly FieldAnnotation[],
  keeps: ReadonlySet<string> = noNames,
): Entry {
  let result = { ...entry } as Readonly<Record<string, unknown>>;
  for (const said of platformMembers(annotations)) {
    const { without, members } = said;
    for (const [name, value] of Object.entries(said)) {
      const isSaid = name !== "without" && name !== "members" && !keeps.has(name);
      if (isSaid) result = withMember(result, name, value);
    }
    const literal = typeof members === "object" && members !== null ? members : {};
    for (const [name, value] of Object.entries(literal)) result = withMember(result, name, value);
    if (!Array.isArray(without)) continue;
    const left = Object.entries(result).filter(([name]) => !without.includes(name));
    result = Object.fromEntries(left);
  }
  return result as Entry;
}

/** The members that the `@platform` annotations of one owner state, outermost first. */
export function platformMembers(annotations: readonly FieldAnnotation[]): readonly JsonObject[] {
  return annotations.flatMap(({ name, args }) => {
    const [said] = args;
    const isObject = typeof said === "object" && said !== null && !Array.isArray(said);
    return name === "platform" && isObject ? [said as JsonObject] : [];
  });
}

/** The last value that `@platform` states for a member. */
export function platformMember(
  annotations: readonly FieldAnnotation[],
  name: string,
): Json | undefined {
  return platformMembers(annotations).findLast((said) => Object.hasOwn(said, name))?.[name];
}

/**
 * The levels that entries get by `@level` of their row, else of the map or object around: one entry
 * for each; one without a level otherwise.
 */
export function levelsOf(
  annotations: readonly FieldAnnotation[],
  around: readonly FieldAnnotation[],
): readonly (LevelName | undefined)[] {
  const stated = [...around, ...annotations].findLast(({ name }) => name === "level")?.args ?? [];
  return stated.length === 0 ? [undefined] : (stated as readonly LevelName[]);
}

/**
 * Members of `@platform` on a map or object that speak of its entries and are no members of its
 * payload: `entries` are members of every entry that a row makes, beneath what the row says;
 * `fields` are entries that no row stands for, and `at` says where they stand among all (0-based);
 * `own` of an `override object` leaves out what the level above says in the same way.
 */
export const entryMembers: ReadonlySet<string> = new Set(["entries", "fields", "at", "own"]);

/** The members that `@platform({ entries: { … } })` gives every entry. */
export function usualMembers(around: readonly FieldAnnotation[]): JsonObject {
  const usual = platformMember(around, "entries");
  return typeof usual === "object" && usual !== null && !Array.isArray(usual)
    ? (usual as JsonObject)
    : {};
}

/** The entries of the rows with those of `@platform({ fields: […], at: […] })` between them. */
export function withAdded<Entry>(
  entries: readonly Entry[],
  around: readonly FieldAnnotation[],
): readonly Entry[] {
  const added = platformMember(around, "fields");
  const at = platformMember(around, "at");
  if (!Array.isArray(added)) return entries;
  let result = [...entries];
  for (const [index, entry] of (added as readonly Entry[]).entries()) {
    const place: unknown = Array.isArray(at) ? at[index] : undefined;
    result = result.toSpliced(typeof place === "number" ? place : result.length, 0, entry);
  }
  return result;
}

const noNames: ReadonlySet<string> = new Set();

/** `__proto__` becomes a member like any other. */
function withMember(
  object: Readonly<Record<string, unknown>>,
  name: string,
  value: unknown,
): Record<string, unknown> {
  const others = Object.entries(object);
  const at = others.findIndex(([other]) => other === name);
  return Object.fromEntries(at < 0 ? [...others, [name, value]] : others.with(at, [name, value]));
}
