import { createHash } from "node:crypto";
import type { Json } from "../../compiler/types.ts";

/** One text for all JSON values that are equal whatever the order of their members. */
export function canonicalText(value: Json | undefined): string {
  return JSON.stringify(sorted(value ?? null));
}

/** SHA-256 of a text, in hexadecimal. */
export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, inner]) => [name, sorted(inner)] as const);
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
