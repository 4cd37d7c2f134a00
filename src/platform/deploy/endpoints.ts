import type { Level } from "../../compiler/ir/levels.ts";
import { DeployError } from "./errors.ts";
import type { ResourceKey } from "./resource.ts";

/** Path of one resource, below the base URL. Throws DeployError for a name that no path can hold. */
export function resourcePath(key: ResourceKey): string {
  if (key.kind === "definition") {
    return `${levelPath(key.level)}/objects/${segment(key.object)}/definitions`;
  }
  return `${transformationsPath(key.level, key.element)}/${segment(key.object)}`;
}

/** Path of all definitions of a level. */
export function definitionsPath(level: Level): string {
  return `${levelPath(level)}/objects/definitions`;
}

/** Path of all transformations of a level and, above the instance level, one element. */
export function transformationsPath(level: Level, element: string | undefined): string {
  if (level.kind === "instance") return `${levelPath(level)}/transformations`;
  return `${levelPath(level)}/elements/${segment(element ?? "")}/transformations`;
}

/** Path of the list of transformations that an object has, over all elements and levels. */
export function usesPath(object: string): string {
  return `organizations/objects/${segment(object)}/transformations`;
}

/** Path of one instance, which tells its element. */
export function instancePath(id: string): string {
  return `instances/${segment(id)}`;
}

function levelPath(level: Level): string {
  switch (level.kind) {
    case "organization":
      return "organizations";
    case "account":
      return `accounts/${segment(level.id)}`;
    case "instance":
      return `instances/${segment(level.id)}`;
  }
}

/** `.` and `..` would be taken as steps of the path, whatever their spelling. */
function segment(name: string): string {
  if (name === "" || name === "." || name === "..") {
    throw new DeployError("usage", `\`${name}\` cannot be a name on the platform.`);
  }
  return encodeURIComponent(name);
}

/** Whether a name can stand in a path; others are left alone wherever they are found. */
export function isAddressable(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && isWellFormed(name);
}

/** A lone half of a surrogate pair has no place in a URL. */
function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
