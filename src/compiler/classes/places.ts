import type { Path } from "../ir/nodes.ts";
import type { Field, Type } from "../types.ts";
import { fieldOf, itemType } from "../types-path.ts";

const unknown: Type = { kind: "unknown" };

/** The type at a path; `unknown` where the type does not say. */
export function typeAt(start: Type, path: Path): Type {
  return path.reduce<Type>((type, step) => {
    if (step.kind === "member") return memberType(type, step.name);
    return type.kind === "list" || type.kind === "map" ? itemType(type) : unknown;
  }, start);
}

/** The field that a path ends in, where an object declares it. */
export function fieldAt(start: Type, path: Path): Field | undefined {
  const last = path.at(-1);
  const owner = typeAt(start, path.slice(0, -1));
  if (last?.kind !== "member" || owner.kind !== "object") return undefined;
  return fieldOf(owner, last.name);
}

function memberType(type: Type, name: string): Type {
  if (type.kind === "map") return type.value;
  if (type.kind !== "object") return unknown;
  return fieldOf(type, name)?.type ?? unknown;
}
