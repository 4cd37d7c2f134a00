import { distance } from "fastest-levenshtein";

/**
 * The known name nearest to `name`, or undefined when none is near enough to be meant:
 * up to a third of the letters (at least one) may differ; letter case counts as no difference, two
 * neighbouring letters that changed places as one.
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 0.5;
  const wanted = name.toLowerCase();
  for (const candidate of known) {
    if (candidate === name) continue;
    const edits = editsBetween(wanted, candidate.toLowerCase());
    if (edits < bestDistance) {
      best = candidate;
      bestDistance = edits;
    }
  }
  return best;
}

function editsBetween(text: string, word: string): number {
  return isSwapped(text, word) ? 1 : distance(text, word);
}

/** Whether two neighbouring letters changed places: two edits for a metric, one slip for a hand. */
function isSwapped(text: string, word: string): boolean {
  if (text.length !== word.length) return false;
  const at = [...text].findIndex((letter, index) => letter !== word[index]);
  const swapped = `${text.slice(0, at)}${text.charAt(at + 1)}${text.charAt(at)}`;
  return at >= 0 && swapped + text.slice(at + 2) === word;
}
