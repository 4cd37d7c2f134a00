import { isObject } from "./checks.ts";
import { sameJson } from "./equality.ts";
import { ownMember, presentNames, type RecordObject, setMember } from "./record.ts";

/** What a patch says of a list that differs; missing says nothing. `path`: names from the top. */
export type ListPatch = (
  from: readonly unknown[],
  to: readonly unknown[],
  path: readonly string[],
) => unknown;

/**
 * The least RFC 7396 merge patch that makes `to` of `from`: objects member by member, lists whole,
 * null for a member that `to` lacks. Neither is changed. A member that is to be null inside of an
 * object is null in the patch too, which a server that follows the RFC to the letter takes out.
 */
export function mergePatch(
  from: RecordObject,
  to: RecordObject,
  ofList: ListPatch = (_from, list) => list,
  path: readonly string[] = [],
): RecordObject {
  const patch: { [name: string]: unknown } = {};
  for (const name of presentNames(to)) {
    const old = ownMember(from, name);
    const value = to[name];
    if (sameJson(old, value)) continue;
    const said = memberPatch(old, value, ofList, [...path, name]);
    if (said !== undefined) setMember(patch, name, said);
  }
  for (const name of presentNames(from)) {
    if (ownMember(to, name) === undefined) setMember(patch, name, null);
  }
  return patch;
}

function memberPatch(
  from: unknown,
  to: unknown,
  ofList: ListPatch,
  path: readonly string[],
): unknown {
  if (Array.isArray(from) && Array.isArray(to)) return ofList(from, to, path);
  if (!isObject(from) || !isObject(to)) return to;
  const patch = mergePatch(from, to, ofList, path);
  // Objects that differ, but only in lists of which nothing is said.
  return Object.keys(patch).length === 0 ? undefined : patch;
}
