import type {
  DefinitionField,
  DefinitionPayload,
  TransformationPayload,
} from "../../compiler/backends/platform/payload.ts";

/**
 * What the server sets, whatever a caller sends. Besides these, answers carry the `objectName` and
 * `level` of a resource and the `level` of each field; see docs/platform.md "Attributes of answers".
 */
const serverSet: ReadonlySet<string> = new Set([
  "id",
  "companyId",
  "accountId",
  "userId",
  "createdDate",
  "startDate",
  "elementId",
  "mappedElementIds",
]);

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
    ...(withoutServerSet(payload) as DefinitionPayload),
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
    ...(withoutServerSet(payload) as TransformationPayload),
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

function withoutServerSet(payload: object): object {
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !serverSet.has(name)));
}
