import type { Level } from "../../compiler/ir/levels.ts";
import type { Json } from "../../compiler/types.ts";
import { isServerSet } from "../server-set.ts";
import type { Payload, ResourceKey } from "./resource.ts";

/** What answers tell besides of an owner, and what is never sent. */
const answered: Readonly<Record<Owner, readonly string[]>> = {
  definition: ["name"],
  transformation: [],
  field: ["associatedId", "associatedLevel"],
  entry: ["id", "associatedId"],
};

type Owner = ResourceKey["kind"] | "field" | "entry";

/** Whether an attribute of an answer says nothing that a caller could say. */
function isAnswered(owner: Owner, name: string): boolean {
  return answered[owner].includes(name) || (owner !== "entry" && isServerSet(owner, name));
}

/**
 * What the level of `key` itself holds in an answer of the platform, without what the server sets
 * and without what the address says already. An answer of a lower level shows what it inherits,
 * each part with its own `level`; undefined when nothing in it is the level's own. The order of
 * members and of fields is kept.
 */
export function ownPart(payload: Payload, key: ResourceKey): Payload | undefined {
  const { level } = key;
  if (isAbove(payload.level, level)) return undefined;
  const isOwn = (value: Json): boolean => !(isObject(value) && isAbove(value.level, level));
  const own: Record<string, Json> = {};
  let hidden = 0;
  for (const [name, value] of Object.entries(payload)) {
    if (isAnswered(key.kind, name) || name === "objectName" || name === "level") continue;
    if (lists.includes(name) && Array.isArray(value)) {
      const items = value.filter(isOwn);
      hidden += value.length - items.length;
      put(
        own,
        name,
        items.map((item) => cleaned(item, name, level)),
      );
    } else if (name === "script" && isObject(value)) {
      if (isOwn(value)) put(own, name, cleaned(value, name, level));
      else hidden += 1;
    } else put(own, name, value);
  }
  // An answer that names this level is of something that is there, even if it says nothing.
  const isNamed = payload.level === level.kind;
  return hidden > 0 && isEmpty(own) && !isNamed ? undefined : own;
}

const lists: readonly string[] = ["fields", "configuration", "scripts"];

/** A part without what the server sets and without the level that it has anyway. */
function cleaned(value: Json, list: string, level: Level): Json {
  if (!isObject(value)) return value;
  const owner = list === "fields" ? "field" : "entry";
  const kept: Record<string, Json> = {};
  for (const [name, inner] of Object.entries(value)) {
    if (isAnswered(owner, name) || (name === "level" && inner === level.kind)) continue;
    const isList = list === "fields" && name === "configuration" && Array.isArray(inner);
    put(kept, name, isList ? inner.map((entry) => cleaned(entry, name, level)) : inner);
  }
  return kept;
}

/** Whether nothing is left that a level could have said. */
function isEmpty(payload: Payload): boolean {
  return (
    lists.every((name) => !Array.isArray(payload[name]) || payload[name].length === 0) &&
    payload.script === undefined
  );
}

const ranks: readonly Json[] = ["organization", "account", "instance"];

function isAbove(name: Json | undefined, level: Level): boolean {
  const rank = name === undefined ? -1 : ranks.indexOf(name);
  return rank !== -1 && rank < ranks.indexOf(level.kind);
}

/** Also `__proto__` is a name like any other. */
function put(target: Record<string, Json>, name: string, value: Json): void {
  Object.defineProperty(target, name, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

export function isObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
