import type { Json } from "../../compiler/types.ts";
import { isList, isObject, type JsonObject, objectOf, sameJson } from "./json.ts";

/** What the server sets, and what is therefore not part of what is said. */
const serverSet = {
  definition: ["id", "companyId", "accountId", "userId", "createdDate", "mappedElementIds"],
  transformation: [
    ...["id", "elementId", "companyId", "accountId", "userId", "createdDate", "startDate"],
  ],
  field: ["id", "vdrFieldId"],
} as const;

/** A payload without what only the server sets, in its top level and its fields. */
export function withoutServerSet(
  payload: JsonObject,
  kind: "definition" | "transformation",
): JsonObject {
  const kept = Object.entries(payload).flatMap(([name, value]) => {
    if ((serverSet[kind] as readonly string[]).includes(name)) return [];
    const inner = name === "fields" && isList(value) ? value.map(plainField) : value;
    return [[name, inner] as const];
  });
  return objectOf(kept);
}

function plainField(field: Json): Json {
  if (!isObject(field)) return field;
  const names: readonly string[] = serverSet.field;
  return objectOf(Object.entries(field).filter(([name]) => !names.includes(name)));
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
  return objectOf([...stated, ...(without.length === 0 ? [] : [["without", without] as const])]);
}

/** What two statements say together; the later one wins, and what it states is not left out. */
export function joined(first: JsonObject | undefined, second: JsonObject): JsonObject {
  const names = [first?.without, second.without].flatMap((list) => (isList(list) ? list : []));
  const members = new Map(
    [first ?? {}, second].flatMap((said) =>
      Object.entries(said).filter(([name]) => name !== "without"),
    ),
  );
  for (const name of isList(second.without) ? second.without : []) members.delete(String(name));
  const stated = Object.keys(second);
  const without = [...new Set(names)].filter((name) => !stated.includes(String(name)));
  return objectOf([...members, ...(without.length === 0 ? [] : [["without", without] as const])]);
}
