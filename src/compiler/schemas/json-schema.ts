import type { Field, Type } from "../types.ts";
import { unknownType } from "../types-path.ts";
import { eitherShape, everyShape, type Shape } from "./combine.ts";
import { isRecord, member, type SchemaFinding, type SchemaResult, textOf } from "./finding.ts";
import { valueAtFragment } from "./pointer.ts";
import { scalarShape } from "./scalar-schema.ts";

/** How deep a schema may nest, and how many places it may have with references written out. */
export const maxSchemaDepth = 64;
export const maxSchemaPlaces = 20_000;

type Schema = Readonly<Record<string, unknown>>;

/**
 * The object type of one schema of a document. Keywords that only narrow values (`pattern`, `not`,
 * `if`, …) are left out: the type then holds a little more than the schema, never less.
 */
export function jsonSchemaType(root: unknown, schema: unknown, resource: string): SchemaResult {
  const reader: Reader = { root, done: new Map(), open: new Map(), places: 0, findings: [] };
  if (!isRecord(schema)) {
    return { findings: [{ code: "schema-invalid", reason: "the part in question is no schema" }] };
  }
  const { type, doc } = shapeOnce(reader, schema, resource, 0);
  if (type.kind !== "object") {
    const reason = "a record must be an object with properties";
    return { findings: [...reader.findings, { code: "schema-invalid", reason }] };
  }
  const described = doc === undefined ? {} : { doc };
  return { type: { ...type, name: resource, ...described }, findings: reader.findings };
}

/** State of one reading; never outlives `jsonSchemaType`. */
interface Reader {
  readonly root: unknown;
  /** Schemas that a reference has led to, with the number of places in each. */
  readonly done: Map<Schema, { readonly shape: Shape; readonly places: number }>;
  /** Schemas that are being read, with the name by which they were found. */
  readonly open: Map<Schema, string>;
  places: number;
  readonly findings: SchemaFinding[];
}

const anything: Shape = { type: unknownType, nullable: true, readOnly: false };

/** A schema that references may lead back to: read once, and cut where it contains itself. */
function shapeOnce(reader: Reader, schema: Schema, name: string, depth: number): Shape {
  const known = reader.done.get(schema);
  if (known !== undefined) {
    reader.places += known.places;
    return known.shape;
  }
  const outer = reader.open.get(schema);
  if (outer !== undefined) {
    tell(reader, { code: "schema-recursive", name: outer });
    return anything;
  }
  reader.open.set(schema, name);
  const before = reader.places;
  const shape = shapeOf(reader, schema, depth);
  reader.open.delete(schema);
  reader.done.set(schema, { shape, places: reader.places - before });
  return shape;
}

function shapeOf(reader: Reader, schema: unknown, depth: number): Shape {
  reader.places++;
  if (reader.places > maxSchemaPlaces) {
    tell(reader, { code: "schema-limit", limit: `${maxSchemaPlaces} places when written out` });
    return anything;
  }
  if (depth > maxSchemaDepth) {
    tell(reader, { code: "schema-limit", limit: `${maxSchemaDepth} levels` });
    return anything;
  }
  if (!isRecord(schema)) return anything;
  const shapes = [ownShape(reader, schema, depth)];
  const reference = member(schema, "$ref");
  if (typeof reference === "string") shapes.push(referenced(reader, reference, depth));
  for (const part of listOf(member(schema, "allOf"))) {
    shapes.push(shapeOf(reader, part, depth + 1));
  }
  for (const word of ["anyOf", "oneOf"]) {
    const parts = listOf(member(schema, word)).filter((part) => !isNullSchema(part));
    const hasNull = listOf(member(schema, word)).some(isNullSchema);
    if (parts.length === 0) continue;
    const either = eitherShape(parts.map((part) => shapeOf(reader, part, depth + 1)));
    shapes.push({ ...either, nullable: either.nullable || hasNull });
  }
  for (const word of ["$dynamicRef", "$recursiveRef"]) {
    if (member(schema, word) === undefined) continue;
    tell(reader, { code: "schema-unsupported", reason: `\`${word}\`` });
  }
  const merged = everyShape(shapes);
  const nullable = member(schema, "nullable") === true || member(schema, "x-nullable") === true;
  return nullable ? { ...merged, nullable } : merged;
}

