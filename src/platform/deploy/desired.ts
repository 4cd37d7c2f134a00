import type { Json } from "../../compiler/types.ts";
import { isAddressable } from "./endpoints.ts";
import { DeployError } from "./errors.ts";
import { isObject, ownPart } from "./own.ts";
import {
  levelOf,
  type Payload,
  type ResourceId,
  type ResourceKey,
  resourceId,
} from "./resource.ts";

/** A resource as the project's files declare it. */
export interface Declared {
  readonly key: ResourceKey;
  readonly payload: Payload;
  /** Name of the element, also where the address has none. */
  readonly element?: string;
}

export type Desired = ReadonlyMap<ResourceId, Declared>;

/**
 * The resources in the texts that `compile` gives for the target `platform`; other texts are left
 * alone. Throws DeployError `usage` for what one platform cannot hold together.
 */
export function desiredOf(files: ReadonlyMap<string, string>): Desired {
  const desired = new Map<ResourceId, Declared>();
  for (const [path, text] of files) {
    const declared = declaredOf(path, text);
    if (declared === undefined) continue;
    const id = resourceId(declared.key);
    const other = desired.get(id);
    if (other !== undefined) {
      throw new DeployError(
        "usage",
        `\`${path}\` is declared for ${other.element} too, but an instance has one element.`,
      );
    }
    desired.set(id, declared);
  }
  return desired;
}

const pathPattern = /^platform\/([^/]+)\/(?:objects|elements\/([^/]+))\/([^/]+)\.json$/;

function declaredOf(path: string, text: string): Declared | undefined {
  const [, levelText = "", elementPart, objectPart = ""] = pathPattern.exec(path) ?? [];
  const level = levelOf(levelText);
  if (level === undefined) return undefined;
  const object = objectPart.replaceAll("+", "/");
  const element = elementPart?.replaceAll("+", "/");
  const names = [object, element ?? object, level.kind === "organization" ? object : level.id];
  const odd = names.find((name) => !isAddressable(name));
  if (odd !== undefined) {
    throw new DeployError("usage", `\`${path}\`: \`${odd}\` cannot be a name on the platform.`);
  }
  const key: ResourceKey =
    element === undefined
      ? { kind: "definition", level, object }
      : level.kind === "instance"
        ? { kind: "transformation", level, object }
        : { kind: "transformation", level, object, element };
  const payload = JSON.parse(text) as Json;
  const own = isObject(payload) ? ownPart(payload, key) : undefined;
  if (own === undefined) {
    throw new DeployError("usage", `\`${path}\` holds nothing that is of its own level.`);
  }
  return { key, payload: own, ...(element === undefined ? {} : { element }) };
}
