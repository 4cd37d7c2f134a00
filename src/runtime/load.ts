import type { MapInfo } from "./map-info.ts";
import type { WithTables } from "./tables.ts";

/** A generated module at work. */
export interface LoadedMap {
  readonly read: (vendor: unknown, options?: WithTables) => unknown;
  /** `original`, the very reference, where nothing changes. */
  readonly write: (common: unknown, original?: unknown, options?: WithTables) => unknown;
  /** RFC 7396 merge patch of the vendor record: only what differs between the two views. */
  readonly patch: (
    before: unknown,
    after: unknown,
    original?: unknown,
    options?: WithTables,
  ) => unknown;
  /** What is sent to the vendor for a create (no `before`) or an update. */
  readonly request: (
    before: unknown,
    after: unknown,
    original?: unknown,
    options?: WithTables,
  ) => unknown;
  /** The filter over vendor names that selects the same records; throws MappingError. */
  readonly where: (filter: string, options?: WithTables) => string;
  readonly map: MapInfo;
}

/**
 * Imports a module that `cemap build --to javascript` has written. `path` is a URL, or what an
 * `import` takes; a path on disk is made a URL by the caller. Rejects as `import` does, and with
 * a TypeError for a module of another kind.
 */
export async function loadMap(path: string | URL): Promise<LoadedMap> {
  const found: unknown = await import(String(path));
  return checkModule(found, String(path));
}

/** The module as a map, or TypeError for one of another kind. */
export function checkModule(found: unknown, name: string): LoadedMap {
  const candidate = found as Partial<LoadedMap>;
  const isMap =
    typeof candidate.read === "function" &&
    typeof candidate.write === "function" &&
    typeof candidate.patch === "function" &&
    typeof candidate.request === "function" &&
    typeof candidate.where === "function" &&
    Array.isArray(candidate.map?.rules);
  if (!isMap) throw new TypeError(`${name} is no module that cemap has generated`);
  return candidate as LoadedMap;
}
