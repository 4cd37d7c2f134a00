import { isObject } from "./checks.ts";
import { sameJson } from "./equality.ts";
import { ownMember, presentNames } from "./record.ts";

/** An operation of RFC 6902; `path` is a JSON Pointer (RFC 6901). */
export type Operation =
  | { readonly op: "add" | "replace"; readonly path: string; readonly value: unknown }
  | { readonly op: "remove"; readonly path: string };

/**
 * The operations that make `to` of `from`, in the order in which they are applied: for a record and
 * what `write(common, record)` made of it. Objects are compared member by member; of a list, items
 * that are equal at its front and at its end stay as they are, so that one item that was put in or
 * taken out is one operation. Neither is changed.
 */
export function jsonPatch(from: unknown, to: unknown): readonly Operation[] {
  return operations(from, to, "");
}

function operations(from: unknown, to: unknown, path: string): readonly Operation[] {
  if (sameJson(from, to)) return [];
  if (Array.isArray(from) && Array.isArray(to)) return ofLists(from, to, path);
  if (isObject(from) && isObject(to)) return ofObjects(from, to, path);
  return [{ op: "replace", path, value: to }];
}

type Members = Readonly<Record<string, unknown>>;

function ofObjects(from: Members, to: Members, path: string): readonly Operation[] {
  const gone = presentNames(from).filter((name) => ownMember(to, name) === undefined);
  return [
    ...gone.map((name): Operation => ({ op: "remove", path: below(path, name) })),
    ...presentNames(to).flatMap((name): readonly Operation[] => {
      const old = ownMember(from, name);
      const inner = below(path, name);
      return old === undefined
        ? [{ op: "add", path: inner, value: to[name] }]
        : operations(old, to[name], inner);
    }),
  ];
}

function ofLists(
  from: readonly unknown[],
  to: readonly unknown[],
  path: string,
): readonly Operation[] {
  const shorter = Math.min(from.length, to.length);
  let front = 0;
  while (front < shorter && sameJson(from[front], to[front])) front += 1;
  let back = 0;
  while (back < shorter - front && sameJson(from.at(-1 - back), to.at(-1 - back))) back += 1;
  const removed = from.length - back;
  const added = to.length - back;
  const both = Math.min(removed, added);
  const changed = from
    .slice(front, both)
    .flatMap((item, at) => operations(item, to[front + at], `${path}/${front + at}`));
  // From the last one on: what is removed moves those behind it.
  const removals = from
    .slice(both, removed)
    .map((_, at): Operation => ({ op: "remove", path: `${path}/${removed - 1 - at}` }));
  const additions = to
    .slice(both, added)
    .map((value, at): Operation => ({ op: "add", path: `${path}/${both + at}`, value }));
  return [...changed, ...removals, ...additions];
}

function below(path: string, name: string): string {
  return `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
