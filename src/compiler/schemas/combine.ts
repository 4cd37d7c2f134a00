import type { Field, ObjectType, Type } from "../types.ts";
import { unknownType } from "../types-path.ts";
import { sameType } from "../types-same.ts";

/** What a schema says of one place. */
export interface Shape {
  readonly type: Type;
  /** Whether null is among the values. */
  readonly nullable: boolean;
  readonly readOnly: boolean;
  readonly doc?: string;
  /** Members that must be there, whether or not the type lists them as fields. */
  readonly required?: readonly string[];
  /** Members that are never null. */
  readonly filled?: readonly string[];
}

/** Values that fit all of the shapes (`allOf`, or `$ref` with siblings). */
export function everyShape(shapes: readonly Shape[]): Shape {
  const doc = shapes.find((shape) => shape.doc !== undefined)?.doc;
  const required = [...new Set(shapes.flatMap((shape) => shape.required ?? []))];
  const filled = [...new Set(shapes.flatMap((shape) => shape.filled ?? []))];
  const type = shapes.map((shape) => shape.type).reduce(bothTypes, unknownType);
  return {
    type: type.kind === "object" ? withRequired(type, required, filled) : type,
    nullable: shapes.every((shape) => shape.nullable),
    readOnly: shapes.some((shape) => shape.readOnly),
    ...(doc === undefined ? {} : { doc }),
    required,
    filled,
  };
}

/** One part may require what another describes: `allOf: [{ properties }, { required }]`. */
function withRequired(
  type: ObjectType,
  required: readonly string[],
  filled: readonly string[],
): ObjectType {
  const always = new Set(required);
  const never = new Set(filled);
  const fields = type.fields.map((field) =>
    always.has(field.name) && never.has(field.name) ? { ...field, required: true } : field,
  );
  return { ...type, fields };
}

/** Values that fit one of the shapes (`anyOf`, `oneOf`); at least one shape. */
export function eitherShape(shapes: readonly Shape[]): Shape {
  const [first, ...rest] = shapes.map((shape) => shape.type);
  return {
    type: first === undefined ? unknownType : rest.reduce(eitherType, first),
    nullable: shapes.some((shape) => shape.nullable),
    readOnly: shapes.length > 0 && shapes.every((shape) => shape.readOnly),
    required: inAll(shapes.map((shape) => shape.required ?? [])),
    filled: inAll(shapes.map((shape) => shape.filled ?? [])),
  };
}

function inAll(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...rest] = lists.map((list) => new Set(list));
  return [...first].filter((name) => rest.every((other) => other.has(name)));
}

/** The narrower of both; of two that exclude each other the first. */
function bothTypes(left: Type, right: Type): Type {
  if (left.kind === "unknown") return right;
  if (right.kind === "unknown") return left;
  if (left.kind === "object" && right.kind === "object") return bothObjects(left, right);
  if (left.kind === "list" && right.kind === "list") {
    return { kind: "list", item: bothTypes(left.item, right.item), key: [] };
  }
  if (left.kind === "enum" && right.kind === "enum") {
    const members = left.members.filter((member) => right.members.includes(member));
    return members.length === 0 ? left : { kind: "enum", members };
  }
  if (isScalar(left, "number") && isScalar(right, "integer")) return right;
  if (isScalar(left, "string") && (right.kind === "enum" || right.kind === "scalar")) return right;
  return left;
}

function bothObjects(left: ObjectType, right: ObjectType): ObjectType {
  const others = new Map(right.fields.map((field) => [field.name, field]));
  const names = new Set(left.fields.map((field) => field.name));
  const shared = left.fields.map((field) => {
    const other = others.get(field.name);
    return other === undefined ? field : bothFields(field, other);
  });
  return {
    kind: "object",
    fields: [...shared, ...right.fields.filter((field) => !names.has(field.name))],
    key: [],
    open: left.open && right.open,
  };
}

function bothFields(left: Field, right: Field): Field {
  const doc = left.doc ?? right.doc;
  return {
    name: left.name,
    type: bothTypes(left.type, right.type),
    required: left.required || right.required,
    ...(doc === undefined ? {} : { doc }),
    annotations: [],
    ...(left.readOnly === true || right.readOnly === true ? { readOnly: true } : {}),
  };
}

/** A type that holds the values of both, as narrow as types can say. */
function eitherType(left: Type, right: Type): Type {
  if (left.kind === "object" && right.kind === "object") return eitherObject(left, right);
  if (left.kind === "enum" && right.kind === "enum") {
    return { kind: "enum", members: [...new Set([...left.members, ...right.members])] };
  }
  if (sameType(left, right)) return left;
  if (left.kind === "enum" && isScalar(right, "string")) return right;
  if (right.kind === "enum" && isScalar(left, "string")) return left;
  if (isScalar(left, "integer") && isScalar(right, "number")) return right;
  if (isScalar(left, "number") && isScalar(right, "integer")) return left;
  return unknownType;
}

function eitherObject(left: ObjectType, right: ObjectType): ObjectType {
  const others = new Map(right.fields.map((field) => [field.name, field]));
  const names = new Set(left.fields.map((field) => field.name));
  const shared = left.fields.map((field): Field => {
    const other = others.get(field.name);
    if (other === undefined) return { ...field, required: false };
    const type = eitherType(field.type, other.type);
    return { ...field, type, required: field.required && other.required };
  });
  const added = right.fields
    .filter((field) => !names.has(field.name))
    .map((field): Field => ({ ...field, required: false }));
  return { kind: "object", fields: [...shared, ...added], key: [], open: left.open || right.open };
}

function isScalar(type: Type, name: string): boolean {
  return type.kind === "scalar" && type.name === name;
}
