/**
 * Brackets, commas, numbers and whole strings of a JSON text, in order; of text that is no JSON
 * some of them. Strings of any length: no pattern runs over a whole one, which takes the engine a
 * place on its stack for each character.
 */
export function* jsonTokens(text: string): Generator<string> {
  let start = -1;
  for (const { 0: part, index } of text.matchAll(/\\.|"|[[\]{},]|-?\d[\d.eE+-]*/gs)) {
    if (part === '"' && start < 0) start = index;
    else if (part === '"') {
      yield text.slice(start, index + 1);
      start = -1;
    } else if (start < 0) yield part;
  }
}
