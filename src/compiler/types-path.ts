import { unreachable } from "../diagnostics/invariant.ts";
import type { PathExpr } from "../grammar/ast.ts";
import type { Field, ListType, MapType, ObjectType, Type } from "./types.ts";

export const errorType: Type = { kind: "error" };
export const unknownType: Type = { kind: "unknown" };
export const stringType: Type = { kind: "scalar", name: "string" };

/** A step as far as types go; the steps of the IR are of this shape. */
export type TypeStep =
  | { readonly kind: "member"; readonly name: string }
  | { readonly kind: "index" }
  | { readonly kind: "find" }
  | { readonly kind: "each" };

/** What lies at a path, or the first step that leads nowhere, and the type that it was taken on. */
export type PathLookup =
  | {
      readonly found: true;
      readonly type: Type;
      /** The field that the last member step went to, where one is declared. */
      readonly field?: Field;
    }
  | {
      readonly found: false;
      readonly step: number;
      readonly on: Type;
      readonly reason: "no-field" | "no-object" | "no-list";
    };

/** The field of this name; undefined for a name that the type does not list. */
export function fieldOf(type: ObjectType, name: string): Field | undefined {
  if (type.fields.length <= fewFields) return type.fields.find((field) => field.name === name);
  const known = indexes.get(type.fields);
  if (known !== undefined) return known.get(name);
  const index = new Map(type.fields.toReversed().map((field) => [field.name, field]));
  indexes.set(type.fields, index);
  return index.get(name);
}

/** Up to this many, looking through them is as fast as any index. */
const fewFields = 8;

/** Side table of field lists, which never change: every rule asks for a field of the same objects. */
const indexes = new WeakMap<readonly Field[], ReadonlyMap<string, Field>>();

/**
 * The type at the end of the steps. Below `json`, the unknown type, an error, or a field that an
 * open object does not list, everything is of the same free kind and nothing is reported.
 */
export function typeAtSteps(start: Type, steps: readonly TypeStep[]): PathLookup {
  let type = start;
  let field: Field | undefined;
  for (const [index, step] of steps.entries()) {
    const next = step.kind === "member" ? memberOf(type, step.name) : itemOf(type);
    if (typeof next === "string") return { found: false, step: index, on: type, reason: next };
    field = next.field;
    type = next.type;
  }
  return { found: true, type, ...(field === undefined ? {} : { field }) };
}

/** The type at the end of the steps; `unknown` where they lead nowhere. */
export function typeAt(start: Type, steps: readonly TypeStep[]): Type {
  const lookup = typeAtSteps(start, steps);
  return lookup.found ? lookup.type : unknownType;
}

/** `typeAtSteps` for a path as written. */
export function typeAtPath(start: Type, path: PathExpr): PathLookup {
  return typeAtSteps(start, typeSteps(path));
}

/** The steps of a written path as the helpers here and the IR name them. */
export function typeSteps(path: PathExpr): readonly TypeStep[] {
  return path.steps.map((step) =>
    step.kind === "member" ? { kind: "member", name: step.name.text } : { kind: step.kind },
  );
}

/** What `[]` goes through: the items of a list, the entries `{ key, value }` of a map. */
export function itemType(type: ListType | MapType): Type {
  if (type.kind === "list") return type.item;
  return {
    kind: "object",
    fields: [
      { name: "key", type: stringType, required: true, annotations: [] },
      { name: "value", type: type.value, required: false, annotations: [] },
    ],
    key: ["key"],
    open: false,
  };
}

interface Step {
  readonly type: Type;
  readonly field?: Field;
}

function memberOf(type: Type, name: string): Step | "no-field" | "no-object" {
  switch (type.kind) {
    case "object": {
      const field = fieldOf(type, name);
      if (field !== undefined) return { type: field.type, field };
      return type.open ? { type: unknownType } : "no-field";
    }
    case "map":
      return { type: type.value };
    case "unknown":
    case "error":
      return { type };
    case "scalar":
      return type.name === "json" ? { type } : "no-object";
    case "enum":
    case "list":
      return "no-object";
    default:
      return unreachable(type);
  }
}

function itemOf(type: Type): Step | "no-list" {
  switch (type.kind) {
    case "list":
    case "map":
      return { type: itemType(type) };
    case "unknown":
    case "error":
      return { type };
    case "scalar":
      return type.name === "json" ? { type } : "no-list";
    case "enum":
    case "object":
      return "no-list";
    default:
      return unreachable(type);
  }
}
