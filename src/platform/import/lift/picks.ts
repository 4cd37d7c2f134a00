import { other } from "./evaluate.ts";
import type { SaidByName } from "./mapped.ts";
import type { Said } from "./said.ts";

/**
 * Common members that hold one of a few texts, with these: tables give them, and what is sent of
 * them are tables too, so that no other text is told from a missing one.
 */
export function picksOf(
  reads: SaidByName,
  writes: SaidByName,
): ReadonlyMap<string, readonly string[]> {
  const picks = [...reads].flatMap(([name, read]) => {
    const sent = [...writes.values()].filter((write) => usedBy(write).includes(name));
    const lists = [
      read.kind === "table" ? outcomesOf(read) : undefined,
      ...sent.map((write) => (write.kind === "table" ? keysOf(write) : undefined)),
    ];
    const known = lists.filter((list) => list !== undefined);
    const values = [...new Set(known.flat())];
    const isPick = known.length === lists.length && values.length > 0 && !values.includes("");
    return isPick ? [[name, values] as const] : [];
  });
  return new Map(picks);
}

function usedBy(said: Exclude<Said, { kind: "unsaid" }>): readonly string[] {
  if ("source" in said) return [said.source];
  return said.kind === "expression" ? said.sources : [];
}

type Table = Extract<Said, { kind: "table" }>;

/** The texts that a table gives; undefined where it gives anything else. */
function outcomesOf({ rows, otherwise }: Table): readonly string[] | undefined {
  const outcomes = [...rows.values(), otherwise?.outcome].filter(
    (outcome) => outcome !== undefined && outcome !== null,
  );
  const texts = outcomes.filter((outcome) => typeof outcome === "string");
  return texts.length === outcomes.length ? texts : undefined;
}

/** The texts that a table looks up; undefined where it keeps others. */
function keysOf({ rows, otherwise }: Table): readonly string[] | undefined {
  if (otherwise === undefined || otherwise.outcome === other) return undefined;
  return [...rows.keys()].filter((key) => typeof key === "string");
}
