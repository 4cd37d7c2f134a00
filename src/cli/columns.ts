import type { ObjectType, Type } from "../compiler/types.ts";

/** CSV columns of a record type: one a field, nested objects spread out with dotted names. */
export function columnsOf(type: ObjectType): readonly (readonly string[])[] {
  return type.fields.flatMap((field) => columnsBelow(field.type, [field.name]));
}

function columnsBelow(type: Type, path: readonly string[]): readonly (readonly string[])[] {
  if (type.kind !== "object" || type.fields.length === 0) return [path];
  return type.fields.flatMap((field) => columnsBelow(field.type, [...path, field.name]));
}
