import type { ScalarName, Type } from "../types.ts";
import { unknownType } from "../types-path.ts";
import { member } from "./finding.ts";

/** A type without fields or items; `nullable` is absent where only `type` says it. */
export interface ScalarShape {
  readonly type: Type;
  readonly nullable?: boolean;
}

/**
 * The type of a schema that is neither an object nor a list. `names` are the names under `type`
 * without `null`; empty where the schema has none. Several kinds at once give the unknown type.
 */
export function scalarShape(
  schema: Readonly<Record<string, unknown>>,
  names: readonly string[],
): ScalarShape {
  const listed = listedValues(schema);
  if (listed !== undefined) {
    const values = listed.filter((value) => value !== null);
    return { type: typeOfValues(values, names), nullable: values.length < listed.length };
  }
  const distinct = new Set(names);
  if (distinct.has("number")) distinct.delete("integer");
  const [name, ...others] = distinct;
  if (name === undefined || others.length > 0) return { type: unknownType };
  return { type: typeOfName(name, schema) };
}

function listedValues(schema: Readonly<Record<string, unknown>>): readonly unknown[] | undefined {
  const values = member(schema, "enum");
  if (Array.isArray(values)) return values;
  return Object.hasOwn(schema, "const") ? [schema.const] : undefined;
}

function typeOfValues(values: readonly unknown[], names: readonly string[]): Type {
  const isAll = (kind: string): boolean => values.every((value) => typeof value === kind);
  if (values.length === 0) return unknownType;
  if (isAll("string")) {
    return { kind: "enum", members: [...new Set(values as readonly string[])] };
  }
  if (isAll("boolean")) return scalar("boolean");
  if (!isAll("number")) return unknownType;
  const isWhole = !names.includes("number") && values.every(Number.isSafeInteger);
  return scalar(isWhole ? "integer" : "number");
}

function typeOfName(name: string, schema: Readonly<Record<string, unknown>>): Type {
  switch (name) {
    case "string":
      return scalar(textFormats.get(member(schema, "format")) ?? "string");
    case "integer":
      return scalar("integer");
    case "number": {
      const step = member(schema, "multipleOf");
      return scalar(Number.isSafeInteger(step) ? "integer" : "number");
    }
    case "boolean":
      return scalar("boolean");
    default:
      return unknownType;
  }
}

const textFormats: ReadonlyMap<unknown, ScalarName> = new Map([
  ["date", "date"],
  ["date-time", "datetime"],
  ["time", "time"],
]);

function scalar(name: ScalarName): Type {
  return { kind: "scalar", name };
}
