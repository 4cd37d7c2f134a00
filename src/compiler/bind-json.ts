import { unreachable } from "../diagnostics/invariant.ts";
import type { JsonNode } from "../grammar/ast.ts";
import type { Json } from "./types.ts";

/**
 * The JSON value that a node writes. Of two members with one name the last counts, as in
 * `JSON.parse`; numbers become doubles; `__proto__` is a member like any other.
 */
export function jsonValue(node: JsonNode): Json {
  switch (node.kind) {
    case "string":
    case "boolean":
      return node.value;
    case "number":
      return Number(node.text);
    case "null":
      return null;
    case "json-array":
      return node.items.map(jsonValue);
    case "json-object":
      return Object.fromEntries(
        node.members.map((member) => [member.name, jsonValue(member.value)]),
      );
    default:
      return unreachable(node);
  }
}
