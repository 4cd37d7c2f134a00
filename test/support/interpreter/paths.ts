import type {
  Assignment,
  Condition,
  FindStep,
  Path,
  PathStep,
} from "../../../src/compiler/ir/nodes.ts";
import type { Json } from "../../../src/compiler/types.ts";
import {
  hasValue,
  isList,
  isObject,
  type JsonList,
  type JsonObject,
  type Maybe,
  member,
  names,
  refuse,
  sameJson,
  withMember,
  withoutMember,
} from "./states.ts";

/** Says whether a condition holds for an item. */
export type Holds = (condition: Condition, item: Json) => boolean;

/** What a path leads to; `implicit` is a null that stands for "not in a list that is present". */
export interface Found {
  readonly value: Maybe;
  readonly implicit: boolean;
}

/**
 * The value at a path. With `unique`, two items that satisfy one find step are `duplicate-key`.
 * Throws `type` where a step meets another kind.
 */
export function get(path: Path, record: Maybe, holds: Holds, unique = false): Found {
  let value = record;
  let inList = false;
  for (const step of path) {
    if (value === undefined || value === null) break;
    if (step.kind === "member") {
      value = member(asObject(value), step.name);
    } else {
      const list = asList(value);
      inList = true;
      value = list[step.kind === "index" ? step.index : find(step, list, holds, unique)];
    }
  }
  return value === undefined && inList
    ? { value: null, implicit: true }
    : { value, implicit: false };
}

/** Sets a value, or null, at a path; everything on the way that is missing or null is made. */
export function set(path: Path, record: Maybe, value: Json, holds: Holds): Maybe {
  return put(path, record, value, holds, false);
}

/** Deletes the place itself; its parents stay, and nothing is made. */
export function remove(path: Path, record: Maybe, holds: Holds): Maybe {
  const [step, ...rest] = path;
  if (step === undefined) return undefined;
  if (!hasValue(record)) return record;
  if (step.kind === "member") {
    const object = asObject(record);
    const child = remove(rest, member(object, step.name), holds);
    return child === undefined
      ? withoutMember(object, step.name)
      : withMember(object, step.name, child);
  }
  const list = asList(record);
  if (step.kind === "find") return nullThroughFind(step, rest, list, holds);
  const index = indexOf(step);
  return index < list.length
    ? replaceAt(list, index, remove(rest, list[index], holds) ?? null)
    : list;
}

/** Makes a condition true: each assignment that does not hold yet is set. */
export function establish(condition: Condition, record: Maybe, holds: Holds): Maybe {
  if (hasValue(record) && isObject(record) && holds(condition, record)) return record;
  return assignAll(condition.establish ?? [], record, holds);
}

export function assignAll(assignments: readonly Assignment[], record: Maybe, holds: Holds): Maybe {
  return assignments.reduce<Maybe>(
    (result, { path, value }) =>
      sameJson(get(path, result, holds).value, value) ? result : set(path, result, value, holds),
    record,
  );
}

/** True when a path goes through a null before its last step. */
export function parentIsNull(path: Path, record: Maybe, holds: Holds): boolean {
  return path.some(
    (_, length) => length > 0 && get(path.slice(0, length), record, holds).value === null,
  );
}

/** The path as text, for errors. */
export function pathText(path: Path): string {
  return path.map(stepText).join("").replace(/^\./u, "");
}

function stepText(step: PathStep): string {
  if (step.kind === "member") return `.${step.name}`;
  return step.kind === "index" ? `[${step.index}]` : "[]";
}

function put(path: Path, record: Maybe, value: Json, holds: Holds, viaFind: boolean): Maybe {
  const [step, ...rest] = path;
  if (step === undefined) return value === null && viaFind ? undefined : value;
  if (step.kind === "member") {
    const object = hasValue(record) ? asObject(record) : {};
    const child = put(rest, member(object, step.name), value, holds, viaFind);
    return child === undefined
      ? withoutMember(object, step.name)
      : withMember(object, step.name, child);
  }
  const list = hasValue(record) ? asList(record) : [];
  if (step.kind === "find") {
    return value === null
      ? nullThroughFind(step, rest, list, holds)
      : valueThroughFind(step, rest, list, value, holds);
  }
  const index = indexOf(step);
  const padded = [...list];
  while (padded.length <= index) padded.push(null);
  return replaceAt(padded, index, put(rest, padded[index], value, holds, false) ?? null);
}

function valueThroughFind(
  step: FindStep,
  rest: Path,
  list: JsonList,
  value: Json,
  holds: Holds,
): JsonList {
  const index = find(step, list, holds, false);
  if (index >= 0) {
    return replaceAt(list, index, put(rest, list[index], value, holds, true) ?? null);
  }
  const fresh = assignAll(step.condition.establish ?? [], {}, holds);
  const item =
    rest.length === 0 && isObject(value) && isObject(fresh)
      ? { ...fresh, ...value }
      : put(rest, fresh, value, holds, true);
  return [...list, item ?? null];
}

function nullThroughFind(step: FindStep, rest: Path, list: JsonList, holds: Holds): JsonList {
  const index = find(step, list, holds, false);
  if (index < 0) return list;
  const item = rest.length === 0 ? undefined : put(rest, list[index], null, holds, true);
  const gone =
    item === undefined || sameJson(item, assignAll(step.condition.establish ?? [], {}, holds));
  return gone ? list.filter((_, at) => at !== index) : replaceAt(list, index, item);
}

function find(step: PathStep, list: JsonList, holds: Holds, unique: boolean): number {
  if (step.kind !== "find") return refuse("type", "a step over all items leads to no single place");
  const first = list.findIndex((item) => holds(step.condition, item));
  if (unique && first >= 0 && list.slice(first + 1).some((item) => holds(step.condition, item))) {
    refuse("duplicate-key", "two items satisfy the condition");
  }
  return first;
}

function replaceAt(list: JsonList, index: number, value: Json): JsonList {
  return list.map((item, at) => (at === index ? value : item));
}

function indexOf(step: PathStep): number {
  return step.kind === "index" ? step.index : refuse("type", "not an index");
}

function asObject(value: Json): JsonObject {
  return isObject(value) ? value : refuse("type", "an object was expected");
}

function asList(value: Json): JsonList {
  return isList(value) ? value : refuse("type", "a list was expected");
}

/** The names of `object` that `object` holds with a value. */
export function valuedNames(object: JsonObject): readonly string[] {
  return names(object).filter((name) => hasValue(member(object, name)));
}
