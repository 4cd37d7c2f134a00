import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { nearestName } from "../../diagnostics/nearest.ts";
import type * as ast from "../../grammar/ast.ts";
import type { Assignment, Path, TablePattern } from "../ir/nodes.ts";
import type { ObjectType, Type } from "../types.ts";
import type { Chain } from "./chain.ts";
import type { MapContext } from "./context.ts";
import { lowerJson, typeOfJson } from "./json.ts";
import { Place } from "./place.ts";

/** `{ terminated: true }`: an object with these members, nested ones by their paths. */
export function lowerPattern(
  ctx: MapContext,
  value: ast.JsonObject,
  chain: Chain,
): TablePattern | undefined {
  const place = chain.source.kind === "at" ? chain.source.place : new Place();
  const members = assignments(ctx, value, place, []);
  return members && { kind: "pattern", members };
}

function assignments(
  ctx: MapContext,
  object: ast.JsonObject,
  place: Place,
  path: Path,
): readonly Assignment[] | undefined {
  const found: Assignment[] = [];
  for (const member of object.members) {
    const next = place.member(member.name);
    if (!(next instanceof Place)) return unknown(ctx, member, place);
    const inner: Path = [...path, { kind: "member", name: member.name }];
    if (member.value.kind === "json-object") {
      const nested = assignments(ctx, member.value, next, inner);
      if (nested === undefined) return undefined;
      found.push(...nested);
      continue;
    }
    const value = lowerJson(ctx, member.value);
    if (value === undefined) return undefined;
    next.show(typeOfJson(value));
    found.push({ path: inner, value });
  }
  return found;
}

function unknown(ctx: MapContext, member: ast.JsonMember, place: Place): undefined {
  const type = place.declared;
  const names = type?.kind === "object" ? type.fields.map((field) => field.name) : [];
  const suggestion = nearestName(member.name, names);
  const owner =
    type?.kind === "object" && type.name !== undefined ? `\`${type.name}\`` : "this place";
  const params = { name: member.name, owner, suggestion };
  return ctx.report(diagnostic("unknown-vendor-field", member.nameSpan, params));
}

/** The type of what the patterns match: an object with at least their members. */
export function patternType(patterns: readonly TablePattern[]): Type {
  const names = patterns.flatMap((pattern) => pattern.members.slice());
  const fields = new Map<string, ObjectType["fields"][number]>();
  for (const { path, value } of names) {
    const first = path[0];
    if (first?.kind !== "member") continue;
    const type: Type = path.length > 1 ? { kind: "unknown" } : typeOfJson(value);
    fields.set(first.name, { name: first.name, type, required: false, annotations: [] });
  }
  return { kind: "object", fields: [...fields.values()], key: [], open: true };
}
