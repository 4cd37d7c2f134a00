import { unreachable } from "../diagnostics/invariant.ts";
import type { Type } from "./types.ts";

const shownMembers = 4;
const shownFields = 3;

/**
 * A type as an author would write it, shortened: names where there are names, at most a few
 * members or fields otherwise. For messages; two different types may print alike.
 */
export function printType(type: Type): string {
  return print(type, 0);
}

function print(type: Type, depth: number): string {
  switch (type.kind) {
    case "scalar":
      return type.name;
    case "enum":
      return type.name ?? shorten(type.members.map(quote), shownMembers, " | ");
    case "object":
      if (type.name !== undefined) return type.name;
      if (depth > 1) return "{ … }";
      return printFields(
        type.fields.map((field) => `${field.name}: ${print(field.type, depth + 1)}`),
      );
    case "list": {
      const item = print(type.item, depth);
      const grouped = type.item.kind === "enum" && type.item.name === undefined;
      return grouped ? `(${item})[]` : `${item}[]`;
    }
    case "map":
      return `map<${print(type.value, depth)}>`;
    case "unknown":
      return "unknown";
    case "error":
      return "?";
    default:
      return unreachable(type);
  }
}

function printFields(fields: readonly string[]): string {
  return fields.length === 0 ? "{}" : `{ ${shorten(fields, shownFields, ", ")} }`;
}

function shorten(parts: readonly string[], limit: number, separator: string): string {
  const shown = parts.slice(0, limit);
  return [...shown, ...(parts.length > limit ? ["…"] : [])].join(separator);
}

function quote(text: string): string {
  return JSON.stringify(text);
}
