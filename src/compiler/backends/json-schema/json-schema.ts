import { unreachable } from "../../../diagnostics/invariant.ts";
import { fileStem } from "../../ir/file-names.ts";
import type { EnumType, Field, ObjectType, ScalarName, Type } from "../../types.ts";
import type { Backend } from "../backend.ts";
import { annotated } from "./annotations.ts";

/** A JSON Schema, or a part of one. */
export type Schema = { readonly [keyword: string]: unknown };

/** `<Object>.schema.json` and `<map>.schema.json`: JSON Schema 2020-12 of both sides. */
export const jsonSchema: Backend = {
  name: "json-schema",
  summary: "JSON Schema 2020-12 of the common object and the vendor's record",
  carriesScripts: true,
  emit: (map) => ({
    files: new Map([
      [`${map.name}.schema.json`, fileText(`${map.element}.${map.resource}`, map.vendor)],
    ]),
    diagnostics: [],
  }),
  emitObject: (object) => ({
    files: new Map([
      [`${fileStem([object.name], object.level)}.schema.json`, fileText(object.name, object.type)],
    ]),
    diagnostics: [],
  }),
};

function fileText(title: string, type: ObjectType): string {
  return `${JSON.stringify({ title, ...schemaOf(type) }, null, 2)}\n`;
}

/**
 * The schema of a record. Optional fields may be missing or null. A closed object refuses fields
 * that it does not list; decimals are numbers or number text.
 */
export function schemaOf(type: ObjectType): Schema {
  return { $schema: "https://json-schema.org/draft/2020-12/schema", ...objectSchema(type) };
}

function objectSchema(type: ObjectType): Schema {
  const required = type.fields.filter((field) => field.required).map((field) => field.name);
  return {
    type: "object",
    ...(type.doc === undefined ? {} : { description: type.doc }),
    properties: ownMembers(type.fields.map((field) => [field.name, fieldSchema(field)])),
    ...(required.length === 0 ? {} : { required }),
    ...(type.open ? {} : { additionalProperties: false }),
  };
}

/** An object with own members only, whatever their names (`__proto__` included). */
function ownMembers(entries: readonly (readonly [string, Schema])[]): Schema {
  return Object.fromEntries(entries);
}

function fieldSchema(field: Field): Schema {
  const value = annotated(typeSchema(field.type), field.annotations);
  const { description: _of, ...rest } = value;
  const description = field.doc ?? value.description;
  return {
    ...(description === undefined ? {} : { description }),
    ...(field.required ? rest : orNull(rest)),
    ...(field.readOnly === true ? { readOnly: true } : {}),
  };
}

/** The schema, or null. Keywords about other types do not apply to null, so only `type` changes. */
function orNull(schema: Schema): Schema {
  const nullable: Record<string, unknown> = { ...schema };
  if (typeof schema.type === "string") nullable.type = [schema.type, "null"];
  else if (Array.isArray(schema.type)) nullable.type = [...schema.type, "null"];
  if (Array.isArray(schema.enum)) nullable.enum = [...schema.enum, null];
  return nullable;
}

function typeSchema(type: Type): Schema {
  switch (type.kind) {
    case "scalar":
      return scalarSchema(type.name);
    case "enum":
      return enumSchema(type);
    case "object":
      return objectSchema(type);
    case "list":
      return { type: "array", items: orNull(typeSchema(type.item)) };
    case "map":
      return { type: "object", additionalProperties: orNull(typeSchema(type.value)) };
    case "unknown":
    case "error":
      return {};
    default:
      return unreachable(type);
  }
}

function enumSchema(type: EnumType): Schema {
  return { type: "string", enum: type.members };
}

const datePattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
const timeText = "[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?";

function scalarSchema(name: ScalarName): Schema {
  switch (name) {
    case "string":
    case "number":
    case "integer":
    case "boolean":
      return { type: name };
    case "decimal":
      return {
        type: ["number", "string"],
        pattern: "^[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]{1,3})?$",
      };
    case "date":
      return { type: "string", pattern: datePattern };
    case "datetime":
      return {
        type: "string",
        pattern: `^[0-9]{4}-[0-9]{2}-[0-9]{2}T${timeText}(Z|[+-][0-9]{2}:?[0-9]{2})$`,
      };
    case "time":
      return { type: "string", pattern: `^${timeText}$` };
    case "json":
      return {};
    default:
      return unreachable(name);
  }
}
