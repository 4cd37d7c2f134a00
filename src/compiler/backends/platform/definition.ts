import type { IrObject } from "../../ir/nodes.ts";
import type { Field, FieldAnnotation, ObjectType, ScalarName, Type } from "../../types.ts";
import {
  entryMembers,
  levelsOf,
  platformMember,
  usualMembers,
  withAdded,
  withPlatform,
} from "./annotations.ts";
import type { DefinitionField, DefinitionPayload } from "./payload.ts";

/** What the definition of a common resource takes from an object. */
export type DefinedObject = Pick<IrObject, "type" | "doc" | "annotations" | "base">;

/**
 * The definition of a common resource: a field for each scalar, nested ones by dotted paths, items
 * of lists by `[*]`. A lower level gives all fields in force there, since a definition, unlike a
 * transformation, replaces the one above; or, by `@platform({ own: true })`, those only that are not
 * the same above. Source: docs/platform.md "Payloads".
 */
export function definitionOf(object: DefinedObject): DefinitionPayload {
  const { doc, annotations } = object;
  const fields = withAdded(entriesOf(object), annotations);
  const payload: DefinitionPayload = {
    ...(doc === undefined ? {} : { description: oneLine(doc) }),
    fields,
  };
  return withPlatform(payload, annotations, entryMembers);
}

function entriesOf({ type, annotations, base }: DefinedObject): readonly DefinitionField[] {
  const all = type.fields.flatMap((field) => fieldEntries(field, annotations));
  if (base === undefined || platformMember(annotations, "own") !== true) return all;
  const above = new Set(entriesOf(base).map(entryText));
  return all.filter((entry) => !above.has(entryText(entry)));
}

/** An entry without its level, which is always another one. */
function entryText({ level: _, ...entry }: DefinitionField): string {
  return JSON.stringify(Object.entries(entry).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The paths that the definition of an object has, as fields of a transformation name them. */
export function definitionPaths(type: ObjectType): ReadonlySet<string> {
  return new Set(type.fields.flatMap((field) => leaves(field, "").map(({ path }) => path)));
}

/** A place that holds one value: the end of a path. */
interface Leaf {
  readonly path: string;
  readonly type: string;
  /** The field as whose value it is documented and annotated. */
  readonly field: Field;
}

function fieldEntries(
  field: Field,
  around: readonly FieldAnnotation[],
): readonly DefinitionField[] {
  return leaves(field, "").flatMap(({ path, type, field: owner }) => {
    const entry: DefinitionField = {
      path,
      type,
      ...usualMembers(around),
      ...(owner.doc === undefined ? {} : { displayName: oneLine(owner.doc) }),
    };
    return leveled(entry, owner.annotations, around);
  });
}

function leveled(
  entry: DefinitionField,
  annotations: readonly FieldAnnotation[],
  around: readonly FieldAnnotation[],
): readonly DefinitionField[] {
  return levelsOf(annotations, around).map((level) =>
    withPlatform(level === undefined ? entry : { ...entry, level }, annotations),
  );
}

/** A field that the platform sees as one, whatever lies below it, says so by `@platform`. */
function leaves(field: Field, prefix: string): readonly Leaf[] {
  const path = `${prefix}${field.name}`;
  const isOne = field.annotations.some(({ name }) => name === "platform");
  return isOne ? [wholeLeaf(field, path)] : leavesOf(field.type, path, field);
}

/** An object with a name is one entry wherever it stands: its fields may differ from level to level. */
function wholeLeaf(field: Field, path: string): Leaf {
  const { type } = field;
  if (type.kind === "object") return { path, type: type.name ?? "string", field };
  const named = namedItem(type, path);
  if (named !== undefined) return { ...named, field };
  const inner = leavesOf(type, path, field);
  const [only] = inner;
  return only !== undefined && inner.length === 1 ? only : { path, type: "string", field };
}

/** The items of a list, or of lists in it, where they are an object with a name. */
function namedItem(type: Type, path: string): Omit<Leaf, "field"> | undefined {
  if (type.kind === "list") return namedItem(type.item, `${path}[*]`);
  return type.kind === "object" && type.name !== undefined ? { path, type: type.name } : undefined;
}

function leavesOf(type: Type, path: string, field: Field): readonly Leaf[] {
  switch (type.kind) {
    case "scalar":
      return [{ path, type: scalarTypes[type.name], field }];
    case "object": {
      const inner = type.fields.flatMap((one) => leaves(one, `${path}.`));
      return inner.length === 0 ? [{ path, type: "string", field }] : inner;
    }
    case "list":
      return leavesOf(type.item, `${path}[*]`, field);
    case "enum":
    case "map":
    case "unknown":
    case "error":
      return [{ path, type: "string", field }];
  }
}

const scalarTypes: Readonly<Record<ScalarName, string>> = {
  string: "string",
  time: "string",
  json: "string",
  number: "number",
  integer: "number",
  decimal: "number",
  boolean: "boolean",
  date: "date",
  datetime: "date",
};

/** A doc comment as a label: its lines one after the other. */
function oneLine(doc: string): string {
  return doc.replaceAll(/\s*\n\s*/g, " ").trim();
}
