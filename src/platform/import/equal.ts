import type { Json } from "../../compiler/types.ts";
import { isServerSet } from "../server-set.ts";
import { isList, isObject, type JsonObject, objectOf, sameJson } from "./json.ts";

/** A payload without what only the server sets, in its top level and its fields. */
export function withoutServerSet(
  payload: JsonObject,
  kind: "definition" | "transformation",
): JsonObject {
  const kept = Object.entries(payload).flatMap(([name, value]) => {
    if (isServerSet(kind, name)) return [];
    const inner = name === "fields" && isList(value) ? value.map(plainField) : value;
    return [[name, inner] as const];
  });
  return objectOf(kept);
}

function plainField(field: Json): Json {
  if (!isObject(field)) return field;
  return objectOf(Object.entries(field).filter(([name]) => !isServerSet("field", name)));
}

/**
 * Names that mean something in `@platform({ … })`; a payload's own members of these names go into
 * `members`. Source: docs/platform.md "`@platform` and `@level`".
 */
const reserved: ReadonlySet<string> = new Set([
  ...["without", "members", "entries", "fields", "at", "own", "lifted", "scriptMembers"],
]);

/** A text in the place of a script, and scripts that name files, would be taken for ours. */
function isReserved(name: string, value: Json): boolean {
  if (name === "script") return typeof value === "string";
  if (name !== "scripts" || !isList(value)) return reserved.has(name);
  return value.some((one) => isObject(one) && Object.hasOwn(one, "file"));
}

/** Members to state so that `built` becomes `wanted`; undefined where they are the same. */
export function residual(
  built: JsonObject,
  wanted: JsonObject,
  ignored: ReadonlySet<string> = new Set(),
): JsonObject | undefined {
  const stated = Object.entries(wanted).filter(
    ([name, value]) =>
      !ignored.has(name) && !(Object.hasOwn(built, name) && sameJson(built[name], value)),
  );
  const without = Object.keys(built).filter(
    (name) => !ignored.has(name) && !Object.hasOwn(wanted, name),
  );
  if (stated.length === 0 && without.length === 0) return undefined;
  const literal = stated.filter(([name, value]) => isReserved(name, value));
  return objectOf([
    ...stated.filter(([name, value]) => !isReserved(name, value)),
    ...(literal.length === 0 ? [] : [["members", objectOf(literal)] as const]),
    ...(without.length === 0 ? [] : [["without", without] as const]),
  ]);
}

/** What two statements say together; the later one wins, and what it states is not left out. */
export function joined(first: JsonObject | undefined, second: JsonObject): JsonObject {
  const left = new Set(namesIn(second.without));
  const members = (said: JsonObject | undefined): JsonObject => {
    const value = said?.members;
    return isObject(value) ? value : {};
  };
  const plain = merged(first ?? {}, second, left);
  const literal = merged(members(first), members(second), left);
  const stated = new Set([...Object.keys(second), ...Object.keys(members(second))]);
  const without = [...new Set([...namesIn(first?.without), ...left])].filter(
    (name) => !stated.has(name),
  );
  return objectOf([
    ...plain.filter(([name]) => name !== "without" && name !== "members"),
    ...(literal.length === 0 ? [] : [["members", objectOf(literal)] as const]),
    ...(without.length === 0 ? [] : [["without", without] as const]),
  ]);
}

function merged(
  first: JsonObject,
  second: JsonObject,
  left: ReadonlySet<string>,
): readonly (readonly [string, Json])[] {
  const all = new Map([first, second].flatMap((said) => Object.entries(said)));
  return [...all].filter(([name]) => !left.has(name));
}

function namesIn(list: Json | undefined): readonly string[] {
  return isList(list) ? list.map(String) : [];
}
