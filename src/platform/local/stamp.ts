import type {
  DefinitionField,
  DefinitionPayload,
  TransformationPayload,
} from "../../compiler/backends/platform/payload.ts";
import { isServerSet } from "../server-set.ts";

/** A definition as it is stored: ids and date are kept from `old`, or new. */
export function stampDefinition(
  payload: DefinitionPayload,
  old: DefinitionPayload | undefined,
  now: number,
  nextId: () => number,
): DefinitionPayload {
  const ids = new Map((old?.fields ?? []).map((field) => [fieldKey(field), field.id]));
  const isTold = (field: DefinitionField) => ids.has(fieldKey(field));
  return {
    ...withoutServerSet("definition", payload),
    fields: payload.fields.map((field) => ({
      ...field,
      // An answer says the level of each field, so a field without one comes back with it.
      id: ids.get(fieldKey(isTold(field) ? field : { path: field.path })) ?? nextId(),
    })),
    id: old?.id ?? nextId(),
    createdDate: old?.createdDate ?? serverDate(now),
  };
}

/** A transformation as it is stored. */
export function stampTransformation(
  payload: TransformationPayload,
  old: TransformationPayload | undefined,
  now: number,
  nextId: () => number,
): TransformationPayload {
  return {
    ...withoutServerSet("transformation", payload),
    id: (old?.id as number | undefined) ?? nextId(),
    startDate: (old?.startDate as string | undefined) ?? serverDate(now),
  };
}

/** `yyyy-MM-dd HH:mm:ss.SSSSSS`, in UTC. */
export function serverDate(now: number): string {
  return `${new Date(now).toISOString().replace("T", " ").replace("Z", "")}000`;
}

function fieldKey({ path, level }: DefinitionField): string {
  return JSON.stringify([path, level ?? null]);
}

/** Besides what is stamped anew, answers carry `objectName` and `level`: docs/platform.md. */
function withoutServerSet<Payload extends object>(
  kind: "definition" | "transformation",
  payload: Payload,
): Payload {
  const kept = Object.entries(payload).filter(([name]) => !isServerSet(kind, name));
  return Object.fromEntries(kept) as Payload;
}
