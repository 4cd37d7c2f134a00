import type {
  DefinitionPayload,
  TransformationPayload,
} from "../../../src/compiler/backends/platform/payload.ts";
import type { Json } from "../../../src/compiler/types.ts";
import { createLocalPlatform } from "../../../src/platform/local/local-platform.ts";
import { account, instance, organization, type Place } from "../../../src/platform/local/places.ts";
import type { Resources } from "../../../src/platform/local/resources.ts";
import { memoryStore } from "../../../src/platform/local/store.ts";
import { serverSet } from "../../../src/platform/server-set.ts";

/** A local platform that tells what was asked of it, and whose holdings tests see and change. */
export interface WatchedPlatform {
  readonly fetch: typeof fetch;
  readonly stored: StoredPayloads;
  /** `METHOD path` of every request, in order; paths are below the base URL. */
  readonly requests: string[];
}

/**
 * What each level itself holds, by the path of its single endpoint, without what the server sets.
 * Setting asks for no permission: that is how somebody else's change comes about.
 */
export interface StoredPayloads {
  readonly get: (path: string) => Json | undefined;
  readonly has: (path: string) => boolean;
  readonly set: (path: string, payload: Json) => void;
  readonly delete: (path: string) => boolean;
  readonly keys: () => readonly string[];
  readonly entries: () => readonly (readonly [string, Json])[];
}

export const plantedSecrets = { user: "user-secret-0123", organization: "org-secret-4567" };

export function watchedPlatform(): WatchedPlatform {
  const requests: string[] = [];
  const platform = createLocalPlatform({
    secrets: plantedSecrets,
    store: memoryStore(),
    clock: { now: () => Date.UTC(2026, 0, 1) },
    onError: (error) => {
      throw error;
    },
  });
  return {
    requests,
    stored: storedPayloads(platform.resources),
    fetch: (input, init) => {
      const request = new Request(input, init);
      requests.push(`${request.method} ${pathOf(request)}`);
      return platform.fetch(request);
    },
  };
}

/** The path of a request below the base URL. */
export function pathOf(request: Request): string {
  return new URL(request.url).pathname.replace("/elements/api-v2/", "");
}

function storedPayloads(resources: Resources): StoredPayloads {
  const get = (path: string): Json | undefined => {
    const { place, element, name } = addressOf(path);
    const isDefinition = path.endsWith("/definitions");
    const payload = isDefinition
      ? resources.definition(place, name)
      : resources.transformation(place, element ?? elementAt(resources, place), name);
    return payload === undefined ? undefined : unstamped(payload);
  };
  const keys = (): readonly string[] => [
    ...resources
      .allDefinitions()
      .map(({ place, name }) => `${placePath(place)}/objects/${part(name)}/definitions`),
    ...resources.allTransformations().map(({ place, element, name }) => {
      const middle = place.level === "instance" ? "" : `/elements/${part(element)}`;
      return `${placePath(place)}${middle}/transformations/${part(name)}`;
    }),
  ];
  return {
    get,
    has: (path) => get(path) !== undefined,
    keys,
    entries: () => keys().map((path) => [path, get(path) ?? null] as const),
    set: (path, payload) => {
      const { place, element, name } = addressOf(path);
      if (path.endsWith("/definitions")) {
        resources.putDefinition(place, name, payload as unknown as DefinitionPayload);
        return;
      }
      const key = element ?? elementAt(resources, place);
      resources.putTransformation(place, key, name, payload as unknown as TransformationPayload);
    },
    delete: (path) => {
      const { place, element, name } = addressOf(path);
      if (path.endsWith("/definitions")) return resources.deleteDefinition(place, name);
      return resources.deleteTransformation(place, element ?? elementAt(resources, place), name);
    },
  };
}

interface Address {
  readonly place: Place;
  /** Absent where the path names none: at an instance, and for a definition. */
  readonly element?: string;
  readonly name: string;
}

function addressOf(path: string): Address {
  const parts = path.split("/").map(decodeURIComponent);
  const [level, ...rest] = parts;
  const id = level === "organizations" ? undefined : rest.shift();
  const place = level === "accounts" ? account(id ?? "") : instance(id ?? "");
  const at = id === undefined ? organization : place;
  const [kind, second = "", , name = second] = rest;
  if (kind === "objects") return { place: at, name: second };
  return kind === "elements" ? { place: at, element: second, name } : { place: at, name: second };
}

/** The element of an instance; the word that the platform has for one that nothing tells. */
function elementAt(resources: Resources, { id = "" }: Place): string {
  return resources.instance(id)?.elementKey ?? "unknown";
}

function placePath({ level, id }: Place): string {
  return id === undefined ? "organizations" : `${level}s/${part(id)}`;
}

function part(name: string): string {
  return encodeURIComponent(name);
}

/** As it was sent: the platform has put its own attributes behind what it was given. */
function unstamped(payload: DefinitionPayload | TransformationPayload): Json {
  const kept = without(payload, [...serverSet.definition, ...serverSet.transformation]);
  const fields = payload.fields.map((field) => without(field, serverSet.field));
  return { ...kept, fields } as unknown as Json;
}

function without(value: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

export function json(status: number, value: Json): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { "content-type": "application/json" },
  });
}
