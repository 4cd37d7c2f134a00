import type { FieldAnnotation } from "../../types.ts";
import type { Schema } from "./json-schema.ts";

/** A schema with what the annotations of its field say; those about other things are skipped. */
export function annotated(schema: Schema, annotations: readonly FieldAnnotation[]): Schema {
  return annotations.reduce(withAnnotation, schema);
}

function withAnnotation(schema: Schema, annotation: FieldAnnotation): Schema {
  const [first, second] = annotation.args;
  switch (annotation.name) {
    case "format":
      return { ...schema, format: first };
    case "pattern":
      return { ...schema, pattern: first };
    case "min":
      return { ...schema, minimum: Number(first) };
    case "max":
      return { ...schema, maximum: Number(first) };
    case "length":
      return second === undefined
        ? { ...schema, maxLength: Number(first) }
        : { ...schema, minLength: Number(first), maxLength: Number(second) };
    case "deprecated":
      return { ...schema, deprecated: true };
    case "sensitive":
      return { ...schema, $comment: "sensitive" };
    default:
      return schema;
  }
}
