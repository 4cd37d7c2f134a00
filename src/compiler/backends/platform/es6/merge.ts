import { isObject } from "../../../../runtime/checks.ts";
import { ownMember, setMember } from "../../../../runtime/record.ts";

/**
 * What the platform has mapped, with what a script adds. Objects that both have are merged, so that
 * parents can be shared; anything else is the script's, which writes to no other place of the two.
 */
export function merged(mapped: unknown, added: unknown): unknown {
  if (!isObject(mapped) || !isObject(added)) return added;
  const result = {};
  for (const name of Object.keys(mapped)) setMember(result, name, ownMember(mapped, name));
  for (const name of Object.keys(added)) {
    setMember(result, name, merged(ownMember(mapped, name), ownMember(added, name)));
  }
  return result;
}

/** A list has no missing items. */
export function nullIfMissing(value: unknown): unknown {
  return value === undefined ? null : value;
}
