import type { FieldAnnotation, Json } from "../../types.ts";
import type { LevelName } from "./payload.ts";

type JsonObject = { readonly [name: string]: Json };

/**
 * `@platform({ … })` on whatever an entry is emitted for: its members replace those of the entry,
 * whole and as they are; `without` leaves members out. `keeps` names members that mean something
 * else to the caller and stay out of the entry.
 */
export function withPlatform<Entry extends object>(
  entry: Entry,
  annotations: readonly FieldAnnotation[],
  keeps: ReadonlySet<string> = noNames,
): Entry {
  let result = { ...entry } as Readonly<Record<string, unknown>>;
  for (const said of platformMembers(annotations)) {
    const without = said.without;
    for (const [name, value] of Object.entries(said)) {
      if (name !== "without" && !keeps.has(name)) result = withMember(result, name, value);
    }
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

/** The levels that entries get by `@level`: one entry for each; one without a level otherwise. */
export function levelsOf(
  annotations: readonly FieldAnnotation[],
): readonly (LevelName | undefined)[] {
  const stated = annotations.findLast(({ name }) => name === "level")?.args ?? [];
  return stated.length === 0 ? [undefined] : (stated as readonly LevelName[]);
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
