import type { Json } from "../../compiler/types.ts";
import { isObject } from "./own.ts";
import { type Payload, type ResourceId, type ResourceKey, resourceId } from "./resource.ts";

/** A change as far as its place in the order depends on it; `undefined`: not there. */
export interface Ordered {
  readonly key: ResourceKey;
  readonly before: Payload | undefined;
  readonly after: Payload | undefined;
}

/**
 * The order in which the platform takes changes: definitions before the transformations that need
 * them, those of upper levels first, one that is the type of a field before the one that has the
 * field; then what is deleted, the other way round.
 */
export function inOrder<T extends Ordered>(changes: readonly T[]): readonly T[] {
  const made = changes.filter(({ after }) => after !== undefined);
  const deleted = changes.filter(({ after }) => after === undefined);
  return [...ascending(made), ...[...ascending(deleted)].reverse()];
}

function ascending<T extends Ordered>(changes: readonly T[]): readonly T[] {
  const sorted = [...changes].sort((a, b) => rank(a.key) - rank(b.key) || byId(a.key, b.key));
  const definitions = sorted.filter(({ key }) => key.kind === "definition");
  const others = sorted.filter(({ key }) => key.kind !== "definition");
  return [...referencedFirst(definitions), ...others];
}

const levels = ["organization", "account", "instance"];

function rank({ level }: ResourceKey): number {
  return levels.indexOf(level.kind);
}

function byId(a: ResourceKey, b: ResourceKey): number {
  const [left, right] = [resourceId(a), resourceId(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** In cycles, the first by name comes first. */
function referencedFirst<T extends Ordered>(definitions: readonly T[]): readonly T[] {
  const byName = new Map<ResourceId, T>(definitions.map((one) => [resourceId(one.key), one]));
  const done = new Set<T>();
  const visit = (start: T): void => {
    // A stack of our own: chains may be longer than the one of calls.
    const open: { readonly one: T; readonly rest: T[] }[] = [];
    const enter = (one: T): void => {
      if (done.has(one)) return;
      done.add(one);
      open.push({ one, rest: [...referenced(one, byName)] });
    };
    enter(start);
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const next = top.rest.shift();
      if (next !== undefined) enter(next);
      else {
        ordered.push(top.one);
        open.pop();
      }
    }
  };
  const ordered: T[] = [];
  definitions.forEach(visit);
  return ordered;
}

function referenced<T extends Ordered>(one: T, byName: ReadonlyMap<ResourceId, T>): readonly T[] {
  const fields = (one.after ?? one.before)?.fields;
  const types = (Array.isArray(fields) ? (fields as readonly Json[]) : []).flatMap((field) =>
    isObject(field) && typeof field.type === "string" ? [field.type] : [],
  );
  return types.flatMap((type) => {
    const object = /^array ?\[(.+)\]$/.exec(type)?.[1] ?? type;
    const other = byName.get(resourceId({ ...one.key, object }));
    return other === undefined ? [] : [other];
  });
}
