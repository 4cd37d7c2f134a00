/**
 * Attributes that the server sets, whatever a caller sends: they are no part of what is said. Owners
 * and ids of a definition, of a transformation, and of an entry of `fields`.
 */
export const serverSet = {
  definition: ["id", "companyId", "accountId", "userId", "createdDate", "mappedElementIds"],
  transformation: [
    ...["id", "elementId", "companyId", "accountId", "userId", "createdDate", "startDate"],
  ],
  field: ["id", "vdrFieldId"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Whether the server sets this attribute of that thing. */
export function isServerSet(owner: keyof typeof serverSet, name: string): boolean {
  const names: readonly string[] = serverSet[owner];
  return names.includes(name);
}
