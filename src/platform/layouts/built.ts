import type { JsonObject } from "../import/json.ts";
import type { LevelPayloads } from "./write.ts";

/** The payloads among the files of a build, by level (`organization`, `account-46`). */
export function payloadsOfBuild(
  files: ReadonlyMap<string, string>,
): ReadonlyMap<string, LevelPayloads> {
  const levels = new Map<
    string,
    {
      readonly definitions: Map<string, JsonObject>;
      readonly transformations: Map<string, Map<string, JsonObject>>;
    }
  >();
  for (const [path, text] of files) {
    const match = /^platform\/([^/]+)\/(?:objects|elements\/([^/]+))\/([^/]+)\.json$/.exec(path);
    const [, level, element, stem] = match ?? [];
    if (level === undefined || stem === undefined) continue;
    const known = levels.get(level) ?? { definitions: new Map(), transformations: new Map() };
    levels.set(level, known);
    const payload = JSON.parse(text) as JsonObject;
    if (element === undefined) {
      known.definitions.set(nameOf(stem), payload);
      continue;
    }
    const key = nameOf(element);
    const named = known.transformations.get(key) ?? new Map<string, JsonObject>();
    known.transformations.set(key, named.set(nameOf(stem), payload));
  }
  return levels;
}

/** Names of files have `+` where the name has `/`. */
function nameOf(stem: string): string {
  return stem.replaceAll("+", "/");
}
