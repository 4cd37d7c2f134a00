import { sameJson, withMembers } from "../../runtime/index.ts";
import type { Assignment, CellRule, FindStep, Path } from "../ir/nodes.ts";
import { pathKey } from "../ir/walk.ts";
import type { Json, Type } from "../types.ts";
import { typeAt } from "../types-path.ts";

import { membersOf } from "./run-codec.ts";
import { samplesOf } from "./samples.ts";

/** Only where closed types leave no other value are there many to look at. */
const mostTried = 10_000;

/**
 * An item of a list built from fields that none of the rules has; undefined where their conditions
 * hold for every item. `at` is the place of the find step in the paths of the rules.
 */
export function uncarried(rules: readonly CellRule[], at: number, item: Type): Json | undefined {
  const asked = rules.map(({ left }) => (left[at] as FindStep).condition.establish ?? []);
  const places = new Map(asked.flat().map(({ path }) => [pathKey(path), path] as const));
  const choices = [...places].map(([key, path]) => {
    const here = asked.flat().filter((one) => pathKey(one.path) === key);
    const known = here.map(({ value }) => value);
    const values = [...otherValue(typeAt(item, path), known), ...known];
    return values.map((value): Assignment => ({ path, value }));
  });
  let tried = 0;
  for (const members of combinations(choices)) {
    const isAsked = (one: Assignment): boolean =>
      members.some(({ path, value }) => samePath(path, one.path) && sameJson(value, one.value));
    if (!asked.some((all) => all.every(isAsked))) {
      return withMembers({}, membersOf({ kind: "pattern", members })) as Json;
    }
    tried += 1;
    if (tried === mostTried) return undefined;
  }
  return undefined;
}

function* combinations<T>(choices: readonly (readonly T[])[]): Generator<readonly T[]> {
  const [first, ...rest] = choices;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const one of first) {
    for (const others of combinations(rest)) yield [one, ...others];
  }
}

/** One more value of a type; none where the type is closed and all are known, or not known itself. */
function otherValue(type: Type, known: readonly Json[]): readonly Json[] {
  const candidates = candidatesOf(type, known.length + 1);
  const other = candidates.find((value) => !known.some((one) => sameJson(one, value)));
  return other === undefined ? [] : [other];
}

/** Values of a type, as many as are asked for where it has that many. */
function candidatesOf(type: Type, count: number): readonly Json[] {
  if (type.kind === "enum") return type.members;
  if (type.kind !== "scalar") return [];
  const numbers = Array.from({ length: count }, (_, index) => index);
  switch (type.name) {
    case "integer":
    case "number":
    case "decimal":
      return numbers;
    case "string":
    case "json":
      return numbers.map((index) => (index === 0 ? "other" : `other ${index + 1}`));
    default:
      return samplesOf(type);
  }
}

function samePath(one: Path, other: Path): boolean {
  return pathKey(one) === pathKey(other);
}
