import type { Json } from "../../compiler/types.ts";
import { isList, isObject, type JsonObject, memberOf, objectOf } from "../import/json.ts";
import { cleanName } from "./clean-name.ts";

export type Layout = "v1" | "v2";

/** The payloads of one level, by the names under which the platform knows them. */
export interface LevelPayloads {
  readonly definitions: ReadonlyMap<string, JsonObject>;
  /** By element key, then by object. */
  readonly transformations: ReadonlyMap<string, ReadonlyMap<string, JsonObject>>;
}

/**
 * The folders in which the vendor's tool keeps payloads, as path → text. Told in `refused` is what
 * it could not read again: two definitions whose cleaned names are one, and names that are no name
 * of one folder.
 */
export function layoutFiles(
  payloads: LevelPayloads,
  layout: Layout,
): { readonly files: ReadonlyMap<string, string>; readonly refused: readonly string[] } {
  const files = new Map<string, string>();
  const refused: string[] = [];
  const add: Add = (folders, file, text) => {
    const path = [...folders, file].join("/");
    const isFolder = folders.every((name) => name !== "" && !/^\.|[/\\]/.test(name));
    if (files.has(path) || !isFolder) refused.push(path);
    else files.set(path, text);
  };
  if (layout === "v1") writeV1(payloads, add);
  else writeV2(payloads, add);
  return { files, refused };
}

type Add = (folders: readonly string[], file: string, text: string) => void;

function writeV1({ definitions, transformations }: LevelPayloads, add: Add): void {
  for (const [name, definition] of definitions) {
    const folders = ["objectDefinitions", cleanName(name)];
    add(folders, "objectDefinition.json", json(sorted(definition)));
  }
  for (const [element, named] of transformations) {
    for (const [name, payload] of named) {
      writeTransformation(["transformations", element, name], payload, add);
    }
  }
}

function writeV2({ definitions, transformations }: LevelPayloads, add: Add): void {
  const names = new Set([
    ...definitions.keys(),
    ...[...transformations.values()].flatMap((named) => [...named.keys()]),
  ]);
  for (const name of names) {
    const definition = definitions.get(name);
    const parts = [...transformations].flatMap(([element, named]) => {
      const payload = named.get(name);
      return payload === undefined ? [] : [[element, payload] as const];
    });
    const whole = {
      vdrName: name,
      vdrVersion: "v2",
      ...(definition === undefined ? {} : { definition: sorted(definition) }),
      transformation: objectOf(parts),
    };
    add([name], `${name}.json`, json(whole));
    if (definition !== undefined) {
      add([name, "definition"], "objectDefinition.json", json(sorted(definition)));
    }
    for (const [element, payload] of parts) {
      writeTransformation([name, "transformation", element], payload, add);
    }
  }
}

/** The bodies of scripts leave the JSON: those of `scripts` where there are any, else that of `script`. */
function writeTransformation(folders: readonly string[], payload: JsonObject, add: Add): void {
  const { scripts, script } = payload;
  const plain = new Map(Object.entries(payload));
  const bare = (entry: JsonObject, file: string): JsonObject => {
    const { body } = entry;
    if (typeof body !== "string") return entry;
    add(folders, file, body);
    return objectOf(Object.entries(entry).filter(([name]) => name !== "body"));
  };
  if (isList(scripts)) {
    const levels = new Set<string>();
    const kept = scripts.map((entry) => {
      const level = memberOf(entry, "level");
      // Two bodies of one level have no two files.
      if (!isObject(entry) || typeof level !== "string" || levels.has(level)) return entry;
      levels.add(level);
      return bare(entry, `${level}-script.js`);
    });
    plain.set("scripts", kept);
  } else if (isObject(script)) plain.set("script", bare(script, "script.js"));
  add(folders, "transformation.json", json(objectOf(plain)));
}

/** The tool sorts the fields of definitions by path. */
function sorted(definition: JsonObject): JsonObject {
  const { fields } = definition;
  if (!isList(fields)) return definition;
  const byPath = fields.toSorted((a, b) => compare(pathOf(a), pathOf(b)));
  return objectOf(
    Object.entries(definition).map(([name, value]) => [name, name === "fields" ? byPath : value]),
  );
}

function pathOf(field: Json): string {
  const path = memberOf(field, "path");
  return typeof path === "string" ? path : "";
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
