import { describe, expect, it } from "vitest";
import { check } from "../../src/compiler/check.ts";
import { memoryHost } from "../../src/compiler/host.ts";
import { positionAt } from "../../src/diagnostics/source.ts";
import { languageSnippets, slugOf } from "../support/language-page.ts";

const path = "example.cemap";

/** One text made wrong, mostly, in one place. */
interface Edit {
  readonly name: string;
  readonly text: string;
}

/** Every mistake is told as it was: what is wrong, where, and no more than that. */
describe.each(languageSnippets())("$title of the language page, broken", (snippet) => {
  it("is told as it was", async () => {
    const told = [...edits(snippet.text), ...exchanges(snippet.text)].map(({ name, text }) => {
      const { diagnostics } = check({ path, text }, memoryHost({}));
      const found = diagnostics.map(({ code, severity, message, span }) => {
        const { line, column } = positionAt(text, span.start);
        return `    ${severity} ${code} ${line}:${column} ${message}`;
      });
      return [name, ...found].join("\n");
    });
    const file = `../golden/broken/${slugOf(snippet)}.txt`;
    await expect(`${told.join("\n")}\n`).toMatchFileSnapshot(file);
  });
});

/** Words, numbers, texts and signs; comments stay. */
const token =
  /\/\/.*|"(?:[^"\\]|\\.)*"|`[^`]*`|[\p{L}_$][\p{L}\p{N}_$]*|\d+|<->|<-|->|\?\?|\.\.\.|\S/gu;

/** Every third token is left out, said twice, changed or moved, in turn. */
function edits(text: string): readonly Edit[] {
  const tokens = [...text.matchAll(token)].filter(([word]) => !word.startsWith("//"));
  return tokens.flatMap((found, at) => {
    const next = tokens[at + 1];
    if (at % 3 !== 0 || next === undefined) return [];
    const [word] = found;
    const { line, column } = positionAt(text, found.index);
    const place = `at ${line}:${column}`;
    const rest = text.slice(found.index + word.length);
    const before = text.slice(0, found.index);
    const gap = text.slice(found.index + word.length, next.index);
    const behind = text.slice(next.index + next[0].length);
    const kinds: readonly Edit[] = [
      { name: `${place} without ${word}`, text: `${before}${rest}` },
      { name: `${place} twice ${word}`, text: `${before}${word} ${word}${rest}` },
      { name: `${place} other for ${word}`, text: `${before}other${rest}` },
      {
        name: `${place} ${next[0]} before ${word}`,
        text: `${before}${next[0]}${gap}${word}${behind}`,
      },
      { name: `${place} 7 for ${word}`, text: `${before}7${rest}` },
      { name: `${place} "x" for ${word}`, text: `${before}"x"${rest}` },
    ];
    return kinds.slice((at / 3) % 6, ((at / 3) % 6) + 1);
  });
}

/** Every second word is replaced by another word of the text. */
function exchanges(text: string): readonly Edit[] {
  const words = [...text.matchAll(token)].filter(([word]) => /^[\p{L}"]/u.test(word));
  return words.flatMap((found, at) => {
    const other = words[(at * 7 + 3) % words.length]?.[0];
    const [word] = found;
    if (at % 2 !== 0 || other === undefined || other === word) return [];
    const { line, column } = positionAt(text, found.index);
    const rest = text.slice(found.index + word.length);
    const name = `at ${line}:${column} ${other} for ${word}`;
    return [{ name, text: `${text.slice(0, found.index)}${other}${rest}` }];
  });
}
