import type { DefinitionPayload } from "../../compiler/backends/platform/payload.ts";

/**
 * Whether a definition has a path: as a field, below one (whose type may be another definition) or
 * above one.
 */
export function hasPath(definition: DefinitionPayload, path: string): boolean {
  if (!Array.isArray(definition.fields)) return false;
  const wanted = partsOf(path);
  return definition.fields.some((field) => {
    if (typeof field?.path !== "string") return false;
    const parts = partsOf(field.path);
    const length = Math.min(parts.length, wanted.length);
    return parts.slice(0, length).every((part, index) => part === wanted[index]);
  });
}

/** Names on the way; a list and its entries count as one. */
function partsOf(path: string): readonly string[] {
  return path.replace(/\[(?:\*|\d+)\]/g, "").split(".");
}
