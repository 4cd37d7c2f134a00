import type { Json } from "../../compiler/types.ts";
import { canonicalText, sha256 } from "./canonical.ts";
import { isObject, ownPart } from "./own.ts";
import type { Payload, ResourceKey } from "./resource.ts";

/**
 * What a payload means to the platform, in one form: the level's own part, what is the default
 * left out, fields and entries as sets in a fixed order.
 */
export function meaningOf(payload: Payload, key: ResourceKey): Payload | undefined {
  const own = ownPart(payload, key);
  return own === undefined ? undefined : (plain(own, "resource") as Payload);
}

/** Digest of the meaning; equal for payloads that the platform cannot tell apart. */
export function digestOf(payload: Payload | undefined, key: ResourceKey): string {
  const meaning = payload === undefined ? undefined : meaningOf(payload, key);
  return meaning === undefined ? absent : sha256(canonicalText(meaning));
}

/** The digest of what is not there. */
export const absent = "absent";

type Place = "resource" | "field" | "entry" | "script";

function plain(value: Json, place: Place): Json {
  if (!isObject(value)) return value;
  const members = Object.entries(value)
    .filter(([name, inner]) => !isDefault(place, name, inner))
    .map(([name, inner]): readonly [string, Json] => [name, plainMember(name, inner)]);
  return Object.fromEntries(members);
}

function plainMember(name: string, value: Json): Json {
  if (name === "script") return plain(value, "script");
  const place = partPlaces.get(name);
  if (!Array.isArray(value) || place === undefined) return value;
  return asSet(value.map((item) => plain(item, place)));
}

const partPlaces: ReadonlyMap<string, Place> = new Map([
  ["fields", "field"],
  ["configuration", "entry"],
  ["scripts", "script"],
]);

/** In a fixed order; what is there twice stays twice. */
function asSet(items: readonly Json[]): readonly Json[] {
  return items
    .map((item) => ({ item, text: canonicalText(item) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ item }) => item);
}

/** Whether leaving the member out says the same. */
function isDefault(place: Place, name: string, value: Json): boolean {
  if (name === "configuration" && place !== "entry") {
    return value === null || (Array.isArray(value) && value.length === 0);
  }
  if (place === "resource") return name === "isLegacy" && value === false;
  if (place !== "script") return false;
  return (
    (name === "filterEmptyResponse" && value === false) ||
    (name === "mimeType" && value === "application/javascript")
  );
}
