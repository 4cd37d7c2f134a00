import type { Json } from "../../compiler/types.ts";
import { isList, isObject, type JsonObject, memberOf } from "./json.ts";
import type { DefinitionInput, Hints, MetadataInput, TransformationInput } from "./payloads.ts";
import { below, ImportRefused, type Place } from "./problems.ts";

export type AnyInput = DefinitionInput | TransformationInput | MetadataInput;

/** Names that the place of a document gives it: a key of a collection, a folder. */
export interface Known {
  readonly name?: string;
  readonly element?: string;
}

/**
 * The payloads of one JSON document, recognised by its shape. Throws ImportRefused for a shape that
 * is none of the platform's, for members of a wrong kind, and where a name is missing that `hints`
 * do not give either.
 */
export function recognise(json: Json, place: Place, hints: Hints, known: Known = {}): AnyInput[] {
  const shape = shapeOf(json);
  switch (shape.kind) {
    case "definition":
    case "transformation":
    case "metadata":
      return [inputOf(shape.kind, shape.payload, place, hints, known)];
    case "script":
      return [inputOf("transformation", { script: shape.payload }, place, hints, known)];
    case "v1-file":
      return v1File(shape.payload, place, hints);
    case "v2-document":
      return v2Document(shape.payload, place, hints, known);
    case "collection":
      return collection(shape.payload, place, hints, known);
    case "list":
      return shape.items.flatMap((item, index) =>
        recognise(item, below(place, index), hints, known),
      );
    case "unknown":
      throw new ImportRefused("import-unknown-shape", place, shape.found);
  }
}

type Shape =
  | {
      readonly kind:
        | "definition"
        | "transformation"
        | "metadata"
        | "script"
        | "v1-file"
        | "v2-document"
        | "collection";
      readonly payload: JsonObject;
    }
  | { readonly kind: "list"; readonly items: readonly Json[] }
  | { readonly kind: "unknown"; readonly found: string };

const transformationMembers = [
  ...["vendorName", "script", "scripts", "isLegacy", "elementKey", "elementId", "startDate"],
  "configuration",
];

function shapeOf(json: Json): Shape {
  if (isList(json)) {
    const isNamed = json.length > 0 && json.every((item) => shapeOf(item).kind === "definition");
    return isNamed ? { kind: "list", items: json } : unknown("a list of other things");
  }
  if (!isObject(json)) return unknown(json === null ? "null" : `a ${typeof json}`);
  const has = (name: string): boolean => Object.hasOwn(json, name);
  if (
    isObject(memberOf(json, "objectDefinitions")) &&
    isObject(memberOf(json, "transformations"))
  ) {
    return { kind: "v1-file", payload: json };
  }
  if (isVdr(json)) return { kind: "v2-document", payload: json };
  const { fields } = json;
  if (fields !== undefined && !isObject(fields)) return { kind: kindOfFields(json), payload: json };
  if (typeof memberOf(json, "body") === "string" || isBareScript(json)) {
    return { kind: "script", payload: json };
  }
  if (typeof memberOf(json, "vendorName") === "string") {
    return { kind: "transformation", payload: json };
  }
  const inner = Object.entries(json).filter(([name, value]) => !isLevel(name, value));
  if (inner.length > 0 && inner.every(([, value]) => isPayload(value))) {
    return { kind: "collection", payload: json };
  }
  if (inner.length === 0) return unknown("an empty object");
  if (has("errors") || has("requestId")) return unknown("an error answer of the platform");
  if (has("steps") && has("triggers")) return unknown("a formula");
  const [odd] = inner.find(([, value]) => !isPayload(value)) ?? [""];
  return unknown(`an object with \`${odd.slice(0, 60)}\``);
}

function unknown(found: string): Shape {
  return { kind: "unknown", found };
}

/** In collections of v1, `level` stands beside the names. */
function isLevel(name: string, value: Json): boolean {
  return name === "level" && typeof value === "string";
}

function isPayload(value: Json): boolean {
  if (!isObject(value)) return false;
  return isVdr(value) || isList(value.fields) || typeof memberOf(value, "vendorName") === "string";
}

function isVdr(json: JsonObject): boolean {
  const isNamed = typeof memberOf(json, "vdrName") === "string";
  const parts = [memberOf(json, "definition"), memberOf(json, "transformation")];
  return (
    (isNamed && parts.some(isObject)) || (!Object.hasOwn(json, "fields") && parts.every(isObject))
  );
}

