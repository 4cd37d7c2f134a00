import type { Level } from "../../compiler/ir/levels.ts";
import type { Json } from "../../compiler/types.ts";
import type { Client } from "./client.ts";
import { definitionsPath, isAddressable, resourcePath, transformationsPath } from "./endpoints.ts";
import { DeployError } from "./errors.ts";
import { isObject, ownPart } from "./own.ts";
import { type Payload, type ResourceId, type ResourceKey, resourceId } from "./resource.ts";

/** What a platform holds, as far as it was read: each resource as its level itself holds it. */
export type Remote = ReadonlyMap<ResourceId, Payload>;

/** A collection of the platform: all definitions of a level, or all transformations of an element. */
export interface Collection {
  readonly kind: "definition" | "transformation";
  readonly level: Level;
  readonly element?: string;
}

/** The collections that hold these resources, each once. */
export function collectionsOf(keys: Iterable<ResourceKey>): readonly Collection[] {
  const found = new Map<string, Collection>();
  for (const { kind, level, element } of keys) {
    const collection = { kind, level, ...(element === undefined ? {} : { element }) };
    found.set(collectionPath(collection), collection);
  }
  return [...found.values()];
}

/** Reads collections; what their levels only inherit is not in the result. */
export async function readRemote(
  client: Client,
  collections: readonly Collection[],
): Promise<Remote> {
  const remote = new Map<ResourceId, Payload>();
  for (const collection of collections) {
    for (const [object, payload] of await readCollection(client, collection)) {
      if (!isAddressable(object)) continue;
      const key = { ...collection, object };
      const own = ownPart(payload, key);
      if (own !== undefined) remote.set(resourceId(key), own);
    }
  }
  return remote;
}

/** Reads one resource; undefined when its level has none of its own. */
export async function readResource(client: Client, key: ResourceKey): Promise<Payload | undefined> {
  const page = await client.read(resourcePath(key), "resource");
  if (page === undefined) return undefined;
  return ownPart(checkedPayload(page.value, resourcePath(key)), key);
}

/** The values of all pages of a collection; none when it is empty. */
export async function readPages(client: Client, path: string): Promise<readonly Json[]> {
  const values: Json[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const query = token === undefined ? "" : `?nextPage=${encodeURIComponent(token)}`;
    const page = await client.read(`${path}${query}`, "collection");
    if (page === undefined) break;
    values.push(page.value);
    token = page.nextPage;
    if (token !== undefined && seen.has(token)) {
      throw new DeployError("unreachable", `The platform's pages of \`${path}\` have no end.`);
    }
    if (token !== undefined) seen.add(token);
  } while (token !== undefined);
  return values;
}

async function readCollection(
  client: Client,
  collection: Collection,
): Promise<ReadonlyMap<string, Payload>> {
  const path = collectionPath(collection);
  const all = new Map<string, Payload>();
  for (const value of await readPages(client, path)) {
    for (const [name, payload] of members(value, path)) {
      // Answers of the older engine have `level` and its like beside the names.
      if (typeof payload !== "string") all.set(name, checkedPayload(payload, path));
    }
  }
  return all;
}

function collectionPath({ kind, level, element }: Collection): string {
  return kind === "definition" ? definitionsPath(level) : transformationsPath(level, element);
}

function members(value: Json, path: string): readonly (readonly [string, Json])[] {
  if (isObject(value)) return Object.entries(value);
  if (Array.isArray(value) && value.length === 0) return [];
  throw unexpected(path);
}

function checkedPayload(value: Json, path: string): Payload {
  if (!isObject(value)) throw unexpected(path);
  const { fields } = value;
  const isFine =
    fields === undefined ||
    fields === null ||
    (Array.isArray(fields) && fields.every((field) => isObject(field)));
  if (!isFine) throw unexpected(path);
  return value;
}

function unexpected(path: string): DeployError {
  return new DeployError(
    "unreachable",
    `The answer for \`${path}\` has another shape than it should.`,
  );
}
