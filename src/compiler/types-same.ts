import { unreachable } from "../diagnostics/invariant.ts";
import type { ObjectType, Type } from "./types.ts";

/**
 * Whether both types hold the same values. Names, doc comments, annotations and keys do not
 * count, nor does the order of fields or members. The unknown type is the same only as itself;
 * the error type is the same as every type, so that what was reported stays silent.
 */
export function sameType(left: Type, right: Type): boolean {
  if (left === right || left.kind === "error" || right.kind === "error") return true;
  switch (left.kind) {
    case "scalar":
      return right.kind === "scalar" && left.name === right.name;
    case "enum":
      return right.kind === "enum" && sameMembers(left.members, right.members);
    case "object":
      return right.kind === "object" && sameFields(left, right);
    case "list":
      return right.kind === "list" && sameType(left.item, right.item);
    case "map":
      return right.kind === "map" && sameType(left.value, right.value);
    case "unknown":
      return right.kind === "unknown";
    default:
      return unreachable(left);
  }
}

function sameMembers(left: readonly string[], right: readonly string[]): boolean {
  const known = new Set(right);
  return left.length === right.length && left.every((member) => known.has(member));
}

function sameFields(left: ObjectType, right: ObjectType): boolean {
  if (left.open !== right.open || left.fields.length !== right.fields.length) return false;
  const byName = new Map(right.fields.map((field) => [field.name, field]));
  return left.fields.every((field) => {
    const other = byName.get(field.name);
    return (
      other !== undefined && other.required === field.required && sameType(field.type, other.type)
    );
  });
}
