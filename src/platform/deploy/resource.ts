import { filePart, levelName } from "../../compiler/ir/file-names.ts";
import type { Level } from "../../compiler/ir/levels.ts";
import type { Json } from "../../compiler/types.ts";

/** What the platform holds under one address: a definition or a transformation at one level. */
export interface ResourceKey {
  readonly kind: "definition" | "transformation";
  readonly level: Level;
  readonly object: string;
  /** Of transformations above the instance level; an instance has one element by itself. */
  readonly element?: string;
}

export type Payload = { readonly [attribute: string]: Json };

/**
 * A key as text: `organization/objects/Contact`, `account-46/elements/sfdc/Contact`,
 * `instance-748117/elements/Contact`. Files, plans and states use it.
 */
export type ResourceId = string;

export function resourceId(key: ResourceKey): ResourceId {
  const level = levelName(key.level);
  const object = filePart(key.object);
  if (key.kind === "definition") return `${level}/objects/${object}`;
  const element = key.element === undefined ? "" : `${filePart(key.element)}/`;
  return `${level}/elements/${element}${object}`;
}

/** The key that a text of `resourceId` stands for; undefined for any other text. */
export function resourceOf(id: ResourceId): ResourceKey | undefined {
  const [levelText = "", kind, ...names] = id.split("/");
  const level = levelOf(levelText);
  if (level === undefined || names.some((name) => name === "")) return undefined;
  const [first = "", second] = names.map((name) => name.replaceAll("+", "/"));
  if (kind === "objects" && names.length === 1) return { kind: "definition", level, object: first };
  if (kind !== "elements") return undefined;
  if (level.kind === "instance") {
    return names.length === 1 ? { kind: "transformation", level, object: first } : undefined;
  }
  if (names.length !== 2 || second === undefined) return undefined;
  return { kind: "transformation", level, element: first, object: second };
}

/** The level that a folder name stands for; undefined for any other text. */
export function levelOf(text: string): Level | undefined {
  if (text === "organization") return { kind: "organization" };
  const match = /^(account|instance)-(.+)$/s.exec(text);
  const id = match?.[2];
  if (match === null || id === undefined) return undefined;
  return { kind: match[1] === "account" ? "account" : "instance", id };
}

/** A resource for people: `definition Contact (organization)`. */
export function resourceTitle(key: ResourceKey): string {
  const level =
    key.level.kind === "organization" ? key.level.kind : `${key.level.kind} ${key.level.id}`;
  const element = key.element === undefined ? "" : ` for ${key.element}`;
  return `${key.kind} ${key.object}${element} (${level})`;
}
