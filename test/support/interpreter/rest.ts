import type { RestRule } from "../../../src/compiler/ir/nodes.ts";
import { holdsWith } from "./expressions.ts";
import { get, set } from "./paths.ts";
import type { Shown } from "./read.ts";
import {
  hasValue,
  isObject,
  type JsonObject,
  type Maybe,
  member,
  names,
  refuse,
  sameJson,
  type Tables,
  withMember,
} from "./states.ts";
import { type Draft, put, removePlace, type Scope } from "./write.ts";

/** Copies the members that no rule names and that the pattern matches. */
export function readRest(rule: RestRule, record: Maybe, tables: Tables, shown: Shown): void {
  if (rule.direction === "write") return;
  const gathered = gather(rule, record);
  for (const name of names(gathered)) {
    const path = [...(rule.left ?? []), { kind: "member", name } as const];
    shown.value = set(path, shown.value, member(gathered, name) ?? null, holdsWith(tables));
  }
}

/** Sets each member that is there and differs; see the rulings for items of lists. */
export function writeRest(rule: RestRule, scope: Scope, draft: Draft, tables: Tables): void {
  if (rule.direction === "read") return;
  const left = get(rule.left ?? [], scope.c, holdsWith(tables)).value;
  const old = hasValue(scope.v) ? gather(rule, scope.v) : {};
  const place = (name: string) => [{ kind: "member", name } as const];
  if (left === null) {
    const valued = names(old).filter((name) => hasValue(member(old, name)));
    for (const name of valued) put(draft, place(name), null, tables);
    return;
  }
  const given = left === undefined ? {} : ownNames(rule, asObject(left));
  for (const name of names(given)) {
    const value = member(given, name) ?? null;
    const kept = Object.hasOwn(old, name) && sameJson(member(old, name), value);
    if (!kept) put(draft, place(name), value, tables);
  }
  if (scope.mode !== "item") return;
  for (const name of names(old)) {
    if (member(given, name) === undefined) removePlace(draft, place(name), tables);
  }
}

/** Members of the vendor's scope that are this rule's. */
function gather(rule: RestRule, record: Maybe): JsonObject {
  if (!hasValue(record)) return {};
  const object = asObject(record);
  return names(object)
    .filter((name) => !rule.vendorNames.includes(name) && matches(rule, name))
    .filter((name) => rule.left !== undefined || !rule.commonNames.includes(name))
    .reduce<JsonObject>(
      (result, name) => withMember(result, name, member(object, name) ?? null),
      {},
    );
}

/** Members of the common object that are this rule's; `name-taken` for those that can't be. */
function ownNames(rule: RestRule, object: JsonObject): JsonObject {
  const own = names(object).filter(
    (name) => rule.left !== undefined || (!rule.commonNames.includes(name) && matches(rule, name)),
  );
  if (own.some((name) => rule.vendorNames.includes(name) || !matches(rule, name))) {
    return refuse("name-taken", "another rule has this name, or the pattern lacks it");
  }
  return own.reduce<JsonObject>(
    (result, name) => withMember(result, name, member(object, name) ?? null),
    {},
  );
}

function matches(rule: RestRule, name: string): boolean {
  if (rule.like === undefined) return true;
  const pattern = rule.like.split("*").map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&"));
  return new RegExp(`^${pattern.join("[^]*")}$`, "u").test(name);
}

function asObject(value: Maybe): JsonObject {
  return isObject(value) ? value : refuse("type", "an object was expected");
}