/** The members of a script whose body was saved in a file of its own. */
function isBareScript(json: JsonObject): boolean {
  return Object.hasOwn(json, "filterEmptyResponse") || Object.hasOwn(json, "mimeType");
}

function kindOfFields(json: JsonObject): "definition" | "transformation" | "metadata" {
  if (transformationMembers.some((name) => Object.hasOwn(json, name))) return "transformation";
  const fields = isList(json.fields) ? json.fields : [];
  const isVendor = (field: Json): boolean => memberOf(field, "vendorPath") !== undefined;
  if (!fields.some(isVendor)) return "definition";
  const hasPath = fields.some((field) => memberOf(field, "path") !== undefined);
  return hasPath ? "transformation" : "metadata";
}

/** One payload of a known kind. Throws ImportRefused for wrong members and missing names. */
export function inputOf(
  kind: AnyInput["kind"],
  payload: JsonObject,
  place: Place,
  hints: Hints,
  known: Known,
): AnyInput {
  checkFields(payload, place);
  const own = textOf(payload, "objectName");
  const given = kind === "definition" ? (own ?? textOf(payload, "name")) : own;
  const name = known.name ?? given ?? hints.object;
  if (name === undefined) throw new ImportRefused("import-no-object", place, articles[kind]);
  if (kind === "definition") return { kind, level: hints.level, name, payload, place };
  const element = known.element ?? textOf(payload, "elementKey") ?? hints.element;
  if (element === undefined) throw new ImportRefused("import-no-element", place, articles[kind]);
  return { kind, level: hints.level, element, name, payload, place };
}

const articles = {
  definition: "A definition",
  transformation: "A transformation",
  metadata: "A `metadata` answer",
} as const;

function textOf(payload: JsonObject, name: string): string | undefined {
  const value = memberOf(payload, name);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function checkFields(payload: JsonObject, place: Place): void {
  const { fields } = payload;
  if (fields === undefined) return;
  if (!isList(fields)) {
    throw new ImportRefused("import-wrong-kind", below(place, "fields"), "`fields` is no list");
  }
  for (const [index, field] of fields.entries()) {
    if (isObject(field)) continue;
    const at = below(place, "fields", index);
    throw new ImportRefused("import-wrong-kind", at, "A field is no object");
  }
}

function v1File(payload: JsonObject, place: Place, hints: Hints): AnyInput[] {
  const elements = Object.entries(memberOf(payload, "transformations") as JsonObject);
  return [
    ...members(memberOf(payload, "objectDefinitions"), below(place, "objectDefinitions")).map(
      ([name, inner, at]) => inputOf("definition", inner, at, hints, { name }),
    ),
    ...elements.flatMap(([element, named]) =>
      members(named, below(place, "transformations", element)).map(([name, inner, at]) =>
        inputOf("transformation", inner, at, hints, { name, element }),
      ),
    ),
  ];
}

function v2Document(payload: JsonObject, place: Place, hints: Hints, known: Known): AnyInput[] {
  const definition = memberOf(payload, "definition");
  const named = textOf(payload, "vdrName") ?? known.name;
  const name = named ?? (isObject(definition) ? textOf(definition, "objectName") : undefined);
  const names = name === undefined ? {} : { name };
  const found: AnyInput[] = [];
  if (isObject(definition)) {
    found.push(inputOf("definition", definition, below(place, "definition"), hints, names));
  }
  const transformation = memberOf(payload, "transformation");
  for (const [element, inner, at] of members(transformation, below(place, "transformation"))) {
    found.push(inputOf("transformation", inner, at, hints, { ...names, element }));
  }
  return found;
}

function collection(payload: JsonObject, place: Place, hints: Hints, known: Known): AnyInput[] {
  return Object.entries(payload).flatMap(([name, inner]) =>
    isLevel(name, inner) ? [] : recognise(inner, below(place, name), hints, { ...known, name }),
  );
}

/** The named payloads of a collection; a `level` beside them is none. */
function members(
  value: Json | undefined,
  place: Place,
): readonly (readonly [string, JsonObject, Place])[] {
  if (value === undefined || value === null) return [];
  if (!isObject(value)) {
    throw new ImportRefused("import-wrong-kind", place, "A collection is no object");
  }
  return Object.entries(value).flatMap(([name, inner]) => {
    if (isLevel(name, inner)) return [];
    if (isObject(inner)) return [[name, inner, below(place, name)] as const];
    throw new ImportRefused("import-wrong-kind", below(place, name), "A payload is no object");
  });
}
