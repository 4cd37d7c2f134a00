import { distance } from "fastest-levenshtein";

/**
 * The known name nearest to `name`, or undefined when none is near enough to be meant:
 * up to a third of the letters (at least one) may differ; letter case counts as no difference.
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 0.5;
  const wanted = name.toLowerCase();
  for (const candidate of known) {
    if (candidate === name) continue;
    const edits = distance(wanted, candidate.toLowerCase());
    if (edits < bestDistance) {
      best = candidate;
      bestDistance = edits;
    }
  }
  return best;
}
