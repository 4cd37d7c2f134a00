import { nearestName } from "../diagnostics/nearest.ts";

/** Words that start a declaration. */
export const declarationWords = [
  ...["hub", "object", "enum", "element", "map", "override", "codec", "table", "use"],
  ...["instance", "sync", "proxy"],
] as const;

/** Words that may follow an operand: suffixes, modifiers and operators. */
export const followingWords = [
  ...["as", "via", "from", "lossy", "default", "on", "else"],
  ...["like", "and", "or", "in", "present", "missing"],
] as const;

/** Words that start a row and are followed by an operand, a string or a brace. */
export const rowWords = ["when", "else", "remove", "example"] as const;

/** What may follow `else` in a table or after a conversion. */
export const elseActions = ["error", "keep", "null", "drop"] as const;

/** What may follow `on`. */
export const writeEvents = ["create", "update"] as const;

/** What may follow `for` in an override. */
export const overrideLevels = ["account", "instance"] as const;

/** What an override may override. */
export const overridable = ["map", "object"] as const;

/**
 * The keyword that `text` is or most likely was meant to be, among `words`;
 * undefined when it resembles none. Ask only at places where no other name may stand.
 */
export function meantWord<W extends string>(text: string, words: readonly W[]): W | undefined {
  const exact = words.find((word) => word === text);
  if (exact !== undefined || text.length < 2) return exact;
  const nearest = nearestName(text, words);
  return words.find((word) => word === nearest);
}
