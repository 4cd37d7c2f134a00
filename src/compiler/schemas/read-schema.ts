import { nearestName } from "../../diagnostics/nearest.ts";
import { isRecord, member, type SchemaResult } from "./finding.ts";
import { jsonSchemaType } from "./json-schema.ts";
import { metadataType } from "./metadata.ts";
import { valueAtFragment } from "./pointer.ts";

/** Schema texts beyond this many UTF-16 code units are not read. */
export const maxSchemaLength = 32 * 1024 * 1024;

/**
 * The type of a resource from the text of a schema file: JSON Schema (2020-12 or draft-07),
 * OpenAPI 3 or Swagger 2, or the platform's `metadata` answer. `fragment` selects a part of the
 * file; without one, an OpenAPI document is searched for the name of the resource.
 */
export function readSchema(
  text: string,
  resource: string,
  fragment: string | undefined,
): SchemaResult {
  if (text.length > maxSchemaLength) return invalid("it is larger than 32 MiB");
  let root: unknown;
  try {
    root = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return invalid("it is not JSON");
  }
  if (fragment !== undefined) {
    const part = valueAtFragment(root, fragment);
    if (part === undefined) return invalid(`there is nothing at \`#${fragment}\``);
    return jsonSchemaType(root, part, resource);
  }
  if (!isRecord(root)) return invalid("it is not a JSON object");
  if (Array.isArray(member(root, "fields")) && member(root, "properties") === undefined) {
    return metadataType(root, resource);
  }
  const collection = namedSchemas(root);
  if (collection === undefined) {
    return looksLikeSchema(root)
      ? jsonSchemaType(root, root, resource)
      : invalid("it is no schema");
  }
  const part = member(collection, resource);
  if (part !== undefined) return jsonSchemaType(root, part, resource);
  const near = nearestName(resource, isRecord(collection) ? Object.keys(collection) : []);
  const hint = near === undefined ? "" : `; did you mean \`${near}\``;
  return invalid(`it has no schema named \`${resource}\`${hint}`);
}

/** Where a document keeps its schemas by name, when it is itself no schema. */
function namedSchemas(root: Readonly<Record<string, unknown>>): unknown {
  if (member(root, "openapi") !== undefined) {
    return member(member(root, "components"), "schemas") ?? {};
  }
  if (member(root, "swagger") !== undefined) return member(root, "definitions") ?? {};
  const isBare = !schemaWords.some((word) => Object.hasOwn(root, word));
  return isBare ? (member(root, "$defs") ?? member(root, "definitions")) : undefined;
}

const schemaWords = [
  "type",
  "properties",
  "$ref",
  "allOf",
  "anyOf",
  "oneOf",
  "additionalProperties",
];

function looksLikeSchema(root: Readonly<Record<string, unknown>>): boolean {
  return schemaWords.some((word) => Object.hasOwn(root, word));
}

function invalid(reason: string): SchemaResult {
  return { findings: [{ code: "schema-invalid", reason }] };
}