function referenced(reader: Reader, reference: string, depth: number): Shape {
  if (!reference.startsWith("#")) {
    tell(reader, {
      code: "schema-unsupported",
      reason: `\`${reference}\` leads to another document`,
    });
    return anything;
  }
  const target = valueAtFragment(reader.root, reference.slice(1));
  if (target === undefined) {
    tell(reader, { code: "schema-unsupported", reason: `\`${reference}\` leads nowhere` });
    return anything;
  }
  const name = reference.slice(reference.lastIndexOf("/") + 1);
  return isRecord(target) ? shapeOnce(reader, target, name, depth + 1) : anything;
}

/** What the keywords beside `$ref` and the combinators say. */
function ownShape(reader: Reader, schema: Schema, depth: number): Shape {
  const names = typeNames(schema);
  const nullable = names.length === 0 || names.includes("null");
  const rest = names.filter((name) => name !== "null");
  const doc = textOf(member(schema, "description")) ?? textOf(member(schema, "title"));
  const base = {
    nullable,
    readOnly: member(schema, "readOnly") === true,
    ...(doc === undefined ? {} : { doc }),
  };
  if (rest.length === 1 && rest[0] === "object") {
    return { ...base, ...objectShape(reader, schema, depth) };
  }
  if (rest.length === 1 && rest[0] === "array") {
    return { ...base, type: listType(reader, schema, depth) };
  }
  const scalar = scalarShape(schema, rest);
  return { ...base, type: scalar.type, nullable: nullable && (scalar.nullable ?? true) };
}

/** The names under `type`; where there are none, what other keywords tell. */
function typeNames(schema: Schema): readonly string[] {
  const type = member(schema, "type");
  if (typeof type === "string") return [type];
  if (Array.isArray(type)) return type.filter((name) => typeof name === "string");
  const has = (word: string): boolean => member(schema, word) !== undefined;
  if (has("properties") || has("additionalProperties") || has("required")) return ["object"];
  if (has("items") || has("prefixItems")) return ["array"];
  return [];
}

/** Which fields are required is settled when all parts of the schema are together. */
function objectShape(
  reader: Reader,
  schema: Schema,
  depth: number,
): Pick<Shape, "type" | "required" | "filled"> {
  const properties = member(schema, "properties");
  const additional =
    member(schema, "additionalProperties") ?? member(schema, "unevaluatedProperties");
  const patterns = member(schema, "patternProperties");
  const names = isRecord(properties) ? Object.keys(properties) : [];
  if (names.length === 0) {
    const value = isSchemaWithContent(additional) ? additional : onlyValue(patterns);
    if (value !== undefined) {
      return { type: { kind: "map", value: shapeOf(reader, value, depth + 1).type } };
    }
  }
  const filled: string[] = [];
  const fields = names.map((name): Field => {
    const shape = shapeOf(reader, member(properties, name), depth + 1);
    if (!shape.nullable) filled.push(name);
    return {
      name,
      type: shape.type,
      required: false,
      ...(shape.doc === undefined ? {} : { doc: shape.doc }),
      annotations: [],
      ...(shape.readOnly ? { readOnly: true } : {}),
    };
  });
  const required = listOf(member(schema, "required")).filter((name) => typeof name === "string");
  const open = additional !== false || isRecord(patterns);
  return { type: { kind: "object", fields, key: [], open }, required, filled };
}

function listType(reader: Reader, schema: Schema, depth: number): Type {
  const items = member(schema, "items");
  const positions = member(schema, "prefixItems") ?? (Array.isArray(items) ? items : undefined);
  const item = Array.isArray(positions)
    ? eitherShape(positions.map((part) => shapeOf(reader, part, depth + 1))).type
    : shapeOf(reader, items, depth + 1).type;
  return { kind: "list", item, key: [] };
}

function isSchemaWithContent(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length > 0;
}

/** The one value of `patternProperties` with a single pattern. */
function onlyValue(patterns: unknown): unknown {
  if (!isRecord(patterns)) return undefined;
  const values = Object.values(patterns);
  return values.length === 1 ? values[0] : undefined;
}

function isNullSchema(schema: unknown): boolean {
  return member(schema, "type") === "null" || (isRecord(schema) && schema.const === null);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Each thing is said once, and no more than a few things about one file. */
function tell(reader: Reader, finding: SchemaFinding): void {
  const text = JSON.stringify(finding);
  const isKnown = reader.findings.some((other) => JSON.stringify(other) === text);
  if (!isKnown && reader.findings.length < 5) reader.findings.push(finding);
}
