import type { Json } from "../../compiler/types.ts";
import { isList, type JsonObject, memberOf } from "./json.ts";
import { parseCommonPath, type Step } from "./paths.ts";
import { nameOf } from "./text.ts";

/** An object that is being written. */
export interface ObjectDraft {
  readonly name: string;
  readonly fields: readonly FieldDraft[];
  /** Entries of the definition that no field stands for. */
  readonly odd: readonly number[];
}

export interface FieldDraft {
  readonly name: string;
  /** How many lists lie between the name and what it holds. */
  readonly lists: number;
  /** Empty for a place that holds one value. */
  readonly fields: readonly FieldDraft[];
  /** As it is written: `string`, or the name of another object. */
  readonly type: string;
  /** Index into the definition's `fields`; absent for what only leads to others. */
  readonly entry?: number;
  /** Entries that say the same for other levels. */
  readonly twins: readonly number[];
}

/** What a definition can hold besides its entries. */
export interface Surroundings {
  /** Entries that must not become fields. */
  readonly odd: ReadonlySet<number>;
  /** Objects whose name may stand as a type. */
  readonly types: ReadonlySet<string>;
  /** Types that the platform does not tell, by path: what rules need. */
  readonly needed: ReadonlyMap<string, string>;
  /** Enums and unions of fields of the object itself, as they are written. */
  readonly enums: ReadonlyMap<string, string>;
}

interface Node {
  readonly name: string;
  lists: number;
  readonly children: Map<string, Node>;
  entry?: number;
  twins: number[];
  type?: string;
}

/**
 * The fields of a definition as a tree. An entry that has no place in it (a path that is none, a
 * value and an object in one place, a list and no list) is odd.
 */
export function draftObject(name: string, payload: JsonObject, around: Surroundings): ObjectDraft {
  const top: Node = { name, lists: 0, children: new Map(), twins: [] };
  const odd: number[] = [];
  const entries = isList(payload.fields) ? payload.fields : [];
  const paths = entries.map((entry, index) => {
    const path = memberOf(entry, "path");
    return typeof path === "string" && !around.odd.has(index) ? parseCommonPath(path) : undefined;
  });
  const parents = new Set(paths.flatMap((steps) => (steps === undefined ? [] : parentsOf(steps))));
  for (const [index, steps] of paths.entries()) {
    const isPlaced =
      steps !== undefined &&
      !parents.has(JSON.stringify(partsOf(steps))) &&
      place(top, steps, index, entries, around);
    if (!isPlaced) odd.push(index);
  }
  return { name, fields: fieldsOf(top), odd };
}

/** Puts an entry into the tree; false where that would contradict what is there. */
function place(
  top: Node,
  steps: readonly Step[],
  index: number,
  entries: readonly Json[],
  around: Surroundings,
): boolean {
  const parts = partsOf(steps);
  let node = top;
  for (const { name, lists } of parts) {
    if (node.entry !== undefined) return false;
    const next = node.children.get(name);
    if (next === undefined) break;
    if (next.lists !== lists) return false;
    node = next;
  }
  node = top;
  for (const { name, lists } of parts) {
    let next = node.children.get(name);
    if (next === undefined) {
      next = { name, lists, children: new Map(), twins: [] };
      node.children.set(name, next);
    }
    node = next;
  }
  if (node.children.size > 0) return false;
  const entry = entries[index];
  if (node.entry !== undefined) {
    if (!isTwin(entries[node.entry], entry)) return false;
    node.twins.push(index);
    return true;
  }
  node.entry = index;
  const path = memberOf(entry, "path");
  node.type = typeNameOf(memberOf(entry, "type"), around, typeof path === "string" ? path : "");
  return true;
}

/** The places above a path, as keys. */
function parentsOf(steps: readonly Step[]): readonly string[] {
  const parts = partsOf(steps);
  return parts.slice(1).map((_, index) => JSON.stringify(parts.slice(0, index + 1)));
}

interface Part {
  readonly name: string;
  readonly lists: number;
}

function partsOf(steps: readonly Step[]): readonly Part[] {
  const parts: { name: string; lists: number }[] = [];
  for (const step of steps) {
    const last = parts.at(-1);
    if (step.kind === "member") parts.push({ name: step.name, lists: 0 });
    else if (last !== undefined) last.lists++;
  }
  return parts;
}

/** Two entries that differ in nothing but their levels. */
function isTwin(first: Json | undefined, second: Json | undefined): boolean {
  const levels = [first, second].map((entry) => memberOf(entry, "level"));
  const [one, other] = levels;
  if (typeof one !== "string" || typeof other !== "string" || one === other) return false;
  return withoutLevel(first) === withoutLevel(second);
}

function withoutLevel(entry: Json | undefined): string {
  const members = Object.entries(entry as JsonObject).filter(([name]) => name !== "level");
  return JSON.stringify(members.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Types of the platform that say the same in the language; `date` has no form that is known. */
const plainTypes: ReadonlySet<string> = new Set(["string", "number", "boolean"]);

function typeNameOf(type: Json | undefined, around: Surroundings, path: string): string {
  const needed = around.needed.get(path);
  if (needed !== undefined) return needed;
  const values = around.enums.get(path);
  const isText = type === undefined || type === "string";
  if (isText || type === "date") return isText && values !== undefined ? values : "string";
  if (typeof type !== "string") return "json";
  if (plainTypes.has(type)) return type;
  return around.types.has(type) ? nameOf(type) : "json";
}

function fieldsOf(node: Node): readonly FieldDraft[] {
  return [...node.children.values()].flatMap((child): readonly FieldDraft[] => {
    const fields = fieldsOf(child);
    if (fields.length === 0 && child.entry === undefined) return [];
    return [
      {
        name: child.name,
        lists: child.lists,
        fields,
        type: child.type ?? "string",
        ...(child.entry === undefined ? {} : { entry: child.entry }),
        twins: child.twins,
      },
    ];
  });
}
