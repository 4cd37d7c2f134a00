import type { ObjectType } from "../types.ts";

/** Something to say about a schema file; the code names the message. */
export type SchemaFinding =
  | { readonly code: "schema-invalid"; readonly reason: string }
  | { readonly code: "schema-unsupported"; readonly reason: string }
  | { readonly code: "schema-limit"; readonly limit: string }
  | { readonly code: "schema-recursive"; readonly name: string };

/** The type that a schema file gives a resource; absent where it could not be read (reported). */
export interface SchemaResult {
  readonly type?: ObjectType;
  readonly findings: readonly SchemaFinding[];
}

/** A member of a parsed JSON object, own members only; undefined for anything else. */
export function member(value: unknown, name: string): unknown {
  if (!isRecord(value) || !Object.hasOwn(value, name)) return undefined;
  return value[name];
}

/** Whether a parsed JSON value is an object (not a list, not null). */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value when it is a text with something in it. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}
