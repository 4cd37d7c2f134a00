import type { Field, ScalarName, Type } from "../types.ts";
import { unknownType } from "../types-path.ts";
import { member, type SchemaFinding, type SchemaResult, textOf } from "./finding.ts";

/** Paths with more steps than this, and answers with more fields, are cut. */
const maxSteps = 32;
const maxFields = 20_000;

/** A place that some field of the answer names, or passes on its way. */
interface Place {
  readonly children: Map<string, Place>;
  /** How many lists lie between the name and what it holds. */
  lists: number;
  field?: unknown;
}

/**
 * The object type of the platform's `metadata` answer: one entry a field, with dotted paths, `[*]`
 * for the items of a list, and types that say little. The answer lists all fields, so the type is
 * closed. A `date` is a date only where the vendor's own type says so: its spelling is unknown.
 */
export function metadataType(root: unknown, resource: string): SchemaResult {
  const entries = member(root, "fields");
  const findings: SchemaFinding[] = [];
  const top: Place = { children: new Map(), lists: 0 };
  const list: readonly unknown[] = Array.isArray(entries) ? entries : [];
  if (list.length > maxFields)
    findings.push({ code: "schema-limit", limit: `${maxFields} fields` });
  for (const [index, entry] of list.slice(0, maxFields).entries()) {
    const path = textOf(member(entry, "vendorPath")) ?? textOf(member(entry, "path"));
    if (path === undefined) {
      const reason = `field ${index + 1} has no \`vendorPath\``;
      return { findings: [{ code: "schema-invalid", reason }] };
    }
    const steps = stepsOf(path);
    if (steps === undefined) {
      findings.push({ code: "schema-unsupported", reason: `the path \`${path}\`` });
      continue;
    }
    const place = placeAt(top, steps);
    place.field ??= entry;
  }
  const type: Type = {
    kind: "object",
    name: resource,
    fields: fieldsOf(top),
    key: [],
    open: false,
  };
  return { type, findings: findings.slice(0, 5) };
}

interface Step {
  readonly name: string;
  readonly lists: number;
}

/** `itemList.item[*].id` → names with their lists; undefined for a path that is no plain place. */
function stepsOf(path: string): readonly Step[] | undefined {
  const parts = splitOutsideBrackets(path);
  if (parts.length > maxSteps) return undefined;
  const steps: Step[] = [];
  for (const part of parts) {
    const match = /^([^[\]()]+)((?:\[[^\]]*\])*)$/.exec(part);
    const name = match?.[1];
    if (name === undefined) return undefined;
    steps.push({ name, lists: (match?.[2] ?? "").split("[").length - 1 });
  }
  return steps;
}

/** Dots inside brackets belong to a filter: `Products[?(@.id==2)].name`. */
function splitOutsideBrackets(path: string): readonly string[] {
  const parts: string[] = [];
  let part = "";
  let depth = 0;
  for (const character of path) {
    if (character === "[") depth++;
    if (character === "]") depth--;
    if (character === "." && depth === 0) {
      parts.push(part);
      part = "";
    } else part += character;
  }
  return [...parts, part];
}

function placeAt(top: Place, steps: readonly Step[]): Place {
  let place = top;
  for (const step of steps) {
    let next = place.children.get(step.name);
    if (next === undefined) {
      next = { children: new Map(), lists: 0 };
      place.children.set(step.name, next);
    }
    next.lists = Math.max(next.lists, step.lists);
    place = next;
  }
  return place;
}

function fieldsOf(place: Place): readonly Field[] {
  return [...place.children].map(([name, child]): Field => {
    const doc = textOf(member(child.field, "vendorDisplayName"));
    return {
      name,
      type: typeOf(child),
      required: member(child.field, "vendorRequired") === true,
      ...(doc === undefined || doc === name ? {} : { doc }),
      annotations: [],
      ...(isReadOnly(child.field) ? { readOnly: true } : {}),
    };
  });
}

function typeOf(place: Place): Type {
  const isObject = place.children.size > 0;
  let type: Type = isObject
    ? { kind: "object", fields: fieldsOf(place), key: [], open: false }
    : leafType(place.field);
  // `tags[*]` and a type `array[string]` say the same thing once.
  const lists = type.kind === "list" ? place.lists - 1 : place.lists;
  for (let count = 0; count < lists; count++) type = { kind: "list", item: type, key: [] };
  return type;
}

function leafType(field: unknown): Type {
  const written = (textOf(member(field, "type")) ?? "").trim().toLowerCase();
  const native = (textOf(member(field, "vendorNativeType")) ?? "").trim().toLowerCase();
  const list = /^array(?:\s*[[<]\s*(.*?)\s*[\]>])?$/.exec(written);
  if (list !== null) return { kind: "list", item: namedType(list[1] ?? "", ""), key: [] };
  return namedType(written, native);
}

function namedType(written: string, native: string): Type {
  const name = written === "date" || written === "number" ? nativeNames.get(native) : undefined;
  const plain = name ?? plainNames.get(written);
  if (plain !== undefined) return { kind: "scalar", name: plain };
  if (written === "object") return { kind: "object", fields: [], key: [], open: true };
  return unknownType;
}

const plainNames: ReadonlyMap<string, ScalarName> = new Map([
  ["string", "string"],
  ["number", "number"],
  ["integer", "integer"],
  ["boolean", "boolean"],
]);

const nativeNames: ReadonlyMap<string, ScalarName> = new Map([
  ["int", "integer"],
  ["integer", "integer"],
  ["long", "integer"],
  ["date", "date"],
  ["datetime", "datetime"],
  ["date-time", "datetime"],
]);

/** Read-only when the answer says so, or lists methods of which none takes the field. */
function isReadOnly(field: unknown): boolean {
  if (member(field, "vendorReadOnly") === true) return true;
  const methods = member(field, "method");
  if (!Array.isArray(methods) || methods.length === 0) return false;
  return !methods.some((method) => member(method, "request") === true);
}
