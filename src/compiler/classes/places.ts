import type { Path } from "../ir/nodes.ts";
import type { Field, Type } from "../types.ts";
import { fieldOf, typeAt } from "../types-path.ts";

/** The field that a path ends in, where an object declares it. */
export function fieldAt(start: Type, path: Path): Field | undefined {
  const last = path.at(-1);
  const owner = typeAt(start, path.slice(0, -1));
  if (last?.kind !== "member" || owner.kind !== "object") return undefined;
  return fieldOf(owner, last.name);
}
